/**
 * Somebody of the school with a client of their own: a true session, and changes no app would write.
 * None of it may reach the log, and nobody else may notice.
 */
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import { tipsOf } from '#shared/documents/tips.ts'
import type { Booking } from '#shared/domains/bookings/index.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import type { PushedChange, UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { ATTACKS, type Attack } from './hostile/attacks.ts'
import { HOSTILE_DEVICE, hostileDeviceOf } from './people.ts'
import type { World } from './world.ts'

/** What it has been sent of a record. */
type Held = { snapshot: Uint8Array | undefined; changes: Uint8Array[] }

const RECONNECT_MS = 800

export const createHostile = (world: World) => {
  const { network, scheduler, random, records } = world
  const me = hostileDeviceOf(world.cast, random.pick(world.cast.suspects))
  world.accounts.identities.set(HOSTILE_DEVICE, me)
  const held = new Map<string, Held>()
  let link: { send: (bytes: Uint8Array) => void } | undefined
  let pushes = 0

  const kindOfDoc = (doc: string) => world.version().kinds.get(kindOf(doc))

  const hear = (frame: DownFrame): void => {
    if (frame.type === 'snap')
      for (const { doc, bytes } of frame.docs)
        held.set(doc, { snapshot: new Uint8Array(bytes), changes: [] })
    if (frame.type === 'rows')
      for (const { doc, bytes } of frame.changes) {
        const one = held.get(doc) ?? { snapshot: undefined, changes: [] }
        one.changes.push(new Uint8Array(bytes))
        held.set(doc, one)
      }
  }

  const connect = (): void => {
    link = network.forDevice(HOSTILE_DEVICE).connect({
      onOpen: () =>
        say({ type: 'hello', protocol: PROTOCOL_VERSION, app: 'evil', epoch: '', cursor: 0 }),
      onMessage: (bytes) => {
        const frame = parseDown(bytes)
        if (frame.ok) hear(frame.value)
      },
      onClose: () => {
        link = undefined
        scheduler.after(RECONNECT_MS, connect)
      },
    })
  }
  const say = (frame: UpFrame): void => link?.send(encodeFrame(frame))

  const push = (doc: string, changes: readonly PushedChange[]): void => {
    pushes += 1
    say({ type: 'push', push: pushes, doc, changes: [...changes] })
  }

  const open = (doc: string, actor: string): LoadedDoc | undefined => {
    const kind = kindOfDoc(doc)
    const one = held.get(doc)
    return kind && one && records.open(kind, one.snapshot, one.changes, actor)
  }

  /** A booking it holds, with what is needed to write the next step of it. */
  const aBooking = (actor: string) => {
    const docs = [...held.keys()].filter((doc) => kindOf(doc) === 'booking')
    const doc = docs.length > 0 ? random.pick(docs) : undefined
    const kind = doc === undefined ? undefined : kindOfDoc(doc)
    const opened = doc === undefined ? undefined : open(doc, actor)
    if (doc === undefined || opened === undefined || kind === undefined) return undefined
    const booking = records.read<Booking>(kind, opened)
    if (booking === undefined) return undefined
    return { doc, opened, tips: tipsOf(booking.events) }
  }

  const actorOf = (prefix: string): string =>
    prefix + [...random.bytes(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

  const { instructors, learners } = world.cast
  const others = [...instructors, ...learners].filter((id) => id !== me.personId)

  connect()
  return {
    person: me.personId,
    act: (): void => {
      const name = random.pick(Object.keys(ATTACKS) as Attack[])
      const attack = ATTACKS[name]
      const own = actorOf(me.actorPrefix)
      const isDone = attack({
        world,
        me,
        own,
        /** An actor of somebody else's device. */
        foreign: actorOf(world.device(`${others[0]}-1`).identity.actorPrefix),
        somebodyElse: me.personId === 'ann' ? (others[0] ?? 'nobody') : 'ann',
        aBooking,
        held: [...held].flatMap(([doc, { changes }]) => changes.map((bytes) => ({ doc, bytes }))),
        push,
        raw: (bytes) => link?.send(bytes),
      })
      if (isDone) world.story.tell(`${me.personId}'s own client tries: ${name}`)
    },
  }
}
