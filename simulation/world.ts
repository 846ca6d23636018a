/** A small school for one schedule: a relay, its people, and one or two devices each. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as A from '@automerge/automerge'
import type { Identity } from '#client/engine/api.ts'
import { createRecords } from '#shared/documents/records.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { createDevice, type Device } from './device.ts'
import { createNetwork } from './network.ts'
import { createRandom } from './random.ts'
import { createRelay } from './relay.ts'
import { createScheduler } from './scheduler.ts'
import { createStory } from './story.ts'

/** A Tuesday before the clocks change back in 2026. */
export const START_MS = Date.parse('2026-10-20T08:00:00Z')

export const PEOPLE: readonly { id: string; role: Role; devices: number }[] = [
  { id: 'ann', role: 'admin', devices: 2 },
  { id: 'sarah', role: 'instructor', devices: 2 },
  { id: 'dev', role: 'instructor', devices: 1 },
  { id: 'amira', role: 'learner', devices: 2 },
  { id: 'seun', role: 'learner', devices: 1 },
  { id: 'grace', role: 'learner', devices: 1 },
]
export const LEARNERS = ['amira', 'seun', 'grace']
export const INSTRUCTORS = ['sarah', 'dev']

const records = createRecords(A)

const identityOf = (id: string, role: Role, device: number, index: number): Identity => ({
  personId: id,
  displayName: id,
  roles: [role],
  schoolId: 'simulated-school',
  schoolName: 'Simulated',
  deviceId: `${id}-${device + 1}`,
  actorPrefix: (0xa000 + index).toString(16).repeat(4),
})

export const createWorld = async (seed: number) => {
  const scheduler = createScheduler(START_MS)
  const random = createRandom(seed)
  const story = createStory(scheduler)
  const folder = mkdtempSync(join(tmpdir(), 'simulation-'))
  let counter = 0
  const newId = (): string => {
    counter += 1
    return `relay-${counter.toString(16).padStart(8, '0')}`
  }
  const identities = PEOPLE.flatMap((person, p) =>
    Array.from({ length: person.devices }, (_, d) =>
      identityOf(person.id, person.role, d, p * 4 + d),
    ),
  )
  const relay = createRelay({
    scheduler,
    random,
    folder,
    newId,
    identities: new Map(identities.map((one) => [one.deviceId, one])),
    records,
  })
  const network = createNetwork({ scheduler, random, open: relay.open })
  const devices = new Map<string, Device>(
    identities.map((one) => [
      one.deviceId,
      createDevice({ scheduler, random, network, records }, one),
    ]),
  )
  relay.start()
  for (const device of devices.values()) void device.start()
  await scheduler.runFor(2_000)

  return {
    seed,
    scheduler,
    random,
    story,
    relay,
    network,
    devices,
    device: (name: string): Device => devices.get(name) as Device,
    dispose: async (): Promise<void> => {
      for (const device of devices.values()) device.kill()
      relay.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
