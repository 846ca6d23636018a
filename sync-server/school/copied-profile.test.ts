import { expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { createDevice } from '../testing/device.ts'

test('[T2] a browser profile copied to another machine: each copy hears what the other wrote', async () => {
  const { sarah, school, ports } = await aSchool()
  const copy = createDevice(school, sarah.session, ports)
  await copy.connect()
  await copy.until(() => copy.frames.at(-1)?.type === 'live')
  const booking = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
  await sarah.does(bookLesson, booking)
  await copy.until(() => copy.holds().includes('booking:b1'))
  await copy.does(bookLesson, {
    ...booking,
    bookingId: 'b2',
    slot: { ...MONDAY_NINE, time: '11:00' },
  })
  await sarah.until(() => sarah.holds().includes('booking:b2'))
  expect(sarah.holds().sort()).toEqual(copy.holds().sort())
})
