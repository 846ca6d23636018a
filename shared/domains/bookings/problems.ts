/** Why something cannot be done to a booking, said so that a person knows what to do. */
import { LEARNER_RESTRICTED } from '#shared/domains/people/index.ts'
import { refuser } from '#shared/kernel/result.ts'

export const bookingProblems = {
  'booking-not-found': 'This booking is not on this device. Sync and try again.',
  'booking-exists': 'This booking has already been made.',
  'not-your-booking': 'Only the people in this booking or the school can change it.',
  'only-staff-confirm': 'Only the instructor or the school can confirm, move or complete a lesson.',
  'only-own-learner': 'You can only book for learners you are assigned to.',
  'only-for-yourself': 'You can only ask for a lesson for yourself.',
  'no-instructor': 'A lesson is asked for with an instructor of this school. Choose one.',
  'too-many-requests':
    'You have asked for 50 lessons that nobody has answered yet. Wait for an answer, or cancel some.',
  'too-many-requests-today':
    'You have asked for 100 lessons today. Ask again tomorrow, or call the school.',
  'too-many-steps': 'You have changed this booking 50 times. Call the school to change it again.',
  'parties-fixed':
    'Learner and instructor of a booking cannot be changed. Cancel it and book again.',
  'not-pending': 'This lesson is no longer waiting for an answer.',
  'already-cancelled': 'This lesson has already been cancelled.',
  'already-completed': 'This lesson has already been completed.',
  'confirm-first': 'Confirm this lesson first, then log it.',
  'not-started': 'A lesson can be logged once it has started.',
  'reason-needed': 'Choose a reason for cancelling.',
  'only-staff-waive':
    'It is too late to cancel free of charge. Only the instructor or the school can waive that.',
  'only-learner-attends': 'Only the learner can say that they will be there.',
  'nothing-to-settle': 'There is nothing left to sort out here.',
  'not-yours-to-undo': 'Only the person who did this, or the school, can undo it.',
  'step-not-allowed': 'This step does not fit what is known about the booking. Sync and try again.',
  'field-not-allowed': 'This part of a booking cannot be changed.',
  'learner-restricted': LEARNER_RESTRICTED,
  'in-the-past': 'Choose a time that is still to come.',
} as const

export const refuse = refuser(bookingProblems)
