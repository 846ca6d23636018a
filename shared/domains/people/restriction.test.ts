import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import {
  assignInstructor,
  endAssignment,
  enrolLearner,
  type LearnerRow,
  learners,
  liftRestriction,
  restrictLearner,
  setStage,
} from './index.ts'
import { aLearner, aLearnerEvent } from './learner.builder.ts'
import { learnerState } from './team.ts'

const WHY = 'Asked by phone: the address is disputed'
const restrict = { learnerId: 'amira', reason: WHY }
const lift = { learnerId: 'amira' }

let school = aSchool([learners])
beforeEach(() => {
  school = aSchool([learners])
  school.does(ann, enrolLearner, { learnerId: 'amira', instructorIds: ['sarah'] })
})
const row = () => school.rows('learner:amira')[0] as LearnerRow

describe('restricting', () => {
  test('[PE8] Ann restricts with a reason and lifts it; the row says who, when and why', () => {
    expect(school.does(ann, restrictLearner, restrict, 5_000)).toBe('ok')
    expect(row().restriction).toEqual({ by: 'ann', atMs: 5_000, reason: WHY })
    expect(school.does(ann, restrictLearner, restrict)).toBe('already-restricted')
    expect(school.does(ann, liftRestriction, lift)).toBe('ok')
    expect(row().restriction).toBeUndefined()
    expect(school.does(ann, liftRestriction, lift)).toBe('not-restricted')
    expect(school.does(ann, restrictLearner, { ...restrict, reason: ' ' })).toMatch(/^invalid/)
  })

  test('[PE8] nobody but an admin restricts or lifts', () => {
    for (const other of [sarah, amira])
      expect(school.does(other, restrictLearner, restrict)).toBe('only-admin-restricts')
    for (const other of [dev, seun])
      expect(school.does(other, restrictLearner, restrict)).toBe('not-your-learner')
    school.does(ann, restrictLearner, restrict)
    for (const other of [sarah, amira])
      expect(school.does(other, liftRestriction, lift)).toBe('only-admin-restricts')
  })

  test('[PE9] nobody sets a stage or a team meanwhile; an instructor may be let go', () => {
    school.does(ann, restrictLearner, restrict)
    const stage = { learnerId: 'amira', stage: 'Registered' }
    for (const actor of [ann, sarah])
      expect(school.does(actor, setStage, stage)).toBe('learner-restricted')
    const withDev = { learnerId: 'amira', instructorId: 'dev' }
    expect(school.does(ann, assignInstructor, withDev)).toBe('learner-restricted')
    expect(school.does(ann, endAssignment, { ...withDev, instructorId: 'sarah' })).toBe('ok')
    expect(row()).toMatchObject({ assigned: [], stage: 'Profile Setup Required' })
  })
})

describe('whoever does not know of it yet', () => {
  const before = aLearner()
  const placed = aLearnerEvent({
    type: 'enrolled',
    restriction: { is: 'placed', reason: WHY },
    after: ['b'],
  })
  const standing = aLearner({ events: { ...before.events, r: placed } })
  const writes = (some: object, touched: string[][], actor = sarah) =>
    outcomeOf(
      learners.mayChange(actor, {
        before,
        standing,
        after: { ...before, ...some },
        touched,
        now: 0,
        doc: before.id,
      }),
    )
  const adding = (event: Parameters<typeof aLearnerEvent>[0]) => ({
    events: { ...before.events, n: aLearnerEvent({ ...event, after: ['b'] }) },
  })

  test('[PE9] is bound by it all the same: neither stage nor pickup, by nobody', () => {
    const stage = { type: 'stage', stage: 'Licensed' } as const
    expect(writes(adding({ ...stage, by: 'sarah' }), [['events', 'n']])).toBe('learner-restricted')
    expect(writes(adding(stage), [['events', 'n']], ann)).toBe('learner-restricted')
    for (const actor of [sarah, ann, amira])
      expect(writes({ pickup: 'Elsewhere' }, [['pickup']], actor)).toBe('learner-restricted')
  })

  test('[PE8] an admin does not restrict once more what is restricted', () => {
    const again = { type: 'enrolled', restriction: { is: 'placed', reason: WHY } } as const
    expect(writes(adding(again), [['events', 'n']], ann)).toBe('learner-restricted')
  })
})

describe('who holds the team', () => {
  const { events } = aLearner()
  const restriction = (is: 'placed' | 'lifted', after: string[]) =>
    aLearnerEvent({ type: 'enrolled', restriction: { is, reason: WHY }, after })
  const holders = (more: typeof events) =>
    learners.holds?.(aLearner({ events: { ...events, ...more } }), 'learner:amira')
  const team = (person: string) => ({ person, principal: 'team:amira' })

  test('[PE8] of restricted data the learner alone, and the relay can tell; lifted, as before', () => {
    const placed = { r: restriction('placed', ['b']) }
    expect(holders(placed)).toEqual([
      team('amira'),
      { person: 'amira', principal: 'restricted:amira' },
    ])
    expect(holders({ ...placed, l: restriction('lifted', ['r']) })).toEqual([
      team('amira'),
      team('sarah'),
    ])
  })

  test.each([
    ['r', 'l'],
    ['z', 'k'],
  ])('[PE8] restricted anew, apart from a lift: it stays restricted (%s, %s)', (again, lifted) => {
    const apart = {
      p: restriction('placed', ['b']),
      [lifted]: restriction('lifted', ['p']),
      [again]: restriction('placed', ['p']),
    }
    expect(learnerState({ events: { ...events, ...apart } }).restriction).toMatchObject({
      reason: WHY,
    })
  })

  test('[PE8] an instructor assigned apart from the restriction does not hold the team', () => {
    const apart = {
      r: restriction('placed', ['b']),
      d: aLearnerEvent({ type: 'assigned', instructorId: 'dev', from: 2, after: ['b'] }),
    }
    expect(holders(apart)?.map(({ person }) => person)).toEqual(['amira', 'amira'])
    expect(learnerState({ events: { ...events, ...apart } }).assigned).toEqual(['dev', 'sarah'])
  })

  test('[PE8] an app that knows of no restriction reads the same team, and goes on after it', () => {
    const all = {
      ...events,
      r: restriction('placed', ['b']),
      l: restriction('lifted', ['r']),
    }
    const asOlderAppsRead = Object.fromEntries(
      Object.entries(all).map(([id, { ...event }]) => {
        if (event.type === 'enrolled') delete event.restriction
        return [id, event]
      }),
    )
    const { assigned, stage, tips } = learnerState({ events: all })
    expect(learnerState({ events: asOlderAppsRead })).toMatchObject({ assigned, stage, tips })
    expect(tips).toEqual(['l'])
  })
})
