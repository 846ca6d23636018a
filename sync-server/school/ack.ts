/** What a device hears of each change it pushed. */
import type { DocId } from '#shared/kernel/ids.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import type { ChangeEntry } from '#sync-server/storage/school/log.ts'
import type { Admission } from './admission.ts'
import type { Core } from './core.ts'
import type { JudgeOutcome } from './judge.ts'
import { PROBLEMS } from './problems.ts'

/** Nothing was stored and nothing decided: the device sends all of it again. */
export const busyVerdicts = (changes: readonly { readonly hash: string }[]): ChangeVerdict[] =>
  changes.map(({ hash }) => ({ verdict: 'retry', hash, why: 'busy' }))

/**
 * One verdict for each change of the push, in order. After COMMIT only.
 * @param seqs numbers of `entries` in the log
 */
export const verdictsOf = (
  core: Core,
  doc: DocId,
  admissions: readonly Admission[],
  outcome: JudgeOutcome,
  entries: readonly ChangeEntry[],
  seqs: readonly number[],
): ChangeVerdict[] => {
  const opinions = new Map(outcome.opinions.map((one) => [one.hash, one]))
  const committed = new Map(
    entries.map((entry, index) => [entry.hash, { entry, seq: seqs[index] }]),
  )

  const ofJudged = (hash: string): ChangeVerdict => {
    const stored = committed.get(hash)
    if (stored?.seq !== undefined) {
      const { seq, entry } = stored
      const receipt = core.receipts.issue(doc, hash)
      return { verdict: 'committed', hash, seq, receivedAt: entry.receivedAt, receipt }
    }
    const opinion = opinions.get(hash)
    if (opinion?.verdict === 'undecided') return { verdict: 'retry', hash, why: 'busy' }
    if (opinion?.verdict !== 'refused') return { verdict: 'retry', hash, why: 'missing-deps' }
    return { verdict: 'refused', hash, code: opinion.code, message: opinion.message }
  }

  const verdictOf = (one: Admission): ChangeVerdict => {
    switch (one.kind) {
      case 'judge':
        return ofJudged(one.change.hash)
      case 'duplicate': {
        const { hash, seq } = one
        return { verdict: 'duplicate', hash, seq, receipt: core.receipts.issue(doc, hash) }
      }
      case 'retry':
        return { verdict: 'retry', hash: one.hash, why: one.why }
      case 'erased':
        return { verdict: 'refused', hash: one.hash, code: 'erased', message: PROBLEMS.erased }
      case 'refused':
        return { verdict: 'refused', hash: one.hash, code: one.code, message: one.message }
    }
  }
  return admissions.map(verdictOf)
}
