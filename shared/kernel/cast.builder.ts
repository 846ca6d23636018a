/** The people of our test stories: one school, two instructors, a learner each. */
import type { Actor } from './actor.ts'

/** Ann runs the school. */
export const ann: Actor = { personId: 'ann', roles: ['admin'], teams: [] }
/** Sarah teaches Amira. */
export const sarah: Actor = { personId: 'sarah', roles: ['instructor'], teams: ['amira'] }
/** Dev teaches Seun. */
export const dev: Actor = { personId: 'dev', roles: ['instructor'], teams: ['seun'] }
export const amira: Actor = { personId: 'amira', roles: ['learner'], teams: ['amira'] }
export const seun: Actor = { personId: 'seun', roles: ['learner'], teams: ['seun'] }
/** Signed in, but without any role: has just left, or was never given one. */
export const noRole: Actor = { personId: 'nobody', roles: [], teams: [] }

/** Tuesday 24 November 2026, 10:00 in London. */
export const TUESDAY_10_MS = Date.UTC(2026, 10, 24, 10)
