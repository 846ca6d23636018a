/** The words around late work. */
import type { LateAnswer } from './late-lessons.ts'

export const lateWords = {
  chip: 'Late work',
  why: 'Why it waits',
  reading: 'Reading what was written…',
  unreadable: 'What it says cannot be shown.',
  ended: (until: string): string => `The assignment ended ${until}.`,
  answers: {
    accept: 'Accept: the lesson took place',
    'no-charge': 'Accept without charge',
    reject: 'Reject',
  } satisfies Record<LateAnswer, string>,
  /** Where nothing was logged: a booking made or moved, say. */
  acceptPlain: 'Accept',
  effects: {
    accept:
      'It counts, with what was logged and paid. The log names you as the one who stands for it.',
    'no-charge':
      'The lesson and its log count under your name. The payment does not: what was paid is to be given back.',
    reject: 'Nothing of it counts. It is kept in this list with your message.',
  } satisfies Record<LateAnswer, string>,
  submit: {
    accept: 'Accept',
    'no-charge': 'Accept without charge',
    reject: 'Reject',
  } satisfies Record<LateAnswer, string>,
  done: {
    accept: 'Lesson accepted under your name.',
    'no-charge': 'Lesson accepted without charge.',
    reject: 'Late work rejected.',
  } satisfies Record<LateAnswer, string>,
} as const
