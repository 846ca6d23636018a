/** What the theory domain refuses, one sentence each: what happened and what to do. */
import { refuser } from '#shared/kernel/result.ts'

export const THEORY_PROBLEMS = {
  'bank-too-small':
    'There are not enough questions on this device for a whole mock test. Connect once to fetch them.',
  'no-such-question': 'That question is not in this test. Choose one from the list.',
  'no-such-option': 'That answer is not one of the four. Choose one of the answers shown.',
  'time-is-up': 'The time is up, so this answer was not counted. See your result.',
  'saved-mock-unreadable':
    'The test you had started cannot be read any more. Start a new one; finished tests are safe.',
  'attempt-malformed': 'This test result is damaged and was not saved. Take a new mock test.',
  'attempt-does-not-add-up':
    'The score of this test does not fit its answers, so it was not saved. Take a new mock test.',
  'not-your-attempt': 'A mock test can only be saved by the learner who took it.',
  'attempt-already-written': 'A finished mock test cannot be changed. Take a new one instead.',
  'nothing-due':
    'Nothing is due again yet. What you get wrong comes back here when it is time to see it again.',
  'nothing-to-practise':
    'There is no question like that on this device. Connect once to fetch them, or choose another topic.',
  'not-your-practice': 'Practice can only be saved by the learner who did it.',
  'practice-already-written':
    'These answers are saved already and cannot be changed. Start a new round instead.',
  'not-your-choice': 'Who sees a learner’s theory is chosen by the learner alone.',
  'newer-choice-stands':
    'You chose again on another device since. Look at the switch, and choose anew if it is not right.',
} as const

export type TheoryProblemCode = keyof typeof THEORY_PROBLEMS

export const refuse = refuser(THEORY_PROBLEMS)
