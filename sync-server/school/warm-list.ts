/** Which documents the worker has open, as far as the loop knows; so their bytes need not be sent. */
import type { JudgeOutcome, JudgeTask } from './judge.ts'

/** Fewer than the worker keeps, so that what is listed here is nearly always there. */
const MOST = 50

type Key = Pick<JudgeTask, 'school' | 'doc'>

const keyOf = ({ school, doc }: Key): string => `${school}/${doc}`

export type WarmList = ReturnType<typeof createWarmList>

export const createWarmList = () => {
  const headsByKey = new Map<string, string>()
  return {
    has: (task: JudgeTask): boolean => headsByKey.get(keyOf(task)) === task.heads.join(),
    forget: (task: Key): void => void headsByKey.delete(keyOf(task)),
    judged: (task: JudgeTask, { after }: JudgeOutcome): void => {
      const key = keyOf(task)
      headsByKey.delete(key)
      if (after === undefined) return
      headsByKey.set(key, after.derived.heads.join())
      const [oldest] = headsByKey.keys()
      if (headsByKey.size > MOST && oldest !== undefined) headsByKey.delete(oldest)
    },
  }
}
