/** Who may note a consent, and in whose name. PE11. */
import type { Step } from '#shared/documents/document-kind.ts'
import { appendedKeys, touchesOnly } from '#shared/documents/touched.ts'
import { type Actor, isAdmin } from '#shared/kernel/actor.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { type Principal, personPrincipal } from '#shared/kernel/principal.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { refuse } from '../problems.ts'
import { sentenceOf } from './purposes.ts'
import type { ConsentEvent, Consents } from './schema.ts'
import { consentState } from './state.ts'

/** Not the team: what somebody agreed to is between them and the school. */
export const consentsReaders = (consents: Consents): Principal[] => [
  'role:admin',
  personPrincipal(consents.personId),
]

/** Nobody changes their mind so often; a log without end would be slow for whoever reads it. */
const MOST_WORDS = 200

/** One named twice does not stand for another. */
const namesAll = (said: readonly string[], tips: readonly string[]): boolean =>
  said.length === tips.length && tips.every((id) => said.includes(id))

/** In the app only the person speaks; from paper only an admin notes it. */
const mayAdd = (actor: Actor, personId: string, event: ConsentEvent): Result<undefined> => {
  if (event.by !== actor.personId) return refuse('step-not-allowed')
  if (sentenceOf(event.purpose, event.wording) === undefined) return refuse('consent-unknown')
  if (event.how === 'app')
    return actor.personId === personId ? ok(undefined) : refuse('consent-not-theirs')
  return isAdmin(actor) ? ok(undefined) : refuse('step-not-allowed')
}

export const mayChangeConsents = (actor: Actor, step: Step<Consents>): Result<undefined> => {
  const { before, after, touched } = step
  const { personId } = before ?? after
  if (actor.personId !== personId && !isAdmin(actor)) return refuse('not-your-consent')
  const allowed = [['events', '*'], ...(before ? [] : [['id'], ['personId']])]
  if (!touchesOnly(touched, allowed)) return refuse('field-not-allowed')
  if (before === undefined && keyOf(step.doc) !== personId) return refuse('field-not-allowed')
  const added = appendedKeys(touched, 'events', before?.events)
  // One word at a time: nothing is slipped in beside what the person pressed.
  const [key, ...more] = added ?? []
  if (Object.keys(before?.events ?? {}).length >= MOST_WORDS) return refuse('consent-too-often')
  const event = after.events[key ?? '']
  if (event === undefined || more.length > 0) return refuse('step-not-allowed')
  const expected = before ? consentState(before).tips : []
  if (!namesAll(event.after, expected)) return refuse('step-not-allowed')
  return mayAdd(actor, personId, event)
}
