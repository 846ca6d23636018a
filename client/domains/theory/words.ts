/** Every word of the theory screens that is more than a label of one place. */
import { formatDay, formatDuration, formatTime } from '#client/ui/format/index.ts'
import { plural } from '#client/ui/plural.ts'
import {
  type Attempt,
  allowedMsFor,
  HAZARD_PASS_MARK,
  MOCK_ALLOWED_MS,
  MOCK_PASS_MARK,
  MOCK_QUESTION_COUNT,
  type Question,
  type TimeAllowance,
  type WholeResult,
  wholeResult,
} from '#shared/domains/theory/index.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { timeLeftLabel } from './queries.ts'

export const QUESTION_COUNT = MOCK_QUESTION_COUNT.value
export const PASS_MARK = MOCK_PASS_MARK.value
export const ALLOWED_MINUTES = MOCK_ALLOWED_MS.value / MINUTE_MS

/** Asked for by the people whose licence lets us show Highway Code rules. */
export const DISCLAIMER =
  'Practice questions written for this product; not DVSA questions; not endorsed by DVSA.'
export const ATTRIBUTION =
  'Contains public sector information licensed under the Open Government Licence v3.0.'

const SECOND_MS = 1000

/** "57 min", "71 min 15 s", "no end": in minutes throughout, as the test itself speaks. */
export const allowanceLength = (allowance: TimeAllowance): string => {
  const allowedMs = allowedMsFor(allowance)
  if (allowedMs === null) return 'no end'
  const minutes = Math.floor(allowedMs / MINUTE_MS)
  const seconds = (allowedMs % MINUTE_MS) / SECOND_MS
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`
}

/** "47 min 19 s". */
export const lengthInSeconds = (ms: number): string => {
  const seconds = Math.round(ms / SECOND_MS)
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? formatDuration(minutes) : `${formatDuration(minutes)} ${rest} s`
}

/** "31:08 left", "no time limit". */
export const leftWords = (leftMs: number | null): string => {
  const label = timeLeftLabel(leftMs)
  return label === undefined ? 'no time limit' : `${label} left`
}

/** "Tue 24 Nov, 18:45". */
export const whenTaken = (attempt: Attempt): string =>
  `${formatDay(attempt.finishedAt)}, ${formatTime(attempt.finishedAt)}`

const RESULT_WORDS: Record<WholeResult, string> = {
  passed: 'Pass',
  'not-passed': 'Not passed',
  'one-part-only': 'Questions only',
}

/** Of both parts; with the questions alone it is practice, however good. */
export const resultWord = (attempt: Attempt): string => RESULT_WORDS[wholeResult(attempt)]

/** Of the questions alone. */
export const questionsWord = (attempt: Attempt): string =>
  attempt.passed ? 'Above the pass mark' : 'Below the pass mark'

/** How near the pass mark the last test came, in words that neither flatter nor scold. */
export const readinessWords = (attempt: Attempt): string => {
  if (attempt.passed) return 'At pass standard'
  if (PASS_MARK - attempt.score <= 5) return 'Nearly there'
  return attempt.score < PASS_MARK / 2 ? 'Just started' : 'On the way'
}

/** Was the last of these better than the one before it? */
export const isBetterThanBefore = (attempts: readonly Attempt[]): boolean => {
  const [last, before] = [...attempts].sort((a, b) => b.finishedAt - a.finishedAt)
  return last !== undefined && before !== undefined && last.score > before.score
}

/** What would have been needed, or that one part is not the whole test; undefined after a pass. */
export const missingWords = (attempt: Attempt): string | undefined => {
  const { hazard } = attempt
  const missing = [
    attempt.passed
      ? []
      : [
          plural(PASS_MARK - attempt.score, {
            one: 'more right answer',
            other: 'more right answers',
          }),
        ],
    !hazard || hazard.passed
      ? []
      : [
          plural(HAZARD_PASS_MARK.value - hazard.score, {
            one: 'more hazard mark',
            other: 'more hazard marks',
          }),
        ],
  ].flat()
  const needed = missing.length === 0 ? [] : [`You needed ${missing.join(' and ')} to pass.`]
  const onlyPart = hazard ? [] : ['Questions only: a whole mock has the hazard part too.']
  const words = [...needed, ...onlyPart]
  return words.length === 0 ? undefined : words.join(' ')
}

export const answeredWords = (answered: number, outOf: number): string =>
  answered === outOf
    ? `All ${outOf} answered. You can still change any answer.`
    : `${answered} of ${outOf} answered. You can still change any answer.`

/** For the question before ending a test early. */
export const unansweredWords = (unanswered: number): string =>
  unanswered === 0
    ? 'You have answered every question. After this you can read your answers, but not change them.'
    : `${plural(unanswered, { one: 'question is', other: 'questions are' })} not answered and will count as wrong. After this you can read your answers, but not change them.`

export const HAZARD_NEXT = 'Then comes a break of up to 3 minutes, and the hazard part.'

export const answerTheLeftWords = (unanswered: number): string =>
  unanswered === 1 ? 'Answer the 1 left' : `Answer the ${unanswered} left`

export const FIVE_MINUTES_LEFT = '5 minutes left'

const REF_WORDS: Record<Question['refs'][number]['kind'], (id: string) => string> = {
  rule: (id) => `Highway Code rule ${id}`,
  annex: (id) => `Highway Code annex ${id}`,
  law: (id) => id,
  skill: (id) => id,
  sign: (id) => `Highway Code, traffic signs: ${id}`,
  marking: (id) => `Highway Code, road markings: ${id}`,
  guidance: (id) => id,
}

/** "Highway Code rule 149". */
export const refWords = (ref: Question['refs'][number]): string => REF_WORDS[ref.kind](ref.id)

export const CHANGE_WORDS = {
  reworded: 'This question has been reworded since. You see it as it stands now; your score stays.',
  withdrawn: 'This question has been withdrawn since. Your score stays as it was.',
} as const

export const MISSING_QUESTION =
  'The words of this question are not on this device. Connect once to fetch them; your answer is kept.'
