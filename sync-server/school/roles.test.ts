import { expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { aSchool, aSession, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const BOOKING = 'booking:b1'
const booked = async () => {
  const all = await aSchool()
  await all.amira.does(bookLesson, {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: MONDAY_NINE,
  })
  return all
}

const rolesSaid = (frames: readonly { type: string }[]): unknown[] =>
  frames.flatMap((frame) => ('roles' in frame ? [frame.roles] : []))

test('[P10] Dev becomes an admin: within the same turn his open phone gets what admins read', async () => {
  const { dev, school } = await booked()
  expect(dev.holds()).not.toContain(BOOKING)
  school().people.rolesChanged('dev', ['instructor'], ['instructor', 'admin'])
  await dev.until(() => dev.holds().includes(BOOKING))
  expect(rolesSaid(dev.frames).at(-1)).toEqual(['instructor', 'admin'])
})

test('[P10] Ann is an admin no more: what admins read leaves her open phone, and nothing new comes', async () => {
  const { ann, amira, school } = await booked()
  await ann.until(() => ann.holds().includes(BOOKING))
  school().people.rolesChanged('ann', ['admin'], ['instructor'])
  await ann.until(() => !ann.holds().includes(BOOKING))
  const rowsBefore = ann.sees('rows').flatMap((frame) => ('changes' in frame ? frame.changes : []))
  await amira.does(bookLesson, {
    bookingId: 'b2',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: { ...MONDAY_NINE, time: '11:00' },
  })
  const rowsAfter = ann.sees('rows').flatMap((frame) => ('changes' in frame ? frame.changes : []))
  expect(rowsAfter).toEqual(rowsBefore)
  expect(ann.holds()).not.toContain('booking:b2')
})

test('[P10] offline at the time, she is told at the next contact', async () => {
  const { ann, school } = await booked()
  await ann.until(() => ann.holds().includes(BOOKING))
  ann.disconnect()
  school().people.rolesChanged('ann', ['admin'], ['instructor'])
  Object.assign(ann.session, { roles: ['instructor'] })
  await ann.connect()
  await ann.until(() => ann.frames.at(-1)?.type === 'live')
  expect(ann.holds()).not.toContain(BOOKING)
})

test('[P10] the directory follows: a pull of a former admin forgets the learners', async () => {
  const { school } = await booked()
  const annNow = { ...aSession('ann', 'ann-phone', '61'.repeat(8)) }
  const first = school().sets.pull(annNow, 'people', null, 100)
  const before = first.ok ? first.value : undefined
  expect(before?.rows.map((row) => row.id)).toContain('amira')
  school().people.rolesChanged('ann', ['admin'], ['instructor'])
  const after = { ...annNow, roles: ['instructor' as const] }
  const pulled = school().sets.pull(after, 'people', before?.checkpoint ?? null, 100)
  expect(pulled).toMatchObject({
    value: {
      rows: expect.arrayContaining([
        { id: 'amira', data: null },
        { id: 'ann', data: expect.objectContaining({ roles: ['instructor'] }) },
      ]),
    },
  })
})

test('[T5] a change that was on its way when the role went is judged again by what is left', async () => {
  const { sarah, school } = await booked()
  await sarah.until(() => sarah.holds().includes(BOOKING))
  const [one] = sarah.makes(bookLesson, {
    bookingId: 'b3',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: { ...MONDAY_NINE, time: '13:00' },
  })
  const change = [pushed(one?.bytes as Uint8Array)]
  const underWay = sarah.push('booking:b3', change)
  school().people.rolesChanged('sarah', ['instructor'], ['learner'])
  expect(await underWay).toMatchObject([{ verdict: 'retry', why: 'busy' }])
  expect(await sarah.push('booking:b3', change)).toMatchObject([{ verdict: 'refused' }])
})

test('[T12] whoever is left without a role is shown out, and stays in the directory without one', async () => {
  const { sarah, ann, school } = await booked()
  school().people.rolesChanged('sarah', ['instructor'], [])
  expect(sarah.frames.at(-1)).toMatchObject({ type: 'refuse', code: 'device-ended' })
  expect(school().sets.pull(ann.session, 'people', null, 100)).toMatchObject({
    value: {
      rows: expect.arrayContaining([
        { id: 'sarah', data: expect.objectContaining({ displayName: 'sarah', roles: [] }) },
      ]),
    },
  })
})

test('[PE4] Sarah is no instructor any more: her learners leave her open phone, and come back with the role', async () => {
  const { sarah, school } = await booked()
  await sarah.until(() => sarah.holds().includes('learner:amira'))
  const asLearner = {
    ...aSession('sarah', 'sarah-phone', '62'.repeat(8)),
    roles: ['learner' as const],
  }
  const before = school().sets.pull({ ...asLearner, roles: ['instructor'] }, 'people', null, 100)
  const pulled = before.ok ? before.value : undefined
  expect(pulled?.rows.map((row) => row.id)).toContain('amira')

  school().people.rolesChanged('sarah', ['instructor'], ['learner'])
  await sarah.until(() => !sarah.holds().includes('learner:amira'))
  const after = school().sets.pull(asLearner, 'people', pulled?.checkpoint ?? null, 100)
  expect(after).toMatchObject({
    value: { rows: expect.arrayContaining([{ id: 'amira', data: null }]) },
  })
  expect(school().history(asLearner, 'learner:amira')).toMatchObject({ ok: false })

  school().people.rolesChanged('sarah', ['learner'], ['instructor'])
  await sarah.until(() => sarah.holds().includes('learner:amira'))
})

test('[PE4] offline when the role went, her phone loses them at the next contact', async () => {
  const { sarah, school } = await booked()
  await sarah.until(() => sarah.holds().includes('learner:amira'))
  sarah.disconnect()
  school().people.rolesChanged('sarah', ['instructor'], ['learner'])
  Object.assign(sarah.session, { roles: ['learner'] })
  await sarah.connect()
  await sarah.until(() => sarah.frames.at(-1)?.type === 'live')
  expect(sarah.holds()).not.toContain('learner:amira')
})
