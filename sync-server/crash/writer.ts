/**
 * A device that writes without pause over a real socket, remembers what was acknowledged, and after
 * every crash sends again what was not.
 */
import * as Automerge from '@automerge/automerge'
import WebSocket from 'ws'
import type { CommandContext } from '#shared/documents/command.ts'
import { createRecords } from '#shared/documents/records.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { AckFrame } from '#shared/protocol/down.ts'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { documentKinds } from '#shared/registry.ts'
import type { SignedInDevice } from './running-relay.ts'

/** Changes on the way at one time: some are always between here and the disk. */
const ON_THE_WAY = 6
const CHANGES_A_RECORD = 4
const records = createRecords(Automerge)

export type Written = {
  readonly doc: string
  readonly hash: string
  readonly bytes: Uint8Array
  /** The order it was written in. */
  readonly number: number
}

export type Writer = ReturnType<typeof createWriter>

/** @param name makes its records its own */
export const createWriter = (url: string, device: SignedInDevice, name: string) => {
  const acked = new Map<string, Written>()
  const unacked: Written[] = []
  const problems: string[] = []
  let duplicates = 0
  let socket: WebSocket | undefined
  let epoch = ''
  let cursor = 0
  let sent = 0
  let pushes = 0
  let number = 0
  let doc: string | undefined
  let past: Uint8Array[] = []
  const told: (() => void)[] = []

  const writeOne = (): Written => {
    number += 1
    const bookingId = `${name}-${Math.floor((number - 1) / CHANGES_A_RECORD)}`
    if (doc !== `lesson:${bookingId}`) past = []
    doc = `lesson:${bookingId}`
    const kind = documentKinds.get(kindOf(doc)) ?? unreachable(doc)
    let ids = 0
    const context: CommandContext = {
      actor: { personId: 'ada', roles: ['admin'], teams: [] },
      now: 1_795_420_800_000 + number,
      read: <Rec>(asked: string) =>
        asked === doc ? records.read<Rec>(kind, records.open(kind, undefined, past)) : undefined,
      newId: () => {
        ids += 1
        return `${name}-${number}-${ids}`
      },
      once: (choose) => choose(),
      count: () => 1,
      deviceCode: 'CRSH',
    }
    const input = {
      bookingId,
      learnerId: 'lena',
      instructorId: 'ada',
      startsAtMs: 1,
      durationMinutes: 60,
      skills: [{ skill: 1 + (number % 27), level: 1 + (number % 5) }] as never,
      note: `Lesson ${number}`,
    }
    const edits = logLesson.run(input, context)
    if (!edits.ok) throw new Error(edits.problem.code)
    const [edit] = edits.value
    const actor = device.actorPrefix + '0'.repeat(16)
    const open = records.open(kind, undefined, past, actor)
    const written = records.write(open, edit ?? unreachable('an edit')) ?? unreachable('a change')
    records.automerge.free(written.doc)
    past.push(written.change.bytes)
    return { doc, number, ...written.change }
  }

  /** Keeps the line full: what was written and not acknowledged yet, then something new. */
  const fill = (): void => {
    while (sent < ON_THE_WAY && socket?.readyState === WebSocket.OPEN) {
      const next = unacked[sent] ?? writeOne()
      if (sent >= unacked.length) unacked.push(next)
      sent += 1
      pushes += 1
      const { hash, bytes } = next
      socket.send(
        encodeFrame({ type: 'push', push: pushes, doc: next.doc, changes: [{ hash, bytes }] }),
      )
    }
  }

  const hear = ({ verdicts }: AckFrame): void => {
    for (const verdict of verdicts) {
      const at = unacked.findIndex((one) => one.hash === verdict.hash)
      const [one] = at === -1 ? [] : unacked.splice(at, 1)
      if (one === undefined) continue
      sent -= 1
      if (verdict.verdict === 'committed' || verdict.verdict === 'duplicate') {
        if (verdict.verdict === 'duplicate') duplicates += 1
        acked.set(one.hash, one)
      } else if (verdict.verdict === 'retry') unacked.push(one)
      else problems.push(`${one.doc}: ${verdict.code}`)
    }
    for (const tell of told.splice(0)) tell()
    fill()
  }

  return {
    acked,
    problems,
    duplicates: (): number => duplicates,
    /** Connects and writes until the line breaks. */
    connect: (): void => {
      const line = new WebSocket(`${url.replace('http', 'ws')}/sync`, {
        headers: { origin: url, cookie: device.cookie },
      })
      socket = line
      line.on('error', () => {})
      line.on('open', () => {
        sent = 0
        // Whatever order it was written in is the order it is sent in again.
        unacked.sort((a, b) => a.number - b.number)
        line.send(
          encodeFrame({
            type: 'hello',
            protocol: PROTOCOL_VERSION,
            schema: SCHEMA_VERSION,
            app: 'crash',
            epoch,
            cursor,
          }),
        )
        fill()
      })
      line.on('message', (data: Buffer) => {
        const parsed = parseDown(new Uint8Array(data))
        if (!parsed.ok || line !== socket) return
        const frame = parsed.value
        if (frame.type === 'welcome') epoch = frame.epoch
        if (frame.type === 'rows' || frame.type === 'live') cursor = frame.cur
        if (frame.type === 'ack') hear(frame)
        if (frame.type === 'refuse') problems.push(`refused: ${frame.code}`)
      })
    },
    /** Settles when this many have been acknowledged in all. */
    hasAcked: async (count: number, isOver: () => boolean): Promise<void> => {
      while (acked.size < count && !isOver()) await new Promise<void>((tell) => told.push(tell))
    },
    /** The line is dead: whoever waits for it looks again. */
    lost: (): void => {
      for (const tell of told.splice(0)) tell()
    },
    end: (): void => socket?.terminate(),
  }
}
