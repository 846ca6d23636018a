/**
 * What goes wrong besides `faults.ts`, drawn from the plot's own stream: a line that is gone for one side
 * only, a relay that hangs for a while, whose clock jumps or whose disk is full, a browser that throws its
 * copy away.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import type { Device } from './device.ts'
import type { GoneFor } from './network.ts'
import type { World } from './world.ts'

const GONE_FOR: readonly GoneFor[] = ['the device', 'the relay', 'neither']
const STALLS_MS = [300, 2_000, 8_000]
const NO_SIGNAL_MS = 1_000
const RELAY_CLOCKS_MS = [-6 * HOUR_MS, -10 * MINUTE_MS, 0, 10 * MINUTE_MS, 6 * HOUR_MS, 2 * DAY_MS]
/** From not a page to some lessons. */
const ROOMS_BYTES = [0, 8_192, 65_536]
const SHORT_OF_ROOM_MS = 15_000

/** Without signal nobody signs in; it is tried again, at the latest when everything comes right. */
const signsIn = (world: World, device: Device): void => {
  const { name } = device
  if (world.device(name) !== device || !device.isSignedOut()) return
  if (!world.relay.isServing() || world.network.isPartitioned(name)) {
    world.scheduler.after(NO_SIGNAL_MS, () => signsIn(world, device))
    return
  }
  world.story.tell(`${name}: ${device.identity.personId} signs in again, as on a new device`, name)
  void world.fleet.signInAgain(device).start()
}

const throwAway = async (world: World, device: Device): Promise<void> => {
  const { random } = world.plot
  const { name } = device
  // The browser keeps the session more often than not.
  if (random.chance(0.4)) device.signOut()
  const pauseMs = 300 + random.below(3_000)
  const { entries, rows } = await world.fleet.evict(device)
  const waiting = entries.filter(({ state }) => state === 'waiting').length + rows.length
  world.story.tell(
    `${name}'s browser has thrown its copy away, with ${waiting} unsent${device.isSignedOut() ? '; nobody is signed in there any more' : ''}`,
    name,
  )
  world.scheduler.after(pauseMs, () => {
    if (device.isSignedOut()) return signsIn(world, device)
    if (device.isAlive()) return
    world.story.tell(`${name} starts again, with nothing`, name)
    void device.start()
  })
}

const getsRoom = (world: World): void => {
  if (!world.relay.isShortOfRoom()) return
  world.story.tell("the relay's disk has room again")
  world.relayStartsWith(undefined)
}

const MISHAPS = {
  halfOpen: (world: World, device: Device) => {
    const gone = world.plot.random.pick(GONE_FOR)
    if (!world.network.goHalfOpen(device.name, gone)) return
    const what = gone === 'neither' ? 'nothing passes any more' : `the socket is gone for ${gone}`
    world.story.tell(`${device.name}'s line is half open: ${what}, and nobody is told`, device.name)
  },
  stall: (world: World) => {
    if (!world.relay.isServing()) return
    const stallMs = world.plot.random.pick(STALLS_MS)
    world.story.tell(`the relay hangs for ${stallMs / 1_000} seconds`)
    world.loop.stall(stallMs)
  },
  relayClock: (world: World) => {
    const offMs = world.plot.random.pick(RELAY_CLOCKS_MS)
    world.story.tell(`the relay's clock is off by ${offMs / HOUR_MS} hours`)
    world.relay.setClockOff(offMs)
  },
  relayDisk: (world: World) => {
    if (!world.relay.isServing()) return
    const { random } = world.plot
    const roomBytes = random.pick(ROOMS_BYTES)
    world.story.tell(`the relay starts on a disk with ${roomBytes} bytes left`)
    world.relayStartsWith(roomBytes)
    world.scheduler.after(random.below(SHORT_OF_ROOM_MS), () => getsRoom(world))
  },
  evict: (world: World, device: Device) => {
    if (!device.isErased() && !device.isSignedOut()) void throwAway(world, device)
  },
} satisfies Record<string, (world: World, device: Device) => void>

const WEIGHTS: readonly (readonly [keyof typeof MISHAPS, number])[] = [
  ['halfOpen', 4],
  ['stall', 3],
  ['evict', 2],
  ['relayClock', 2],
  ['relayDisk', 2],
]

export const meetMishap = (world: World): void => {
  const { random } = world.plot
  const device = random.pick(world.inService())
  MISHAPS[random.weighted(WEIGHTS)](world, device)
}

/** The relay answers, and whoever was signed out signs in. */
export const endMishaps = (world: World): void => {
  world.loop.endStall()
  world.relay.setClockOff(0)
  getsRoom(world)
  for (const device of [...world.devices.values()]) signsIn(world, device)
}
