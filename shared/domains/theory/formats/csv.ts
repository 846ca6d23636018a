/** Questions as a table: one line each, columns by name. For spreadsheets. TH54, TH55. */
import Papa from 'papaparse'
import { BYTE_ORDER_MARK, csvLine, unguarded } from '#shared/kernel/csv.ts'
import {
  createGathering,
  type Gathering,
  type ImportedOption,
  type ImportResult,
  linesInOrder,
  type Writable,
  type Written,
  withPlainLines,
} from './imported.ts'
import {
  categoriesFrom,
  difficultyFrom,
  readRefs,
  regionFrom,
  topicFrom,
  writeRefs,
} from './metadata.ts'

const LETTERS = [...'abcdefghij']
const PLAIN_COLUMNS = [
  'stem',
  'right',
  'explanation',
  'topic',
  'subtopic',
  'categories',
  'region',
  'refs',
  'difficulty',
  'sign',
] as const

/** What schools call them. */
const ALIASES: Readonly<Record<string, string>> = {
  question: 'stem',
  'question text': 'stem',
  answer: 'right',
  correct: 'right',
  'correct answer': 'right',
  feedback: 'explanation',
  category: 'categories',
  references: 'refs',
}

const columnOf = (heading: string): string | undefined => {
  const name = unguarded(heading)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
  const plain = ALIASES[name.replaceAll('_', ' ')] ?? name
  const isKnown = (PLAIN_COLUMNS as readonly string[]).includes(plain)
  if (isKnown) return plain
  const [, word, letter] = /^(option|answer|why|feedback)_?([a-j])$/.exec(plain) ?? []
  if (word === undefined) return /^[a-j]$/.test(plain) ? `option_${plain}` : undefined
  return `${word === 'answer' || word === 'option' ? 'option' : 'why'}_${letter}`
}

type Cells = ReadonlyMap<string, string>

const optionsOf = (
  cells: Cells,
  line: number,
  gathering: Gathering,
): ImportedOption[] | undefined => {
  const named = (cells.get('right') ?? '')
    .toLowerCase()
    .split(/[\s,;+]+/)
    .filter((one) => one !== '')
  if (named.length === 0) {
    gathering.say(line, 'answer-missing', cells.get('stem'))
    return undefined
  }
  const there = LETTERS.filter((letter) => (cells.get(`option_${letter}`) ?? '').trim() !== '')
  const stranger = named.find((letter) => !there.includes(letter))
  if (stranger !== undefined) {
    gathering.say(line, 'answer-unknown', stranger)
    return undefined
  }
  return there.map((letter) => ({
    text: cells.get(`option_${letter}`) ?? '',
    correct: named.includes(letter),
    why: cells.get(`why_${letter}`),
  }))
}

const addRow = (cells: Cells, line: number, gathering: Gathering): void => {
  const options = optionsOf(cells, line, gathering)
  if (options === undefined) return
  /** A cell that says nothing is no mistake; one that cannot be read is told. */
  const read = <T>(column: string, reader: (text: string) => T | undefined): T | undefined => {
    const text = (cells.get(column) ?? '').trim()
    const value = text === '' ? undefined : reader(text)
    if (text !== '' && value === undefined)
      gathering.say(line, 'unknown-value', `${column}: ${text}`)
    return value
  }
  const { refs, unknown } = readRefs(cells.get('refs') ?? '')
  for (const one of unknown) gathering.say(line, 'unknown-value', `refs: ${one}`)
  gathering.add({
    line,
    stem: cells.get('stem') ?? '',
    options,
    explanation: cells.get('explanation'),
    topic: read('topic', topicFrom),
    subtopic: cells.get('subtopic'),
    categories: read('categories', categoriesFrom),
    region: read('region', regionFrom),
    refs,
    difficulty: read('difficulty', difficultyFrom),
    sign: cells.get('sign'),
  })
}

/** Whichever stands most often between the names of the columns; cells may hold the others. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.trimStart().split('\n', 1)
  const names = header.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((one) => ({ one, count: names.split(one).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).one
}

/** Reads commas, semicolons or tabs between cells. The first line names the columns. */
export const readCsv = (file: string): ImportResult => {
  const text = withPlainLines(file)
  const gathering = createGathering()
  let columns: (string | undefined)[] | undefined
  const lineAt = linesInOrder(text)
  let place = 0
  Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      // Where the line begins: cells may hold line breaks of their own.
      const line = lineAt(place)
      place = meta.cursor
      if (gathering.isOver()) {
        parser.abort()
        return
      }
      if (errors.some((error) => error.type === 'Quotes')) {
        gathering.say(line, 'quote-missing')
        if (errors.some((error) => error.code === 'MissingQuotes')) parser.abort()
        return
      }
      if (data.every((cell) => cell.trim() === '')) return
      if (columns === undefined) {
        columns = data.map(columnOf)
        const isHeader = columns.includes('stem') && columns.includes('right')
        if (!isHeader) {
          gathering.say(line, 'no-header')
          parser.abort()
          return
        }
        data.forEach((heading, index) => {
          if (columns?.[index] === undefined && heading.trim() !== '')
            gathering.say(line, 'unknown-column', heading)
        })
        return
      }
      const cells = new Map<string, string>()
      data.forEach((cell, index) => {
        const column = columns?.[index]
        if (column !== undefined) cells.set(column, unguarded(cell))
        else if (index >= (columns?.length ?? 0) && cell.trim() !== '')
          gathering.say(line, 'unknown-value', cell)
      })
      addRow(cells, line, gathering)
    },
  })
  return gathering.result()
}

const cellsOf = (question: Writable, letters: readonly string[]): string[] => {
  const { stem, options, explanation, topic, subtopic, categories, region, refs } = question
  return [
    stem,
    ...letters.map((_, index) => options[index]?.text ?? ''),
    letters
      .filter((_, index) => options[index]?.correct)
      .join(',')
      .toUpperCase(),
    ...letters.map((_, index) => options[index]?.why ?? ''),
    explanation ?? '',
    topic === undefined ? '' : String(topic),
    subtopic ?? '',
    (categories ?? []).join(','),
    region ?? '',
    writeRefs(refs),
    question.difficulty === undefined ? '' : String(question.difficulty),
    question.sign ?? '',
  ]
}

/** With a byte order mark, for Excel. A cell that begins like a formula is made harmless. */
export const writeCsv = (questions: readonly Writable[]): Written => {
  const count = Math.max(4, ...questions.map(({ options }) => options.length))
  const letters = LETTERS.slice(0, count)
  const kept = questions.map((question, index) => ({ question, index }))
  const cannot = kept.filter(({ question }) => !question.options.some((option) => option.correct))
  const header = [
    'stem',
    ...letters.map((letter) => `option_${letter}`),
    'right',
    ...letters.map((letter) => `why_${letter}`),
    ...PLAIN_COLUMNS.slice(2),
  ]
  const lines = kept
    .filter((one) => !cannot.includes(one))
    .map(({ question }) => csvLine(cellsOf(question, letters)))
  return {
    text: BYTE_ORDER_MARK + csvLine(header) + lines.join(''),
    leftOut: cannot.map(({ index }) => ({ index, why: 'No answer is marked as right.' })),
  }
}
