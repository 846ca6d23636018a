/** A bank made up for tests: as many questions per topic as asked for, the right option varying. */
import type { Question } from './schema.ts'
import { TOPICS } from './topics.ts'

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A valid ULID that spells a small number. */
const ulidOf = (number: number): string => {
  let rest = number
  let text = ''
  for (let place = 0; place < 26; place++) {
    text = DIGITS.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** `perTopic` may also be a list of fourteen counts. Options are named by their own index. */
export const aBank = (perTopic: number | readonly number[]): Question[] =>
  TOPICS.flatMap((topic, position) => {
    const count = typeof perTopic === 'number' ? perTopic : (perTopic[position] ?? 0)
    return Array.from({ length: count }, (_nothing, index): Question => {
      const number = topic.number * 1000 + index
      return {
        id: ulidOf(number),
        version: 1 + (index % 3),
        status: 'live',
        topic: topic.number,
        subtopic: 'Sample',
        categories: ['car'],
        region: 'GB',
        stem: `Sample question ${number}`,
        options: [0, 1, 2, 3].map((option) => ({
          text: `Option ${option}`,
          correct: option === number % 4,
          why: `Because of ${option}`,
        })),
        explanation: 'Rule 1',
        refs: [{ kind: 'rule', id: '1' }],
        difficulty: 1,
        author: 'Dual Control',
        effectiveFrom: '2026-06-06',
      }
    })
  })
