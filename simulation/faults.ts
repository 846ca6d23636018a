/** What goes wrong in a schedule, and how often beside what people do. */
import type { Role } from '#shared/kernel/actor.ts'
import { DAY_MS, HOUR_MS } from '#shared/kernel/time-units.ts'
import { NEXT_VERSION } from './app-version.ts'
import type { Device } from './device.ts'
import { endMishaps } from './mishaps.ts'
import type { Backup } from './relay.ts'
import type { World } from './world.ts'

type Scene = {
  readonly world: World
  readonly device: Device
  readonly state: FaultState
}

/** What a schedule remembers of its faults. */
export type FaultState = {
  backups: Backup[]
  restores: number
  cloned: boolean
}

export const createFaultState = (): FaultState => ({ backups: [], restores: 0, cloned: false })

const CLOCKS = [-365 * DAY_MS, -HOUR_MS, HOUR_MS, DAY_MS, 2 * DAY_MS, 365 * DAY_MS, 0]
/** Of whoever may become an admin, and be one no more. */
const ROLES: readonly (readonly Role[])[] = [['instructor'], ['instructor', 'admin'], ['admin']]
const MOST_TABS = 3

const relayDies = (world: World): void => {
  world.story.tell('the relay is killed')
  world.killRelay()
  world.scheduler.after(100 + world.random.below(2_500), () => {
    if (world.relay.isUp()) return
    world.story.tell('the relay is back')
    world.startRelay()
  })
}

const restart = async (world: World, device: Device): Promise<void> => {
  if (device.isAlive()) return
  world.story.tell(`${device.name} starts again`, device.name)
  await device.start()
}

export const endDevice = (world: World, name: string): void => {
  const { accounts, relay, story } = world
  const { deviceId } = world.device(name).identity
  if (!relay.isServing() || accounts.ended.has(deviceId)) return
  story.tell(`${name} is lost, and signed out from elsewhere`)
  accounts.ended.set(deviceId, relay.place())
  relay.school().endDevice(deviceId)
}

const FAULTS = {
  partition: ({ world, device: { name } }: Scene) => {
    world.story.tell(`${name} loses its signal`, name)
    world.network.partition(name)
  },
  heal: ({ world, device: { name } }: Scene) => {
    world.story.tell(`${name} has signal`, name)
    world.network.heal(name)
  },
  cut: ({ world, device: { name } }: Scene) => {
    world.story.tell(`${name}'s line is cut`, name)
    world.network.cutDevice(name)
  },
  killBrowser: ({ world, device }: Scene) => {
    world.story.tell(`${device.name}'s browser is killed`, device.name)
    device.kill()
    const pauseMs = 200 + world.random.below(3_000)
    world.scheduler.after(pauseMs, () => void restart(world, device))
  },
  killTabSoon: ({ world, device }: Scene) => {
    device.dieAfter(1 + world.random.below(4))
    world.story.tell(`${device.name}'s tab will be killed in a transaction`, device.name)
    world.scheduler.after(4_000, () => void restart(world, device))
  },
  killRelay: ({ world }: Scene) => {
    if (world.relay.isUp()) relayDies(world)
  },
  killRelayAtCommit: ({ world }: Scene) => {
    world.relay.dieAtCommitSoon(() => relayDies(world))
  },
  openTab: ({ world, device }: Scene) => {
    if (!device.isAlive() || device.tabCount() >= MOST_TABS) return
    world.story.tell(`${device.name} opens one more tab`, device.name)
    void device.start()
  },
  backup: ({ world, state }: Scene) => {
    world.story.tell('the relay is backed up')
    state.backups = [...state.backups, world.relay.backup()].slice(-2)
  },
  restore: ({ world, state }: Scene) => {
    if (state.backups.length === 0) return
    world.story.tell("the relay's disk is lost; the backup is put back")
    state.restores += 1
    world.restoreRelay(world.random.pick(state.backups))
  },
  clock: ({ world, device }: Scene) => {
    const offMs = world.random.pick(CLOCKS)
    world.story.tell(`${device.name}'s clock is off by ${offMs / HOUR_MS} hours`, device.name)
    device.setClockOff(offMs)
  },
  role: ({ world }: Scene) => {
    const who = world.cast.changing
    if (who === undefined || !world.relay.isServing()) return
    const before = world.accounts.roles.get(who) ?? []
    const after = world.random.pick(ROLES)
    if (before.join() === after.join()) return
    world.story.tell(`${who} is ${after.join(' and ')} from now on`)
    world.accounts.roles.set(who, after)
    if (after.includes('admin')) world.everAdmin.add(who)
    world.relay.school().people.rolesChanged(who, before, after)
  },
  endDevice: ({ world }: Scene) => {
    const { mayEnd } = world.cast
    if (mayEnd.length > 0) endDevice(world, world.random.pick(mayEnd))
  },
  upgrade: ({ world, device }: Scene) => {
    // The relay first, as a school does it; then this one device.
    if (world.version().name === 'this') {
      world.installOnRelay(NEXT_VERSION)
      world.story.tell('the relay gets the next version')
      if (world.relay.isUp()) relayDies(world)
    }
    world.story.tell(`${device.name} gets the next version of the app`, device.name)
    device.install(NEXT_VERSION)
    device.kill()
    world.scheduler.after(300, () => void restart(world, device))
  },
  fullDisk: ({ world, device }: Scene) => {
    world.story.tell(`${device.name}'s disk is full for a moment`, device.name)
    device.store.failNextCommits(1 + world.random.below(2))
  },
  cloneProfile: ({ world, device, state }: Scene) => {
    if (state.cloned || device.isSignedOut()) return
    state.cloned = true
    const name = `${device.name}-copy`
    world.story.tell(`${device.name}'s browser profile is copied to another machine: ${name}`)
    void world.fleet.add(device.identity, name, device).start()
  },
} satisfies Record<string, (scene: Scene) => void>

type Fault = keyof typeof FAULTS

/** Of a hundred steps; the rest is people at work. */
const WEIGHTS: readonly (readonly [Fault, number])[] = [
  ['partition', 5],
  ['heal', 5],
  ['cut', 3],
  ['killTabSoon', 4],
  ['killBrowser', 3],
  ['openTab', 2],
  ['killRelay', 1],
  ['killRelayAtCommit', 3],
  ['backup', 1],
  ['restore', 1],
  ['clock', 2],
  ['role', 1],
  ['endDevice', 1],
  ['upgrade', 1],
  ['fullDisk', 1],
  ['cloneProfile', 1],
]

/** One thing that goes wrong, or comes right again. */
export const breakSomething = (world: World, state: FaultState): void => {
  const device = world.random.pick(world.inService())
  FAULTS[world.random.weighted(WEIGHTS)]({ world, device, state })
}

/** Everything comes right: signal everywhere, all devices running, the relay up, clocks true. */
export const comeRight = async (world: World): Promise<void> => {
  world.story.tell('everything comes right')
  world.network.setFaults({ cutPerFrame: 0, duplicatePerFrame: 0, slowestMs: 5 })
  world.requests.comeRight()
  world.relay.liveOn()
  if (!world.relay.isUp()) world.startRelay()
  for (const device of world.devices.values()) {
    device.setClockOff(0)
    device.store.failNextCommits(0)
    device.dieAfter(Number.POSITIVE_INFINITY)
    world.network.heal(device.name)
    if (!device.isAlive()) await device.start()
  }
  endMishaps(world)
}
