import { expect, test } from 'vitest'
import { ann, sarah } from './cast.builder.ts'
import { endSaidIn, leftTeamOf, lessonToWriteUp, refuseLateWork } from './late-work.ts'
import { formerOf, formerPrincipal, mayRead, principalsOf } from './principal.ts'

/** Monday 30 November 2026, 12:00 in London. */
const NOON = Date.UTC(2026, 10, 30, 12)
const left = {
  learnerId: 'amira',
  untilMs: NOON,
  lessons: [{ id: 'b1', startsAtMs: NOON - 1, durationMinutes: 60 }],
}
const former = { ...sarah, teams: [], formerTeams: [left] }

test('[PE13] whoever has left a team is known by it; whoever never was on it is not', () => {
  expect(leftTeamOf(former, 'amira')).toBe(left)
  expect(leftTeamOf(former, 'seun')).toBeUndefined()
  expect(leftTeamOf(sarah, 'amira')).toBeUndefined()
  expect(lessonToWriteUp(former, 'amira', 'b1')).toBe(left.lessons[0])
  for (const id of ['b2', undefined]) expect(lessonToWriteUp(former, 'amira', id)).toBeUndefined()
})

test('[PE13] an admin is not held back by having taught, nor is anybody in their own file', () => {
  expect(leftTeamOf({ ...former, roles: ['instructor', 'admin'] }, 'amira')).toBeUndefined()
  expect(leftTeamOf({ ...former, personId: 'amira' }, 'amira')).toBeUndefined()
  expect(leftTeamOf({ ...former, roles: ['learner'] }, 'amira')).toBeUndefined()
})

test('[PE13] what a former instructor holds says whose and until when, and opens nothing', () => {
  const held = formerPrincipal('a:b', NOON)
  expect(formerOf(held)).toEqual({ learnerId: 'a:b', untilMs: NOON })
  expect(formerOf('team:amira')).toBeUndefined()
  expect(mayRead([held], principalsOf(ann))).toBe(false)
})

test('[PE13] the sentence says from when, in the school’s time', () => {
  const { message } = refuseLateWork(left).problem
  expect(message).toMatch(/ended: Monday 30 November, 12:00\./)
  expect(endSaidIn(message)).toBe('Monday 30 November, 12:00')
  expect(endSaidIn('The assignment to this learner ended: never')).toBeUndefined()
})
