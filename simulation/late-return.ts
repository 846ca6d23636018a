/**
 * An instructor logs a lesson out of reach; meanwhile the office ends the assignment, from before the
 * lesson or from after it. With signal again the one waits for an admin, and the other counts.
 */
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import { MINUTE_MS } from '#shared/kernel/time.ts'
import { log, press } from './actions.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/** Long enough for the end to arrive first, mostly. */
const OUT_OF_REACH_MS = 6_000

export const returnLate = async (world: World, ledger: Ledger): Promise<void> => {
  const { random, network, scheduler, story } = world
  const device = world.device(`${random.pick(world.cast.instructors)}-1`)
  const instructorId = device.identity.personId
  const driven = (device.core()?.memory.model.all<BookingRow>('booking') ?? []).filter(
    (one) =>
      one.instructorId === instructorId &&
      one.status === 'confirmed' &&
      one.startsAtMs < scheduler.now(),
  )
  if (driven.length === 0) return
  const booking = random.pick(driven)
  story.tell(`${device.name} is out of reach, and does not hear of the end`, device.name)
  network.partition(device.name)
  await press(world, ledger, device, ...log(world, device, booking))
  const from = booking.startsAtMs + random.pick([MINUTE_MS, 0])
  const { learnerId } = booking
  await press(world, ledger, world.device('ann-1'), {
    name: 'people.endAssignment',
    input: { learnerId, instructorId, from },
  })
  scheduler.after(OUT_OF_REACH_MS, () => {
    story.tell(`${device.name} has signal again`, device.name)
    network.heal(device.name)
  })
}
