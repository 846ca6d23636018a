import { describe, expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { setHours } from '#shared/domains/calendar/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment } from '#shared/domains/money/index.ts'
import {
  assignInstructor,
  endAssignment,
  giveConsent,
  liftRestriction,
  restrictLearner,
} from '#shared/domains/people/index.ts'
import { decideCase } from '#shared/domains/reconcile/index.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const lesson = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1_795_420_800_000,
  durationMinutes: 60,
  skills: [{ skill: 1, level: 2 }],
  note: 'Roundabouts.',
}

/** One document of every kind, all about Amira and her instructor Sarah. */
const withOneOfEach = async (): Promise<TestSchool> => {
  const school = await aSchool()
  const { ann, sarah } = school
  const booking = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
  await sarah.does(bookLesson, booking)
  await sarah.does(logLesson, lesson)
  await sarah.does(setHours, {
    instructorId: 'sarah',
    hours: { 1: [{ from: '09:00', to: '17:00' }] },
  })
  await sarah.does(recordPayment, {
    paymentId: 'p1',
    learnerId: 'amira',
    amountPence: 5_700,
    method: 'Cash',
  })
  await ann.does(decideCase, {
    caseId: 'c1',
    caseKind: 'changed-apart',
    instructorId: 'sarah',
    audience: ['amira'],
    choice: 'keep-shown',
  })
  return school
}

const KINDS = [
  'booking:b1',
  'decision:c1',
  'diary:sarah',
  'learner:amira',
  'lesson:b1',
  'payment:p1',
]

/** Who may hold which of them. */
const READS: Record<string, string[]> = {
  ann: KINDS,
  sarah: KINDS,
  amira: KINDS,
  dev: ['diary:sarah'],
  seun: ['diary:sarah'],
}

describe('who receives what', () => {
  test('every role and every kind, on a new device and live', async () => {
    const { deviceOf, ...school } = await withOneOfEach()
    for (const [person, expected] of Object.entries(READS)) {
      const fresh = deviceOf(person, `${person}-new`)
      await fresh.connect()
      const others =
        person === 'dev' || person === 'seun' || person === 'ann' ? ['learner:seun'] : []
      expect(fresh.holds(), `${person}, new device`).toEqual([...expected, ...others].sort())
      const live = school[person as 'ann']
      expect(live.holds(), `${person}, live`).toEqual(fresh.holds())
    }
  })

  test('the directory and busy times: staff are known to all, learners only to their own', async () => {
    const { school, ...people } = await withOneOfEach()
    const ids = (person: 'ann' | 'sarah' | 'dev' | 'amira' | 'seun', set: string) => {
      const pulled = school().sets.pull(people[person].session, set, null, 100)
      return pulled.ok ? pulled.value.rows.map((row) => row.id).sort() : pulled
    }
    expect(ids('ann', 'people')).toEqual(['amira', 'ann', 'dev', 'sarah', 'seun'])
    expect(ids('sarah', 'people')).toEqual(['amira', 'ann', 'dev', 'sarah'])
    expect(ids('amira', 'people')).toEqual(['amira', 'ann', 'dev', 'sarah'])
    expect(ids('seun', 'people')).toEqual(['ann', 'dev', 'sarah', 'seun'])
    expect(ids('seun', 'busy')).toEqual(['b1'])
    expect(ids('amira', 'notifications')).toHaveLength(1)
    expect(ids('sarah', 'notifications')).toEqual([])
  })
})

