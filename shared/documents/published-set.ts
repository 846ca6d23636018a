/**
 * A published set: rows the relay publishes, or that belong to one person, replicated as whole rows.
 * Not for anything two people may edit at once.
 */
import type { GenericSchema } from 'valibot'
import type { Actor, PersonId } from '../kernel/actor.ts'
import type { InstantMs } from '../kernel/ports.ts'
import type { Principal } from '../kernel/principal.ts'
import type { Result } from '../kernel/result.ts'

export type SetRow<Data> = { readonly id: string; readonly data: Data }

export type PublishedSet<Data = unknown> = {
  readonly name: string
  readonly schema: GenericSchema<unknown, Data>
  readonly readers: (data: Data, id: string) => Principal[]
  /** Whose the row is, if it is anybody's: it goes when that person is erased. F185. */
  readonly subject: (data: Data, id: string) => PersonId | undefined
  /** Absent: devices never write this set. */
  readonly mayPush?: (
    actor: Actor,
    step: { id: string; before: Data | undefined; after: Data; now: InstantMs },
  ) => Result<undefined>
  /**
   * After a relay was restored: does what a device has of a row say more than the relay's? Absent: a
   * device brings back only rows the relay lacks.
   */
  readonly outlives?: (mine: Data, theirs: Data) => boolean
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds sets of every row type.
export type AnySet = PublishedSet<any>

export const definePublishedSet = <Data>(set: PublishedSet<Data>): PublishedSet<Data> => set
