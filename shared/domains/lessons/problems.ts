import { LEARNER_RESTRICTED } from '#shared/domains/people/index.ts'
import { refuser } from '#shared/kernel/result.ts'

export const lessonProblems = {
  'not-your-learner':
    'You are not assigned to this learner, so the log was not accepted. It is kept; the school can take it over.',
  'other-lesson':
    'This lesson is booked for another learner or with another instructor. It is kept; the school can look at it.',
  'only-learner-reflects': 'Only the learner can write the reflection.',
  'field-not-allowed': 'This part of a lesson record cannot be changed.',
  'rating-fixed': 'A rating cannot be changed. Add a new one.',
  'lesson-not-found': 'This lesson is not on this device. Sync and try again.',
  'learner-restricted': LEARNER_RESTRICTED,
} as const

/** Why a lesson record cannot be changed, as a sentence. */
export const refuse = refuser(lessonProblems)
