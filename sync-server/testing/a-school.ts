/** A school in memory or in a file, with Ann, Sarah, Dev, Amira and Seun, and their devices. */

import type { AnySet } from '#shared/documents/published-set.ts'
import { enrolLearner } from '#shared/domains/people/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { Ports } from '#shared/kernel/ports.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { createInProcessJudge } from '../school/in-process-judge.ts'
import type { Judge } from '../school/judge.ts'
import { createSchool } from '../school/school.ts'
import type { School } from '../school/types.ts'
import { createDevice, type Device } from './device.ts'

/** Mon 23 Nov 2026, 08:00 in London. */
const START_MS = 1_795_420_800_000

export const ROLES: Record<string, readonly Role[]> = {
  ann: ['admin'],
  sarah: ['instructor'],
  dev: ['instructor'],
  amira: ['learner'],
  seun: ['learner'],
}

/** Numbers that look random and are the same each time. */
export const seededPorts = (seed = 1): Ports & { passes: (ms: number) => void } => {
  let state = seed >>> 0 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
  let nowMs = START_MS
  let ids = 0
  return {
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
    random: { bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff) },
    ids: {
      uuid: () => {
        ids += 1
        const tail = next().toString(16).padStart(8, '0')
        return `0192${ids.toString(16).padStart(4, '0')}-0000-7000-8000-0000${tail}`
      },
    },
    timers: { after: () => undefined, cancel: () => {} },
    passes: (ms) => {
      nowMs += ms
    },
  }
}

export const aSession = (person: string, device: string, prefix: string): SessionContext => ({
  sessionId: `session-${device}`,
  accountId: `account-${person}`,
  schoolId: 'school-1',
  schoolName: 'Test school',
  personId: person,
  roles: ROLES[person] ?? ['learner'],
  deviceId: device,
  actorPrefix: prefix,
})

export type TestSchool = Awaited<ReturnType<typeof aSchool>>

/** Ann has enrolled Amira with Sarah and Seun with Dev. */
export const aSchool = async (
  options: {
    path?: string
    judge?: Judge
    enrols?: boolean
    seed?: number
    sets?: ReadonlyMap<string, AnySet>
  } = {},
) => {
  const ports = seededPorts(options.seed)
  const judge = options.judge ?? createInProcessJudge(documentKinds)
  const troubles: string[] = []
  const deps = {
    schoolId: 'school-1',
    onTrouble: (trouble: string | undefined) => void troubles.push(trouble ?? 'well'),
    ports,
    judge,
    kinds: documentKinds,
    sets: options.sets ?? publishedSets,
    receiptKey: new Uint8Array(32).fill(7),
  }
  let school: School = createSchool({
    ...deps,
    path: options.path ?? ':memory:',
  })
  const devices: Record<string, Device> = {}

  const deviceOf = (person: string, name = `${person}-phone`): Device => {
    const known = devices[name]
    if (known) return known
    const prefix = Buffer.from(name.padEnd(8, '.').slice(-8)).toString('hex')
    const device = createDevice(() => school, aSession(person, name, prefix), ports)
    devices[name] = device
    return device
  }

  const cast = {
    ann: deviceOf('ann'),
    sarah: deviceOf('sarah'),
    dev: deviceOf('dev'),
    amira: deviceOf('amira'),
    seun: deviceOf('seun'),
  }
  for (const person of Object.keys(cast))
    school.people.add({
      personId: person,
      displayName: person,
      role: ROLES[person]?.[0] ?? 'learner',
    })
  for (const device of Object.values(cast)) await device.connect()
  if (options.enrols !== false) {
    await cast.ann.does(enrolLearner, { learnerId: 'amira', instructorIds: ['sarah'] })
    await cast.ann.does(enrolLearner, { learnerId: 'seun', instructorIds: ['dev'] })
    // Whoever joined a team is sent what it opens, and is live again after it.
    for (const device of [cast.amira, cast.sarah, cast.seun, cast.dev])
      await device.until(() => device.holds().length > 0 && device.frames.at(-1)?.type === 'live')
  }

  return {
    ...cast,
    ports,
    deviceOf,
    school: () => school,
    /** What was said of the school's disk, in order. */
    troubles,
    /** Puts another school object behind the same devices: a restart, or a restored file. */
    becomes: (path: string, mostBytes?: number) => {
      school = createSchool({ ...deps, path, ...(mostBytes ? { mostBytes } : {}) })
      return school
    },
    everybody: () => Object.values(devices),
  }
}

export const MONDAY_NINE = {
  date: '2026-11-30',
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
}
