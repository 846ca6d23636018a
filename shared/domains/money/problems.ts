import { LEARNER_RESTRICTED } from '#shared/domains/people/index.ts'
import { refuser } from '#shared/kernel/result.ts'

export const moneyProblems = {
  'not-your-learner':
    'You are not assigned to this learner, so the payment was not accepted. It is kept; the school can take it over.',
  'only-staff-record': 'Only the instructor or the school records payments.',
  'payment-fixed': 'A payment cannot be changed. Strike it out and record it again.',
  'amount-too-high':
    'A payment is £10,000 at most, so this one was not accepted. Record it again with the right amount.',
  'payment-exists': 'This payment has already been recorded.',
  'payment-not-found': 'This payment is not on this device. Sync and try again.',
  'learner-restricted': LEARNER_RESTRICTED,
} as const

/** Why a payment is refused, as a sentence. */
export const refuse = refuser(moneyProblems)
