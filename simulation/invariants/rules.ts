/**
 * The rules hold on what the relay took, asked without the product's own rules: everybody signs for
 * themselves only, and the steps of staff and of admins were taken by staff and by admins. I9.
 */
import { kindOf } from '#shared/kernel/ids.ts'
import { staffOf } from '../cast.ts'
import type { World } from '../world.ts'

type Logged = {
  readonly seq: number
  readonly hash: string
  readonly doc: string
  readonly person: string
  readonly device: string
  readonly bytes: Uint8Array
}

const SIGNATURES = new Set(['by', 'loggedBy', 'recordedBy'])
const STAFF_STEPS = new Set(['confirmed', 'moved', 'completed', 'settled'])
const ADMIN_STEPS = new Set(['enrolled', 'assigned', 'ended'])
/** Records that only staff write. */
const STAFF_KINDS = new Set(['payment', 'decision'])

/** @param after what the relay had taken up to here is not asked again */
export const wrongInTheLog = (
  world: World,
  after: number,
): { readonly failures: string[]; readonly seq: number } => {
  const A = world.records.automerge
  const staff = staffOf(world.cast)
  const rows = world.relay.inspect<Logged>(
    "SELECT seq, hash, doc, person, device, bytes FROM log WHERE kind = 'change' AND seq > ? ORDER BY seq",
    after,
  )
  const both = world.rivals
    .filter((pair) => pair.every((hash) => world.relay.isCommitted(hash)))
    .map(() => 'I9: the relay took two changes under one number')
  const wrong = rows.flatMap(({ seq, hash, doc, person, device, bytes }) => {
    const failures: string[] = []
    const kind = kindOf(doc)
    for (const op of A.decodeChange(bytes).ops) {
      const { key, value } = op as { key?: string; value?: unknown }
      if (key !== undefined && SIGNATURES.has(key) && value !== person)
        failures.push(`I9: ${person} signed as ${value} on ${doc}`)
      if (
        key === 'type' &&
        kind === 'booking' &&
        STAFF_STEPS.has(String(value)) &&
        !staff.has(person)
      )
        failures.push(`I9: ${person} has ${value} ${doc}, which only staff may`)
      if (
        key === 'type' &&
        kind === 'learner' &&
        ADMIN_STEPS.has(String(value)) &&
        !world.everAdmin.has(person)
      )
        failures.push(`I9: ${person} wrote "${value}" on ${doc}, which only admins may`)
    }
    if (STAFF_KINDS.has(kind) && !staff.has(person))
      failures.push(`I9: ${person} wrote ${doc}, which only staff may`)
    const ended = world.accounts.ended.get(device)
    // Not by time: the relay's clock jumps as well.
    const isLater = ended && (ended.generation !== world.relay.generation() || seq > ended.seq)
    if (isLater && !world.relay.isOld(hash))
      failures.push(
        `I9: ${device} was signed out, and the relay took its work on ${doc} after that`,
      )
    if (world.forbidden.has(hash))
      failures.push(`I9: the relay took a forged change on ${doc} from ${person}`)
    return failures
  })
  return { failures: [...both, ...wrong], seq: rows.at(-1)?.seq ?? after }
}

/** All of it, at rest. */
export const rulesHold = (world: World): string[] => wrongInTheLog(world, 0).failures
