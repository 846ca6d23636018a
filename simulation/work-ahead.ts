/** Somebody works on a phone whose clock is wrong. */
import { DAY_MS } from '#shared/kernel/time.ts'
import { bookingsOn, press } from './actions.ts'
import { staffOf } from './cast.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/**
 * A phone whose clock is days ahead logs a lesson that has not begun, and goes on working on the same
 * record. The relay refuses the one and must keep the others: the road back after a refusal.
 */
export const workAhead = async (world: World, ledger: Ledger): Promise<void> => {
  const device = world.device(`${world.random.pick([...staffOf(world.cast)])}-1`)
  const nowMs = world.scheduler.now()
  const ahead = bookingsOn(device).filter(
    (one) => one.status === 'confirmed' && one.startsAtMs > nowMs,
  )
  if (ahead.length === 0) return
  const { id } = world.random.pick(ahead)
  world.story.tell(`${device.name}'s clock is days ahead`, device.name)
  device.setClockOff(4 * DAY_MS)
  const bookingId = id
  await press(world, ledger, device, { name: 'bookings.complete', input: { bookingId } })
  await press(world, ledger, device, { name: 'bookings.attend', input: { bookingId } })
  device.setClockOff(0)
}
