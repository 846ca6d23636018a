/**
 * GIFT, Moodle's text format, as its documentation has it. Questions stand apart by empty lines;
 * `=` is right, `~` is wrong, `#` says why, `####` explains the whole. TH54, TH55.
 */
import { DRAFT_MAX } from '../bank-row.ts'
import {
  createGathering,
  type Gathering,
  IMPORT_MAX,
  type ImportedOption,
  type ImportResult,
  oneLine,
  withPlainLines,
} from './imported.ts'
import { wordsOfHtml, wordsOfMarkdown } from './marked-up.ts'
import { isMetadata, joinMetadata, type Metadata, readMetadata, topicFrom } from './metadata.ts'

/** Escaped characters stand in for themselves while the marks are looked for. */
const ESCAPABLE = '~=#{}:\\'
const STANDS_IN = 0xe000
const hideEscapes = (text: string): string =>
  text.replace(/\\([n~=#{}:\\])/g, (_, char: string) =>
    char === 'n' ? ' ' : String.fromCharCode(STANDS_IN + ESCAPABLE.indexOf(char)),
  )
const showEscapes = (text: string): string =>
  text.replace(/[\ue000-\ue006]/g, (char) => ESCAPABLE[char.charCodeAt(0) - STANDS_IN] ?? '')

type Block = { readonly line: number; readonly text: string; readonly metadata: Metadata }

const NOTHING: Metadata = { refs: [] }

/** Blocks between empty lines, without comments; a category holds until the next. */
const blocksOf = (file: string, gathering: Gathering): Block[] => {
  const blocks: Block[] = []
  let lines: string[] = []
  let start = 0
  let metadata = NOTHING
  let category: Metadata = NOTHING
  const close = (): undefined => {
    if (lines.length > 0)
      blocks.push({
        line: start,
        text: lines.join('\n'),
        metadata: joinMetadata(category, metadata),
      })
    lines = []
    metadata = NOTHING
  }
  const takeLine = (raw: string, line: number): undefined => {
    const text = raw.trim()
    if (text === '') return close()
    if (text.startsWith('//')) {
      const comment = text.replace(/^\/+/, '').trim()
      if (isMetadata(comment))
        metadata = joinMetadata(metadata, readMetadata(comment, line, gathering))
      // Lines of a block are counted from its first; a comment within it keeps its place.
      if (lines.length > 0) lines.push('')
      return
    }
    const [, path] = /^\$CATEGORY:\s*(.*)$/i.exec(text) ?? []
    if (path !== undefined) {
      close()
      category = categoryOf(path, line, gathering)
      return
    }
    if (lines.length === 0) start = line
    lines.push(raw)
  }
  // None of ours may come from outside.
  const plain = withPlainLines(file).replace(/[\ue000-\ue006]/g, '')
  for (const [index, raw] of plain.split('\n').entries()) takeLine(raw, index + 1)
  close()
  return blocks
}

/** "$course$/top/Road signs": the last part may be one of the fourteen topics. */
const categoryOf = (path: string, line: number, gathering: Gathering): Metadata => {
  const name = oneLine(path.split('/').at(-1) ?? '')
  const topic = topicFrom(name)
  if (topic !== undefined) return { topic, refs: [] }
  if (name === '' || /^(?:top|default.*|\$\w+\$)$/i.test(name)) return NOTHING
  gathering.sayOnce(line, 'unknown-category', name)
  return { subtopic: name.slice(0, 80), refs: [] }
}

/** `[html]`, `[markdown]` and the like before a text say how it is written. */
const wordsOf = (text: string, standing: string, line: number, gathering: Gathering): string => {
  const [, marker, rest] = /^\s*\[(html|moodle|plain|markdown)\]([\s\S]*)$/i.exec(text) ?? []
  const format = (marker ?? standing).toLowerCase()
  const shown = showEscapes(rest ?? text)
  if (format !== 'html' && format !== 'markdown') return shown
  const words = format === 'html' ? wordsOfHtml(shown) : wordsOfMarkdown(shown)
  if (words.hadPicture) gathering.say(line, 'picture-left-out')
  else if (words.hadFormat) gathering.sayOnce(line, 'format-taken-off')
  return words.text
}

const formatOf = (text: string): string =>
  /^\s*\[(html|moodle|plain|markdown)\]/i.exec(text)?.[1] ?? 'moodle'

type Answer = { mark: '=' | '~'; body: string; at: number }

/** What stands between the braces, cut at its marks. `at` is where each begins. */
const answersIn = (inner: string): { answers: Answer[]; before: string } => {
  const answers: Answer[] = []
  const marks = [...inner.matchAll(/[=~]/g)]
  marks.forEach((mark, index) => {
    const at = mark.index
    const end = marks[index + 1]?.index ?? inner.length
    answers.push({ mark: mark[0] as Answer['mark'], body: inner.slice(at + 1, end), at })
  })
  return { answers, before: inner.slice(0, marks[0]?.index ?? inner.length) }
}

const WEIGHT = /^\s*%([^%\n]*)%/

type Weighed = {
  readonly answer: Answer
  readonly weight: number | undefined
  readonly rest: string
}

const weighed = (answer: Answer): Weighed | undefined => {
  const [whole, said] = WEIGHT.exec(answer.body) ?? []
  if (whole === undefined) return { answer, weight: undefined, rest: answer.body }
  const weight = Number((said ?? '').replace(',', '.'))
  const isFit = said?.trim() !== '' && Number.isFinite(weight) && Math.abs(weight) <= 100
  return isFit ? { answer, weight, rest: answer.body.slice(whole.length) } : undefined
}

const linesBefore = (text: string, at: number): number => text.slice(0, at).split('\n').length - 1

/** Numbers, matching, true or false, essay: kinds that a question of ours cannot be. */
const isOtherKind = (inner: string, answers: readonly Answer[]): boolean => {
  const plain = inner.trim()
  if (plain === '' || plain.startsWith('#')) return true
  if (/^(?:T|F|TRUE|FALSE)(?:\s*#|\s*$)/i.test(plain)) return true
  // Only right answers are words to be typed in, or pairs to be matched.
  return answers.length > 0 && answers.every(({ mark }) => mark === '=')
}

const readBlock = (block: Block, gathering: Gathering): undefined => {
  const text = hideEscapes(block.text)
  const { line } = block
  const opens = [...text.matchAll(/\{/g)].map((match) => match.index)
  const closes = [...text.matchAll(/\}/g)].map((match) => match.index)
  if (opens.length === 0 && closes.length === 0)
    return gathering.say(line, 'part-left-out', oneLine(showEscapes(text)))
  const [open = -1] = opens
  const [closing = -1] = closes
  if (opens.length !== 1 || closes.length !== 1 || closing < open) {
    const place = opens[1] ?? closes[1] ?? Math.max(open, closing, 0)
    return gathering.say(line + linesBefore(text, place), 'brace-missing')
  }
  const [, title, head] = /^\s*::([\s\S]*?)::([\s\S]*)$/.exec(text.slice(0, open)) ?? []
  if (title !== undefined) gathering.sayOnce(line, 'title-left-out')
  const before = head ?? text.slice(0, open)
  const after = text.slice(closing + 1)
  const inner = text.slice(open + 1, closing)
  const [answersPart = '', general] = inner.split('####', 2)
  const { answers, before: stray } = answersIn(answersPart)
  if (isOtherKind(answersPart, answers)) return gathering.say(line, 'other-kind', oneLine(before))
  if (stray.trim() !== '')
    return gathering.say(line + linesBefore(text, open), 'bad-syntax', oneLine(stray))
  if (answers.length > DRAFT_MAX.options)
    return gathering.say(line, 'too-many-options', oneLine(showEscapes(before)))
  const lineOf = (answer: Answer): number => line + linesBefore(text, open + 1 + answer.at)
  const all = answers.map(weighed)
  const unfit = all.indexOf(undefined)
  if (unfit !== -1) return gathering.say(lineOf(answers[unfit] as Answer), 'bad-weight')
  const known = all.filter((one): one is Weighed => one !== undefined)
  const options = optionsOf(known, formatOf(before), lineOf, gathering)
  if (!options.some((option) => option.correct))
    return gathering.say(line, 'answer-missing', oneLine(showEscapes(before)))
  const words = wordsOf(before, 'moodle', line, gathering)
  const rest = showEscapes(after)
  gathering.add({
    ...block.metadata,
    line,
    stem: rest.trim() === '' ? words : `${words} _____ ${rest}`,
    options,
    explanation: general && wordsOf(general, formatOf(before), line, gathering),
  })
}

/** With `=` one is right and part marks are none; without, every answer that earns marks is right. */
const optionsOf = (
  known: readonly Weighed[],
  format: string,
  lineOf: (answer: Answer) => number,
  gathering: Gathering,
): ImportedOption[] => {
  const hasRight = known.some(({ answer }) => answer.mark === '=')
  return known.map(({ answer, weight, rest }) => {
    const line = lineOf(answer)
    const isPart = weight !== undefined && weight !== 0 && Math.abs(weight) !== 100
    if (isPart) gathering.sayOnce(line, 'weights-left-out')
    const correct =
      answer.mark === '=' ? (weight ?? 100) > 0 : !hasRight && weight !== undefined && weight > 0
    const [words = '', ...feedback] = rest.split('#')
    const why = feedback.join('#')
    return {
      text: wordsOf(words, format, line, gathering),
      correct,
      ...(why.trim() === '' ? {} : { why: wordsOf(why, format, line, gathering) }),
    }
  })
}

export const readGift = (file: string): ImportResult => {
  const gathering = createGathering()
  for (const block of blocksOf(file, gathering)) {
    if (gathering.isOver()) break
    if (block.text.length > IMPORT_MAX.question) gathering.say(block.line, 'too-long')
    else readBlock(block, gathering)
  }
  return gathering.result()
}
