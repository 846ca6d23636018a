/** A case of somebody else's, answered in their place: its key says which lessons it is about. RE3, RE4. */
import { beforeEach, expect, test } from 'vitest'
import { type BookingRow, bookings, bookLesson } from '#shared/domains/bookings/index.ts'
import { assignInstructor } from '#shared/domains/people/index.ts'
import { decideCase, findCases } from '#shared/domains/reconcile/index.ts'
import { slotAt } from '../testing/a-late-return.ts'
import { aSchool, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'

const SARAHS = ['booking:with-amira', 'booking:with-seun'] as const
const NOT_THEIRS = 'not-yours-to-decide'
let all: TestSchool
/** The clash of Amira's and Seun's lessons with Sarah; Dev teaches Seun as well and reads of hers. */
let caseId = ''

beforeEach(async () => {
  all = await aSchool()
  const { ann, sarah, dev } = all
  await ann.does(assignInstructor, { learnerId: 'seun', instructorId: 'sarah' })
  const booked = { instructorId: 'sarah', slot: slotAt('15:00') }
  await ann.does(bookLesson, { ...booked, bookingId: 'with-amira', learnerId: 'amira' })
  await ann.does(bookLesson, { ...booked, bookingId: 'with-seun', learnerId: 'seun' })
  const rows = SARAHS.flatMap((doc) => bookings.project(ann.record(doc) as never, doc))
  caseId = findCases({ bookings: rows as BookingRow[], busy: [] })[0]?.id ?? expect.fail('no clash')
  await dev.until(() => dev.holds().includes('booking:with-seun'))
  await sarah.until(() => SARAHS.every((doc) => sarah.holds().includes(doc)))
})

const answers = async (who: Device, more: object = {}): Promise<string> => {
  const about = { caseId, caseKind: 'double-booking', instructorId: 'sarah' }
  const input = { ...about, audience: ['amira', 'sarah', 'seun'], choice: 'keep-both', ...more }
  const [verdict] = await who.does(decideCase, input)
  return verdict?.verdict === 'refused' ? verdict.code : (verdict?.verdict ?? 'nothing')
}

test('[RE3] nobody puts an answer of their own into the place of a colleague’s clash', async () => {
  const { dev, sarah } = all
  expect(await answers(dev, { instructorId: 'dev', audience: ['dev'] })).toBe(NOT_THEIRS)
  expect(await answers(sarah)).toBe('committed')
})

test('[RE3] nor of what was logged and cancelled, by calling it a clash of theirs', async () => {
  const { dev, sarah } = all
  const squat = { caseId: 'contested.with-seun.e1.e2' }
  expect(await answers(dev, { ...squat, instructorId: 'dev', audience: ['dev'] })).toBe(NOT_THEIRS)
  expect(await answers(sarah, squat)).toBe(NOT_THEIRS)
})

test('[RE4] everybody in the case hears how it was answered, and nobody else', async () => {
  const { ann, sarah, dev } = all
  expect(await answers(sarah, { audience: ['sarah'] })).toBe('other-case')
  expect(await answers(sarah, { audience: ['amira', 'sarah', 'seun', 'dev'] })).toBe('other-case')
  expect(await answers(ann, { instructorId: 'dev' })).toBe('other-case')
  expect(await answers(sarah)).toBe('committed')
  expect(dev.holds().filter((doc) => doc.startsWith('decision:'))).toEqual([])
})

test('[RE3] a lesson that is not here yet stands in nobody’s way', async () => {
  const { sarah } = all
  const early = { caseId: 'double.with-amira.made-offline.1.2', audience: ['amira', 'sarah'] }
  expect(await answers(sarah, early)).toBe('committed')
})
