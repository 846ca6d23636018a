/**
 * One task of the judge, from bytes to an outcome. Works on an open document in place, because
 * copies cost more than honest changes do; the moment a change is refused or anything throws, that
 * document is thrown away and opened again from its bytes.
 */
import type { AutomergeApi, LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import { type Judged, judgeChange } from '#shared/documents/judge.ts'
import { createRecords } from '#shared/documents/records.ts'
import { kindOf } from '#shared/kernel/ids.ts'
import { ok, type Result, unreachable } from '#shared/kernel/result.ts'
import { createDocumentCache } from './document-cache.ts'
import type { ChangeToJudge, DocumentBytes, JudgeOutcome, JudgeTask, Opinion } from './judge.ts'
import { pointsAhead } from './points-ahead.ts'
import { preflight } from './preflight.ts'
import { refuse } from './problems.ts'
import { type Proven, prove } from './prove.ts'
import { readChange } from './read-change.ts'

export const createTaskJudge = (A: AutomergeApi, kinds: ReadonlyMap<string, AnyKind>) => {
  const records = createRecords(A)
  const cache = createDocumentCache((doc) => A.free(doc))

  const takenIn = (doc: LoadedDoc, bytes: Uint8Array): Result<Judged> => {
    records.applyUnseen(doc, [bytes])
    return ok({ doc })
  }

  /** Applies one change. On a refusal the document is spoilt. */
  const apply = (
    task: JudgeTask,
    kind: AnyKind,
    before: Judged,
    { bytes, hash, accepted }: ChangeToJudge,
    refused: ReadonlySet<string>,
  ): Result<Judged> | 'stranded' => {
    try {
      const change = A.decodeChange(bytes)
      if (change.deps.some((dep) => refused.has(dep))) return 'stranded'
      if (change.hash !== hash || pointsAhead(change)) return refuse('malformed')
      const { actor, now, beside, asked } = task
      const seen = { ...(beside && { beside }), ...(asked && { asked }) }
      const input = { kind, docId: task.doc, bytes, change, actor, now, ...seen }
      const next = accepted
        ? takenIn(before.doc, bytes)
        : judgeChange(records, { ...before, ...input })
      if (!next.ok) return next
      // A change that waits for something is not in the document, whatever else was said of it.
      return A.getHeads(next.value.doc).includes(hash) ? next : refuse('malformed')
    } catch {
      throwIfDead(A)
      return refuse('malformed')
    }
  }

  /** One at a time, each proven by itself: slow, and asked only to find what spoils a batch. */
  const judgeEach = (task: JudgeTask): JudgeOutcome => {
    const opinions: Opinion[] = []
    const sound: ChangeToJudge[] = []
    let after: JudgeOutcome['after']
    const refused = new Set<string>()
    for (const change of task.changes) {
      const deps = depsOf(change.bytes)
      if (deps.some((dep) => refused.has(dep))) {
        opinions.push({ hash: change.hash, verdict: 'stranded' })
        refused.add(change.hash)
        continue
      }
      const load = (): DocumentBytes => {
        const { snap, tail } = task.load()
        return { snap, tail: [...tail, ...sound.map((one) => one.bytes)] }
      }
      const heads = after?.derived.heads ?? task.heads
      const one = judge({ ...task, heads, load, changes: [change] })
      const opinion = one.opinions[0] ?? unreachable('no opinion on a change')
      opinions.push(opinion)
      if (opinion.verdict === 'sound') {
        sound.push(change)
        after = one.after
      } else refused.add(change.hash)
    }
    return { opinions, after }
  }

  const judge = (task: JudgeTask): JudgeOutcome => {
    const kind = kinds.get(kindOf(task.doc)) ?? unreachable('a kind nobody knows')
    if (task.reads) return readChange(records, kind, task)
    const key = `${task.school}/${task.doc}`
    const open = cache.take(key, task.heads.join())
    const base = (): DocumentBytes =>
      open === undefined ? task.load() : { snap: open.saved, tail: [] }
    const reopen = (sound: readonly ChangeToJudge[]): Judged => {
      const { snap, tail } = base()
      return records.openWhole(kind, snap, [...tail, ...sound.map((one) => one.bytes)])
    }

    const opinions: Opinion[] = []
    const sound: ChangeToJudge[] = []
    const refused = new Set<string>()
    let at: Judged = open ?? reopen([])
    for (const change of task.changes) {
      const { hash } = change
      const next = apply(task, kind, at, change, refused)
      if (next === 'stranded') {
        opinions.push({ hash, verdict: 'stranded' })
        refused.add(hash)
      } else if (next.ok) {
        at = next.value
        sound.push(change)
        opinions.push({ hash, verdict: 'sound' })
      } else {
        const { code, message } = next.problem
        opinions.push({ hash, verdict: 'refused', code, message })
        refused.add(hash)
        A.free(at.doc)
        at = reopen(sound)
      }
    }

    if (sound.length === 0) {
      if (open === undefined) A.free(at.doc)
      else cache.put(key, { ...open, doc: at.doc })
      return { opinions, after: undefined }
    }
    const proven = prove(records, kind, task.doc, at)
    A.free(at.doc)
    if (!proven.ok) throwIfDead(A)
    if (!proven.ok) return task.changes.length > 1 ? judgeEach(task) : refuseOnly(task, proven)
    keep(key, proven.value)
    const { derived, saved } = proven.value
    return { opinions, after: { derived, saved } }
  }

  const keep = (key: string, { derived, saved, whole }: Proven): void =>
    cache.put(key, { heads: derived.heads.join(), saved, ...whole })

  return judge
}

/**
 * Some faults end the library for good; then it would call everybody's work malformed. Whoever runs
 * this judge hears of it as an exception, and starts another.
 */
const throwIfDead = (A: AutomergeApi): void => A.free(A.init())

const depsOf = (bytes: Uint8Array): readonly string[] => {
  const walked = preflight(bytes)
  return walked.ok ? walked.header.deps : []
}

const refuseOnly = (task: JudgeTask, proven: Result<unknown>): JudgeOutcome => {
  const { code, message } = proven.ok ? unreachable('refused what is proven') : proven.problem
  const opinions = task.changes.map(
    ({ hash }): Opinion => ({ hash, verdict: 'refused', code, message }),
  )
  return { opinions, after: undefined }
}
