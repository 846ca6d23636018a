/**
 * The airlock. Every change that reaches the log came this way, in this order:
 *
 *   admit    header walk without WASM, own hash, known already, own device or receipt, nothing missing
 *   judge    decode, judge on a scratch copy, prove (in a process of its own, with a deadline)
 *   commit   one transaction; what was refused goes to quarantine in the same one
 *   ack      only now, each change its own verdict; then everyone else (see commit.ts, fan-out.ts)
 *
 * Pushes to one record go one after the other. What is heavy leaves that queue while it is judged, or
 * anybody could keep everybody from a record; it is stored only on the heads it was judged on.
 */
import type { Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import { busyVerdicts, verdictsOf } from './ack.ts'
import { type Admission, type Admitted, admit, type Push, type Sender } from './admission.ts'
import { askedBy, isAsking } from './asking.ts'
import type { Turns } from './by-turns.ts'
import type { Adoption, Committer } from './commit.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import type { JudgeOutcome } from './judge.ts'
import { quarantineRows } from './quarantine.ts'
import { looksSound } from './rot.ts'
import { isRotten } from './rotten.ts'

/** Nothing was sound, nothing was refused: nothing is asked of the judge. */
const NOTHING_JUDGED: JudgeOutcome = { opinions: [], after: undefined }
/** How often heavy work is judged again because the record has moved on meanwhile. */
const MOST_TRIES = 3

/** A push at the door: what can be said of it now, and on which heads. */
type Attempt = {
  readonly heads: readonly string[]
  readonly docBytes: number
  readonly admissions: readonly Admission[]
  readonly toJudge: readonly Admitted[]
  readonly receivedAt: InstantMs
  /** How many people had been erased by then. */
  readonly erasures: number
}

const headsOf = (core: Core, doc: DocId): readonly string[] => {
  const kind = kindOfDoc(core, doc)
  return core.db.documents.byId(doc)?.heads ?? (kind ? [core.firstOf(kind).hash] : [])
}

const attempt = (core: Core, sender: Sender, { doc, changes }: Push): Attempt => {
  const kind = kindOfDoc(core, doc)
  const first = kind && core.firstOf(kind)
  const stored = core.db.documents.byId(doc)
  const admissions = admit(core, sender, doc, first, changes)
  return {
    heads: headsOf(core, doc),
    docBytes: (stored?.snapBytes ?? 0) + (stored?.tailBytes ?? 0),
    admissions,
    toJudge: admissions.flatMap((one) => (one.kind === 'judge' ? [one.change] : [])),
    receivedAt: core.ports.clock.now(),
    erasures: core.erasures,
  }
}

/** Refused, or not judged at all: it may be the record that has turned, and not the change that is wrong. */
const isDoubtful = (outcome: JudgeOutcome | undefined): boolean =>
  outcome === undefined || outcome.opinions.some((one) => one.verdict !== 'sound')

/** What the kind wants to see besides the record; undefined when it wants nothing. */
const rowsBeside = (core: Core, doc: DocId): readonly Row[] | undefined => {
  const others = kindOfDoc(core, doc)?.standsBeside?.(doc)
  return others?.flatMap((other) =>
    core.db.rows.jsonOfDoc(other).map((json): Row => JSON.parse(json)),
  )
}

/** Undefined when the judge is gone: nothing is decided then. */
const judgeAdmitted = async (
  core: Core,
  sender: Sender,
  doc: DocId,
  { toJudge, heads, docBytes, receivedAt }: Attempt,
  isPatient: boolean,
): Promise<JudgeOutcome | undefined> => {
  if (toJudge.length === 0) return NOTHING_JUDGED
  const changes = toJudge.map(({ hash, bytes, accepted }) => ({ hash, bytes, accepted }))
  const load = () => documentBytes(core, doc)
  const { actor, isVoid } = sender
  const beside = rowsBeside(core, doc)
  const asked = askedBy(core, sender, doc)
  const what = {
    school: core.schoolId,
    doc,
    heads,
    load,
    changes,
    docBytes,
    ...(beside && { beside }),
    ...(asked && { asked }),
  }
  const task = { ...what, actor, now: receivedAt, isPatient, isVoid }
  try {
    return await core.judge.judge(task)
  } catch {
    return undefined
  }
}

/** What is refused and cannot be kept is not refused yet; what is sound went in all the same. */
const withoutRoom = (core: Core, verdict: ChangeVerdict): ChangeVerdict => {
  const { hash } = verdict
  const isSaid = verdict.verdict !== 'refused' || verdict.code === 'erased'
  return isSaid || core.db.quarantine.byHash(hash)
    ? verdict
    : { verdict: 'retry', hash, why: 'busy' }
}

/** Commits what was judged, in the record's turn, and gives the verdicts. */
const store = async (
  core: Core,
  committer: Committer,
  sender: Sender,
  { doc, changes }: Push,
  { heads, admissions, toJudge, receivedAt, erasures }: Attempt,
  outcome: JudgeOutcome,
  adopted: Adoption | undefined,
): Promise<ChangeVerdict[]> => {
  const entries = logEntries(core, sender, doc, toJudge, outcome, receivedAt)
  const refused = quarantineRows(core, sender, doc, admissions, outcome, heads, receivedAt)
  const isFull = refused === 'too-many'
  // What comes back after a restore was counted, and heard of, on its own day.
  const isNew = toJudge.some(({ accepted }) => !accepted)
  const isNewWish = isNew && isAsking(core, sender, doc)
  const kept = isFull ? [] : refused

  const seqs = await new Promise<readonly number[] | undefined>((settle) => {
    if (entries.length === 0 && kept.length === 0) return settle([])
    const { device, peer } = sender
    committer.add({
      doc,
      entries,
      after: outcome.after,
      quarantined: kept,
      isNew,
      ...(isNewWish ? { asker: sender.person } : {}),
      ...(adopted && entries.length > 0 ? { adopted } : {}),
      device,
      ...(peer ? { peer } : {}),
      isVoid: () => sender.isVoid() || core.erasures !== erasures,
      settle,
    })
  })
  if (seqs === undefined) return busyVerdicts(changes)
  const verdicts = verdictsOf(core, doc, admissions, outcome, entries, seqs)
  return isFull ? verdicts.map((verdict) => withoutRoom(core, verdict)) : verdicts
}

/** Takes one push. Rejects for a bug only. */
export const receivePush = async (
  core: Core,
  committer: Committer,
  turns: Turns,
  sender: Sender,
  push: Push,
  adopted?: Adoption,
): Promise<ChangeVerdict[]> => {
  const { doc, changes } = push

  /** Judges it while everybody else who writes to the record waits; 'heavy' when they should not. */
  const inTurn = async (): Promise<ChangeVerdict[] | 'heavy'> => {
    const tried = attempt(core, sender, push)
    if (isRotten(core.rot, doc)) return busyVerdicts(changes)
    const outcome = await judgeAdmitted(core, sender, doc, tried, false)
    if (isDoubtful(outcome) && !looksSound(core, doc)) return busyVerdicts(changes)
    if (outcome === undefined) return busyVerdicts(changes)
    if (outcome.isHeavy) return 'heavy'
    return store(core, committer, sender, push, tried, outcome, adopted)
  }

  const outOfTurn = async (): Promise<ChangeVerdict[]> => {
    for (let tries = 0; tries < MOST_TRIES && !sender.isVoid(); tries += 1) {
      const tried = attempt(core, sender, push)
      const outcome = await judgeAdmitted(core, sender, doc, tried, true)
      if (isDoubtful(outcome) && !looksSound(core, doc)) break
      if (outcome === undefined) break
      const verdicts = await turns.take(doc, async () =>
        tried.heads.join() === headsOf(core, doc).join()
          ? store(core, committer, sender, push, tried, outcome, adopted)
          : undefined,
      )
      if (verdicts !== undefined) return verdicts
    }
    return busyVerdicts(changes)
  }

  // Nothing is judged that cannot be stored; the device keeps it and comes back.
  if (!core.health.mayWrite()) return busyVerdicts(changes)
  // One device's pushes keep their order, also while one of them is judged out of turn.
  return turns.take(`${sender.device} ${doc}`, async () => {
    const judged = async (): Promise<ChangeVerdict[]> => {
      const verdicts = await turns.take(doc, inTurn)
      return verdicts === 'heavy' ? outOfTurn() : verdicts
    }
    try {
      // One after the other, or many that are sent at once would each be the last there is room for.
      return await (isAsking(core, sender, doc)
        ? turns.take(`${sender.person} asks`, judged)
        : judged())
    } catch (fault) {
      if (core.health.note(fault) === undefined) throw fault
      return busyVerdicts(changes)
    }
  })
}

/** Person and device come from the session, or from whose device it was when a receipt says so. */
const logEntries = (
  core: Core,
  sender: Sender,
  doc: DocId,
  admitted: readonly Admitted[],
  { opinions }: JudgeOutcome,
  receivedAt: number,
) => {
  const sound = new Set(opinions.flatMap((one) => (one.verdict === 'sound' ? [one.hash] : [])))
  return admitted
    .filter(({ hash }) => sound.has(hash))
    .map(({ hash, bytes, header }) => {
      const { actor, seq: actorSeq, startOp, opCount } = header
      const isOwn = actor.startsWith(sender.actorPrefix)
      const author = isOwn ? undefined : core.deviceOf(actor.slice(0, 16))
      const person = isOwn ? sender.person : (author?.personId ?? 'unknown')
      const device = isOwn ? sender.device : (author?.deviceId ?? 'unknown')
      const endOp = startOp + opCount
      return { doc, hash, bytes, actor, actorSeq, endOp, person, device, receivedAt }
    })
}
