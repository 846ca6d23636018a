import { expect, test } from 'vitest'
import { createWorld } from './world.ts'

const TWO_SECONDS_MS = 2_000

test('[T36] three tabs: the one that writes dies before it answers; the next says that it was saved', async () => {
  const world = await createWorld(1)
  const sarah = world.device('sarah-1')
  await sarah.start()
  await sarah.start()
  await world.scheduler.runFor(TWO_SECONDS_MS)
  await world.device('ann-1').run({
    name: 'people.enrol',
    input: { learnerId: 'amira', instructorIds: ['sarah'], stage: 'Registered' },
  })
  await world.scheduler.runFor(TWO_SECONDS_MS)

  const [, , asks] = sarah.cores()
  sarah.dieAfter(1)
  const slot = {
    date: '2026-10-21',
    time: '09:00',
    zone: 'Europe/London',
    durationMinutes: 60,
  }
  const input = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot }
  const said = asks?.run([{ name: 'bookings.book', input }])
  await world.scheduler.runFor(TWO_SECONDS_MS)

  expect(sarah.tabCount()).toBe(2)
  expect(await Promise.race([said, 'no answer'])).toMatchObject({ ok: true })
  expect(sarah.cores().map(({ memory }) => memory.model.all('booking').length)).toEqual([1, 1])
  await world.dispose()
})

test('[T36] a tab dies before it could tell what it stored; the one that takes over shows it all the same', async () => {
  const world = await createWorld(1)
  const ann = world.device('ann-1')
  await ann.start()
  await world.scheduler.runFor(TWO_SECONDS_MS)
  ann.dieAfter(1)
  const [writes] = ann.cores()
  void writes?.run([
    { name: 'people.enrol', input: { learnerId: 'amira', instructorIds: [], stage: 'Registered' } },
  ])
  await world.scheduler.runFor(TWO_SECONDS_MS)
  expect(ann.tabCount()).toBe(1)
  expect(ann.core()?.memory.model.all('learner')).toHaveLength(1)
  await world.dispose()
})
