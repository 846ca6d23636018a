/** Files as other programs write them, by those programs' own rules, and broken ones. */
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { gapsOf } from '../bank-row.ts'
import type { ImportedQuestion, ImportResult } from './imported.ts'
import { readQuestionFile } from './read-file.ts'

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
const reads = (name: string): ImportResult => readQuestionFile({ name, bytes: bytesOf(name) })
const problemsIn = ({ problems }: ImportResult) => problems.map(({ line, code }) => [line, code])
const rightIn = (question: ImportedQuestion | undefined) =>
  question?.options.filter((option) => option.correct).map((option) => option.text)

describe('[TH54] a course exported from Moodle as GIFT', () => {
  const read = reads('moodle-course.gift')
  const [sign, dazzled, missingWord, tired] = read.questions

  test('a question with feedback, escapes and our own comment is whole', () => {
    expect(sign).toEqual({
      line: 9,
      topic: 11,
      categories: ['car'],
      difficulty: 2,
      refs: [{ kind: 'rule', id: '109' }],
      stem: 'What does a sign with a red circle and a number in it give you?',
      options: [
        {
          text: 'The highest speed allowed: the number in mph',
          correct: true,
          why: 'Right. The number is the limit.',
        },
        {
          text: 'The lowest speed allowed in mph',
          correct: false,
          why: 'No. A lowest speed stands on a blue sign.',
        },
        {
          text: 'The distance to the next junction',
          correct: false,
          why: 'No. Distances stand on direction signs.',
        },
        {
          text: 'The number of the road',
          correct: false,
          why: 'No. Road numbers stand on direction signs.',
        },
      ],
      explanation: 'Signs in red circles mostly tell you what you must not do (rule 109).',
    })
    expect(gapsOf(sign as ImportedQuestion)).toEqual([])
  })

  test('HTML and Markdown become plain words', () => {
    expect(dazzled).toMatchObject({
      stem: 'At night you meet a car whose lights dazzle you. What should you do?',
      topic: 11,
    })
    expect(rightIn(dazzled)).toEqual(['Slow down & stop if you need to'])
    expect(gapsOf(dazzled as ImportedQuestion)).toEqual(['why', 'explanation', 'refs'])
    expect(tired?.stem).toBe('Which two of these can make you tired at the wheel?')
  })

  test('a missing word leaves its gap, and percentages say which are right', () => {
    expect(missingWord?.stem).toBe(
      'Before you change lane on a motorway you should _____ and then signal.',
    )
    expect(rightIn(tired)).toEqual(['Driving at night', 'A warm car'])
    expect(gapsOf(tired as ImportedQuestion)).toContain('several-right-options')
  })

  test('what is not multiple choice is refused by its line, what is left out is told', () => {
    expect(read.questions).toHaveLength(4)
    expect(problemsIn(read)).toEqual([
      [9, 'title-left-out'],
      [17, 'format-taken-off'],
      [27, 'weights-left-out'],
      [33, 'unknown-category'],
      [35, 'other-kind'],
      [37, 'other-kind'],
      [39, 'other-kind'],
      [44, 'other-kind'],
      [46, 'part-left-out'],
    ])
  })
})

test('[TH54] a broken GIFT file is refused question by question, and the rest is read', () => {
  const read = reads('broken.gift')
  expect(problemsIn(read)).toEqual([
    [2, 'brace-missing'],
    [10, 'bad-weight'],
    [13, 'answer-missing'],
    [15, 'brace-missing'],
  ])
  expect(read.questions.map(({ line, stem }) => [line, stem])).toEqual([
    [17, 'Which side do you drive on in Great Britain?'],
  ])
})

test('[TH54] Aiken with dots or brackets', () => {
  const read = reads('office.aiken.txt')
  expect(read.problems).toEqual([])
  expect(read.questions.map(({ line, options }) => [line, options.length])).toEqual([
    [1, 4],
    [8, 3],
  ])
  expect(read.questions.map(rightIn)).toEqual([['Stop behind the white line'], ['More']])
  expect(gapsOf(read.questions[1] as ImportedQuestion)).toEqual([
    'topic',
    'fewer-options',
    'why',
    'explanation',
    'refs',
  ])
})

test('[TH54] broken Aiken is refused by its lines', () => {
  const read = reads('broken.aiken.txt')
  expect(problemsIn(read)).toEqual([
    [4, 'answer-unknown'],
    [6, 'answer-missing'],
    [11, 'bad-syntax'],
  ])
  expect(read.questions.map(({ line }) => line)).toEqual([15])
})

