/** What goes wrong in a schedule. */
import type { World } from './world.ts'

type Fault =
  | 'partition'
  | 'heal'
  | 'killDevice'
  | 'killRelay'
  | 'dieSoon'
  | 'cut'
  | 'clock'
  | 'fullDisk'

const WEIGHTS: readonly (readonly [Fault, number])[] = [
  ['partition', 5],
  ['heal', 5],
  ['killDevice', 3],
  ['dieSoon', 3],
  ['killRelay', 2],
  ['cut', 3],
  // A clock that is ahead writes what the relay refuses: the road back is driven often.
  ['clock', 4],
  ['fullDisk', 1],
]

/** One thing that goes wrong, or comes right again. */
export const breakSomething = (world: World): void => {
  const { random, story, network, relay, scheduler } = world
  const device = random.pick([...world.devices.values()])
  const name = device.identity.deviceId
  const fault = random.weighted(WEIGHTS)
  switch (fault) {
    case 'partition':
      story.tell(`${name} loses its signal`)
      network.partition(name)
      return
    case 'heal':
      story.tell(`${name} has signal`)
      network.heal(name)
      return
    case 'cut':
      story.tell(`${name}'s line is cut`)
      network.cutDevice(name)
      return
    case 'killDevice':
      story.tell(`${name}'s browser is killed`)
      device.kill()
      scheduler.after(200 + random.below(3_000), () => void restart(world, name))
      return
    case 'dieSoon':
      device.dieAfter(1 + random.below(4))
      story.tell(`${name}'s browser will be killed during one of its next transactions`)
      scheduler.after(4_000, () => void restart(world, name))
      return
    case 'killRelay':
      if (!relay.isUp()) return
      story.tell('the relay is killed')
      relay.kill()
      network.relayDied()
      scheduler.after(100 + random.below(2_500), () => {
        if (relay.isUp()) return
        story.tell('the relay is back')
        relay.start()
      })
      return
    case 'clock': {
      const offMs = random.pick([-3_600_000, 86_400_000, 2 * 86_400_000, 0])
      story.tell(`${name}'s clock is off by ${offMs / 60_000} minutes`)
      device.setClockOff(offMs)
      return
    }
    case 'fullDisk':
      story.tell(`${name}'s disk is full for a moment`)
      device.store.failNextCommits(1)
  }
}

const restart = async (world: World, name: string): Promise<void> => {
  const device = world.device(name)
  if (device.isAlive()) return
  world.story.tell(`${name} starts again`)
  await device.start()
}

/** Everything comes right: signal everywhere, all devices running, the relay up, clocks true. */
export const comeRight = async (world: World): Promise<void> => {
  world.story.tell('everything comes right')
  world.network.setFaults({ cutPerFrame: 0, duplicatePerFrame: 0, slowestMs: 5 })
  if (!world.relay.isUp()) world.relay.start()
  for (const device of world.devices.values()) {
    device.setClockOff(0)
    device.store.failNextCommits(0)
    device.dieAfter(Number.POSITIVE_INFINITY)
    world.network.heal(device.identity.deviceId)
    if (!device.isAlive()) await device.start()
  }
}
