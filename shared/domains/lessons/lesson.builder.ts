/** Lesson records for tests: say only what the test is about. */
import type { Lesson } from './schema.ts'

/** Amira's lesson, logged by Sarah with one rating `g1`. */
export const aLesson = (some: Partial<Lesson> = {}): Lesson => ({
  id: 'lesson:b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: Date.UTC(2026, 10, 24, 14, 30),
  durationMinutes: 60,
  ratings: { g1: { skill: 15, level: 3, by: 'sarah', at: 1_000 } },
  note: '',
  next: '',
  reflection: '',
  loggedAt: 1_000,
  loggedBy: 'sarah',
  ...some,
})
