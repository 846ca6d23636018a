/**
 * Once a day: files past their time are proposed to the admins, and of logs and messages what is old
 * goes by itself. Files and accounts never do.
 */
import * as v from 'valibot'
import type { PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { InstantMs, Ports, TimerHandle } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time.ts'
import type { School } from '#sync-server/school/school.ts'
import { ledgerBefore, MONTH_MS, type Proposal, proposeErasures } from './propose.ts'
import { readRetention } from './settings.ts'

/** Whoever says "keep" is asked again after a year. */
const KEPT_FOR_MS = 365 * DAY_MS
const PROPOSALS = 'retention.proposals'
const KEPT = 'retention.kept'

/** Ids only: a name here would outlive its erasure. */
const proposals = v.object({
  checkedAtMs: v.number(),
  people: v.array(v.object({ person: v.string(), lastAtMs: v.number() })),
  /** Missing in what a relay of before wrote down. */
  ledger: v.optional(v.record(v.string(), v.number()), {}),
})
export type Proposals = {
  readonly checkedAtMs: InstantMs
  readonly people: readonly Proposal[]
  /** What stayed of people who were erased and is past its time, by kind of record. */
  readonly ledger: Readonly<Record<string, number>>
}

const keptOf = (school: School): Record<PersonId, InstantMs> =>
  JSON.parse(school.settings.get(KEPT) ?? '{}')

/** What the last look found, without those who were erased or kept since. */
export const proposalsOf = (school: School, now: InstantMs): Proposals => {
  const stored = school.settings.get(PROPOSALS)
  const read = stored === undefined ? undefined : v.safeParse(proposals, JSON.parse(stored))
  if (!read?.success) return { checkedAtMs: 0, people: [], ledger: {} }
  const kept = keptOf(school)
  const names = new Map(
    school.people.all().map(({ personId, displayName }) => [personId, displayName]),
  )
  const { checkedAtMs, people, ledger } = read.output
  return {
    checkedAtMs,
    ledger,
    people: people.flatMap(({ person, lastAtMs }) => {
      const displayName = names.get(person)
      // Whoever was erased has no name any more.
      if (displayName === undefined || (kept[person] ?? 0) > now) return []
      return [{ person, displayName, lastAtMs }]
    }),
  }
}

/** An admin has looked: not yet. */
export const keepPerson = (school: School, person: PersonId, now: InstantMs): void =>
  school.settings.set(KEPT, JSON.stringify({ ...keptOf(school), [person]: now + KEPT_FOR_MS }))

/** Looks through one school. */
export const tendSchool = (school: School, now: InstantMs): void => {
  const settings = readRetention(school.settings)
  school.retention.dropDecidedRefusals(now - settings.refusalsDays * DAY_MS)
  school.retention.letMessagesGo(now - settings.messagesMonths * MONTH_MS)
  const facts = {
    people: school.people.all(),
    activity: school.retention.lastActivity(),
    keptUntil: keptOf(school),
    now,
  }
  const people = proposeErasures(facts, settings).map(({ person, lastAtMs }) => ({
    person,
    lastAtMs,
  }))
  const ledger = school.retention.ledgerPastTime(ledgerBefore(now, settings))
  school.settings.set(PROPOSALS, JSON.stringify({ checkedAtMs: now, people, ledger }))
}

export const createRetentionKeeper = (deps: {
  ports: Ports
  /** All of them. */
  schoolIds: () => readonly SchoolId[]
  /** Opens it, where it is not open. May throw. */
  schoolOf: (schoolId: SchoolId) => School
  /** Whatever else is for a quiet hour. */
  alsoDaily: () => void
  /** `at` is the school that could not be looked after; undefined: what else there is to do. */
  onFault: (fault: unknown, at: SchoolId | undefined) => void
}) => {
  const { ports } = deps
  let timer: TimerHandle
  let isStarted = false

  /** Tomorrow is another day; nothing is lost meanwhile, and the others have their turn today. */
  const attempt = (work: () => void, at?: SchoolId): void => {
    try {
      work()
    } catch (fault) {
      deps.onFault(fault, at)
    }
  }

  const tend = (): void => {
    attempt(() => {
      for (const id of deps.schoolIds())
        attempt(() => tendSchool(deps.schoolOf(id), ports.clock.now()), id)
    })
    attempt(deps.alsoDaily)
    timer = ports.timers.after(DAY_MS, tend)
  }

  return {
    /** Now, and every day from now on. */
    start: (): void => {
      isStarted = true
      tend()
    },
    stop: (): void => {
      if (isStarted) ports.timers.cancel(timer)
      isStarted = false
    },
  }
}

export type RetentionKeeper = ReturnType<typeof createRetentionKeeper>
