/** Who is who, live, for the office's screens. */
import { createMemo } from 'solid-js'
import type { Engine } from '#client/engine/api.ts'
import type { BusyTime } from '#shared/domains/bookings/index.ts'
import type { Person } from '#shared/domains/people/index.ts'
import { instructorIds } from './queries.ts'

export const createDirectory = (engine: Engine) => {
  const people = () => engine.set<Person>('people').all()
  return { people, instructors: createMemo(() => instructorIds(people())) }
}

export const busyOf = (engine: Engine) => engine.set<BusyTime>('busy').all()