test('[TH54] a table as Excel saves it in Europe, with cells of several lines', () => {
  const read = reads('excel-semicolons.csv')
  expect(problemsIn(read)).toEqual([[1, 'unknown-column']])
  expect(read.questions).toMatchObject([
    {
      line: 2,
      stem: 'What should you do; before you move off?',
      topic: 1,
      explanation: 'Look over your shoulder, too.',
      difficulty: 1,
    },
    { line: 3, stem: 'Two lines in one cell: which tyre tread is legal?', topic: 3 },
  ])
  expect(read.questions.map(rightIn)).toEqual([['Look all round'], ['1.6 mm']])
})

test('[TH54] a broken table is refused line by line', () => {
  const read = reads('broken.csv')
  expect(problemsIn(read)).toEqual([
    [3, 'answer-unknown'],
    [4, 'answer-missing'],
    [5, 'unknown-value'],
    [6, 'quote-missing'],
  ])
  expect(read.questions.map(({ line }) => line)).toEqual([2, 5])
})

test('[TH54] an item as the QTI 2.1 specification shows it', () => {
  const read = reads('spec-choice.xml')
  expect(read.questions).toMatchObject([
    {
      line: 2,
      stem: 'Look at the words by the crossing. The red lights flash. What must you do?',
      options: [
        { text: 'Stop behind the line', correct: true, why: 'A train is coming.' },
        { text: 'Go round the barrier', correct: false },
        { text: 'Hurry across', correct: false },
      ],
    },
  ])
  expect(problemsIn(read)).toEqual([[16, 'picture-left-out']])
})

test('[TH54] an item with several right answers, as TAO writes QTI 2.2', () => {
  const read = reads('tao-multiple.xml')
  expect(read.problems).toEqual([])
  expect(rightIn(read.questions[0])).toEqual([
    'A heavy load on the roof',
    'Tyres that are too soft & worn',
  ])
})

test.each([
  ['text-entry.xml', [[8, 'other-kind']]],
  ['broken.xml', [[6, 'bad-xml']]],
  ['qti-1.2.xml', [[2, 'other-version']]],
  [
    'broken.json',
    [
      [5, 'unknown-field'],
      [13, 'bad-question'],
      [14, 'bad-question'],
    ],
  ],
])('[TH54] %s is refused with the line', (name, problems) => {
  expect(problemsIn(reads(name))).toEqual(problems)
})

test('[TH58] a file that declares entities of its own is not read', () => {
  const read = reads('entities.xml')
  expect(read.questions).toEqual([])
  expect(read.problems[0]?.code).toBe('has-entities')
})

describe('[TH54] a package of QTI items', () => {
  const items = {
    'items/spec-choice.xml': bytesOf('spec-choice.xml'),
    'items/tao-multiple.xml': bytesOf('tao-multiple.xml'),
    'items/images/crossing.png': new Uint8Array([1, 2, 3]),
  }
  const zipped = (files: Record<string, Uint8Array>): ImportResult =>
    readQuestionFile({ name: 'package.zip', bytes: zipSync(files) })

  test('is read by its manifest, which names a file that is not there and one that is no question', () => {
    const read = zipped({ ...items, 'imsmanifest.xml': bytesOf('imsmanifest.xml') })
    expect(read.questions.map(({ file }) => file)).toEqual([
      'items/spec-choice.xml',
      'items/tao-multiple.xml',
    ])
    expect(read.problems.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['imsmanifest.xml', 19, 'part-left-out'],
      ['items/spec-choice.xml', 16, 'picture-left-out'],
      ['items/lost.xml', 1, 'file-missing'],
    ])
  })

  test('without a manifest every item is read, and it is told', () => {
    const read = zipped(items)
    expect(read.questions).toHaveLength(2)
    expect(read.problems.map(({ code }) => code)).toContain('no-manifest')
  })

  test('[TH58] one that would unpack to much more than it is, is not unpacked', () => {
    const large = new Uint8Array(3 * 1024 * 1024).fill(32)
    expect(zipped({ 'large.xml': large }).problems.map(({ code }) => code)).toEqual(['too-large'])
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`${at}.xml`, large.subarray(0, 2 * 1024 * 1024)]),
    )
    expect(zipped(many).problems.map(({ code }) => code)).toEqual(['too-large'])
  })

  test('[TH58] one that is damaged or lies about its sizes is refused', () => {
    const whole = zipSync({ ...items, 'imsmanifest.xml': bytesOf('imsmanifest.xml') })
    const cut = readQuestionFile({ name: 'cut.zip', bytes: whole.slice(0, whole.length - 40) })
    expect(cut.problems.map(({ code }) => code)).toEqual(['bad-zip'])
  })
})

test('[TH54] a file of another alphabet says so, with the line', () => {
  const latin = Uint8Array.from([...'One line\nCaf'].map((char) => char.charCodeAt(0)).concat(0xe9))
  const read = readQuestionFile({ name: 'old.txt', bytes: latin })
  expect(problemsIn(read)).toEqual([[2, 'not-text']])
})
