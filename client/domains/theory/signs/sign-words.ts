/** The words of the sign trainer. */
import type { SignGroup } from '#shared/domains/theory/index.ts'

export const GROUP_WORDS: Record<SignGroup, string> = {
  orders: 'Signs giving orders',
  warnings: 'Warning signs',
  'level-crossings': 'Level crossings',
  information: 'Information signs',
  parking: 'Waiting and parking',
  directions: 'Direction signs',
  motorway: 'Motorways',
  works: 'Road works',
  signals: 'Light signals',
  people: 'Signals by people',
  markings: 'Road markings',
}

export const signWords = {
  title: 'Road signs',
  back: 'Back to Theory',
  parts: 'Ways to learn',
  look: 'Look',
  recall: 'Recall',
  quiz: 'Quiz',
  group: 'Signs',
  allGroups: 'All signs, signals and markings',
  search: 'Search by word',
  nothingFound: 'No sign has these words',
  tryOther: 'Try another word, or all groups.',
  diagram: (diagram: string) =>
    /^\d/.test(diagram) ? `TSRGD 2016, diagram ${diagram}` : diagram.replace(': ', ', '),
  rule: (rule: string) => `Highway Code rule ${rule}`,
  counted: (count: number) =>
    count === 1 ? '1 sign, signal or marking' : `${count} signs, signals and markings`,
  sayIt: 'Say what it means, then turn the card.',
  turn: 'Turn the card',
  knew: 'Knew it',
  notYet: 'Not yet',
  place: (place: number, of: number) => `${place} of ${of}`,
  roundDone: 'All turned once',
  tally: (knew: number, notYet: number) =>
    `${knew} known, ${notYet} not yet. What was not yet known comes first next time.`,
  again: 'Go round again',
  whatIsThis: 'What is this?',
  whichIs: (name: string) => `Which one is “${name}”?`,
  option: (number: number) => `Picture ${number}`,
  right: 'Right.',
  wrong: (name: string) => `Not quite. This one is “${name}”.`,
  chose: (name: string) => `Not quite. You chose “${name}”.`,
  next: 'Next',
  result: 'See the result',
  score: (right: number, of: number) => `${right} of ${of} right`,
  allRight: 'All right. Another ten?',
  lookAgain: 'Look at these again. They come first next time.',
  anotherQuiz: 'Another quiz',
  notKept: 'This device could not keep your answers. They count until you leave this page.',
  missing: 'This picture is not on this device.',
  keysRecall: 'Keys: space turns the card; arrow right, knew it; arrow left, not yet.',
  keysQuiz: 'Keys: 1 to 4 choose; space or arrow right goes on.',
  crown:
    'Drawn for this product after the Traffic Signs Regulations and General Directions 2016. Sign designs are Crown copyright. Contains public sector information licensed under the Open Government Licence v3.0. Not to one scale; places are invented.',
} as const
