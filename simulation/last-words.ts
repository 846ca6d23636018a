/** A device is ended that holds what nobody else has: at its next contact it hands that in. */
import { act } from './actions.ts'
import { endDevice } from './faults.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/** Out of reach somebody goes on working; from elsewhere that device is ended; then it has signal again. */
export const endWithUnsentWork = async (world: World, ledger: Ledger): Promise<void> => {
  const { network, scheduler, story, plot } = world
  const { random } = plot
  const { cast, accounts } = world
  const left = cast.mayEnd.filter(
    (name) => !accounts.ended.has(world.device(name).identity.deviceId),
  )
  if (left.length === 0) return
  const device = world.device(random.pick(left))
  story.tell(`${device.name} is out of reach`, device.name)
  network.partition(device.name)
  for (let press = 0; press < 2; press += 1) await act(world, ledger, device)
  endDevice(world, device.name)
  scheduler.after(500 + random.below(6_000), () => {
    story.tell(`${device.name} has signal again`, device.name)
    network.heal(device.name)
  })
}
