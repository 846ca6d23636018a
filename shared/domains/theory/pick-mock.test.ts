import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MockPick, pickMock } from './pick-mock.ts'
import { aBank } from './sample-bank.ts'
import type { Attempt, Question } from './schema.ts'
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

/** What the real bank has of each topic at least, and so what a mock can count on. */
const BANK_PER_TOPIC = [30, 30, 45, 35, 45, 45, 30, 35, 40, 45, 70, 30, 40, 30]

/** Mocks taken one after the other, the newest first. */
const takenInARow = (
  bank: Question[],
  mockSeeds: readonly Uint8Array[],
  scenarioIds?: Set<string>,
) => {
  const taken: Pick<Attempt, 'items'>[] = []
  for (const seed of mockSeeds) {
    const mock = picked({
      bank,
      recentAttempts: taken,
      seed,
      ...(scenarioIds ? { scenarioIds } : {}),
    })
    for (const topic of TOPICS) {
      expect(countOfTopic(mock, topic.number)).toBe(topic.questionsPerMock)
    }
    const items = mock.map(({ question }) => ({ questionId: question.id }) as Attempt['items'][0])
    taken.unshift({ items })
  }
  return taken
}

const mostShared = (mocks: readonly Pick<Attempt, 'items'>[]): number =>
  Math.max(
    ...mocks.flatMap((one, index) => {
      const ids = new Set(one.items.map((item) => item.questionId))
      return mocks
        .slice(index + 1)
        .map((other) => other.items.filter((item) => ids.has(item.questionId)).length)
    }),
  )

const tenSeeds = fc.array(seeds, { minLength: 10, maxLength: 10 })

test('[TH38] with the bank’s numbers any two of ten mocks share at most a third', () => {
  const bank = aBank(BANK_PER_TOPIC)
  fc.assert(
    fc.property(tenSeeds, (mockSeeds) => {
      expect(mostShared(takenInARow(bank, mockSeeds))).toBeLessThanOrEqual(16)
    }),
    { numRuns: 40 },
  )
})

test('[TH38] and so do any ten in a row of a learner who takes twenty-five', () => {
  const bank = aBank(BANK_PER_TOPIC)
  const taken = takenInARow(
    bank,
    Array.from({ length: 25 }, (_nothing, index) => new Uint8Array(16).fill(index)),
  )
  for (let from = 0; from + 10 <= taken.length; from++) {
    expect(mostShared(taken.slice(from, from + 10))).toBeLessThanOrEqual(16)
  }
})

test('[TH38] with half that bank it still holds, because what must come back is spread', () => {
  const bank = aBank(BANK_PER_TOPIC.map((count) => Math.ceil(count / 2)))
  fc.assert(
    fc.property(tenSeeds, (mockSeeds) => {
      expect(mostShared(takenInARow(bank, mockSeeds))).toBeLessThanOrEqual(16)
    }),
    { numRuns: 20 },
  )
})

/** Twenty scenes with three questions each, over several topics. */
const withScenes = (bank: Question[]): Question[] => {
  const extra = aBank(60).filter((question) => question.topic <= 10)
  const ofTopic = (topic: number) => extra.filter((question) => question.topic === topic)
  const scenarios = Array.from({ length: 20 }, (_nothing, scene) =>
    [0, 1, 2].map((place) => {
      const topic = ((scene + place) % 10) + 1
      const question = ofTopic(topic)[59 - scene]
      if (!question) throw new Error('the sample bank is too small')
      return { ...question, scenarioId: `scene-${scene}` }
    }),
  )
  const ids = new Set(scenarios.flat().map((question) => question.id))
  return [...bank.filter((question) => !ids.has(question.id)), ...scenarios.flat()]
}
const allScenes = new Set(Array.from({ length: 20 }, (_nothing, scene) => `scene-${scene}`))

test('[TH39] three of the fifty hang on one scene and stand together, in their topics’ shares', () => {
  const bank = withScenes(aBank(BANK_PER_TOPIC))
  fc.assert(
    fc.property(seeds, (seed) => {
      const mock = picked({ bank, recentAttempts: [], scenarioIds: allScenes, seed })
      expect(mock).toHaveLength(50)
      const places = mock.flatMap(({ question }, place) => (question.scenarioId ? [place] : []))
      expect(places).toHaveLength(3)
      expect((places[2] ?? 0) - (places[0] ?? 0)).toBe(2)
      expect(new Set(places.map((place) => mock[place]?.question.scenarioId)).size).toBe(1)
      for (const topic of TOPICS) {
        expect(countOfTopic(mock, topic.number)).toBe(topic.questionsPerMock)
      }
    }),
  )
})

test('[TH39] questions on a scene this device cannot show are not asked', () => {
  const bank = withScenes(aBank(BANK_PER_TOPIC))
  const scenesOf = (scenarioIds: Set<string>) =>
    picked({ bank, recentAttempts: [], scenarioIds, seed: aSeed }).filter(
      ({ question }) => question.scenarioId,
    )
  expect(scenesOf(new Set())).toEqual([])
  expect(scenesOf(new Set(['scene-4'])).map(({ question }) => question.scenarioId)).toEqual(
    Array(3).fill('scene-4'),
  )
})

test('[TH38][TH39] ten mocks show ten scenes, and share no more for it', () => {
  const bank = withScenes(aBank(BANK_PER_TOPIC))
  const mockSeeds = Array.from({ length: 10 }, (_nothing, index) => new Uint8Array(16).fill(index))
  const taken = takenInARow(bank, mockSeeds, allScenes)
  const sceneOf = new Map(bank.map((question) => [question.id, question.scenarioId]))
  const shown = taken.map(({ items }) =>
    items.map((item) => sceneOf.get(item.questionId)).find((scene) => scene !== undefined),
  )
  expect(new Set(shown).size).toBe(10)
  expect(mostShared(taken)).toBeLessThanOrEqual(16)
})
