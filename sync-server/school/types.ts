/** What the rest of the relay, the simulator and the benches see of a school. */
import type { AnyKind } from '#shared/documents/document-kind.ts'
import type { AnySet, SetRow } from '#shared/documents/published-set.ts'
import type { Actor, DeviceId, PersonId, Role, SchoolId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs, Ports } from '#shared/kernel/ports.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { SentFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { ServedAs, ServedVersions } from '#shared/protocol/version.ts'
import type { ScrubFindings } from '#sync-server/storage/scrub.ts'
import type { TroubleKind } from '#sync-server/storage/trouble.ts'
import type { SessionContext } from '../auth/session-context.ts'
import type { AuditLog } from '../storage/school/audit.ts'
import type {
  CommandCall,
  DirectoryPerson,
  ErasurePreview,
  HistoryEntry,
  KnownMember,
  PushedRow,
  QuarantineDecision,
  QuarantineEntry,
  QuarantineReading,
  Rebuilding,
  RecordVersion,
  RowVerdict,
  SaidVersions,
  SchoolContent,
  SetCheckpoint,
  SetPull,
  Verification,
  Words,
  WordsFrom,
  WordsTaken,
} from './answers.ts'
import type { Judge } from './judge.ts'

/**
 * Hands a frame to the socket. A promise means "full": the feed waits for it before it sends more.
 * The same frame object may go to many sockets, so an encoding can be kept by frame. After a
 * `refuse` frame nothing more comes and the socket is to be closed.
 */
export type Send = (frame: SentFrame) => undefined | Promise<unknown>

export type Connection = {
  /** Settles when the frame has been answered: for a push, after COMMIT and the ack. Never rejects. */
  handle(frame: UpFrame): Promise<void>
  /** The socket is gone. Twice is no mistake. */
  close(): void
}

export type SchoolDeps = {
  readonly schoolId: SchoolId
  /** A file, or ':memory:'. */
  readonly path: string
  /** What the file may grow to; beyond it the school is only read. Left out: as much as there is. */
  readonly mostBytes?: number
  readonly ports: Ports
  /** May be shared by several schools; closed by whoever made it. */
  readonly judge: Judge
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly sets: ReadonlyMap<string, AnySet>
  /** Apps of which versions are served. Left out: `SERVED_VERSIONS`. */
  readonly served?: ServedVersions
  /** 32 secret bytes that outlive a restore. */
  readonly receiptKey: Uint8Array
  /** Was the change here when an older key was replaced? Left out: none ever was. */
  readonly wasListed?: (doc: DocId, hash: string) => boolean
  /** Who a device is, for healing a file that is older than the device. Usually control.db. */
  readonly deviceOf?: (
    actorPrefix: string,
  ) => { readonly deviceId: DeviceId; readonly personId: PersonId } | undefined
  /** Told of faults that are ours and not the disk's, for the relay's log. */
  readonly onFault?: (what: string, fault?: unknown) => void
  /** Told when the file can no longer be written, and when it can again (undefined). */
  readonly onTrouble?: (trouble: TroubleKind | undefined, detail: string) => void
  /** Runs something in the next turn of the loop. Left out: setImmediate. */
  readonly nextTurn?: (run: () => void) => void
}

