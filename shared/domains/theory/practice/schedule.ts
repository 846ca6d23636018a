/**
 * When a question that was answered wrong comes back: FSRS, a spaced-repetition algorithm known to
 * work, without its random part, so that two devices with the same answers agree to the millisecond.
 * Loaded on its own (`loadSchedule`), because nobody needs it before practice is on the screen.
 */
import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import type { GivenAnswer } from './evidence.ts'

/** TH45. A wrong one first comes back after ten minutes; nothing rests longer than half a year. */
const scheduler = fsrs({
  enable_fuzz: false,
  enable_short_term: true,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
  request_retention: 0.9,
  maximum_interval: 180,
})

/** TH45. When each question that was ever wrong is due, ms UTC. `answers` oldest first. */
export const scheduleOf = (answers: readonly GivenAnswer[]): ReadonlyMap<string, number> => {
  const cards = new Map<string, Card>()
  for (const { questionId, isRight, at } of answers) {
    const card = cards.get(questionId)
    // What was right from the start was not learnt here and need not come back.
    if (card === undefined && isRight) continue
    const grade = isRight ? Rating.Good : Rating.Again
    cards.set(questionId, scheduler.next(card ?? createEmptyCard(at), at, grade).card)
  }
  return new Map([...cards].map(([id, card]) => [id, card.due.getTime()]))
}

/** TH45. What is due now, the longest overdue first. */
export const dueAt = (schedule: ReadonlyMap<string, number>, now: number): string[] =>
  [...schedule]
    .filter(([, due]) => due <= now)
    .sort(([a, dueA], [b, dueB]) => dueA - dueB || (a < b ? -1 : 1))
    .map(([id]) => id)
