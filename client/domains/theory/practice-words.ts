/** Every word of practice that is more than a label of one place. */
import { plural } from '#client/ui/plural.ts'
import {
  type PassChance,
  type PracticeWish,
  type Streak,
  type TopicMastery,
  topicName,
} from '#shared/domains/theory/index.ts'

export const practiceWords = {
  title: 'Practice',
  quick: 'Quick ten',
  quickNote: 'a mix, with what is due',
  weak: 'Weakest topics',
  weakNote: '20 questions',
  due: 'Due again',
  topics: 'By topic',
  end: 'End this round',
  more: 'More',
  options: 'This practice',
  leaveNote: 'Everything you answered is saved on this device.',
  next: 'Next',
  finish: 'See how it went',
  chooseOne: 'Choose an answer to see why.',
  read: 'Below the answers: why, and where it is written.',
  right: 'Right',
  wrong: 'Wrong',
  rightAnswer: 'Right answer',
  yourAnswer: 'Your answer',
  why: 'Why',
  written: 'Where it is written',
  dutiesNote:
    'In our own words, from the Highway Code of June 2026. The official text on GOV.UK decides.',
  nothingDue: 'Nothing due today',
  nothingDueNote: 'Questions you get wrong come back here.',
  practiseTen: 'Practise 10 questions',
  missed: 'To look at again',
  notSaved: 'Your last answer is not saved yet',
  backToTheory: 'Back to Theory',
  again: 'Another round',
  practiseThese: (count: number, missed: number) =>
    count === missed
      ? `Practise the ${count} you missed`
      : `Practise ${count} of the ${missed} you missed`,
  onlyInMocks: (count: number) =>
    count === 1
      ? 'The case-study question comes only in mock tests.'
      : `The ${count} case-study questions come only in mock tests.`,
  practiseWrong: (count: number) => `Practise the ${count} again now`,
  comesBack:
    'What was wrong comes back by itself when it is time to see it again: first after ten minutes.',
  notEnough: 'not enough answers yet',
  ways: 'Ways to practise',
  signs: 'Road signs',
  signsNote: 'look, recall, quiz',
  hazard: 'Hazard perception',
  hazardNote: 'practice scenes',
  dueNote: (count: number) =>
    `${plural(count, { one: 'question', other: 'questions' })} you had wrong before`,
  chance: 'Chance to pass',
  topicOrder: 'Order of the topics',
  weakestFirst: 'Weakest first',
  testOrder: 'As in the test',
  masteryNote:
    'From your newest answers to different questions, mocks included. The line marked “pass” is the pass mark; solid is what is sure, broken what may be.',
}

/** Before a line of the Code that does not say itself what it is. */
export const LINE_WORDS: Readonly<Record<string, string | undefined>> = {
  law: 'Law',
  figures: 'Figures',
}

export const titleOfWish = (wish: PracticeWish): string => {
  switch (wish.kind) {
    case 'topic':
      return topicName(wish.topic)
    case 'weak':
      return practiceWords.weak
    case 'due':
      return practiceWords.due
    case 'ids':
      return 'Chosen questions'
    case 'quick':
      return practiceWords.quick
  }
}

/** Over an answer once one is given: the same in practice, in a result and in the sign quiz. */
export const verdictLabel = (isRight: boolean, isChosen: boolean): string => {
  if (!isChosen) return practiceWords.rightAnswer
  const word = isRight ? practiceWords.right : practiceWords.wrong
  return `${practiceWords.yourAnswer} – ${word.toLowerCase()}`
}

/** Heard after an answer: the verdict, the right answer if it was another, and why. */
export const verdictSentence = (
  isRight: boolean,
  right: { readonly letter: string; readonly text: string },
): string => (isRight ? 'Right.' : `Wrong. The right answer is ${right.letter}: ${right.text}.`)

/** "7 of 10 right". */
export const scoreWords = (right: number, answered: number): string =>
  `${right} of ${answered} right`

/** "seen 18 of 30", "seen 18 questions" while the bank is not here yet. */
export const seenWords = (seen: number, outOf: number | undefined): string =>
  outOf === undefined
    ? `seen ${plural(seen, { one: 'question', other: 'questions' })}`
    : `seen ${Math.min(seen, outOf)} of ${outOf}`

