/** What attackers send: each attack as a frame that any member of a school could put on the wire. */
import { randomBytes } from 'node:crypto'
import { keyOf } from '#shared/kernel/ids.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { documentKinds } from '#shared/registry.ts'
import { amplified, chunk, hashOfChange } from '#sync-server/testing/hand-made-change.ts'
import { aTimetable } from './a-timetable.ts'
import type { Member } from './make-school.ts'
import { records, writeCalls } from './writing.ts'

type Push = { readonly doc: string; readonly changes: PushedChange[] }

/** What an attacker sends next; never the same twice. */
export type Attack = (attacker: Member) => Push

const NOISE_BYTES = 65_000
const OPERATIONS = 10_000
const ORPHANS = 200

const announced = (bytes: Uint8Array): PushedChange => ({ hash: hashOfChange(bytes), bytes })
const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
const actorOf = ({ actorPrefix }: Member): string => `${actorPrefix}${hex(8)}`
const newDoc = (name: string): string => `booking:${name}-${hex(6)}`

/** Where every booking begins, which anybody can know. */
const theBeginning = () => {
  const booking = documentKinds.get('booking')
  if (booking === undefined) throw new Error('no bookings')
  const { bytes, hash } = records.first(booking)
  const A = records.automerge
  const [first] = A.getAllChanges(A.load(bytes)).map((change) => A.decodeChange(change))
  return { deps: [hash], startOp: (first?.startOp ?? 1) + (first?.ops.length ?? 0) }
}

const learners = Array.from({ length: 80 }, (_, index) => aTimetable.learnerId(index))

/** An honest booking, which reaches the rules: there the judge hangs. */
const plausible = (attacker: Member, doc: string): PushedChange => {
  const index = learners.indexOf(attacker.personId)
  const input = {
    bookingId: keyOf(doc),
    learnerId: attacker.personId,
    instructorId: aTimetable.instructorId(index),
    slot: aTimetable.slotOf(index, 700),
  }
  const actor = { personId: attacker.personId, roles: attacker.roles, teams: [] }
  const author = { actor, actorPrefix: attacker.actorPrefix }
  const [change] = writeCalls(author, doc, [{ name: 'bookings.book', input }]).changes
  if (change === undefined) throw new Error('nothing written')
  return change
}

const begin = theBeginning()

export const ATTACKS: Readonly<Record<string, Attack>> = {
  'op-bombs': (attacker) => ({
    doc: newDoc('bomb'),
    changes: [announced(amplified(OPERATIONS, { ...begin, actor: actorOf(attacker) }))],
  }),
  'hanging-judge': (attacker) => {
    const doc = newDoc('hang')
    return { doc, changes: [plausible(attacker, doc)] }
  },
  '200-kb-frames': () => ({
    doc: newDoc('noise'),
    changes: Array.from({ length: 3 }, () => announced(chunk([...randomBytes(NOISE_BYTES)]))),
  }),
  'orphan-flood': (attacker) => ({
    doc: newDoc('orphan'),
    changes: Array.from({ length: ORPHANS }, () =>
      announced(
        amplified(1, { actor: actorOf(attacker), deps: [hex(32)], startOp: begin.startOp }),
      ),
    ),
  }),
}
