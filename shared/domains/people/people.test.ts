import * as v from 'valibot'
import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import {
  assignInstructor,
  endAssignment,
  enrolLearner,
  type LearnerRow,
  learners,
  peopleSet,
  STAGES,
  setStage,
} from './index.ts'
import { aLearner, aLearnerEvent } from './learner.builder.ts'
import { learnerState } from './team.ts'

let school = aSchool([learners])
beforeEach(() => {
  school = aSchool([learners])
})
const row = () => school.rows('learner:amira')[0] as LearnerRow
const enrol = (actor = ann, instructorIds = ['sarah']) =>
  school.does(actor, enrolLearner, { learnerId: 'amira', instructorIds, pickup: '12 Mill Lane' })
const withSarah = { learnerId: 'amira', instructorId: 'sarah' }
const withDev = { learnerId: 'amira', instructorId: 'dev' }

describe('a learner’s file', () => {
  test('[PE2] the seven stages, in their order', () => {
    expect(STAGES).toEqual([
      'Profile Setup Required',
      'Getting Started',
      'Registered',
      'Theory Complete',
      'Practical Scheduled',
      'Test Ready',
      'Licensed',
    ])
  })

  test('[PE3] Ann enrols Amira with Sarah and Dev', () => {
    expect(enrol(ann, ['sarah', 'dev'])).toBe('ok')
    expect(row()).toMatchObject({
      stage: 'Profile Setup Required',
      assigned: ['dev', 'sarah'],
      pickup: '12 Mill Lane',
    })
    expect(enrol()).toBe('learner-exists')
  })

  test('[PE2] a learner may begin at a later stage', () => {
    const input = { learnerId: 'amira', instructorIds: [], stage: 'Registered' }
    expect(school.does(ann, enrolLearner, input)).toBe('ok')
    expect(row()).toMatchObject({ stage: 'Registered', assigned: [] })
  })

  test('[PE3] nobody but an admin enrols, assigns or ends', () => {
    expect(enrol(sarah)).toBe('only-admin-assigns')
    expect(enrol(amira)).toBe('only-admin-assigns')
    enrol()
    for (const command of [assignInstructor, endAssignment]) {
      expect(school.does(sarah, command, withDev)).toBe('only-admin-assigns')
      expect(school.does(dev, command, withDev)).toBe('not-your-learner')
      expect(school.does(amira, command, withDev)).toBe('only-admin-assigns')
    }
  })

  test('[PE5] an assignment ends, and can begin again', () => {
    enrol()
    expect(school.does(ann, endAssignment, withSarah)).toBe('ok')
    expect(row().assigned).toEqual([])
    expect(school.does(ann, assignInstructor, withDev)).toBe('ok')
    expect(school.does(ann, assignInstructor, withSarah)).toBe('ok')
    expect(row().assigned).toEqual(['dev', 'sarah'])
  })

  test('[PE7] Sarah and Ann set the stage; Amira, Dev and Seun do not', () => {
    enrol()
    const input = { learnerId: 'amira', stage: 'Test Ready' }
    expect(school.does(sarah, setStage, input)).toBe('ok')
    expect(row().stage).toBe('Test Ready')
    expect(school.does(ann, setStage, { ...input, stage: 'Licensed' })).toBe('ok')
    for (const other of [amira, dev, seun]) {
      expect(school.does(other, setStage, input)).toBe('not-your-learner')
    }
    expect(school.does(ann, setStage, { ...input, stage: 'Formula 1' })).toMatch(/^invalid/)
  })

  test('[PE7] an instructor who learns here does not set their own stage', () => {
    enrol()
    const trainee = {
      personId: 'amira',
      roles: ['instructor', 'learner'] as const,
      teams: ['amira'],
    }
    const input = { learnerId: 'amira', stage: 'Licensed' }
    expect(school.does(trainee, setStage, input)).toBe('not-your-learner')
  })

  test('[PE4] whoever was assigned and is no instructor any more writes nothing into the file', () => {
    enrol()
    const pickup = { doc: 'learner:amira', put: [{ path: ['pickup'], value: 'Elsewhere' }] }
    expect(school.writes({ ...sarah, roles: ['learner'] }, pickup)).toBe('not-your-learner')
    expect(school.writes(sarah, pickup)).toBe('ok')
    expect(school.writes(amira, pickup)).toBe('ok')
  })

  test('a file that is not here is said to be not here', () => {
    expect(school.does(ann, setStage, { learnerId: 'amira', stage: 'Licensed' })).toBe(
      'learner-not-found',
    )
    expect(school.does(ann, assignInstructor, withDev)).toBe('learner-not-found')
    expect(school.does(ann, endAssignment, withDev)).toBe('learner-not-found')
  })

  test('[PE6] a person has one file, under their own id', () => {
    const after = aLearner({ personId: 'seun', events: { a: aLearnerEvent({ type: 'enrolled' }) } })
    const touched = [['id'], ['personId'], ['events', 'a']]
    const step = { before: undefined, after, touched, now: 0, doc: 'learner:amira' }
    expect(learners.mayChange(ann, step)).toMatchObject({ problem: { code: 'field-not-allowed' } })
  })
})

