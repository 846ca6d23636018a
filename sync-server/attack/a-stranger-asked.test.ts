/** A learner asks somebody for a lesson who gives none: what she writes to them would reach their phone. */
import { expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { endAssignment } from '#shared/domains/people/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'

const asked = (instructorId: string) => ({
  bookingId: `with-${instructorId}`,
  learnerId: 'amira',
  instructorId,
  slot: MONDAY_NINE,
  pickup: 'I know where you live',
})

test('[BK3] with another learner, an admin, herself or nobody there is no lesson', async () => {
  const { amira, seun, school } = await aSchool()
  for (const name of ['seun', 'ann', 'amira', 'nobody-at-all'])
    expect(await amira.does(bookLesson, asked(name))).toMatchObject([
      { verdict: 'refused', code: 'no-instructor' },
    ])
  expect(seun.holds()).toEqual(['learner:seun'])
  expect(school().sets.pull(seun.session, 'notifications', null, 100)).toMatchObject({
    value: { rows: [] },
  })
})

test('[BK3] her own instructor is asked, another of the school, and one who has left her team', async () => {
  const { amira, ann } = await aSchool()
  const isTaken = [{ verdict: 'committed' }]
  expect(await amira.does(bookLesson, asked('dev'))).toMatchObject(isTaken)
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  expect(await amira.does(bookLesson, asked('sarah'))).toMatchObject(isTaken)
})
