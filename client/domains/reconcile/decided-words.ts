/** Answers that were given, in sentences. */
import type { Choice } from '#shared/domains/reconcile/index.ts'
import type { Names } from './case-words.ts'
import type { Decided } from './decided.ts'
import { CHANGED_WORDS, CHOICE_WORDS } from './words.ts'

/** "Grace stays, Tomasz gave way" for a clash, the answer's own words otherwise. */
const choiceWords = (choice: Choice, one: Decided, names: Names): string => {
  const [first, second] = one.bookings.map((booking) => names.first(booking.learnerId))
  if (first !== undefined && second !== undefined) {
    if (choice === 'keep-first') return `${first} stays, ${second} gives way`
    if (choice === 'keep-second') return `${second} stays, ${first} gives way`
    if (choice === 'keep-both') return `${first} and ${second} both stay`
  }
  if (one.kind === 'changed-apart') return CHANGED_WORDS[choice] ?? CHOICE_WORDS[choice]
  return CHOICE_WORDS[choice]
}

export const decidedTitle = (one: Decided, names: Names): string => {
  const learner = one.bookings[0]?.learnerId
  const said = choiceWords(one.choice, one, names)
  return one.kind === 'double-booking' || learner === undefined
    ? said
    : `${names.full(learner)}: ${said.toLowerCase()}`
}

export const givenBy = (one: Decided, names: Names): string =>
  `Answered by ${one.by === names.me ? 'you' : names.full(one.by)}`

/** "Already answered by Anna Marsh; yours differs: Tomasz stays, Grace gives way." RE5. */
export const differsWords = (one: Decided, names: Names): string | undefined => {
  if (one.differs === undefined) return undefined
  const other = choiceWords(one.differs.choice, one, names)
  if (one.differs.by === names.me) {
    return `Already answered by ${names.full(one.by)}; yours differs: ${other}.`
  }
  return `${names.full(one.differs.by)} answered differently: ${other}.`
}
