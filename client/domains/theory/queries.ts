/** What the theory screens show, from attempts and a running test. Pure; no words but figures. */
import {
  type Attempt,
  MOCK_PASS_MARK,
  type Mock,
  type Question,
  questionsToReview,
  type ReviewFilter,
} from '#shared/domains/theory/index.ts'

const SECOND_MS = 1000
const MINUTE_SECONDS = 60

/** "31:08", "114:00"; undefined when untimed. A second that has begun counts as left. */
export const timeLeftLabel = (leftMs: number | null): string | undefined => {
  if (leftMs === null) return undefined
  const seconds = Math.ceil(leftMs / SECOND_MS)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${part(Math.floor(seconds / MINUTE_SECONDS))}:${part(seconds % MINUTE_SECONDS)}`
}

/** This person's finished tests, the newest first. Those of two devices stand side by side. TH9. */
export const attemptsOf = (
  attempts: ReadonlyMap<string, Attempt>,
  personId: string,
): readonly Attempt[] =>
  [...attempts.values()]
    .filter((attempt) => attempt.personId === personId)
    .sort((a, b) => b.finishedAt - a.finishedAt || (a.id < b.id ? 1 : -1))

export type TheorySummary = {
  readonly last: Attempt | undefined
  readonly passMark: number
  /** Right answers still missing in the last test; 0 when it was passed. */
  readonly missing: number
  /** Weakest topic of the last test in which something went wrong. */
  readonly weakestTopic: number | undefined
}

/** How a learner stands after the last mock test. */
export const theorySummary = (attempts: readonly Attempt[]): TheorySummary => {
  const last = attempts[0]
  const weakest = last?.byTopic[0]
  return {
    last,
    passMark: MOCK_PASS_MARK.value,
    missing: last ? Math.max(0, MOCK_PASS_MARK.value - last.score) : 0,
    weakestTopic: weakest && weakest.right < weakest.outOf ? weakest.topic : undefined,
  }
}

export type CellView = { readonly isAnswered: boolean; readonly isFlagged: boolean }

export const questionCells = (progress: Mock['progress']): readonly CellView[] =>
  progress.chosen.map((chosen, index) => ({
    isAnswered: chosen !== null,
    isFlagged: progress.flagged[index] === true,
  }))

export type QuestionView = {
  readonly index: number
  readonly question: Question
  /** In the order of the screen; `value` is the option's own index. */
  readonly options: readonly { readonly value: number; readonly text: string }[]
  readonly chosen: number | null
  readonly isFlagged: boolean
}

/** One question of a running test, with its options in this paper's order. */
export const questionView = (paper: Mock['paper'], progress: Mock['progress']): QuestionView => {
  const index = progress.at
  const picked = paper.questions[index]
  if (picked === undefined) throw new Error(`Unreachable: question ${index} of a parsed paper`)
  return {
    index,
    question: picked.question,
    options: picked.optionOrder.map((value) => ({
      value,
      text: picked.question.options[value]?.text ?? '',
    })),
    chosen: progress.chosen[index] ?? null,
    isFlagged: progress.flagged[index] === true,
  }
}

/** How many a filter of the review shows. */
export const reviewCounts = (mock: Mock): Record<ReviewFilter, number> => ({
  all: mock.paper.questions.length,
  unanswered: questionsToReview(mock, 'unanswered').length,
  flagged: questionsToReview(mock, 'flagged').length,
})

export type AnsweredView = {
  /** From 1. */
  readonly number: number
  readonly questionId: string
  /** The one that was asked. */
  readonly version: number
  readonly topic: number
  readonly isCorrect: boolean
  readonly isFlagged: boolean
  readonly chosen: number | null
  readonly optionOrder: readonly number[]
  /** As it stands today; undefined when this device does not have it. */
  readonly question: Question | undefined
  /** The words have changed since, or it was withdrawn; the score stands. */
  readonly change: 'reworded' | 'withdrawn' | undefined
}

const changeOf = (question: Question | undefined, version: number): AnsweredView['change'] => {
  if (question?.status === 'retired') return 'withdrawn'
  return question && question.version !== version ? 'reworded' : undefined
}

/** A finished test, question by question, in the order it was asked. */
export const answeredQuestions = (
  attempt: Attempt,
  questions: ReadonlyMap<string, Question>,
): readonly AnsweredView[] =>
  attempt.items.map((item, index) => {
    const question = questions.get(item.questionId)
    return {
      number: index + 1,
      questionId: item.questionId,
      version: item.version,
      topic: item.topic,
      isCorrect: item.correct,
      isFlagged: item.flagged,
      chosen: item.chosen,
      optionOrder: item.optionOrder,
      question,
      change: changeOf(question, item.version),
    }
  })

export type ResultFilter = 'wrong' | 'all' | 'flagged'

export const filterAnswered = (
  views: readonly AnsweredView[],
  filter: ResultFilter,
): readonly AnsweredView[] =>
  views.filter(
    (view) =>
      filter === 'all' ||
      (filter === 'wrong' && !view.isCorrect) ||
      (filter === 'flagged' && view.isFlagged),
  )
