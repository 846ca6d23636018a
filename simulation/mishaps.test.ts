/** Each mishap by itself: what it does to people, and that they get over it. */
import { expect, test } from 'vitest'
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import { drawCast } from './cast.ts'
import { endMishaps } from './mishaps.ts'
import { noPlot } from './plot.ts'
import { createRandom } from './random.ts'
import { createWorld, type World } from './world.ts'

const SECOND_MS = 1_000
/** The device takes a minute to call a silent line dead, the relay a little more. */
const UNTIL_NOTICED_MS = 80 * SECOND_MS

/** More than goes into the free pages of a new school's file. */
const MOST_TO_FILL = 200

const enrols = (world: World, learnerId: string) =>
  world.device('ann-1').run({
    name: 'people.enrol',
    input: { learnerId, instructorIds: ['sarah'], stage: 'Registered' },
  })
const getsOnTo = (world: World, stage: string) =>
  world.device('ann-1').run({ name: 'people.setStage', input: { learnerId: 'amira', stage } })
const waits = (world: World): number | undefined =>
  world.device('ann-1').core()?.memory.outboxView().waiting.length
const learnersAt = (world: World, name: string): string[] =>
  (world.device(name).core()?.memory.model.all('learner') ?? []).map(({ id }) => id).sort()

test.each(['the device', 'the relay', 'neither'] as const)(
  '[T25] a socket gone for %s: nobody is told, and what was written meanwhile arrives',
  async (gone) => {
    const world = await createWorld(1, noPlot(1))
    expect(world.network.goHalfOpen('ann-1', gone)).toBe(true)
    await enrols(world, 'amira')
    // Whose own socket is gone opens another at once; whoever believes in it waits.
    await world.scheduler.runFor(20 * SECOND_MS)
    expect(waits(world)).toBe(gone === 'the device' ? 0 : 1)
    await world.scheduler.runFor(UNTIL_NOTICED_MS)
    expect(waits(world)).toBe(0)
    expect(learnersAt(world, 'sarah-1')).toEqual(['amira'])
    await world.dispose()
  },
)

test('the relay hangs: nobody is answered, and then everybody, in order', async () => {
  const world = await createWorld(1, noPlot(1))
  world.loop.stall(5 * SECOND_MS)
  await enrols(world, 'amira')
  await enrols(world, 'seun')
  await world.scheduler.runFor(4 * SECOND_MS)
  expect([world.relay.isServing(), waits(world)]).toEqual([false, 2])
  const order: string[] = []
  world.loop.whenServed(() => order.push('first'))
  world.loop.whenServed(() => order.push('second'))
  await world.scheduler.runFor(2 * SECOND_MS)
  expect([world.relay.isServing(), waits(world)]).toEqual([true, 0])
  expect(order).toEqual(['first', 'second'])
  await world.dispose()
})

test('a browser throws its copy away: what was sent comes back, also to who had to sign in again', async () => {
  const world = await createWorld(1, noPlot(1))
  await enrols(world, 'amira')
  await world.scheduler.runFor(2 * SECOND_MS)
  const sarah = world.device('sarah-1')
  const tablet = world.device('sarah-2')
  await world.fleet.evict(sarah)
  tablet.signOut()
  await world.fleet.evict(tablet)
  expect([sarah.isAlive(), tablet.isAlive()]).toEqual([false, false])
  await sarah.start()
  // The session went with the copy.
  await tablet.start()
  expect(tablet.isAlive()).toBe(false)
  endMishaps(world)
  await world.scheduler.runFor(2 * SECOND_MS)
  expect(world.device('sarah-2').identity.deviceId).not.toBe(tablet.identity.deviceId)
  for (const name of ['sarah-1', 'sarah-2']) expect(learnersAt(world, name)).toEqual(['amira'])
  await world.dispose()
})

test('casts differ, and each is a school: somebody runs it, somebody teaches, somebody learns', () => {
  const casts = Array.from({ length: 200 }, (_, seed) => drawCast(createRandom(seed)))
  for (const { admins, instructors, learners, people, teams } of casts) {
    expect(admins).toContain('ann')
    expect(instructors.length * learners.length).toBeGreaterThan(0)
    const devices = people.reduce((sum, one) => sum + one.devices, 0)
    expect(devices).toBeGreaterThanOrEqual(2)
    expect(devices).toBeLessThanOrEqual(9)
    expect(Object.keys(teams)).toEqual([...learners])
  }
  const sizes = casts.map(({ admins, instructors, learners }) =>
    [admins, instructors, learners].map(({ length }) => length).join(),
  )
  expect(new Set(sizes).size).toBeGreaterThan(12)
})

test('the relay’s disk is full: work waits and nothing is called sent; with room it goes out', async () => {
  const world = await createWorld(1, noPlot(1))
  await enrols(world, 'amira')
  await world.scheduler.runFor(2 * SECOND_MS)
  world.relayStartsWith(0)
  const isFull = () => world.relay.school().trouble() === 'disk-full'
  // There is room in pages that are there already.
  let written = 0
  while (!isFull() && written < MOST_TO_FILL) {
    written += 1
    await getsOnTo(world, written % 2 ? 'Theory Complete' : 'Registered')
    await world.scheduler.runFor(SECOND_MS)
  }
  await getsOnTo(world, 'Test Ready')
  await world.scheduler.runFor(10 * SECOND_MS)
  expect(isFull()).toBe(true)
  expect(waits(world)).toBeGreaterThan(0)
  endMishaps(world)
  await world.scheduler.runFor(20 * SECOND_MS)
  expect(world.relay.school().trouble()).toBeUndefined()
  expect(waits(world)).toBe(0)
  expect(world.device('sarah-1').core()?.memory.model.all('learner')).toMatchObject([
    { stage: 'Test Ready' },
  ])
  await world.dispose()
})

test.each([-6, 6, 48])(
  'the relay’s clock is off by %i hours: work goes through, in step',
  async (hours) => {
    const world = await createWorld(1, noPlot(1))
    await enrols(world, 'amira')
    await world.scheduler.runFor(2 * SECOND_MS)
    world.relay.setClockOff(hours * HOUR_MS)
    await enrols(world, 'seun')
    await world.scheduler.runFor(5 * SECOND_MS)
    endMishaps(world)
    await world.scheduler.runFor(90 * SECOND_MS)
    expect(waits(world)).toBe(0)
    expect(learnersAt(world, 'sarah-1')).toEqual(['amira', 'seun'])
    await world.dispose()
  },
)
