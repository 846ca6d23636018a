/** Correctness is the feature: what the bank says is held against the Code's duties and the facts. */
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBundledBank } from './bank.ts'
import { type CodeEntry, codeKey, hasLegalDuty, loadHighwayCode } from './code/highway-code.ts'
import { type Fact, loadFacts } from './facts/facts.ts'
import { measuredNumbers } from './facts/numbers.ts'
import { STOPPING_DISTANCES } from './figures.ts'
import { ANNEX_IDS, RULE_IDS } from './rule-ids.ts'
import type { Question } from './schema.ts'

let bank: readonly Question[] = []
let code: ReadonlyMap<string, CodeEntry> = new Map()
let facts: readonly Fact[] = []
beforeAll(async () => {
  bank = (await loadBundledBank()).filter(({ status }) => status === 'live')
  code = await loadHighwayCode()
  facts = await loadFacts()
})

const rightText = ({ options }: Question): string =>
  options.find(({ correct }) => correct)?.text ?? ''

const entriesOf = (question: Question): CodeEntry[] =>
  question.refs.flatMap(({ kind, id }) =>
    kind === 'rule' || kind === 'annex' ? (code.get(codeKey(kind, id)) ?? []) : [],
  )

const linesOf = (entry: CodeEntry | undefined): string =>
  entry?.lines.map(({ text }) => text).join('\n') ?? ''

const named = (question: Question): string => `${question.topic} ${question.id}: ${question.stem}`

describe('the Code in our words', () => {
  test('[TH13] every rule and annex is there, with what it asks', () => {
    const expected = [
      ...[...RULE_IDS].map((id) => codeKey('rule', id)),
      ...[...ANNEX_IDS].map((id) => codeKey('annex', id)),
    ]
    expect(expected.filter((key) => !code.has(key))).toEqual([])
    for (const entry of code.values()) expect(linesOf(entry), entry.id).not.toBe('')
  })

  test('[TH13] a line is a duty only where the Code prints MUST', () => {
    const wrong = [...code.values()].flatMap((entry) =>
      entry.lines.filter(({ as, text }) => as.startsWith('must') && !/\bMUST\b/.test(text)),
    )
    expect(wrong).toEqual([])
  })
})

describe('the table of facts', () => {
  test('[TH15] no fact stands twice, and each names its number', () => {
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
    const silent = facts.filter(({ says, value }) => !numbersIn(says).has(value))
    expect(silent).toEqual([])
  })

  test('[TH15] a fact from a rule or an annex has a number that stands there', () => {
    const lost = facts.filter(({ source: { kind, id }, value }) => {
      if (kind === 'law' || kind === 'guidance') return false
      const entry = code.get(codeKey(kind, id))
      return entry === undefined || !numbersIn(linesOf(entry)).has(value)
    })
    expect(
      lost.map(({ id, source, value }) => `${id}: ${value} in ${source.kind} ${source.id}`),
    ).toEqual([])
  })
})

/** Every number of a text, measured or not: figures, and the words for small ones. */
const numbersIn = (text: string): ReadonlySet<number> => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  const found = [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([n]) =>
    Number(n.replaceAll(',', '')),
  )
  const spelt = words.flatMap((word, at) =>
    new RegExp(`\\b${word}\\b`, 'i').test(text) ? [at + 1] : [],
  )
  const doubled = /\b(twice|doubled?|half)\b/i.test(text) ? [2] : []
  return new Set([...found, ...spelt, ...doubled])
}

describe('the bank against them', () => {
  test('[TH14] every measured number of a right answer is a fact of what the question cites', () => {
    const stoppingMetres = new Set(
      STOPPING_DISTANCES.value.flatMap((row) => [
        row.thinkingMetres,
        row.brakingMetres,
        row.totalMetres,
      ]),
    )
    const unsupported = bank.flatMap((question) => {
      const cited = new Set(question.refs.map(({ kind, id }) => `${kind} ${id}`))
      const known = new Set(
        facts
          .filter(
            ({ source: { kind, id } }) =>
              kind === 'law' || kind === 'guidance' || cited.has(`${kind} ${id}`),
          )
          .map(({ value }) => value),
      )
      const citesStopping = cited.has('rule 126')
      return measuredNumbers(rightText(question))
        .filter((value) => !known.has(value) && !(citesStopping && stoppingMetres.has(value)))
        .map((value) => `${value} in “${rightText(question)}”, ${named(question)}`)
    })
    expect(unsupported).toEqual([])
  })

  test('[TH16] a question says MUST only where the law does', () => {
    const isSignOrLaw = ({ refs }: Question) =>
      refs.some(({ kind }) => kind === 'law' || kind === 'sign' || kind === 'marking')
    const tooStrong = bank.filter(
      (question) =>
        /\bMUST\b/.test(`${question.stem} ${rightText(question)}`) &&
        !isSignOrLaw(question) &&
        !entriesOf(question).some(hasLegalDuty),
    )
    expect(tooStrong.map(named)).toEqual([])
  })

  test('[TH16] and says it in capitals', () => {
    const quiet = bank.filter((question) =>
      /\bmust\b/.test(`${question.stem} ${rightText(question)}`),
    )
    expect(quiet.map(named)).toEqual([])
  })

  test('[TH18] it can be read at thirteen', () => {
    for (const topic of new Set(bank.map((question) => question.topic))) {
      const texts = bank
        .filter((question) => question.topic === topic)
        .map(({ stem, explanation }) => `${stem} ${explanation}`)
      expect(readingAge(texts.join(' ')), `topic ${topic}`).toBeLessThanOrEqual(13)
    }
  })
})

/** Flesch–Kincaid grade plus five: the age in years at which a text is read with ease. */
const readingAge = (text: string): number => {
  const sentences = text.split(/[.!?:;]+(?:\s|$)/).filter((part) => /[a-z]/i.test(part)).length
  const words = text.match(/[a-z’']+/gi) ?? []
  const syllables = words.reduce((sum, word) => {
    const bare = word.toLowerCase().replace(/e$|[^a-z]/g, '')
    return sum + Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 1)
  }, 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59 + 5
}
