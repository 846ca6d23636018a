/** Whose files are past their time. Pure: a person decides about each. */
import type { RetentionSettings } from '#shared/domains/people/index.ts'
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time.ts'

/** A mean month: nobody waits for a file to be proposed to the day. */
export const MONTH_MS = 30.44 * DAY_MS

export type KnownPerson = {
  readonly personId: PersonId
  readonly displayName: string
  readonly roles: readonly Role[]
}

export type Proposal = {
  readonly person: PersonId
  readonly displayName: string
  /** When something last happened in one of their records. */
  readonly lastAtMs: InstantMs
}

export type Facts = {
  readonly people: readonly KnownPerson[]
  readonly activity: ReadonlyMap<PersonId, InstantMs>
  /** Somebody decided to keep them until then. */
  readonly keptUntil: Readonly<Record<PersonId, InstantMs>>
  readonly now: InstantMs
}

/** Learners in whose records nothing happened for as long as the school keeps them; longest first. */
export const proposeErasures = (
  { people, activity, keptUntil, now }: Facts,
  { learnerFilesMonths }: RetentionSettings,
): Proposal[] => {
  const until = now - learnerFilesMonths * MONTH_MS
  return people
    .filter(({ roles }) => roles.every((role) => role === 'learner'))
    .flatMap(({ personId, displayName }) => {
      const lastAtMs = activity.get(personId)
      // Nothing ever happened: just enrolled, or invited; there is no file to be old.
      if (lastAtMs === undefined || lastAtMs > until) return []
      if ((keptUntil[personId] ?? 0) > now) return []
      return [{ person: personId, displayName, lastAtMs }]
    })
    .sort((a, b) => a.lastAtMs - b.lastAtMs)
}

/**
 * Accounts from before then are past their time: the first day of a year, so that it comes up once a
 * year. Whichever accounting year a payment was in, that year ended within the one after it.
 */
export const ledgerBefore = (
  now: InstantMs,
  { ledgerYears }: Pick<RetentionSettings, 'ledgerYears'>,
): InstantMs => Date.UTC(new Date(now).getUTCFullYear() - ledgerYears - 1, 0)
