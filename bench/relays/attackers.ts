/**
 * People who attack, in a process of their own: what it costs them to make what they send is not what
 * it costs others. Everything is made before it is asked for, and sent again and again after that.
 */
import { setPriority } from 'node:os'
import WebSocket from 'ws'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { ATTACKS, type Attack } from '../school/attacks.ts'
import type { Member } from '../school/make-school.ts'

/** Answered by 'ready', then 'go' and 'stop' are; the answer to 'stop' says how many were sent. */
export type AttackOrder = {
  readonly name: string
  readonly url: string
  /** One line each, so that who is named twice has two. */
  readonly attackers: readonly Member[]
}

const IN_FLIGHT = 8
/** For one line: more than anybody's share lets through while it lasts. */
const FRAMES = 40
/** The relay they attack is not to wait for them. */
const NICENESS = 5

const framesOf = (attack: Attack, member: Member): Uint8Array[] =>
  Array.from({ length: FRAMES }, (_, push) => {
    const { doc, changes } = attack(member)
    return encodeFrame({ type: 'push', push, doc, changes })
  })

const openLine = async (url: string, member: Member, frames: readonly Uint8Array[]) => {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/sync`, {
    headers: { cookie: member.cookie, origin: url },
    perMessageDeflate: false,
  })
  let sent = 0
  let isOn = false
  const sendNext = (): void => {
    if (!isOn) return
    socket.send(frames[sent % frames.length] as Uint8Array)
    sent += 1
  }
  await new Promise<void>((live, lost) => {
    socket.on('error', lost)
    socket.on('message', (data: Buffer) => {
      const frame = parseDown(new Uint8Array(data))
      if (frame.ok && frame.value.type === 'live') live()
      if (frame.ok && frame.value.type === 'ack') sendNext()
    })
    const hello = { protocol: PROTOCOL_VERSION, app: 'attack', epoch: '', cursor: 0 }
    socket.once('open', () => socket.send(encodeFrame({ type: 'hello', ...hello })))
  })
  return {
    sent: () => sent,
    start: (): void => {
      isOn = true
      for (let count = 0; count < IN_FLIGHT; count += 1) sendNext()
    },
    stop: (): void => {
      isOn = false
      socket.terminate()
    },
  }
}

setPriority(NICENESS)
let lines: Awaited<ReturnType<typeof openLine>>[] = []

const prepare = async ({ name, url, attackers }: AttackOrder): Promise<void> => {
  const attack = ATTACKS[name]
  if (attack === undefined) throw new Error(`no attack ${name}`)
  const made = attackers.map((member) => ({ member, frames: framesOf(attack, member) }))
  lines = await Promise.all(made.map(({ member, frames }) => openLine(url, member, frames)))
}

process.on('message', (order: AttackOrder | 'go' | 'stop') => {
  if (order === 'go') for (const line of lines) line.start()
  else if (order === 'stop') {
    for (const line of lines) line.stop()
    process.send?.(lines.reduce((sum, { sent }) => sum + sent(), 0))
  } else void prepare(order).then(() => process.send?.('ready'))
})
process.on('disconnect', () => process.exit())
