import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBundledBank } from './bank.ts'
import { STOPPING_DISTANCES } from './figures.ts'
import { ANNEX_IDS, RULE_IDS } from './rule-ids.ts'
import { BankFileSchema, type Question, QuestionSchema } from './schema.ts'
import { TOPICS } from './topics.ts'

let bank: Question[] = []
beforeAll(async () => {
  bank = await loadBundledBank()
})

const rightOption = (question: Question) => {
  const right = question.options.find((option) => option.correct)
  if (!right) throw new Error(`${question.id} has no right option`)
  return right
}

/** The questions for which `isWrong` holds, named so that a failure says where to look. */
const offenders = (isWrong: (question: Question) => boolean): string[] =>
  bank.filter(isWrong).map((question) => `${question.topic}: ${question.stem}`)

describe('the bundled bank', () => {
  test('[TH3] every question is as the schema says, to the letter: nobody looks at it again', () => {
    for (const question of bank) expect(v.parse(QuestionSchema, question)).toEqual(question)
    const folder = new URL('./bank/', import.meta.url)
    const files = readdirSync(folder).filter((name) => /^\d\d-/.test(name))
    expect(files).toHaveLength(TOPICS.length)
    for (const name of files) {
      const file: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
      const { topic, questions } = v.parse(BankFileSchema, file)
      expect(Number(name.slice(0, 2))).toBe(topic)
      expect(questions.every((question) => question.topic === topic)).toBe(true)
    }
  })

  test('[TH3] every topic has its file and so many live questions that no mock runs thin', () => {
    expect(readdirSync(new URL('./bank/', import.meta.url))).toEqual(
      expect.arrayContaining(
        TOPICS.map(({ number }) =>
          expect.stringMatching(new RegExp(`^${String(number).padStart(2, '0')}-`)),
        ),
      ),
    )
    for (const topic of TOPICS) {
      const live = bank.filter(
        (q) => q.topic === topic.number && q.status === 'live' && q.scenarioId === undefined,
      )
      expect(live.length, topic.name).toBeGreaterThanOrEqual(topic.bankAtLeast)
    }
    expect(bank.length).toBeGreaterThanOrEqual(560)
  })

  test('[TH4] every question fits the schema: lengths, four options, one of them right', () => {
    expect(offenders((question) => !v.is(QuestionSchema, question))).toEqual([])
  })

  test('[TH4] no id is used twice', () => {
    expect(new Set(bank.map((question) => question.id)).size).toBe(bank.length)
  })

  test('[TH5] every question cites the Code, and every cited rule and annex exists', () => {
    const citesTheCode = (question: Question) =>
      question.refs.some(({ kind }) => kind === 'rule' || kind === 'annex')
    const citesNothingReal = (question: Question) =>
      question.refs.some(
        ({ kind, id }) =>
          (kind === 'rule' && !RULE_IDS.has(id)) || (kind === 'annex' && !ANNEX_IDS.has(id)),
      )
    expect(offenders((question) => !citesTheCode(question))).toEqual([])
    expect(offenders(citesNothingReal)).toEqual([])
  })

  test('[TH5] every explanation names a rule, annex or section it rests on', () => {
    const names = (question: Question) =>
      question.refs.some(({ kind, id }) => {
        const number = new RegExp(`(?<![\\d.])${id}(?![\\d.]\\d|\\d)`)
        return (kind === 'rule' || kind === 'annex') && number.test(question.explanation)
      })
    expect(offenders((question) => !names(question))).toEqual([])
  })

  test('[TH4] the four options differ, and none points at the others', () => {
    const pointsAtOthers =
      /\b(all|none|both|any) of the above\b|^(all|none|both|any) of (these|them)$/i
    const isBad = (question: Question) =>
      new Set(question.options.map((option) => option.text.toLowerCase())).size < 4 ||
      question.options.some((option) => pointsAtOthers.test(option.text))
    expect(offenders(isBad)).toEqual([])
  })

  test('[TH4] a negative in a question stands out in capitals', () => {
    const quiet = /\b(not|n't|never|except)\b|n't\b/
    expect(offenders((question) => quiet.test(question.stem.split('. ').at(-1) ?? ''))).toEqual([])
  })

  test('[TH4] nothing gives the right answer away: its place is balanced in each topic', () => {
    for (const topic of TOPICS) {
      const ofTopic = bank.filter((question) => question.topic === topic.number)
      const counts = [0, 0, 0, 0]
      for (const question of ofTopic) {
        const place = question.options.findIndex((option) => option.correct)
        counts[place] = (counts[place] ?? 0) + 1
      }
      expect(Math.max(...counts), topic.name).toBeLessThanOrEqual(Math.ceil(ofTopic.length * 0.35))
    }
  })

  test('[TH4] nor does its length: choosing the longest answer would fail the test', () => {
    const isRightLongest = (question: Question) =>
      question.options.every(
        (option) => option.correct || option.text.length < rightOption(question).text.length,
      )
    expect(offenders(isRightLongest).length).toBeLessThan(bank.length * 0.5)
  })

  test('[TH4] no two questions are more than 80 % alike', () => {
    const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[a-z0-9]+/g))
    const likeness = (a: Set<string>, b: Set<string>) => {
      const shared = [...a].filter((word) => b.has(word)).length
      return shared / (a.size + b.size - shared)
    }
    const entries = bank.map(({ stem, options }) => ({
      stem,
      stemWords: wordsOf(stem),
      allWords: wordsOf(`${stem} ${options.map((option) => option.text).join(' ')}`),
    }))
    const alike = entries.flatMap((a, index) =>
      entries
        .slice(index + 1)
        .filter(
          (b) => likeness(a.stemWords, b.stemWords) > 0.8 || likeness(a.allWords, b.allWords) > 0.8,
        )
        .map((b) => `${a.stem} / ${b.stem}`),
    )
    expect(alike).toEqual([])
  })
})

describe('stopping distances', () => {
  test('[TH12] thinking and braking add up to the whole, and all grow with the speed', () => {
    let slower = { thinkingMetres: 0, brakingMetres: 0 }
    for (const row of STOPPING_DISTANCES.value) {
      expect(row.thinkingMetres + row.brakingMetres, `${row.speedMph} mph`).toBe(row.totalMetres)
      expect(row.thinkingMetres).toBeGreaterThan(slower.thinkingMetres)
      expect(row.brakingMetres).toBeGreaterThan(slower.brakingMetres)
      slower = row
    }
  })

  test('[TH12] a right answer about them is in the table for the speed it names', () => {
    const isAboutThem = (question: Question) =>
      /(stopping|thinking|braking) distance/i.test(question.stem) &&
      /\d+ mph/.test(question.stem) &&
      /^(about )?\d+ metres$/i.test(rightOption(question).text)
    const isOff = (question: Question) => {
      const speedMph = Number(/(\d+) mph/.exec(question.stem)?.[1])
      const metres = Number(/\d+/.exec(rightOption(question).text)?.[0])
      const row = STOPPING_DISTANCES.value.find((candidate) => candidate.speedMph === speedMph)
      if (!row) return true
      const asked = /thinking/i.test(question.stem)
        ? row.thinkingMetres
        : /braking/i.test(question.stem)
          ? row.brakingMetres
          : row.totalMetres
      return metres !== asked
    }
    expect(bank.filter(isAboutThem).length).toBeGreaterThan(0)
    expect(offenders((question) => isAboutThem(question) && isOff(question))).toEqual([])
  })
})
