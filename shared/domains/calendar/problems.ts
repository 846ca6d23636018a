import { refuser } from '#shared/kernel/result.ts'

export const calendarProblems = {
  'not-your-diary': 'Only the instructor and the school can change these hours.',
  'field-not-allowed': 'This part of the diary cannot be changed.',
  'ends-before-start': 'The end must be after the start.',
  'diary-not-found': 'This diary is not on this device. Sync and try again.',
} as const

/** Why a diary cannot be changed, as a sentence. */
export const refuse = refuser(calendarProblems)
