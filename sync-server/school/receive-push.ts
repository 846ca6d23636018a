/**
 * The airlock. Every change that reaches the log came this way, in this order:
 *
 *   admit    header walk without WASM, own hash, known already, own device or receipt, nothing missing
 *   judge    decode, judge on a scratch copy, prove (in a worker, with a deadline)
 *   commit   one transaction; what was refused goes to quarantine in the same one
 *   ack      only now, each change its own verdict; then everyone else (see commit.ts, fan-out.ts)
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import { busyVerdicts, verdictsOf } from './ack.ts'
import { type Admitted, admit, type Push, type Sender } from './admission.ts'
import type { Adoption, Committer } from './commit.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import type { JudgeOutcome } from './judge.ts'
import { quarantineRows } from './quarantine.ts'

/** Nothing was sound, nothing was refused: nothing is asked of the judge. */
const NOTHING_JUDGED: JudgeOutcome = { opinions: [], after: undefined }

/** Takes one push; pushes to one document must come one after the other. Never rejects. */
export const receivePush = async (
  core: Core,
  committer: Committer,
  sender: Sender,
  { doc, changes }: Push,
  adopted?: Adoption,
): Promise<ChangeVerdict[]> => {
  const receivedAt = core.ports.clock.now()
  const kind = kindOfDoc(core, doc)
  const first = kind && core.firstOf(kind)
  const heads = core.db.documents.byId(doc)?.heads ?? (first ? [first.hash] : [])

  const admissions = admit(core, sender, doc, first, changes)
  const toJudge = admissions.flatMap((one) => (one.kind === 'judge' ? [one.change] : []))
  const outcome = await judgeAdmitted(core, sender, doc, heads, toJudge, receivedAt)
  if (outcome === undefined) return busyVerdicts(changes)

  const entries = logEntries(core, sender, doc, toJudge, outcome, receivedAt)
  const kept = quarantineRows(core, sender, doc, admissions, outcome, heads, receivedAt)
  if (kept === 'too-many') return busyVerdicts(changes)

  const seqs = await new Promise<readonly number[] | undefined>((settle) => {
    if (entries.length === 0 && kept.length === 0) return settle([])
    const { isVoid, device, peer } = sender
    committer.add({
      doc,
      entries,
      after: outcome.after,
      quarantined: kept,
      ...(adopted && entries.length > 0 ? { adopted } : {}),
      device,
      ...(peer ? { peer } : {}),
      isVoid,
      settle,
    })
  })
  if (seqs === undefined) return busyVerdicts(changes)
  return verdictsOf(core, doc, admissions, outcome, entries, seqs)
}

/** Undefined when the judge is gone: nothing is decided then. */
const judgeAdmitted = async (
  core: Core,
  sender: Sender,
  doc: DocId,
  heads: readonly string[],
  admitted: readonly Admitted[],
  now: number,
): Promise<JudgeOutcome | undefined> => {
  if (admitted.length === 0) return NOTHING_JUDGED
  const changes = admitted.map(({ hash, bytes, accepted }) => ({ hash, bytes, accepted }))
  const load = () => documentBytes(core, doc)
  const task = { school: core.schoolId, doc, heads, load, changes, actor: sender.actor, now }
  try {
    return await core.judge.judge(task)
  } catch {
    return undefined
  }
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
