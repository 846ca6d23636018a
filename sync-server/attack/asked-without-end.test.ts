/** T25: whoever asks for lessons without end fills neither the diary nor the file. BK17, BK18. */
import { expect, test } from 'vitest'
import { bookLesson, cancelBooking } from '#shared/domains/bookings/index.ts'
import { aSchool } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const MOST = 50
const wish = (number: number, date = '2026-12-01') => ({
  bookingId: `wish-${number}`,
  learnerId: 'amira',
  instructorId: 'sarah',
  slot: { date, time: '09:00', zone: 'Europe/London', durationMinutes: 60 },
})

test('sent all at once, fifty are taken and the others refused; one called off makes room for one', async () => {
  const { amira, ann, ports } = await aSchool()
  const made = Array.from({ length: MOST + 5 }, (_, number) =>
    amira.makes(bookLesson, wish(number)),
  )
  const verdicts = await Promise.all(
    made.flat().map(({ doc, bytes }) => amira.push(doc, [pushed(bytes)])),
  )
  const codes = verdicts.flat().map((one) => (one.verdict === 'refused' ? one.code : one.verdict))
  expect(codes.filter((code) => code === 'committed')).toHaveLength(MOST)
  expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(5)

  const [first] = made[0] ?? expect.fail('nothing was made')
  amira.held(first?.doc ?? '').bytes.push(first?.bytes as Uint8Array)
  const off = { bookingId: 'wish-0', reason: 'learner-cannot-come', charge: false }
  expect(await amira.does(cancelBooking, off)).toMatchObject([{ verdict: 'committed' }])
  expect(await amira.does(bookLesson, wish(100))).toMatchObject([{ verdict: 'committed' }])
  expect(await amira.does(bookLesson, wish(101))).toMatchObject([{ code: 'too-many-requests' }])
  expect(await ann.does(bookLesson, wish(102))).toMatchObject([{ verdict: 'committed' }])
  // What nobody answered in time waits no more.
  ports.passes(9 * 24 * 60 * 60 * 1_000)
  expect(await amira.does(bookLesson, wish(103, '2027-01-01'))).toMatchObject([
    { verdict: 'committed' },
  ])
})

test('[BK18] asking and calling off in turns ends after a hundred in a day, also for two devices at once', async () => {
  const { amira, ann, ports, deviceOf } = await aSchool()
  const tablet = deviceOf('amira', 'amira-tablet')
  await tablet.connect()
  const off = (number: number) => ({
    bookingId: `wish-${number}`,
    reason: 'learner-cannot-come',
    charge: false,
  })
  for (let number = 0; number < 98; number += 1) {
    expect(await amira.does(bookLesson, wish(number))).toMatchObject([{ verdict: 'committed' }])
    expect(await amira.does(cancelBooking, off(number))).toMatchObject([{ verdict: 'committed' }])
  }
  const last = await Promise.all(
    [amira, tablet].flatMap((device, side) =>
      [0, 1, 2].map(async (number) => {
        const [made] = device.makes(bookLesson, wish(200 + 10 * side + number))
        return device.push(made?.doc ?? '', [pushed(made?.bytes as Uint8Array)])
      }),
    ),
  )
  const codes = last.flat().map((one) => (one.verdict === 'refused' ? one.code : one.verdict))
  expect(codes.filter((code) => code === 'committed')).toHaveLength(2)
  expect(codes.filter((code) => code === 'too-many-requests-today')).toHaveLength(4)
  // The office is not counted, nor is another day.
  expect(await ann.does(bookLesson, wish(300))).toMatchObject([{ verdict: 'committed' }])
  ports.passes(24 * 60 * 60 * 1_000)
  expect(await amira.does(bookLesson, wish(301, '2026-12-20'))).toMatchObject([
    { verdict: 'committed' },
  ])
})
