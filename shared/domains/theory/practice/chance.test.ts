import { expect, test } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { TOPICS } from '../topics.ts'
import { passChance } from './chance.ts'
import type { GivenAnswer } from './evidence.ts'
import { masteryByTopic } from './mastery.ts'
import { aGiven, EVENING_MS, inEveryTopic } from './practice.builder.ts'

const chanceOf = (answers: readonly GivenAnswer[]) => passChance(masteryByTopic(answers))
const known = (answers: readonly GivenAnswer[]) => {
  const chance = chanceOf(answers)
  if (!chance.isKnown) throw new Error('not enough answers')
  return chance
}

test('[TH46] too few answers: it says how many, and which topics are thin', () => {
  expect(chanceOf([])).toMatchObject({ isKnown: false, counted: 0, needed: 100 })
  const withoutSigns = inEveryTopic(9, 10).filter((answer) => answer.topic !== 11)
  expect(chanceOf(withoutSigns)).toEqual({
    isKnown: false,
    counted: 130,
    needed: 100,
    thinTopics: [11],
  })
})

test('[TH46] who is always right nearly surely passes, who guesses nearly surely does not', () => {
  const good = known(inEveryTopic(20, 20))
  expect(good.middle).toBeGreaterThan(0.97)
  const guesses = known(inEveryTopic(5, 20))
  expect(guesses.high).toBeLessThan(0.001)
})

test('[TH46] near the pass mark the range is wide, and more answers narrow it', () => {
  const some = known(inEveryTopic(7, 8))
  const more = known(inEveryTopic(21, 24))
  expect(some.high - some.low).toBeGreaterThan(0.2)
  expect(more.high - more.low).toBeLessThan(some.high - some.low)
  for (const { low, middle, high } of [some, more]) {
    expect(low).toBeLessThan(middle)
    expect(middle).toBeLessThan(high)
  }
})

test('[TH46] of learners who are told "6 in 10", about 6 in 10 pass', () => {
  const random = seededRandom(new Uint8Array(16).fill(46))
  /** About normal: the sum of twelve even chances. */
  const normal = (): number => Array.from({ length: 12 }, random).reduce((a, b) => a + b, 0) - 6
  const share = (logit: number): number => 1 / (1 + Math.exp(-logit))

  const told: { middle: number; passed: boolean }[] = []
  let inRange = 0
  for (let learner = 0; learner < 400; learner++) {
    const ability = 1.9 + 0.7 * normal()
    const real = TOPICS.map(() => share(ability + 0.5 * normal()))
    const answers = TOPICS.flatMap(({ number }, place) =>
      Array.from({ length: 12 }, (_nothing, index) =>
        aGiven({
          questionId: `${number}-${index}`,
          topic: number,
          isRight: random() < (real[place] ?? 0),
          at: EVENING_MS + index,
        }),
      ),
    )
    const { middle, low, high } = known(answers)
    const sits = (): boolean => {
      let right = 0
      for (const [place, { questionsPerMock }] of TOPICS.entries())
        for (let question = 0; question < questionsPerMock; question++)
          if (random() < (real[place] ?? 0)) right += 1
      return right >= 43
    }
    let passes = 0
    for (let test = 0; test < 60; test++) if (sits()) passes += 1
    told.push({ middle, passed: sits() })
    // Sixty tests do not tell a chance to the last percent.
    if (passes / 60 >= low - 0.04 && passes / 60 <= high + 0.04) inRange += 1
  }

  for (const [from, to] of [
    [0, 0.2],
    [0.2, 0.5],
    [0.5, 0.8],
    [0.8, 1.01],
  ] as const) {
    const bin = told.filter(({ middle }) => middle >= from && middle < to)
    const said = bin.reduce((sum, { middle }) => sum + middle, 0) / bin.length
    const passed = bin.filter((one) => one.passed).length / bin.length
    expect(bin.length).toBeGreaterThan(25)
    expect(Math.abs(said - passed), `told ${said}, ${passed} passed`).toBeLessThan(0.12)
  }
  expect(inRange / told.length).toBeGreaterThan(0.75)
  expect(inRange / told.length).toBeLessThan(0.95)
})
