/**
 * Rights that end while somebody does not know it, or says so: what was taken from them they cannot
 * write with old knowledge either. PE9, PE13, PE14.
 */
import { expect, test } from 'vitest'
import { bookLesson, moveBooking } from '#shared/domains/bookings/index.ts'
import { type Lesson, logLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment, strikePayment } from '#shared/domains/money/index.ts'
import {
  assignInstructor,
  endAssignment,
  liftRestriction,
  restrictLearner,
  setStage,
} from '#shared/domains/people/index.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { documentKinds } from '#shared/registry.ts'
import { createInProcessJudge } from '../school/in-process-judge.ts'
import type { Judge } from '../school/judge.ts'
import { aLateReturn, at, slotAt, type Written } from '../testing/a-late-return.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'
import { type Device, pushed } from '../testing/device.ts'

const LATE = 'late-work'
const RESTRICTED = 'learner-restricted'
const restricts = { learnerId: 'amira', reason: 'The address is disputed.' }

const sent = async (device: Device, [first]: readonly Written[]): Promise<string> => {
  const { doc, bytes } = first ?? expect.fail('nothing was written')
  const [verdict] = await device.push(doc, [pushed(bytes)])
  return verdict?.verdict === 'refused' ? verdict.code : (verdict?.verdict ?? 'nothing')
}

test('[LE8] what the office has logged is not written into by whoever says they did not know it', async () => {
  const { ann, sarah, sends, pair } = await aLateReturn()
  const office = {
    bookingId: 'early',
    ...pair,
    startsAtMs: at(11),
    durationMinutes: 60,
    skills: [],
  }
  await ann.does(logLesson, { ...office, note: 'By the office.' })
  const beside = sarah.writes({
    doc: 'lesson:early',
    put: [
      { path: ['id'], value: 'lesson:early' },
      { path: ['learnerId'], value: 'amira' },
      { path: ['instructorId'], value: 'sarah' },
      { path: ['startsAtMs'], value: at(11) },
      { path: ['durationMinutes'], value: 60 },
      { path: ['ratings', 'r1'], value: { skill: 1, level: 1, by: 'sarah', at: 1 } },
    ],
    text: [{ field: 'note', value: 'Not so. ' }],
  })
  expect(await sends(beside as Written[])).toEqual([LATE])
  expect((ann.record('lesson:early') as Lesson).note).toBe('By the office.')
})

test('[LE8] nor is what the office has corrected in their own log', async () => {
  const { ann, sarah, sends, pair, written } = await aLateReturn()
  const [own] = written.early.filter(({ doc }) => doc === 'lesson:early')
  expect(await sends([own as Written])).toEqual(['committed'])
  await ann.until(() => ann.holds().includes('lesson:early'))
  const office = {
    bookingId: 'early',
    ...pair,
    startsAtMs: at(11),
    durationMinutes: 60,
    skills: [],
  }
  await ann.does(logLesson, { ...office, note: 'The kerb was hit.' })
  sarah.held('lesson:early').bytes.push((own as Written).bytes)
  const wiped = sarah.writes({ doc: 'lesson:early', text: [{ field: 'note', value: 'Fine.' }] })
  expect(await sends(wiped as Written[])).toEqual([LATE])
})

test('[LE8] the lesson is as long as its booking', async () => {
  const { sarah, sends, pair } = await aLateReturn()
  const log = { bookingId: 'early', ...pair, startsAtMs: at(11), durationMinutes: 600, skills: [] }
  expect(await sends(sarah.makes(logLesson, log) as Written[])).toEqual([LATE])
})

test('[BK14] a lesson the office has moved is not completed at the time it was to be', async () => {
  const { ann, sends, written } = await aLateReturn()
  await ann.does(moveBooking, { bookingId: 'late', slot: slotAt('10:00') })
  const completed = written.late.filter(({ doc }) => doc === 'booking:late')
  expect(await sends(completed)).toEqual([LATE])
})

test('[PE13] a payment is not struck out by whoever left, when the lesson is long past', async () => {
  const { sarah, sends, written, ports } = await aLateReturn()
  const [payment] = written.early.filter(({ doc }) => doc === 'payment:p-early')
  expect(await sends([payment as Written])).toEqual(['committed'])
  sarah.held('payment:p-early').bytes.push((payment as Written).bytes)
  ports.passes(365 * DAY_MS)
  const strike = sarah.makes(strikePayment, { paymentId: 'p-early', reason: 'Never paid.' })
  expect(await sends(strike as Written[])).toEqual([LATE])
})

test('[PE9] a restricted file is not written to from before: no stage, no team, no place', async () => {
  const { ann, amira, deviceOf } = await aSchool()
  const pc = deviceOf('ann', 'ann-pc')
  await pc.connect()
  await pc.until(() => pc.holds().includes('learner:amira'))
  const pickup = amira.writes({
    doc: 'learner:amira',
    put: [{ path: ['pickup'], value: 'Elsewhere' }],
  })
  const stage = pc.makes(setStage, { learnerId: 'amira', stage: 'Registered' })
  await ann.does(restrictLearner, restricts)
  expect(await sent(amira, pickup as Written[])).toBe(RESTRICTED)
  expect(await sent(pc, stage as Written[])).toBe(RESTRICTED)
  const other = deviceOf('ann', 'ann-other')
  await other.connect()
  await other.until(() => other.holds().includes('learner:amira'))
  const lifted = other.makes(liftRestriction, { learnerId: 'amira' })
  expect(await sent(other, lifted as Written[])).toBe('committed')
})

