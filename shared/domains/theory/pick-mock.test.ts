import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MockPick, pickMock } from './pick-mock.ts'
import { aBank } from './sample-bank.ts'
import type { Attempt } from './schema.ts'
import { TOPICS } from './topics.ts'

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const aSeed = new Uint8Array(16).fill(7)

const picked = (pick: MockPick) => {
  const result = pickMock(pick)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const countOfTopic = (mock: ReturnType<typeof picked>, topic: number) =>
  mock.filter(({ question }) => question.topic === topic).length

test('[TH1][TH3] fifty different questions, each topic with its share, whatever the seed', () => {
  const bank = aBank(8)
  fc.assert(
    fc.property(seeds, (seed) => {
      const mock = picked({ bank, recentAttempts: [], seed })
      expect(new Set(mock.map(({ question }) => question.id)).size).toBe(50)
      for (const topic of TOPICS) {
        expect(countOfTopic(mock, topic.number)).toBe(topic.questionsPerMock)
      }
      for (const { optionOrder } of mock) {
        expect([...optionOrder].sort()).toEqual([0, 1, 2, 3])
      }
    }),
  )
})

test('[TH3] a thin topic gives all it has and the others fill up to fifty', () => {
  const counts = fc.array(fc.nat({ max: 9 }), { minLength: 14, maxLength: 14 })
  fc.assert(
    fc.property(counts, seeds, (perTopic, seed) => {
      const bank = aBank(perTopic)
      const result = pickMock({ bank, recentAttempts: [], seed })
      if (bank.length < 50) {
        expect(result).toMatchObject({ ok: false, problem: { code: 'bank-too-small' } })
        return
      }
      const mock = picked({ bank, recentAttempts: [], seed })
      expect(new Set(mock.map(({ question }) => question.id)).size).toBe(50)
      TOPICS.forEach((topic, position) => {
        const atLeast = Math.min(topic.questionsPerMock, perTopic[position] ?? 0)
        expect(countOfTopic(mock, topic.number)).toBeGreaterThanOrEqual(atLeast)
      })
    }),
  )
})

test('[TH6] the same seed gives the same mock, another seed another one', () => {
  const bank = aBank(8)
  const ask = (seed: Uint8Array) => picked({ bank, recentAttempts: [], seed })
  expect(ask(aSeed)).toEqual(ask(aSeed.slice()))
  expect(ask(aSeed)).not.toEqual(ask(new Uint8Array(16).fill(8)))
})

test('[TH6] Lena’s second mock asks nothing from her first while the bank lasts', () => {
  const bank = aBank(10)
  fc.assert(
    fc.property(seeds, seeds, (firstSeed, secondSeed) => {
      const first = picked({ bank, recentAttempts: [], seed: firstSeed })
      const items = first.map(
        ({ question }) => ({ questionId: question.id }) as Attempt['items'][0],
      )
      const second = picked({ bank, recentAttempts: [{ items }], seed: secondSeed })
      const seen = new Set(items.map((item) => item.questionId))
      expect(second.filter(({ question }) => seen.has(question.id))).toEqual([])
    }),
  )
})

test('[TH3] drafts, retired questions, other categories and Northern Ireland are not asked', () => {
  const [draft, retired, lorry, northern, ...rest] = aBank(8)
  if (!draft || !retired || !lorry || !northern) throw new Error('the sample bank is too small')
  const bank = [
    { ...draft, status: 'draft' as const },
    { ...retired, status: 'retired' as const },
    { ...lorry, categories: ['lorry' as const] },
    { ...northern, region: 'NI' as const },
    ...rest,
  ]
  const barred = new Set([draft, retired, lorry, northern].map((question) => question.id))
  fc.assert(
    fc.property(seeds, (seed) => {
      const mock = picked({ bank, recentAttempts: [], seed })
      expect(mock.filter(({ question }) => barred.has(question.id))).toEqual([])
    }),
  )
})

test('[TH6] every option comes to stand in every place about equally often', () => {
  const bank = aBank(8)
  const firstPlaces = [0, 0, 0, 0]
  for (let seed = 0; seed < 100; seed++) {
    const mock = picked({ bank, recentAttempts: [], seed: new Uint8Array(16).fill(seed) })
    for (const { optionOrder } of mock) {
      const first = optionOrder[0] ?? 0
      firstPlaces[first] = (firstPlaces[first] ?? 0) + 1
    }
  }
  for (const count of firstPlaces) expect(Math.abs(count - 1250)).toBeLessThan(150)
})
