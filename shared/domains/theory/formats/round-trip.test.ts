/** What is written in a format reads back the same, as far as that format can say it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TOPICS } from '../topics.ts'
import { writeAiken } from './aiken.ts'
import { writeCsv } from './csv.ts'
import { writeGift } from './gift-write.ts'
import { type ImportResult, oneLine, type Writable } from './imported.ts'
import { writeJson } from './json.ts'
import { writeQtiPackage } from './qti-write.ts'
import { type QuestionFormat, readQuestionFile, readQuestionText } from './read-file.ts'

/** Words full of what the formats use as marks of their own. */
const words = (maximum: number) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: maximum }),
      fc
        .array(
          fc.constantFrom(
            ...['a', 'B.', 'mph', '=', '~', '#', '####', '{', '}', ':', '::', '\\', '\\n', '//'],
            ...['$CATEGORY: x', '[html]', '%50%', '->', '<b>', '&amp;', '"', "'", ',', ';', '\t'],
            ...['=1+1', '+', '-', '@', 'ANSWER: A', 'A. x', 'T', 'topic:4', '£', '½', ']]>'],
          ),
          { maxLength: 8 },
        )
        .map((parts) => parts.join(' ').slice(0, maximum)),
    )
    .map(oneLine)
    .filter((text) => text !== '')

/** Values of metadata: no quotation mark and no semicolon, which stand between them. */
const plainWords = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .,'-]{0,28}[A-Za-z0-9]$/).map(oneLine)

const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value).map((one) => (one === null ? {} : { [key]: one }))

const aQuestion: fc.Arbitrary<Writable> = fc
  .tuple(
    words(200),
    fc.array(fc.tuple(words(90), fc.boolean(), fc.option(words(120))), {
      minLength: 2,
      maxLength: 6,
    }),
    fc.nat(),
    maybe('explanation', words(300)),
    maybe('topic', fc.constantFrom(...TOPICS.map((topic) => topic.number))),
    maybe('subtopic', plainWords),
    maybe(
      'categories',
      fc.uniqueArray(fc.constantFrom('car', 'motorcycle', 'lorry', 'bus', 'adi'), { minLength: 1 }),
    ),
    maybe('region', fc.constantFrom('GB', 'England', 'Wales', 'Scotland', 'NI')),
    maybe('difficulty', fc.constantFrom(1, 2, 3)),
    maybe('sign', plainWords),
    fc.array(
      fc.record({
        kind: fc.constantFrom('rule', 'annex', 'law', 'skill', 'sign', 'marking', 'guidance'),
        id: plainWords,
      }),
      { maxLength: 3 },
    ),
  )
  .map(([stem, options, right, ...more]) => {
    const refs = more.pop()
    return Object.assign(
      {
        stem,
        options: options.map(([text, isRight, why], index) => ({
          text,
          correct: isRight || index === right % options.length,
          ...(why === null ? {} : { why }),
        })),
      },
      ...(more as object[]),
      { refs },
    ) as Writable
  })

const questionsIn = ({ questions }: ImportResult): Writable[] =>
  questions.map(({ line: _line, file: _file, ...question }) => question)

const said = (
  written: { leftOut: readonly { index: number }[] },
  questions: readonly Writable[],
): Writable[] => questions.filter((_, index) => !written.leftOut.some((one) => one.index === index))

const some = fc.array(aQuestion, { minLength: 1, maxLength: 4 })
const RUNS = { numRuns: 300 }

const onlyNotes = ({ problems }: ImportResult) => problems.filter((one) => one.code !== 'empty')

test.each([
  ['csv', writeCsv],
  ['gift', writeGift],
  ['json', writeJson],
] as const)('[TH55] written as %s and read again, every question is the same', (format, write) => {
  fc.assert(
    fc.property(some, (questions) => {
      const written = write(questions)
      const read = readQuestionText(written.text, format)
      expect(questionsIn(read)).toEqual(said(written, questions))
      expect(onlyNotes(read).filter((one) => one.code !== 'weights-left-out')).toEqual([])
    }),
    RUNS,
  )
})

test('[TH55] a package of QTI items reads back the same', () => {
  fc.assert(
    fc.property(some, (questions) => {
      const written = writeQtiPackage(questions)
      const read = readQuestionFile({ name: 'bank.zip', bytes: written.bytes })
      expect(questionsIn(read)).toEqual(said(written, questions))
      expect(onlyNotes(read)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('[TH55] Aiken keeps the words and which is right, and says which questions it cannot', () => {
  fc.assert(
    fc.property(some, (questions) => {
      const written = writeAiken(questions)
      const read = readQuestionText(written.text, 'aiken')
      expect(questionsIn(read)).toEqual(
        said(written, questions).map(({ stem, options }) => ({
          stem,
          options: options.map(({ text, correct }) => ({ text, correct })),
          refs: [],
        })),
      )
      for (const { index } of written.leftOut)
        expect(
          questions[index]?.options.filter((one) => one.correct).length !== 1 ||
            /^(?:[A-Z][.)]|answer)/i.test(questions[index]?.stem ?? ''),
        ).toBe(true)
    }),
    RUNS,
  )
})

const FORMATS: readonly QuestionFormat[] = ['csv', 'gift', 'aiken', 'qti', 'json']

test('[TH54] no file, however broken, makes a reader fail, and every complaint has a line', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FORMATS),
      some,
      fc.array(fc.tuple(fc.nat(), fc.nat(20), fc.string({ unit: 'binary', maxLength: 5 })), {
        maxLength: 4,
      }),
      (format, questions, cuts) => {
        const whole = {
          csv: () => writeCsv(questions).text,
          gift: () => writeGift(questions).text,
          aiken: () => writeAiken(questions).text,
          qti: () => '<a><b>c</b></a>',
          json: () => writeJson(questions).text,
        }[format]()
        const broken = cuts.reduce((text, [place, length, put]) => {
          const at = place % (text.length + 1)
          return text.slice(0, at) + put + text.slice(at + length)
        }, whole)
        const read = readQuestionText(broken, format)
        const lineCount = broken.split(/\r\n?|\n/).length
        for (const { line } of [...read.problems, ...read.questions]) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lineCount)
        }
        expect(read.questions.length + read.problems.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 500 },
  )
})

test('[TH55] a cell that a spreadsheet would run is written harmless and read as it was', () => {
  const question: Writable = {
    stem: '=HYPERLINK("https://example.org")',
    options: [
      { text: '+1', correct: true },
      { text: "'quoted", correct: false },
    ],
    refs: [],
  }
  const { text } = writeCsv([question])
  expect(text).toContain('"\'=HYPERLINK')
  expect(questionsIn(readQuestionText(text, 'csv'))).toEqual([question])
})