test('[PE9] a payment for somebody whose data is restricted is not struck out either', async () => {
  const { ann, sarah } = await aSchool()
  const paid = { paymentId: 'p1', learnerId: 'amira', amountPence: 100, method: 'Cash' }
  await sarah.does(recordPayment, paid)
  const strike = sarah.makes(strikePayment, { paymentId: 'p1', reason: 'No.' })
  await ann.does(restrictLearner, restricts)
  expect(await sent(sarah, strike as Written[])).toBe(RESTRICTED)
})

/** A judge that takes its time over lessons and payments. */
const aSlowJudge = () => {
  const judge = createInProcessJudge(documentKinds)
  let goOn = (): void => {}
  const waiting = new Promise<void>((done) => {
    goOn = done
  })
  let asked = (): void => {}
  const isAsked = new Promise<void>((done) => {
    asked = done
  })
  const slow: Judge = {
    judge: async (task) => {
      if (/^(lesson|payment):/.test(task.doc)) {
        asked()
        await waiting
      }
      return judge.judge(task)
    },
    close: () => judge.close(),
  }
  return { slow, goOn, isAsked }
}

test.each([
  ['restricted', (ann: Device) => ann.does(restrictLearner, restricts)],
  [
    'no longer theirs',
    (ann: Device) => ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' }),
  ],
] as const)(
  '[PE9] [PE13] what was being judged when the learner was %s is not stored',
  async (_, ends) => {
    const { slow, goOn, isAsked } = aSlowJudge()
    const { ann, sarah } = await aSchool({ judge: slow })
    const lesson = { bookingId: 'b', learnerId: 'amira', instructorId: 'sarah', startsAtMs: at(7) }
    const logged = sarah.does(logLesson, { ...lesson, durationMinutes: 60, skills: [] })
    await isAsked
    await ends(ann)
    goOn()
    expect(await logged).toMatchObject([{ verdict: 'retry', why: 'busy' }])
  },
)

test.each([
  [
    'nothing any more',
    ({ school }: TestSchool) => school().people.rolesChanged('ann', ['admin'], []),
  ],
  [
    'a learner',
    ({ school }: TestSchool) => school().people.rolesChanged('ann', ['admin'], ['learner']),
  ],
  ['without that device', ({ school }: TestSchool) => school().endDevice('ann-phone')],
  ['signed out', ({ school }: TestSchool) => school().endSession('session-ann-phone')],
  [
    'of no say over a restricted learner',
    ({ ann }: TestSchool) => ann.does(restrictLearner, restricts),
  ],
] as const)('[T12] what is adopted is not stored when the admin is %s by then', async (_, ends) => {
  const { slow, goOn, isAsked } = aSlowJudge()
  const all = await aSchool({ judge: slow })
  const { ann, sarah, school } = all
  const lesson = { bookingId: 'b', learnerId: 'amira', instructorId: 'sarah', startsAtMs: at(7) }
  const logged = sarah.makes(logLesson, { ...lesson, durationMinutes: 60, skills: [] })
  const changes = logged.map(({ bytes }) => ({ hash: pushed(bytes).hash, bytes }))
  await sarah.say({ type: 'keep', push: 900, doc: 'lesson:b', changes })
  const entries = school().quarantine.list(ann.session)
  const [entry] = entries.ok ? entries.value : []
  const decided = school().quarantine.decide(ann.session, entry?.id ?? 0, { decision: 'adopt' })
  await isAsked
  await ends(all)
  goOn()
  expect(await decided).toMatchObject({ ok: false, problem: { code: 'busy' } })
  expect(school().history(sarah.session, 'lesson:b')).toMatchObject({ ok: false })
})

const told = ({ school }: TestSchool, device: Device): unknown[] => {
  const pulled = school().sets.pull(device.session, 'awaiting', null, 100)
  return pulled.ok ? pulled.value.rows.filter(({ data }) => data !== null) : expect.fail('no set')
}

test('[BK15] nothing waits any more when its learner has been erased', async () => {
  const all = await aLateReturn()
  await all.sends(all.written.early)
  await all.sends(all.written.late.slice(1))
  expect(told(all, all.ann)).toHaveLength(1)
  all.ports.passes(DAY_MS)
  all.school().erasure.erase('amira', { person: 'ann', device: 'ann-phone' })
  expect(told(all, all.ann)).toEqual([])
})

test('[BK15] who left one learner marks no lesson of another', async () => {
  const all = await aSchool()
  const { ann, sarah, amira } = all
  await ann.does(assignInstructor, { learnerId: 'seun', instructorId: 'sarah' })
  await ann.does(endAssignment, { learnerId: 'seun', instructorId: 'sarah' })
  const booking = { bookingId: 'b', learnerId: 'amira', instructorId: 'sarah' }
  await ann.does(bookLesson, { ...booking, slot: slotAt('07:00') })
  const log = { ...booking, learnerId: 'seun', startsAtMs: at(7), durationMinutes: 60, skills: [] }
  const [verdict] = await sarah.does(logLesson, log)
  expect(verdict).toMatchObject({ verdict: 'refused', code: LATE })
  expect(told(all, amira)).toEqual([])
})

test("[LE9] nobody logs a lesson of their own learner under somebody else's booking", async () => {
  const { dev, sarah } = await aSchool()
  const booked = { bookingId: 'devs', learnerId: 'seun', instructorId: 'dev' }
  await dev.does(bookLesson, { ...booked, slot: slotAt('07:00') })
  const log = { startsAtMs: at(7), durationMinutes: 60, skills: [] }
  const [taken] = await sarah.does(logLesson, {
    ...log,
    bookingId: 'devs',
    learnerId: 'amira',
    instructorId: 'sarah',
  })
  expect(taken).toMatchObject({ verdict: 'refused', code: 'other-lesson' })
  expect(await dev.does(logLesson, { ...log, ...booked })).toMatchObject([{ verdict: 'committed' }])
})
