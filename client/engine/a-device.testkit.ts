/** Sarah's phone as the engine has it: the real writer on a store in memory, with a line to nobody. */
import * as A from '@automerge/automerge'
import { createRecords } from '#shared/documents/records.ts'
import type { PersonId } from '#shared/kernel/actor.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import type { Identity } from './api.ts'
import { createMemory } from './memory.ts'
import { createMemoryStore, type MemoryStore } from './memory-store.ts'
import type { EnginePorts, Network } from './ports.ts'
import { createWriter } from './writer.ts'

export const NOON_MS = Date.parse('2026-11-24T12:00:00Z')

export const SARAH: Identity = {
  personId: 'sarah',
  displayName: 'Sarah Whitfield',
  roles: ['instructor'],
  schoolId: 'origin',
  schoolName: 'Origin',
  deviceId: 'sarahs-phone',
  actorPrefix: 'aaaaaaaaaaaaaaaa',
}

let given = 0
/** The same in every run, and no two devices of a test have one in common. */
const nextId = (): string => {
  given += 1
  return `0190aaaa-0000-7000-8000-${given.toString(16).padStart(12, '0')}`
}

const NO_LINE: Network = {
  connect: () => ({ send: () => {}, close: () => {} }),
  isOnline: () => false,
  onHint: () => () => {},
  whyRefused: async () => 'unreachable',
}

type DeviceOptions = {
  /** What the device had before it was switched off. */
  readonly store?: MemoryStore
  readonly actorPrefix?: string
  /** Sarah's learners. */
  readonly teams?: readonly PersonId[]
  /** The build of the app. */
  readonly app?: string
  readonly network?: Partial<Network>
  readonly now?: () => number
  readonly nameOf?: (id: PersonId) => string | undefined
}

export const aDevice = async (options: DeviceOptions = {}) => {
  const { store = createMemoryStore(), actorPrefix, teams = ['amira'], app = 'test' } = options
  const identity =
    actorPrefix === undefined ? SARAH : { ...SARAH, actorPrefix, deviceId: actorPrefix }
  const memory = createMemory(identity)
  memory.setActor({ personId: 'sarah', roles: ['instructor'], teams })
  const ports: EnginePorts = {
    clock: { now: options.now ?? (() => NOON_MS), monotonicMs: () => 0 },
    random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    ids: { uuid: nextId },
    timers: { after: () => undefined, cancel: () => {} },
    store,
    network: { ...NO_LINE, ...options.network },
  }
  const writer = await createWriter({
    ports,
    records: createRecords(A),
    kinds: documentKinds,
    commands,
    identity,
    memory,
    app,
    onStored: () => {},
    ...(options.nameOf ? { nameOf: options.nameOf } : {}),
  })
  return { writer, memory, store, ports }
}