describe('assignments that begin and end', () => {
  test('Dev joins the team: he is sent what was before him, with rows, and from then on all of it', async () => {
    const { ann, dev, sarah } = await withOneOfEach()
    await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'dev' })
    await dev.until(() => dev.holds().includes('lesson:b1') && dev.frames.at(-1)?.type === 'live')
    expect(dev.holds()).toEqual([
      'booking:b1',
      'diary:sarah',
      'learner:amira',
      'learner:seun',
      'lesson:b1',
    ])
    expect(dev.held('lesson:b1').rows).toMatchObject([{ table: 'lesson', note: 'Roundabouts.' }])
    expect(dev.frames.at(-1)).toMatchObject({ type: 'live', teams: ['amira', 'seun'] })
    await sarah.does(logLesson, {
      ...lesson,
      skills: [],
      note: 'Roundabouts. Mirrors.',
      noteWas: 'Roundabouts.',
    })
    await dev.until(() => (dev.record('lesson:b1') as { note: string }).note.includes('Mirrors'))
  })

  test('Sarah leaves the team: her device is told to forget, and hears of nothing after it', async () => {
    const { ann, sarah, dev, amira, school } = await withOneOfEach()
    await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'dev' })
    await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
    await sarah.until(() => !sarah.holds().includes('lesson:b1'))
    // What she is named in stays hers: her booking, her payment, the decision.
    expect(sarah.holds()).toEqual(['booking:b1', 'decision:c1', 'diary:sarah', 'payment:p1'])
    const before = sarah.frames.length
    await dev.until(() => dev.holds().includes('lesson:b1'))
    await dev.does(logLesson, { ...lesson, skills: [], note: 'With Dev.' })
    await amira.until(() =>
      (amira.record('lesson:b1') as { note: string }).note.includes('With Dev'),
    )
    expect(JSON.stringify(sarah.frames.slice(before))).not.toContain('lesson:b1')
    const pulled = school().sets.pull(sarah.session, 'people', null, 100)
    expect(pulled).toMatchObject({ ok: true })
    expect(pulled.ok && pulled.value.rows.find((row) => row.id === 'amira')?.data).toBe(null)
    const [late] = await sarah.does(logLesson, { ...lesson, bookingId: 'b2' })
    expect(late).toMatchObject({ verdict: 'refused', code: 'late-work' })
  })

  test('both while Dev and Sarah were away: their next hello brings the same', async () => {
    const { ann, sarah, dev } = await withOneOfEach()
    sarah.disconnect()
    dev.disconnect()
    await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'dev' })
    await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
    await sarah.connect()
    await dev.connect()
    expect(sarah.holds()).toEqual(['booking:b1', 'decision:c1', 'diary:sarah', 'payment:p1'])
    expect(dev.holds()).toEqual([
      'booking:b1',
      'diary:sarah',
      'learner:amira',
      'learner:seun',
      'lesson:b1',
    ])
    expect(sarah.frames.at(-1)).toMatchObject({ type: 'live', teams: [] })
  })

  test('away and back again before Sarah looks: nothing is taken from her', async () => {
    const { ann, sarah } = await withOneOfEach()
    sarah.disconnect()
    await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
    await ann.does(assignInstructor, { learnerId: 'amira', instructorId: 'sarah' })
    const before = sarah.sees('gone').length
    await sarah.connect()
    expect(sarah.holds()).toEqual(KINDS)
    expect(sarah.sees('gone')).toHaveLength(before)
  })
})

describe('data that is restricted', () => {
  const restrict = { learnerId: 'amira', reason: 'The address is disputed' }

  test('[PE8] Sarah’s device is told to forget, Amira keeps everything; lifted, Sarah has it again', async () => {
    const { ann, sarah, amira, school } = await withOneOfEach()
    await ann.does(restrictLearner, restrict)
    await sarah.until(() => !sarah.holds().includes('lesson:b1'))
    expect(sarah.holds()).toEqual(['booking:b1', 'decision:c1', 'diary:sarah', 'payment:p1'])
    const names = school().sets.pull(sarah.session, 'people', null, 100)
    expect(names.ok && names.value.rows.find(({ id }) => id === 'amira')?.data).toBe(null)
    await amira.until(() => JSON.stringify(amira.record('learner:amira')).includes('disputed'))
    expect(amira.holds()).toEqual(KINDS)
    const [late] = await sarah.does(logLesson, { ...lesson, bookingId: 'b2' })
    expect(late).toMatchObject({ verdict: 'refused', code: 'not-your-learner' })
    expect(school().quarantine.list(ann.session)).toMatchObject({ value: [{ person: 'sarah' }] })
    await ann.does(liftRestriction, { learnerId: 'amira' })
    await sarah.until(() => sarah.holds().includes('lesson:b1'))
  })

  test('[PE9] what Amira and another admin’s PC wrote before they heard of it is refused', async () => {
    const { ann, amira, deviceOf, school } = await withOneOfEach()
    const pc = deviceOf('ann', 'ann-pc')
    await pc.connect()
    const wish = { learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
    const early = [amira, pc].map((device, index) => ({
      device,
      made: device.makes(bookLesson, { ...wish, bookingId: `b${index + 8}` }),
    }))
    await ann.does(restrictLearner, restrict)
    for (const { device, made } of early)
      for (const { doc, bytes } of made)
        expect(await device.push(doc, [pushed(bytes)])).toMatchObject([
          { verdict: 'refused', code: 'learner-restricted' },
        ])
    expect(school().quarantine.list(ann.session)).toMatchObject({ value: [{}, {}] })
    expect(school().verify().problems).toEqual([])
  })

  test('[PE11] a consent reaches the person and the admins, and never the team', async () => {
    const { ann, sarah, amira } = await withOneOfEach()
    await ann.does(restrictLearner, restrict)
    const said = { personId: 'amira', purpose: 'news', wording: '2026-09-01', how: 'app' }
    expect(await amira.does(giveConsent, said)).toMatchObject([{ verdict: 'committed' }])
    await ann.until(() => ann.holds().includes('consents:amira'))
    expect(sarah.holds()).not.toContain('consents:amira')
  })
})
