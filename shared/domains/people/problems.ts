import { refuser } from '#shared/kernel/result.ts'

/** Said alike by everything that writes about a learner. PE9. */
export const LEARNER_RESTRICTED =
  'This learner’s data is restricted, so nothing is written about them. An admin can lift it in the learner’s file.'

export const peopleProblems = {
  'learner-not-found': 'This learner’s file is not on this device. Sync and try again.',
  'learner-exists': 'This learner already has a file.',
  'only-admin-assigns': 'Only the school’s admin can assign instructors.',
  'not-your-learner': 'Only the learner’s instructors and the school can change this file.',
  'step-not-allowed': 'This step does not fit what is known about the learner. Sync and try again.',
  'field-not-allowed': 'This part of the file cannot be changed.',
  'end-ahead': 'An assignment can end now or at a time that has passed, not later.',
  'directory-admin-only': 'Only the person and the school’s admin can change these details.',
  'learner-restricted': LEARNER_RESTRICTED,
  'already-restricted': 'This learner’s data is restricted already.',
  'not-restricted': 'This learner’s data is not restricted any more.',
  'only-admin-restricts': 'Only the school’s admin can restrict a learner’s data or lift that.',
  'not-your-consent': 'Only the person and the school’s admin can note a consent.',
  'consent-not-theirs':
    'The school can note a consent from paper, but not give one in the person’s name.',
  'consent-unknown': 'This app does not know this consent or its wording. Update it.',
  'consent-said': 'This is noted already.',
  'consent-too-often': 'This has been changed too often to note it again. Ask the school.',
  'name-unseen': 'This name has no letter that can be seen. Type it again.',
  'roles-elsewhere': 'What somebody may do is set under “Access”, not in these details.',
} as const

/** Why something about a person cannot be done, as a sentence. */
export const refuse = refuser(peopleProblems)
