/**
 * A device as the relay meets it: it keeps what it is sent, writes with real commands, and pushes.
 * Plain enough to lie: tests send what no honest app would.
 */
import * as Automerge from '@automerge/automerge'
import * as v from 'valibot'
import type { AnyCommand, CommandContext } from '#shared/documents/command.ts'
import type { Edit } from '#shared/documents/edit.ts'
import { createRecords } from '#shared/documents/records.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { encodeFrame, parseDown, parseUp } from '#shared/protocol/codec.ts'
import type { AckFrame, ChangeVerdict, DownFrame, SentFrame } from '#shared/protocol/down.ts'
import type { HelloFrame, PushedChange, UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { documentKinds } from '#shared/registry.ts'
import type { SessionContext } from '../auth/session-context.ts'
import type { Connection, School } from '../school/types.ts'

export const records = createRecords(Automerge)

export type Held = { bytes: Uint8Array[]; receipts: Map<string, Uint8Array>; rows: unknown[] }

/** Any change, cut down to what a push needs. */
export const pushed = (bytes: Uint8Array, receipt?: Uint8Array): PushedChange => ({
  hash: Automerge.decodeChange(bytes).hash,
  bytes,
  ...(receipt ? { receipt } : {}),
})

export const createDevice = (school: () => School, session: SessionContext, ports: Ports) => {
  const docs = new Map<string, Held>()
  const frames: DownFrame[] = []
  let connection: Connection | undefined
  let epoch = ''
  let cursor = 0
  let pushes = 0
  let load = 0
  const waiting = new Map<number, (ack: AckFrame) => void>()
  const settled: (() => void)[] = []
  /** Acks are lost on the way when set. */
  let losesAcks = false

  const kind = (doc: string) => documentKinds.get(kindOf(doc)) ?? unreachable(doc)
  const held = (doc: string): Held => {
    const one = docs.get(doc) ?? {
      bytes: [records.first(kind(doc)).bytes],
      receipts: new Map(),
      rows: [],
    }
    docs.set(doc, one)
    return one
  }
  const open = (doc: string, actor?: string) => {
    const [base, ...tail] = held(doc).bytes
    return records.open(kind(doc), base, tail, actor)
  }

  let overhear: (sent: SentFrame) => void = () => {}

  const hear = (sent: SentFrame): void => {
    overhear(sent)
    // Everything goes over the wire as bytes, so the frames are what a device would see.
    const parsed = parseDown(encodeFrame(sent))
    const frame = parsed.ok ? parsed.value : unreachable('a frame no device could read')
    if (losesAcks && frame.type === 'ack') return
    frames.push(frame)
    if (frame.type === 'welcome') epoch = frame.epoch
    if (frame.type === 'snap')
      for (const { doc, bytes, rows, receipts } of frame.docs)
        docs.set(doc, {
          bytes: [bytes],
          rows,
          receipts: new Map(receipts.map((one) => [one.hash, one.bytes])),
        })
    if (frame.type === 'rows') {
      for (const { doc, bytes, hash, receipt } of frame.changes) {
        held(doc).bytes.push(bytes)
        held(doc).receipts.set(hash, receipt)
      }
      cursor = frame.cur
    }
    if (frame.type === 'gone') for (const doc of frame.docs) docs.delete(doc)
    if (frame.type === 'live') cursor = frame.cur
    if (frame.type === 'ack') waiting.get(frame.push)?.(frame)
    for (const look of [...settled]) look()
  }

  const say = (frame: UpFrame): Promise<void> => {
    const parsed = parseUp(encodeFrame(frame))
    if (!parsed.ok) throw new Error(`a ${frame.type} frame the relay cannot read`)
    return (connection ?? unreachable('not connected')).handle(parsed.value)
  }

  const device = {
    session,
    docs,
    frames,
    held,
    open,
    say,
    cursor: () => cursor,
    epoch: () => epoch,
    loseAcks: (does: boolean) => {
      losesAcks = does
    },
    /** Connects, and waits until the relay has answered. */
    connect: async (more: Partial<HelloFrame> = {}): Promise<void> => {
      connection = school().connect(session, (frame) => {
        hear(frame)
        return undefined
      })
      load += 1
      await say({ type: 'hello', protocol: PROTOCOL_VERSION, app: 'test', epoch, cursor, ...more })
    },
    /** Told of every frame as the relay sent it, until the answer is called; one listener. */
    overhears: (listener: (sent: SentFrame) => void): (() => void) => {
      overhear = listener
      return () => {
        overhear = () => {}
      }
    },
    disconnect: (): void => connection?.close(),
    forgetsEverything: (): void => {
      docs.clear()
      epoch = ''
      cursor = 0
    },
    actorId: (): string => `${session.actorPrefix}${load.toString(16).padStart(16, '0')}`,
    /** Changes a command would make here; kept only when `send` says they were taken. */
    makes: (command: AnyCommand, input: unknown): { doc: string; bytes: Uint8Array }[] => {
      const teams = frames.flatMap((frame) =>
        frame.type === 'welcome' || frame.type === 'live' ? [frame.teams] : [],
      )
      const context: CommandContext = {
        actor: { personId: session.personId, roles: session.roles, teams: teams.at(-1) ?? [] },
        now: ports.clock.now(),
        read: (doc) => (docs.has(doc) ? records.read(kind(doc), open(doc)) : undefined),
        newId: () => ports.ids.uuid(),
        once: (choose) => choose(),
        count: () => 1,
        deviceCode: 'TEST',
      }
      const edits = command.run(v.parse(command.input, input), context)
      if (!edits.ok) throw new Error(`${command.name}: ${edits.problem.message}`)
      return edits.value.flatMap((edit) => device.writes(edit))
    },
    writes: (edit: Edit): { doc: string; bytes: Uint8Array }[] => {
      const written = records.write(open(edit.doc, device.actorId()), edit)
      return written ? [{ doc: edit.doc, bytes: written.change.bytes }] : []
    },
    /** Pushes as given, and waits for the verdicts. */
    push: async (doc: string, changes: readonly PushedChange[]): Promise<ChangeVerdict[]> => {
      pushes += 1
      const push = pushes
      const ack = new Promise<AckFrame>((settle) => waiting.set(push, settle))
      const said = say({ type: 'push', push, doc, changes: [...changes] })
      if (losesAcks) {
        await said
        return []
      }
      return (await ack).verdicts
    },
    /** Writes, pushes, and keeps what was taken. */
    does: async (command: AnyCommand, input: unknown): Promise<ChangeVerdict[]> => {
      const verdicts: ChangeVerdict[] = []
      for (const { doc, bytes } of device.makes(command, input)) {
        const [verdict] = await device.push(doc, [pushed(bytes)])
        if (verdict === undefined) continue
        verdicts.push(verdict)
        if (verdict.verdict !== 'committed') {
          load += 1
          continue
        }
        held(doc).bytes.push(bytes)
        held(doc).receipts.set(verdict.hash, verdict.receipt)
      }
      return verdicts
    },
    record: (doc: string): unknown =>
      docs.has(doc) ? records.read(kind(doc), open(doc)) : undefined,
    heads: (doc: string): string[] => Automerge.getHeads(open(doc)),
    /** Ids of the documents on this device, in order. */
    holds: (): string[] => [...docs.keys()].sort(),
    /** Settles when `isSo` holds; looked at whenever a frame arrives. */
    until: (isSo: () => boolean): Promise<void> =>
      new Promise((settle) => {
        const look = (): void => {
          if (!isSo()) return
          settled.splice(settled.indexOf(look), 1)
          settle()
        }
        settled.push(look)
        look()
      }),
    sees: (type: DownFrame['type']): DownFrame[] => frames.filter((frame) => frame.type === type),
  }
  return device
}

export type Device = ReturnType<typeof createDevice>
