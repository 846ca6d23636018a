/**
 * A published set: rows the relay publishes, or that belong to one person, replicated as whole rows.
 * Not for anything two people may edit at once.
 */
import type { GenericSchema } from 'valibot'
import type { Actor, PersonId, Role } from '../kernel/actor.ts'
import type { InstantMs } from '../kernel/ports.ts'
import type { Principal } from '../kernel/principal.ts'
import type { Result } from '../kernel/result.ts'

export type SetRow<Data> = { readonly id: string; readonly data: Data }

export type PushStep<Data> = {
  readonly id: string
  readonly before: Data | undefined
  readonly after: Data
  readonly now: InstantMs
  /** Who has a role in this school. Absent on a device, which does not have to know: the relay asks. */
  readonly holders?: (role: Role) => readonly PersonId[]
}

export type PublishedSet<Data = unknown> = {
  readonly name: string
  readonly schema: GenericSchema<unknown, Data>
  readonly readers: (data: Data, id: string) => Principal[]
  /** Whose the row is, if it is anybody's: it goes when that person is erased. F185. */
  readonly subject: (data: Data, id: string) => PersonId | undefined
  /**
   * When a message was sent, or settled if it waits for an answer: it is let go once the school's time
   * for messages has passed. Undefined: it still waits. Absent: rows of this set are no messages.
   */
  readonly sentAtMs?: (data: Data) => InstantMs | undefined
  /** Absent: devices never write this set. */
  readonly mayPush?: (actor: Actor, step: PushStep<Data>) => Result<undefined>
  /** Room for the rows of one person, in UTF-8; the relay sees to it. Absent: rows come from elsewhere. */
  readonly mostOfAPerson?: {
    readonly rows: number
    readonly bytes: number
    /** By the relay's clock. A device that was away for a month brings all of it in one hour. */
    readonly newRowsADay: number
  }
  /**
   * What a device changed in several steps before it was heard, as the one step `mayPush` is asked about.
   * `before` is what the relay had then. Absent: no step depends on how many there were.
   */
  readonly asOneStep?: (before: Data | undefined, after: Data) => Data
  /**
   * When the relay publishes anew: does what stands stay, because people here have changed it or it
   * is newer? `published` is undefined for a row the relay puts out no more. Absent: never.
   */
  readonly staysOver?: (standing: Data, published: Data | undefined) => boolean
  /**
   * What an app of an older schema is given instead of the row: null when it could do nothing with it.
   * Needed only where that app would stumble over what is new. Absent: the row itself.
   */
  readonly asReadBy?: (data: Data, schema: number) => unknown
  /** Is this row the school's, though the relay publishes the set? Then it goes with the school. */
  readonly isTheirs?: (data: Data) => boolean
  /**
   * After a relay was restored: does what a device has of a row say more than the relay's? Absent: a
   * device brings back only rows the relay lacks.
   */
  readonly outlives?: (mine: Data, theirs: Data) => boolean
  /**
   * After a relay was restored, of a row nobody has written since: what is kept of it as a device had it,
   * where `mayPush` refuses it for the steps that were lost. Absent: nothing.
   */
  readonly bringBack?: (actor: Actor, step: PushStep<Data>) => Result<Data>
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds sets of every row type.
export type AnySet = PublishedSet<any>

export const definePublishedSet = <Data>(set: PublishedSet<Data>): PublishedSet<Data> => set

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const pick = (row: unknown, wanted: (key: string) => boolean): Fields =>
  isFields(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => wanted(key))) : {}

/**
 * A row as this version of the app knows it, and what a newer one put there besides: that has to
 * stand in the row again when it is written, or an old app would take away what it cannot see.
 */
export const splitKnown = (set: AnySet, row: unknown): { known: unknown; unknown: Fields } => {
  const { entries } = set.schema as { entries?: object }
  if (entries === undefined || !isFields(row)) return { known: row, unknown: {} }
  const isKnown = (key: string): boolean => Object.hasOwn(entries, key)
  return { known: pick(row, isKnown), unknown: pick(row, (key) => !isKnown(key)) }
}
