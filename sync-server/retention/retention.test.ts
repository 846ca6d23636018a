import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEFAULT_RETENTION } from '#shared/domains/people/index.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time.ts'
import { aLivedSchool, type LivedSchool, WORDS } from '#sync-server/testing/a-lived-school.ts'
import { createRetentionKeeper, keepPerson, proposalsOf } from './keeper.ts'
import { ledgerBefore, proposeErasures } from './propose.ts'
import { readRetention, writeRetention } from './settings.ts'

let lived: LivedSchool
beforeAll(async () => {
  lived = await aLivedSchool()
})
afterAll(() => lived.ends())

/** A clock that is moved by hand; what was due meanwhile comes once, as on a machine that slept. */
const aClock = (startMs: number) => {
  let nowMs = startMs
  const timers: { at: number; run: () => void }[] = []
  const passes = (ms: number): void => {
    nowMs += ms
    for (const { run } of timers.splice(0).filter((one) => one.at <= nowMs)) run()
  }
  const ports: Ports = {
    ...lived.ports,
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
    timers: {
      after: (delayMs, run) => timers.push({ at: nowMs + delayMs, run }),
      cancel: () => timers.splice(0),
    },
  }
  return { ports, passes, now: () => nowMs }
}

test('a learner’s file is proposed two years after the last thing in it, and a teacher’s never', () => {
  const people = [
    { personId: 'old', displayName: 'Old', roles: ['learner' as const] },
    { personId: 'new', displayName: 'New', roles: ['learner' as const] },
    { personId: 'both', displayName: 'Both', roles: ['learner' as const, 'admin' as const] },
    { personId: 'never', displayName: 'Never', roles: ['learner' as const] },
    { personId: 'kept', displayName: 'Kept', roles: ['learner' as const] },
  ]
  const now = 3_000 * DAY_MS
  const old = now - 740 * DAY_MS
  const activity = new Map([
    ['old', old],
    ['new', now - 700 * DAY_MS],
    ['both', old],
    ['kept', old],
  ])
  const facts = { people, activity, keptUntil: { kept: now + 1 }, now }
  expect(proposeErasures(facts, DEFAULT_RETENTION)).toEqual([
    { person: 'old', displayName: 'Old', lastAtMs: old },
  ])
  expect(proposeErasures({ ...facts, now: now + 2 }, DEFAULT_RETENTION)).toHaveLength(2)
})

test('the daily look proposes and erases nothing; whoever is kept or erased is off the list', () => {
  const school = lived.school()
  const { ports, passes, now } = aClock(lived.ports.clock.now())
  let faults = 0
  const keeper = createRetentionKeeper({
    ports,
    schoolIds: () => [school.id],
    schoolOf: () => school,
    alsoDaily: () => undefined,
    onFault: () => {
      faults += 1
    },
  })
  keeper.start()
  expect(proposalsOf(school, now()).people).toEqual([])
  passes(730 * DAY_MS)
  expect(proposalsOf(school, now()).people).toEqual([])
  passes(2 * DAY_MS)
  const names = () => proposalsOf(school, now()).people.map(({ person }) => person)
  expect(names().sort()).toEqual(['amira', 'seun'])
  expect(school.erasure.preview('amira').goes).toMatchObject({ lesson: 1 })

  keepPerson(school, 'seun', now())
  expect(names()).toEqual(['amira'])
  school.erasure.erase('amira', { person: 'ann', device: 'ann-phone' })
  expect(names()).toEqual([])
  // T51: nor is her name left in what the daily look wrote down.
  expect(school.erasure.compact()).toBe(true)
  expect(readFileSync(lived.file, 'latin1')).not.toContain(WORDS.name)
  passes(366 * DAY_MS)
  expect(names()).toEqual(['seun'])
  keeper.stop()
  const { checkedAtMs } = proposalsOf(school, now())
  passes(5 * DAY_MS)
  expect(proposalsOf(school, now()).checkedAtMs).toBe(checkedAtMs)
  expect(faults).toBe(0)
})

test('a school that cannot be opened keeps neither the others nor the rest from their daily run', () => {
  const school = lived.school()
  const { ports, now } = aClock(lived.ports.clock.now())
  const faults: (string | undefined)[] = []
  let isRestDone = false
  const keeper = createRetentionKeeper({
    ports,
    schoolIds: () => ['broken', school.id],
    schoolOf: (id) => {
      if (id === 'broken') throw new Error('file is not a database')
      return school
    },
    alsoDaily: () => {
      isRestDone = true
    },
    onFault: (_fault, at) => void faults.push(at),
  })
  keeper.start()
  keeper.stop()
  expect(faults).toEqual(['broken'])
  expect(proposalsOf(school, now()).checkedAtMs).toBe(now())
  expect(isRestDone).toBe(true)
})

test('a school’s own figures are kept with the school; nonsense in their place is not believed', () => {
  const { settings } = lived.school()
  expect(readRetention(settings)).toEqual(DEFAULT_RETENTION)
  const own = { learnerFilesMonths: 12, refusalsDays: 30 }
  expect(writeRetention(settings, own)).toHaveLength(2)
  expect(readRetention(settings)).toEqual({ ...DEFAULT_RETENTION, ...own })
  // As a relay of before stored it: what it did not know has its default.
  settings.set('retention', JSON.stringify(own))
  expect(readRetention(settings)).toEqual({ ...DEFAULT_RETENTION, ...own })
  settings.set('retention', '{"learnerFilesMonths":0}')
  expect(readRetention(settings)).toEqual(DEFAULT_RETENTION)
  settings.set('retention', '{}')
})

test('accounts are kept for the years after whichever accounting year they were in', () => {
  // Paid on the last day of 2019, in an accounting year that may have ended on 30 December 2020.
  const before = (date: string) => ledgerBefore(Date.parse(date), { ledgerYears: 6 })
  expect(before('2026-12-31')).toBe(Date.UTC(2019, 0))
  expect(before('2027-01-01')).toBe(Date.UTC(2020, 0))
})
