/**
 * Names of people, by id. Records hold opaque ids only; who is who stands in the directory, of which
 * the device keeps a compact copy for the first paint.
 */
import type { Engine } from '#client/engine/api.ts'
import type { Person } from '#shared/domains/people/index.ts'

/** Shown when the directory does not know (or no longer knows) a person. */
export const UNKNOWN_NAME = 'Someone'

/** The part of the engine that is needed; a test or the simulator may hand in less than all of it. */
export type PeopleSource = Pick<Engine, 'set' | 'me'>

export const personOf = (source: PeopleSource, id: string): Person | undefined =>
  source.set<Person>('people').all().get(id)

/** Names as they were known once, for people who have left the directory since. */
export type KeptNames = Readonly<Record<string, string>>

/** First and last name: "Amira Khan". The person at this device is known without the directory. */
export const nameOf = (source: PeopleSource, id: string, kept: KeptNames = {}): string =>
  personOf(source, id)?.displayName ??
  (id === source.me.personId ? source.me.displayName : (kept[id] ?? UNKNOWN_NAME))

/** For sentences: "Amira". */
export const firstNameOf = (source: PeopleSource, id: string): string =>
  nameOf(source, id).trim().split(/\s+/)[0] ?? UNKNOWN_NAME

/** As typed into the directory; undefined when there is none. For `tel:` links. */
export const phoneOf = (source: PeopleSource, id: string): string | undefined =>
  personOf(source, id)?.phone