/** "22 of the last 26 right", "not enough answers yet": what the bar beside it stands for. */
export const masteryWords = ({ estimate, right, counted }: TopicMastery): string =>
  estimate === null ? practiceWords.notEnough : `${right} of the last ${counted} right`

export const standingWords: Readonly<Record<TopicMastery['standing'], string>> = {
  above: 'Above pass standard',
  below: 'Below pass standard',
  unsure: 'Near pass standard',
  'not-enough': 'Not enough answers yet',
}

/** "about 6 in 10". */
const inTen = (share: number): string => {
  const tenths = Math.round(share * 10)
  if (tenths === 0) return 'less than 1 in 10'
  return tenths === 10 ? 'more than 9 in 10' : `${tenths} in 10`
}

/** "About 6 in 10, could be 4 to 8." */
export const chanceWords = (chance: Extract<PassChance, { isKnown: true }>): string => {
  const [low, high] = [Math.round(chance.low * 10), Math.round(chance.high * 10)]
  const middle = inTen(chance.middle)
  const figure = /^\d/.test(middle)
    ? `About ${middle}`
    : middle.charAt(0).toUpperCase() + middle.slice(1)
  return low === high ? `${figure}.` : `${figure}, could be ${low} to ${high}.`
}

/** What is still missing before a chance can be told. */
export const missingWords = (chance: Extract<PassChance, { isKnown: false }>): string => {
  const parts: string[] = []
  if (chance.counted < chance.needed)
    parts.push(`${chance.counted} of ${chance.needed} different questions answered so far`)
  if (chance.thinTopics.length > 0)
    parts.push(
      chance.thinTopics.length > 3
        ? `${chance.thinTopics.length} topics have hardly been seen`
        : `hardly seen: ${chance.thinTopics.map(topicName).join(', ')}`,
    )
  return `Too early to say: ${parts.join('; ')}.`
}

export const chanceNote =
  'How often somebody with your answers would get 43 of 50 today. From our questions, which are not the DVSA’s, and only for this part of the test.'

export const streakWords = ({ daysThisWeek, weeks }: Streak): string => {
  const days = `${plural(daysThisWeek, { one: 'day', other: 'days' })} of practice this week`
  return weeks > 0
    ? `${days}. ${plural(weeks, { one: 'week', other: 'weeks' })} in a row.`
    : `${days}.`
}

export const streakSetting = {
  label: 'Count my weeks',
  hint: 'Two days of practice make a week, and a week you miss breaks nothing. Only on this device.',
}

export const sharingWords = {
  title: 'Who sees this',
  label: 'Show my theory to my instructor',
  shown:
    'Your instructor sees your mock tests and weak topics before a lesson, to help where it is needed.',
  hidden:
    'Your instructor sees that it is hidden, and none of your tests or practice, old ones included. Admins of the school still can.',
  offline: 'Your instructor’s device follows as soon as both have a connection.',
}

/** "Practise Road and traffic signs". */
export const practiseTopicWords = (topic: number): string => `Practise ${topicName(topic)}`

/** "Weakest: Motorway driving, Attitude". */
export const weakTopicsWords = (topics: readonly number[]): string =>
  `Weakest: ${topics.map(topicName).join(', ')}`

/** The sources a line of the Code ends with, in brackets: "(RTA 1988 s36; RTRA ss5, 8)". */
const SOURCES = /\s*\(([^()]*(?:\b[A-Z]{2,}\b|\bs{1,2}\d|\bregs? )[^()]*)\)\.?$/

/** A line as a sentence to "you", and apart from it the law it stands on. */
export const dutyWords = (line: string): { readonly text: string; readonly source?: string } => {
  const source = SOURCES.exec(line)?.[1]
  const bare = source === undefined ? line : line.replace(SOURCES, '')
  const text = bare.replace(/^(MUST|Should)\b/, (word) =>
    word === 'MUST' ? 'You MUST' : 'You should',
  )
  return source === undefined ? { text } : { text, source }
}
