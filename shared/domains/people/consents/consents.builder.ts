/** Consent logs for tests: say only what the test is about. */
import type { ConsentEvent, Consents } from './schema.ts'

/** Amira says yes to news in the app, after nothing, unless said otherwise. */
export const aConsentEvent = (some: Partial<ConsentEvent> = {}): ConsentEvent => ({
  type: 'given',
  purpose: 'news',
  wording: '2026-09-01',
  how: 'app',
  by: 'amira',
  at: 1_000,
  after: [],
  ...some,
})

/** Amira's log, with one yes (`g`). */
export const someConsents = (some: Partial<Consents> = {}): Consents => ({
  id: 'consents:amira',
  personId: 'amira',
  events: { g: aConsentEvent() },
  ...some,
})
