import { refuser } from '#shared/kernel/result.ts'

export const peopleProblems = {
  'learner-not-found': 'This learner’s file is not on this device. Sync and try again.',
  'learner-exists': 'This learner already has a file.',
  'only-admin-assigns': 'Only the school’s admin can assign instructors.',
  'not-your-learner': 'Only the learner’s instructors and the school can change this file.',
  'step-not-allowed': 'This step does not fit what is known about the learner. Sync and try again.',
  'field-not-allowed': 'This part of the file cannot be changed.',
  'directory-admin-only': 'Only the person and the school’s admin can change these details.',
  'roles-elsewhere': 'What somebody may do is set under “Access”, not in these details.',
} as const

/** Why something about a person cannot be done, as a sentence. */
export const refuse = refuser(peopleProblems)