describe('decided apart', () => {
  const { events } = aLearner()
  const stage = (to: (typeof STAGES)[number], after: string[]) =>
    aLearnerEvent({ type: 'stage', stage: to, after })
  const ended = (after: string[]) =>
    aLearnerEvent({ type: 'ended', instructorId: 'sarah', from: 2, after })
  const assigned = (after: string[]) =>
    aLearnerEvent({ type: 'assigned', instructorId: 'sarah', from: 2, after })

  test.each([
    ['a1', 'z1'],
    ['z1', 'a1'],
  ])('[PE5] one ends, another assigns again: Sarah stays (%s, %s)', (endId, assignId) => {
    const apart = { ...events, [endId]: ended(['b']), [assignId]: assigned(['b']) }
    expect(learnerState({ events: apart }).assigned).toEqual(['sarah'])
  })

  test('[PE5] an end that knew both assignments ends both', () => {
    const apart = { ...events, c: assigned(['b']), d: ended(['c']) }
    expect(learnerState({ events: apart }).assigned).toEqual([])
  })

  test('[PE5] an end of one instructor leaves the other', () => {
    const more = {
      c: aLearnerEvent({ type: 'assigned', instructorId: 'dev', from: 2, after: ['b'] }),
      d: ended(['c']),
    }
    expect(learnerState({ events: { ...events, ...more } }).assigned).toEqual(['dev'])
  })

  test('[PE2] two stages set apart: every device shows the same one', () => {
    const one = { ...events, x: stage('Registered', ['b']), y: stage('Licensed', ['b']) }
    const other = Object.fromEntries(Object.entries(one).reverse())
    expect(learnerState({ events: one })).toEqual(learnerState({ events: other }))
    expect(learnerState({ events: one }).tips).toEqual(['x', 'y'])
  })

  test('[PE2] a stage that follows another replaces it, whatever its key', () => {
    const later = { ...events, z: stage('Registered', ['b']), c: stage('Test Ready', ['z']) }
    expect(learnerState({ events: later }).stage).toBe('Test Ready')
  })
})

test('[PE7] ids glued together are not the steps they name', () => {
  const before = aLearner({
    events: { a: aLearnerEvent({ type: 'enrolled' }), b: aLearnerEvent({ type: 'enrolled' }) },
  })
  const stageAfter = (after: string[]) => {
    const n = aLearnerEvent({ type: 'stage', stage: 'Licensed', after })
    const written = { ...before, events: { ...before.events, n } }
    const step = { before, after: written, touched: [['events', 'n']], now: 0, doc: before.id }
    return learners.mayChange(ann, step).ok
  }
  expect([stageAfter(['a', 'b']), stageAfter(['a,b'])]).toEqual([true, false])
})

describe('the directory', () => {
  const person = { displayName: 'Amira', roles: ['learner' as const], phone: '07700 900123' }
  const pushes = (actor: typeof ann, after: typeof person, before: typeof person | null = person) =>
    peopleSet.mayPush?.(actor, { id: 'amira', before: before ?? undefined, after, now: 0 }).ok

  test('[PE6] Amira and Ann change Amira’s details; nobody else does', () => {
    const renamed = { ...person, displayName: 'Amira K.' }
    expect([amira, ann, sarah, dev, seun].map((actor) => pushes(actor, renamed))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('[PE12] a phone number can be emptied; a name cannot', () => {
    const { phone: _gone, ...without } = person
    expect(pushes(amira, without as typeof person)).toBe(true)
    expect(v.safeParse(peopleSet.schema, without).success).toBe(true)
    expect(v.safeParse(peopleSet.schema, { ...person, displayName: ' ' }).success).toBe(false)
  })

  test('[PE12] nor made of what nobody can see', () => {
    expect(pushes(amira, { ...person, displayName: '\u200b\u2060' })).toBe(false)
    expect(pushes(ann, { ...person, displayName: '\u200b\u2060' })).toBe(false)
    expect(pushes(amira, { ...person, displayName: 'Amira\u200b' })).toBe(true)
  })

  test('[PE1] no row gives anybody a role: not Amira to herself, nor an admin to her', () => {
    const promoted = { ...person, roles: ['learner', 'admin'] } as never
    expect(pushes(amira, promoted)).toBe(false)
    expect(pushes(ann, promoted)).toBe(false)
  })

  test('[PE6] nobody writes a new person into the directory: people are invited', () => {
    expect(pushes(ann, person, null)).toBe(false)
  })
})
