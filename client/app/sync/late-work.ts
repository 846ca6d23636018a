/**
 * Refused work of one lesson, after its author was taken off the learner: told as one story. Pure. PE13.
 */
import type { ChangeItem } from '#client/engine/api.ts'
import { endSaidIn, LATE_WORK } from '#shared/kernel/late-work.ts'

export type OwnLateLesson = {
  readonly bookingId: string
  /** As they were written. */
  readonly items: readonly ChangeItem[]
}

const bookingOf = ({ input, refusal }: ChangeItem): string | undefined =>
  refusal?.code === LATE_WORK && typeof input.bookingId === 'string' ? input.bookingId : undefined

export const ownLateWork = (
  refused: readonly ChangeItem[],
): { readonly lessons: readonly OwnLateLesson[]; readonly others: readonly ChangeItem[] } => {
  const lessons = new Map<string, ChangeItem[]>()
  const others: ChangeItem[] = []
  for (const item of refused) {
    const bookingId = bookingOf(item)
    if (bookingId === undefined) others.push(item)
    else lessons.set(bookingId, [...(lessons.get(bookingId) ?? []), item])
  }
  return {
    lessons: [...lessons].map(([bookingId, items]) => ({ bookingId, items })),
    others,
  }
}

/** "You are no longer assigned to Zoe Clark from Monday 30 November, 12:00". */
export const noLongerWords = (
  { items }: OwnLateLesson,
  nameOf: (id: string, kept?: ChangeItem['names']) => string,
): string => {
  const [item] = items
  const learner = item?.about[0]
  const end = endSaidIn(item?.refusal?.message ?? '')
  const who = learner === undefined ? 'this learner' : nameOf(learner, item?.names)
  return `You are no longer assigned to ${who}${end === undefined ? '' : ` from ${end}`}`
}

/** When the lesson was, as its log says; undefined without a log. */
export const lessonStartOf = ({ items }: OwnLateLesson): number | undefined =>
  items.map(({ input }) => input.startsAtMs).find((one) => typeof one === 'number')

export type Outcome = 'waits' | 'counts' | 'not-accepted'

export const outcomeOf = ({ decision }: ChangeItem): Outcome =>
  decision === undefined ? 'waits' : decision.decision === 'adopt' ? 'counts' : 'not-accepted'
