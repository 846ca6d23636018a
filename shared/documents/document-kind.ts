/**
 * What any kind of record must say about itself. The engine, the relay and the simulator work from
 * this alone and know no kind by name.
 */
import type { GenericSchema } from 'valibot'
import type { Actor, PersonId } from '../kernel/actor.ts'
import type { DocId } from '../kernel/ids.ts'
import type { InstantMs } from '../kernel/ports.ts'
import type { Principal } from '../kernel/principal.ts'
import type { Result } from '../kernel/result.ts'

/** A projected row: flat enough to list, sort and show without opening the document. */
export type Row = {
  /** Row type, e.g. `booking`. Unique together with `id`. */
  readonly table: string
  readonly id: string
  readonly doc: DocId
  /** Rows of one bucket are read and written together, e.g. `2026-W48/<instructor>`. */
  readonly bucket: string
  /** Buckets that should be read as early as this row, e.g. the learner's, for a lesson's card. */
  readonly near?: readonly string[]
}

/** A path a change wrote to, from the root: `['events', '0192…', 'type']`. */
export type TouchedPath = readonly string[]

/** What a learner has asked for by records of one kind. */
export type AskedFor = {
  /** Nobody has answered them yet, by `waitsForAnswer`. */
  readonly open: number
  /** Made on this day of the relay's clock, whatever became of them. */
  readonly today: number
}

/** What a change did, seen at its own dependencies. */
export type Step<Rec> = {
  /** Undefined when the change creates the record. */
  readonly before: Rec | undefined
  readonly after: Rec
  /**
   * The record as it stands here, when its author did not know all of it, truly or as a pretence.
   * Left out when that is `before`.
   */
  readonly standing?: Rec | undefined
  /** Rows of the records it stands beside, as the relay has them; a device leaves them out. */
  readonly beside?: readonly Row[]
  /** What the author has asked for by records of this kind, where somebody counts. */
  readonly asked?: AskedFor
  readonly touched: readonly TouchedPath[]
  /** The device's clock when it asks itself; the relay's clock when the relay asks. */
  readonly now: InstantMs
  readonly doc: DocId
}

/** Something the relay puts into a published set because of a record. */
export type Publication = {
  readonly set: string
  readonly id: string
  /** null takes it back. */
  readonly data: Readonly<Record<string, unknown>> | null
  readonly readers: readonly Principal[]
}

/** A lesson that an instructor has given, or is agreed to give. */
export type LessonGiven = {
  readonly id: string
  readonly instructorId: PersonId
  readonly learnerId: PersonId
  readonly startsAtMs: InstantMs
  readonly durationMinutes: number
}

/** Whose late work waits, and since when the relay has had it. */
export type Waiting = { readonly by: PersonId; readonly atMs: InstantMs }

/** What stands in the way of erasing a person, by a word the screen has a sentence for. */
export type ErasureBlock = 'lesson-ahead' | 'still-teaching'

/** What becomes of a record when the person it is about is erased. F185. */
export type OnErase<Rec> =
  | { readonly does: 'go' }
  | {
      readonly does: 'stay'
      /** The law or the other people it is kept for. */
      readonly because: 'accounts' | 'others'
      /** The record without anything a person wrote; ids stay, and lead to nobody. */
      readonly withoutWords: (record: Rec) => Rec
    }

/** Whose a record is. Every kind must say it, so that nobody's data is forgotten when they leave. */
export type PersonalData<Rec> = {
  /** The one person it is about; undefined when it is about the school's work. */
  readonly subject: (record: Rec) => PersonId | undefined
  /** Others who have a part in it, as ids: it is in their export, and stays when they are erased. */
  readonly parties: (record: Rec) => readonly PersonId[]
  readonly onErase: OnErase<Rec>
  /** Unfinished business with this person: to be ended before they can be erased. */
  readonly blocks?: (record: Rec, person: PersonId, now: InstantMs) => ErasureBlock | undefined
  /** The last instant it was of use; retention counts from the newest of a person. */
  readonly lastUseMs: (record: Rec) => InstantMs
}

export type DocumentKind<Rec = unknown, R extends Row = Row> = {
  readonly name: string
  /** Shape number; raised when old records need `migrate`. */
  readonly version: number
  /**
   * Content of the first change, the same bytes on every device (fixed actor), so that two devices
   * which create the record apart do not create rival containers. Maps and collaborative texts only.
   */
  readonly empty: Readonly<Record<string, unknown>>
  /** Top-level fields that two people may edit letter by letter. All other strings are whole values. */
  readonly texts: readonly string[]
  readonly schema: GenericSchema<unknown, Rec>
  readonly readers: (record: Rec, doc: DocId) => Principal[]
  /** Who gains which principal because of this record (an assignment makes a team). */
  readonly holds?: (record: Rec, doc: DocId) => { person: PersonId; principal: Principal }[]
  /** Asked by the device before saving and by the relay before committing. Deny by default. */
  readonly mayChange: (actor: Actor, step: Step<Rec>) => Result<undefined>
  readonly project: (record: Rec, doc: DocId) => R[]
  /** Records a rule wants to see as well, e.g. the lesson's booking. The id may be anybody's invention. */
  readonly standsBeside?: (doc: DocId) => readonly DocId[]
  /**
   * Has this person asked for something by this row that nobody has answered yet? The relay counts
   * them, and the new ones of the day, for a learner who makes another record of the kind.
   */
  readonly waitsForAnswer?: (row: R, person: PersonId, now: InstantMs) => boolean
  /** The lesson a row says was to be given; asked by the relay when its instructor has left (PE13). */
  readonly lessonGiven?: (row: R) => LessonGiven | undefined
  /**
   * How others are told that late work on this record waits for an admin; null: none does. The relay
   * gives it to the readers of the record.
   */
  readonly publishAwaiting?: (
    doc: DocId,
    waiting: Waiting | null,
  ) => Pick<Publication, 'set' | 'id' | 'data'>
  /**
   * What the relay tells of when it heard that a row has become another, and to whom besides. Not asked
   * of what comes back after a restore.
   */
  readonly publishHeard?: (
    before: R | undefined,
    after: R,
    heardAtMs: InstantMs,
    /** Looked for in the whole school: asked only when somebody is to be told. */
    admins: () => readonly PersonId[],
  ) => Publication[]
  readonly publish?: (record: Rec, doc: DocId) => Publication[]
  readonly personal: PersonalData<Rec>
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds kinds of every record type.
export type AnyKind = DocumentKind<any, any>

/** Fixes the type parameters, nothing else. */
export const defineDocumentKind = <Rec, R extends Row>(
  kind: DocumentKind<Rec, R>,
): DocumentKind<Rec, R> => kind
