import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { ann, TUESDAY_10_MS } from '#shared/kernel/cast.builder.ts'
import { DAY_MS, HOUR_MS } from '#shared/kernel/time-units.ts'
import { formerInstructors } from './former.ts'
import { assignInstructor, endAssignment, enrolLearner, type Learner, learners } from './index.ts'
import { aLearner, aLearnerEvent } from './learner.builder.ts'
import { learnerState } from './team.ts'

const { events } = aLearner()
const ended = (from: number, after: string[]) =>
  aLearnerEvent({ type: 'ended', instructorId: 'sarah', from, after })
const assigned = (after: string[]) =>
  aLearnerEvent({ type: 'assigned', instructorId: 'sarah', from: 2, after })
const leftAt = (more: Learner['events']) => formerInstructors({ events: { ...events, ...more } })

test('[PE13] whoever is assigned has not left; whoever never was has nothing to leave', () => {
  expect(leftAt({})).toEqual([])
  expect(
    leftAt({ c: aLearnerEvent({ type: 'ended', instructorId: 'dev', from: 1, after: ['b'] }) }),
  ).toEqual([])
  expect(leftAt({ c: ended(5, ['b']), d: assigned(['c']) })).toEqual([])
})

test('[PE13] the time of the end is the one that was given', () => {
  expect(leftAt({ c: ended(5, ['b']) })).toEqual([{ instructorId: 'sarah', untilMs: 5 }])
})

test('[PE15] of two ends written apart the earlier holds; one written after another replaces it', () => {
  expect(leftAt({ c: ended(9, ['b']), d: ended(5, ['b']) })).toMatchObject([{ untilMs: 5 }])
  expect(leftAt({ c: ended(5, ['b']), d: ended(9, ['c']) })).toMatchObject([{ untilMs: 9 }])
})

test('[PE13] whoever was ever assigned either teaches or has left, whatever was written apart', () => {
  const step = fc.record({ ends: fc.boolean(), knows: fc.nat(4), from: fc.nat(100) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      const all: Learner['events'] = { ...events }
      steps.forEach(({ ends, knows, from }, index) => {
        const after = [Object.keys(all).at(-1 - knows) ?? 'b']
        all[`s${index}`] = ends ? ended(from, after) : assigned(after)
      })
      const teaches = learnerState({ events: all }).assigned.includes('sarah')
      expect(formerInstructors({ events: all })).toHaveLength(teaches ? 0 : 1)
    }),
  )
})

test('[PE15] an end is for now or for before; a device whose clock is a little ahead is forgiven', () => {
  const school = aSchool([learners])
  const enrolled = { learnerId: 'amira', instructorIds: ['sarah'] }
  expect(school.does(ann, enrolLearner, enrolled)).toBe('ok')
  const ends = (from: number | undefined) =>
    school.does(ann, endAssignment, { learnerId: 'amira', instructorId: 'sarah', from })
  expect(ends(TUESDAY_10_MS + 1)).toBe('end-ahead')
  expect(ends(TUESDAY_10_MS - HOUR_MS)).toBe('ok')
  const learner = school.read<Learner>('learner:amira') as Learner
  expect(formerInstructors(learner)).toMatchObject([{ untilMs: TUESDAY_10_MS - HOUR_MS }])
  school.does(ann, assignInstructor, { learnerId: 'amira', instructorId: 'sarah' })
  expect(ends(undefined)).toBe('ok')

  const e = (from: number) => {
    const after = aLearner({ events: { ...events, e: ended(from, ['b']) } })
    const step = { before: aLearner(), after, touched: [['events', 'e']], now: 0, doc: after.id }
    return learners.mayChange(ann, step).ok
  }
  expect([e(DAY_MS), e(DAY_MS + 1)]).toEqual([true, false])
})
