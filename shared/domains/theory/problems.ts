/** What the theory domain refuses, one sentence each: what happened and what to do. */
import { refuser } from '#shared/kernel/result.ts'

export const THEORY_PROBLEMS = {
  'bank-too-small':
    'There are not enough questions on this device for a whole mock test. Connect once to fetch them.',
  'too-few-scenes':
    'There are not enough hazard clips on this device for a whole part. Take the multiple-choice part; update the app to get the clips.',
  'no-such-question': 'That question is not in this test. Choose one from the list.',
  'no-such-option': 'That answer is not one of the four. Choose one of the answers shown.',
  'time-is-up': 'The time is up, so this answer was not counted. See your result.',
  'saved-mock-unreadable':
    'The test you had started cannot be read any more. Start a new one; finished tests are safe.',
  'saved-hazard-unreadable':
    'The hazard part you had started cannot be read any more. Start again; finished tests are safe.',
  'attempt-malformed': 'This test result is damaged and was not saved. Take a new mock test.',
  'attempt-does-not-add-up':
    'The score of this test does not fit its answers, so it was not saved. Take a new mock test.',
  'not-your-attempt': 'A mock test can only be saved by the learner who took it.',
  'attempt-already-written': 'A finished mock test cannot be changed. Take a new one instead.',
  'not-your-bank': 'Only admins change the question bank. Tell one with “This seems wrong”.',
  'question-malformed':
    'This question is not whole, so it was not saved. Fill in every field and save it again.',
  'question-changed-meanwhile':
    'Somebody else has changed this question meanwhile. Read it as it stands now, then change it again.',
  'question-forged':
    'A question carries the name of whoever wrote or reviewed it. Sign in as that person.',
  'question-needs-review':
    'Another admin has to read this question before it is asked. Ask one of them to review it.',
  'question-needs-rights':
    'An imported question says who holds the right to use it. Import it again and answer that.',
  'complaint-malformed': 'This remark is empty or too long. Write up to 500 characters.',
  'not-your-complaint': 'A remark about a question is sent by the learner who makes it.',
  'complaint-already-written': 'You have already sent a remark about this question. It is kept.',
  'complaint-answered': 'This remark has been answered already. Read the answer.',
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
