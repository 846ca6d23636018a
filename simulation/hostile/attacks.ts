/** What a hostile client sends. Each says what it sent that no relay may ever take. */
import type { Identity } from '#client/engine/api.ts'
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { Edit } from '#shared/documents/edit.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import type { World } from '../world.ts'
import { heavyChange, protoChange } from './spoilt-changes.ts'

type HeldBooking = {
  readonly doc: string
  readonly opened: LoadedDoc
  readonly tips: string[]
}

type Means = {
  readonly world: World
  readonly me: Identity
  readonly own: string
  readonly foreign: string
  readonly somebodyElse: string
  readonly aBooking: (actor: string) => HeldBooking | undefined
  readonly held: readonly { readonly doc: string; readonly bytes: Uint8Array }[]
  readonly push: (doc: string, changes: readonly PushedChange[]) => void
  readonly raw: (bytes: Uint8Array) => void
}

const step = (world: World, doc: string, by: string, type: string, after: string[]): Edit => ({
  doc,
  put: [
    {
      path: ['events', `evil-${world.random.below(1e9)}`],
      value: { type, by, at: world.scheduler.now(), after },
    },
  ],
})

/** What everybody may write in a booking of their own. */
const attends = ({ me }: Means, doc: string, at: number): Edit => ({
  doc,
  put: [{ path: ['attending', me.personId], value: { at } }],
})

/** Writes an edit, and sends it as something that may never be in the log. */
const sendForbidden = (
  { world, push }: Means,
  { doc, opened }: HeldBooking,
  edit: Edit,
  receipt?: Uint8Array,
): boolean => {
  const written = world.records.write(opened, edit)
  if (written === undefined) return false
  world.forbidden.add(written.change.hash)
  push(doc, [{ ...written.change, ...(receipt ? { receipt } : {}) }])
  return true
}

const pushedAs = (world: World, bytes: Uint8Array): PushedChange => ({
  hash: world.records.automerge.decodeChange(bytes).hash,
  bytes,
})

export const ATTACKS = {
  'a change in the name of another device': (means: Means) => {
    const one = means.aBooking(means.foreign)
    if (one === undefined) return false
    // Right in everything but whose device it claims to be from.
    const edit = attends(means, one.doc, 1)
    const receipt = means.world.random.chance(0.5) ? means.world.random.bytes(32) : undefined
    return sendForbidden(means, one, edit, receipt)
  },
  'a step signed by somebody else': (means: Means) => {
    const one = means.aBooking(means.own)
    if (one === undefined) return false
    const forged = step(means.world, one.doc, means.somebodyElse, 'confirmed', one.tips)
    return sendForbidden(means, one, forged)
  },
  'a step nobody may take': (means: Means) => {
    const one = means.aBooking(means.own)
    if (one === undefined) return false
    return sendForbidden(means, one, step(means.world, one.doc, means.me.personId, 'settled', []))
  },
  'another learner for a booking': (means: Means) => {
    const one = means.aBooking(means.own)
    if (one === undefined) return false
    return sendForbidden(means, one, {
      doc: one.doc,
      put: [{ path: ['learnerId'], value: 'mallory' }],
    })
  },
  'a change without the one before it': (means: Means) => {
    const { world, own } = means
    const one = means.aBooking(own)
    if (one === undefined) return false
    const first = world.records.write(one.opened, attends(means, one.doc, 1))
    return first
      ? sendForbidden(means, { ...one, opened: first.doc }, attends(means, one.doc, 2))
      : false
  },
  'two changes under one number': (means: Means) => {
    const { world, own, push } = means
    const one = means.aBooking(own)
    if (one === undefined) return false
    const copy = world.records.automerge.clone(one.opened, { actor: own })
    const a = world.records.write(one.opened, attends(means, one.doc, 11))
    const b = world.records.write(copy, attends(means, one.doc, 12))
    if (a === undefined || b === undefined) return false
    world.rivals.push([a.change.hash, b.change.hash])
    push(one.doc, [a.change])
    push(one.doc, [b.change])
    return true
  },
  'more operations than anybody types': ({ world, own, push }: Means) => {
    const bytes = heavyChange(own)
    const change = pushedAs(world, bytes)
    world.forbidden.add(change.hash)
    push('booking:heavy', [change])
    return true
  },
  'a key that is no name': ({ world, own, push, aBooking }: Means) => {
    const one = aBooking(own)
    if (one === undefined) return false
    const A = world.records.automerge
    const heads = A.getHeads(one.opened)
    const maxOp = Math.max(
      ...A.getAllChanges(one.opened).map((bytes) => {
        const { startOp, ops } = A.decodeChange(bytes)
        return startOp + ops.length - 1
      }),
    )
    const change = pushedAs(world, protoChange(own, heads, maxOp + 1))
    world.forbidden.add(change.hash)
    push(one.doc, [change])
    return true
  },
  "what others wrote, as one's own": ({ world, held, push }: Means) => {
    if (held.length === 0) return false
    const { doc, bytes } = world.random.pick(held)
    push(doc, [pushedAs(world, bytes)])
    push('booking:elsewhere', [pushedAs(world, bytes)])
    return true
  },
  'a hash that is not its own': ({ world, held, push }: Means) => {
    if (held.length === 0) return false
    const { doc, bytes } = world.random.pick(held)
    push(doc, [{ hash: 'ab'.repeat(32), bytes }])
    return true
  },
  'noise instead of frames': ({ world, raw }: Means) => {
    for (let count = 0; count < 3; count += 1) raw(world.random.bytes(1 + world.random.below(80)))
    return true
  },
} satisfies Record<string, (means: Means) => boolean>

export type Attack = keyof typeof ATTACKS