export type School = {
  readonly id: SchoolId
  /** The caller has proven the session. */
  connect(session: SessionContext, send: Send): Connection
  /** What becomes of an app that asks over HTTP and says these numbers, or none, of itself. */
  serves(session: SessionContext, said: SaidVersions): ServedAs
  readonly sets: {
    /**
     * Rows readable now that changed after the checkpoint, oldest change first. Refuses unknown sets.
     * @param schema which shapes the app knows; left out: today's
     */
    pull(
      session: SessionContext,
      set: string,
      checkpoint: SetCheckpoint | null,
      limit: number,
      schema?: number,
    ): Result<SetPull>
    /** At most 1,000 rows, each judged by itself. Refuses unknown sets. */
    push(session: SessionContext, set: string, rows: readonly PushedRow[]): Result<RowVerdict[]>
  }
  readonly people: {
    /** Puts a person into the directory, or adds the role to one who is there. Synchronous. */
    add(person: DirectoryPerson): void
    /** What the directory calls a person; undefined when it does not know them. */
    nameOf(person: PersonId): string | undefined
    /** Everybody in the directory. */
    all(): { personId: PersonId; displayName: string; roles: readonly Role[] }[]
    /**
     * What a person may do here has changed from `before` to `after`; an empty `after` is somebody
     * who has left. The directory says so, their connected devices get what the new roles open and
     * drop what they closed within the same turn, and end when no role is left. Call it inside the
     * transaction that changes the membership: it is synchronous, and the same again does no harm.
     */
    rolesChanged(personId: PersonId, before: readonly Role[], after: readonly Role[]): void
    /** After a restore: makes the directory agree with the accounts on who is here and as what. */
    reconcile(members: readonly KnownMember[]): void
  }
  readonly quarantine: {
    /** What waits first, the authors in turns. Admins: everything. Others: what was refused of theirs. */
    list(session: SessionContext): Result<QuarantineEntry[]>
    /** One entry with what it says, for admins and its author. Refuses `not-found` for anybody else. */
    read(session: SessionContext, id: number): Promise<Result<QuarantineReading>>
    /** 'adopt': an admin stands for the change, which is judged again with an admin's rights. */
    decide(
      session: SessionContext,
      id: number,
      decision: QuarantineDecision,
    ): Promise<Result<undefined>>
  }
  /**
   * Takes what a device that was ended had not sent into quarantine, and nowhere else. The caller has
   * proven the device. What has no room is named in `full`.
   */
  takeLastWords(from: WordsFrom, words: readonly Words[]): WordsTaken
  /** Who changed this document and when it arrived, oldest first. Refuses what may not be read. */
  history(session: SessionContext, doc: DocId): Result<HistoryEntry[]>
  /** What each change did to a record, newest first, a page at a time. For admins. */
  recordHistory(session: SessionContext, doc: DocId, before?: number): Result<RecordVersion[]>
  /** Who did what in this school, in a chain. */
  readonly audit: AuditLog
  /** The receipt for a change of a record, as devices keep it beside the record's newest. */
  receiptOf(doc: DocId, hash: string): Uint8Array
  /** Fills an empty school from an export: all of it, or it throws and nothing is there. Blocks. */
  importContent(content: SchoolContent): void
  /** Choices of the school, by name; they are its own and go where its file goes. */
  readonly settings: {
    get(name: string): string | undefined
    set(name: string, value: string): void
  }
  readonly retention: {
    /** By person: when a change last arrived in a record that is open to them by name. */
    lastActivity(): ReadonlyMap<PersonId, InstantMs>
    /** Refused changes about which an admin decided before then; how many went. */
    dropDecidedRefusals(before: InstantMs): number
    /** Messages that were sent, or settled, before then; how many went. */
    letMessagesGo(before: InstantMs): number
    /** What stayed of people who were erased and was last of use before then, by kind of record. */
    ledgerPastTime(before: InstantMs): Readonly<Record<string, number>>
    /** Erases that for good, everywhere; what went. Blocks while it works. */
    eraseLedger(
      before: InstantMs,
      by: { readonly person: PersonId; readonly device: DeviceId },
    ): Readonly<Record<string, number>>
  }
  readonly erasure: {
    /** What would go, what would stay and why, and what stands in the way. */
    preview(person: PersonId): ErasurePreview
    /**
     * Takes a person out of the school: their records with all history, their rows, their refusals.
     * Does not ask what stands in the way. Again is harmless. Blocks while it works.
     */
    erase(person: PersonId, by: { readonly person: PersonId; readonly device: DeviceId }): void
    isErased(person: PersonId): boolean
    /** When; undefined for whoever was not. */
    erasedAt(person: PersonId): InstantMs | undefined
    /** How often somebody was erased since the school was opened. */
    times(): number
    /** Somebody was erased, and what was theirs may still lie in free pages. Outlives a restart. */
    isCompactionDue(): boolean
    /** Writes over what was deleted. False while somebody reads an older state: do it again later. */
    compact(): boolean
  }
  /** What decides what this person may read, as one text: to be held against later. */
  standing(session: SessionContext): string
  /** Devices that have a line open now, and hear of what happens as it does. */
  connectedDevices(): ReadonlySet<DeviceId>
  /** Makes some documents ready to be sent whole. True while there is more to do: ask again soon. */
  pack(): Promise<boolean>
  /** Makes exactly these the rows of a set; what is the same already stays untouched. */
  publishSet(set: string, rows: readonly SetRow<unknown>[]): void
  /** Closes the connections of a device with `refuse device-ended`; what it had under way is dropped. */
  endDevice(deviceId: DeviceId): void
  /** The same for one session, with `refuse signed-out`. */
  endSession(sessionId: string): void
  /**
   * Runs commands as a person on a device of the relay's own, through the airlock like anybody's.
   * Stops at the first refusal. Gives the number of changes committed.
   */
  applyCommands(
    actor: Actor,
    deviceActorPrefix: string,
    calls: readonly CommandCall[],
  ): Promise<Result<number>>
  /**
   * Derives everything from the raw log again and compares, in one state of the file. Takes its
   * time, so it is asked from a process of its own.
   */
  verify(): Verification
  /**
   * Derives everything from the raw log again and stores it. Blocks; for a relay at rest.
   * @param without hash of a change to take out, with all that was built on it; gives a new epoch
   */
  rebuild(without?: string): Rebuilding
  /** Heeds what a scrub of the file found: mends, asks devices, or goes read-only. */
  scrubbed(findings: ScrubFindings): void
  /** Why nothing can be stored now; undefined when all is well. Tries again before it answers. */
  trouble(): TroubleKind | undefined
  /** After a restore: devices will offer again what they hold. Gives the new epoch. */
  newEpoch(): string
  /** A consistent copy of the file, taken while the school works. */
  backup(destination: string): Promise<void>
  /** Closes every connection with `refuse busy`, waits for what is under way, closes the file. */
  close(): Promise<void>
}
