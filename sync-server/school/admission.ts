/**
 * What can be said of a pushed change without opening the document: is it well-formed, known already,
 * from this device, and does everything it builds on stand in the log?
 */
import { hash as digest } from 'node:crypto'
import type { Actor, DeviceId, PersonId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { MAX_CHANGE_OPS } from '#shared/protocol/limits.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import type { Peer } from './connections.ts'
import type { Core, FirstState } from './core.ts'
import { areAboutErased } from './erased.ts'
import { type ChangeHeader, preflight } from './preflight.ts'
import { PROBLEMS, type SchoolProblemCode } from './problems.ts'
import { coveredByReceipts } from './receipts.ts'
import { mendWith } from './rot.ts'

/**
 * Operations of one push that are judged; the device sends the others again. Two of the biggest
 * changes there may be: more would let one push keep a judge busy for minutes.
 */
const MOST_PUSH_OPERATIONS = 2 * MAX_CHANGE_OPS

/** Who stands behind a push. */
export type Sender = {
  readonly person: PersonId
  readonly device: DeviceId
  readonly actorPrefix: string
  /** With what rights it is judged. */
  readonly actor: Actor
  /** Judged although it stands in quarantine: an admin stands for it. */
  readonly isAdopting?: boolean
  readonly isVoid: () => boolean
  /** The connection it came by; none when the relay itself writes. */
  readonly peer?: Peer
}

export type Push = { readonly doc: DocId; readonly changes: readonly PushedChange[] }

export type Admitted = {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly header: ChangeHeader
  /** Accepted before, by receipt. */
  readonly accepted: boolean
}

export type Admission =
  | { readonly kind: 'judge'; readonly change: Admitted }
  | { readonly kind: 'duplicate'; readonly hash: string; readonly seq: number }
  /** About somebody who was erased: said so, and not kept. */
  | { readonly kind: 'erased'; readonly hash: string }
  | { readonly kind: 'retry'; readonly hash: string; readonly why: 'missing-deps' | 'busy' }
  | {
      readonly kind: 'refused'
      readonly hash: string
      /** What the bytes are kept under: never a hash they merely claim. */
      readonly keptAs: string
      readonly bytes: Uint8Array
      readonly code: string
      readonly message: string
    }

type Announced = {
  readonly pushed: PushedChange
  readonly header: ChangeHeader | undefined
  /** Why there is no header. */
  readonly code: SchoolProblemCode | undefined
}

/**
 * What bytes are kept under that are not the change they claim to be: never a name a change can have.
 * Its inside alone, or its bytes under another's hash, would otherwise stand in the way of the change.
 */
export const nameOfSpoilt = (bytes: Uint8Array): string =>
  digest('sha256', Buffer.concat([Buffer.from('spoilt '), bytes]), 'hex')

const refused = (
  { hash, bytes }: PushedChange,
  keptAs: string,
  code: SchoolProblemCode,
): Admission => ({ kind: 'refused', hash, keptAs, bytes, code, message: PROBLEMS[code] })

const announce = (pushed: PushedChange): Announced => {
  const walked = preflight(pushed.bytes)
  return walked.ok
    ? { pushed, header: walked.header, code: undefined }
    : { pushed, header: undefined, code: walked.code }
}

/** The well-formed ones a receipt covers; `hash` is what they truly are, not what they claim. */
const covered = (core: Core, doc: DocId, announced: readonly Announced[]): ReadonlySet<string> =>
  coveredByReceipts(
    announced.flatMap(({ pushed, header }) =>
      header === undefined
        ? []
        : [
            {
              hash: header.hash,
              deps: header.deps,
              isProven: core.receipts.isProven(doc, header.hash, pushed.receipt),
            },
          ],
    ),
  )

/** Hashes of others' changes that no receipt among these covers, and that are not in the log. */
export const uncovered = (
  core: Core,
  actorPrefix: string,
  doc: DocId,
  changes: readonly PushedChange[],
): ReadonlySet<string> => {
  const announced = changes.map(announce)
  const receipted = covered(core, doc, announced)
  const waiting = announced.flatMap(({ header }) =>
    header === undefined ||
    header.actor.startsWith(actorPrefix) ||
    receipted.has(header.hash) ||
    core.db.log.byHash(header.hash) !== undefined
      ? []
      : [header.hash],
  )
  return new Set(waiting)
}

/** A change said twice in one push is one change: the second would look like a contradiction. */
const onlyOnce = (changes: readonly PushedChange[]): readonly PushedChange[] => [
  ...new Map(changes.map((change) => [change.hash, change])).values(),
]

/** What it stands on was taken out of the log, and will not come. */
const isOnExcised = (core: Core, deps: readonly string[]): boolean =>
  deps.some((dep) => core.db.quarantine.byHash(dep)?.code === 'excised')

/** Admits the changes of one push, in order; one for each hash. */
export const admit = (
  core: Core,
  sender: Sender,
  doc: DocId,
  first: FirstState | undefined,
  changes: readonly PushedChange[],
): Admission[] => {
  const announced = onlyOnce(changes).map(announce)
  const receipted = covered(core, doc, announced)
  /** Ends of changes before it in this push, and the numbers their actors have reached. */
  // All of them: what comes after the change that names somebody is about them too.
  const isErased = areAboutErased(core, doc, changes)
  const isCut = core.db.erasure.isCut(doc)
  // Where a past was erased, only what stands on the new beginning goes on.
  const endOps = new Map<string, number>(first && !isCut ? [[first.hash, first.endOp]] : [])
  const lastSeqs = new Map<string, number>()
  let operations = 0

  const endOpOf = (hash: string): number | undefined => {
    const here = endOps.get(hash)
    if (here !== undefined) return here
    const known = core.db.log.byHash(hash)
    return known?.doc === doc ? known.endOp : undefined
  }

  const admitOne = ({ pushed, header, code }: Announced): Admission => {
    const { hash, bytes } = pushed
    if (header === undefined) return refused(pushed, nameOfSpoilt(bytes), code ?? 'malformed')
    if (header.hash !== hash) return refused(pushed, nameOfSpoilt(bytes), 'wrong-hash')
    const known = core.db.log.byHash(hash)
    if (known?.doc === doc) {
      mendWith(core, hash, bytes)
      return { kind: 'duplicate', hash, seq: known.seq }
    }
    if (known !== undefined) return refused(pushed, hash, 'wrong-document')
    if (isErased) return { kind: 'erased', hash }
    const accepted = receipted.has(hash)
    const isOwn = header.actor.startsWith(sender.actorPrefix)
    const inQuarantine = sender.isAdopting ? undefined : core.db.quarantine.byHash(hash)
    // What was taken out of the log does not come back by the receipt it once was given.
    const kept = accepted && inQuarantine?.code !== 'excised' ? undefined : inQuarantine
    // Sent in by a stranger first, it is still its author's to send; nobody could keep it out so.
    if (kept !== undefined && !(isOwn && kept.code === 'forged-actor')) {
      const { code, message } = kept
      return { kind: 'refused', hash, keptAs: hash, bytes, code, message }
    }
    if (!accepted && !isOwn) return refused(pushed, hash, 'forged-actor')
    if (first === undefined) return refused(pushed, hash, 'unknown-kind')
    if (header.deps.length === 0) return refused(pushed, hash, 'malformed')
    const ends = header.deps.map(endOpOf)
    if (isCut && ends.some((end) => end === undefined)) return { kind: 'erased', hash }
    if (ends.some((end) => end === undefined))
      return isOnExcised(core, header.deps)
        ? refused(pushed, hash, 'excised')
        : { kind: 'retry', hash, why: 'missing-deps' }
    const lastSeq = lastSeqs.get(header.actor) ?? core.db.log.lastSeqOfActor(doc, header.actor)
    if (header.seq <= lastSeq) return refused(pushed, hash, 'equivocation')
    if (header.seq > lastSeq + 1) return { kind: 'retry', hash, why: 'missing-deps' }
    // A change goes on where the last it knows of ended; a later number would leave no room.
    if (header.startOp !== Math.max(...ends.map((end) => end ?? 0)))
      return refused(pushed, hash, 'malformed')
    operations += header.opCount
    // At least one goes on, or a push of one heavy change would come back for ever.
    if (operations > MOST_PUSH_OPERATIONS && operations > header.opCount)
      return { kind: 'retry', hash, why: 'busy' }
    endOps.set(hash, header.startOp + header.opCount)
    lastSeqs.set(header.actor, header.seq)
    return { kind: 'judge', change: { hash, bytes, header, accepted } }
  }

  return announced.map(admitOne)
}
