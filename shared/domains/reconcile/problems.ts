import { refuser } from '#shared/kernel/result.ts'

export const reconcileProblems = {
  'not-yours-to-decide':
    'Only the school’s admin, or the instructor whose diary clashes, can answer this.',
  'other-case': 'These are not the people of this case. Look at it again.',
  'step-not-allowed': 'Somebody has answered this in the meantime. Look again.',
  'field-not-allowed': 'This part of a decision cannot be changed.',
} as const

/** Why a case cannot be answered, as a sentence. */
export const refuse = refuser(reconcileProblems)
