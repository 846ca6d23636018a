/** Aiken, Moodle's plainest format: a question, lettered answers, `ANSWER: B`. TH54, TH55. */
import {
  createGathering,
  type Gathering,
  type ImportedOption,
  type ImportResult,
  type Writable,
  type Written,
  withPlainLines,
} from './imported.ts'

const OPTION = /^([A-Z])[.)]\s+(.*)$/
const SMALL_OPTION = /^[a-z][.)]\s+\S/
const ANSWER = /^ANSWER:\s*([A-Z])\s*$/
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

type Open = { line: number; stem: string[]; options: { letter: string; text: string }[] }

const close = (open: Open, letter: string, line: number, gathering: Gathering): undefined => {
  if (open.stem.length === 0) return gathering.say(open.line, 'no-stem')
  if (!open.options.some((option) => option.letter === letter))
    return gathering.say(line, 'answer-unknown', `ANSWER: ${letter}`)
  const options = open.options.map(
    ({ letter: own, text }): ImportedOption => ({ text, correct: own === letter }),
  )
  gathering.add({ line: open.line, stem: open.stem.join(' '), options })
}

export const readAiken = (file: string): ImportResult => {
  const gathering = createGathering()
  let open: Open | undefined
  /** After a mistake the rest of the question is passed over: one mistake, one line in the report. */
  let isSkipping = false
  const refuse = (
    line: number,
    code: Parameters<Gathering['say']>[1],
    about?: string,
  ): undefined => {
    if (!isSkipping) gathering.say(line, code, about)
    isSkipping = true
    open = undefined
  }
  const takeLine = (raw: string, line: number): undefined => {
    const text = raw.trim()
    if (text === '') {
      if (open) refuse(open.line, 'answer-missing', open.stem[0])
      isSkipping = false
      return
    }
    const answer = ANSWER.exec(text)?.[1]
    if (answer !== undefined) {
      if (open) close(open, answer, line, gathering)
      else if (!isSkipping) gathering.say(line, 'no-stem')
      open = undefined
      isSkipping = false
      return
    }
    if (isSkipping) return
    if (/^answer\s*:/i.test(text)) return refuse(line, 'bad-syntax', text)
    const [, letter, words] = OPTION.exec(text) ?? []
    open ??= { line, stem: [], options: [] }
    if (letter !== undefined && words !== undefined) {
      if (letter !== LETTERS[open.options.length]) return refuse(line, 'bad-syntax', text)
      open.options.push({ letter, text: words })
    } else if (open.options.length > 0) refuse(line, 'bad-syntax', text)
    else if (open.stem.length > 0 && SMALL_OPTION.test(text)) refuse(line, 'bad-syntax', text)
    else open.stem.push(text)
  }
  for (const [index, raw] of withPlainLines(file).split('\n').entries()) {
    if (gathering.isOver()) break
    takeLine(raw, index + 1)
  }
  if (open) refuse(open.line, 'answer-missing', open.stem[0])
  return gathering.result()
}

const cannotSay = ({ stem, options }: Writable): string | undefined => {
  const right = options.filter((option) => option.correct).length
  if (right !== 1) return 'Aiken has exactly one right answer.'
  if (OPTION.test(stem) || /^answer\s*:/i.test(stem))
    return 'The question begins like an answer of Aiken’s.'
  return undefined
}

/** Only the words and which is right: Aiken has no room for anything else. */
export const writeAiken = (questions: readonly Writable[]): Written => {
  const leftOut: { index: number; why: string }[] = []
  const blocks = questions.flatMap((question, index) => {
    const why = cannotSay(question)
    if (why) {
      leftOut.push({ index, why })
      return []
    }
    const { stem, options } = question
    const lines = options.map((option, at) => `${LETTERS[at]}. ${option.text}`)
    const right = LETTERS[options.findIndex((option) => option.correct)]
    return [[stem, ...lines, `ANSWER: ${right}`].join('\n')]
  })
  return { text: blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`, leftOut }
}
