/** Our own format: everything a question says, with a version number. TH54, TH55. */
import * as v from 'valibot'
import { QuestionSchema } from '../schema.ts'
import {
  createGathering,
  type ImportResult,
  lineAt,
  type Writable,
  type Written,
  withPlainLines,
} from './imported.ts'

export const JSON_FORMAT = 'dual-control-questions'
export const JSON_VERSION = 1

const { entries } = QuestionSchema

const OptionSchema = v.object({
  text: v.string(),
  correct: v.boolean(),
  why: v.optional(v.string()),
})

const EntrySchema = v.object({
  stem: v.string(),
  options: v.array(OptionSchema),
  explanation: v.optional(v.string()),
  topic: v.optional(entries.topic),
  subtopic: v.optional(v.string()),
  categories: v.optional(entries.categories),
  region: v.optional(entries.region),
  refs: v.optional(entries.refs.pipe[0], []),
  difficulty: v.optional(entries.difficulty),
  sign: v.optional(v.string()),
})

const HeadSchema = v.object({ format: v.string(), version: v.number(), questions: v.unknown() })

/** Where the entries of the list `questions` begin: their lines, in order. */
const linesOfEntries = (text: string): number[] => {
  const lines: number[] = []
  let line = 1
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]
    if (char === '\n') line += 1
    if (isInString) {
      if (char === '\\') at += 1
      else if (char === '"') isInString = false
    } else if (char === '"') isInString = true
    else if (char === '{' || char === '[') {
      if (char === '{' && depth === 2) lines.push(line)
      depth += 1
    } else if (char === '}' || char === ']') depth -= 1
  }
  return lines
}

/** Browsers say where in different words; without any it is the beginning. */
const lineOfFault = (text: string, fault: unknown): number => {
  const said = fault instanceof Error ? fault.message : ''
  const line = /line (\d+)/.exec(said)?.[1]
  if (line !== undefined) return Number(line)
  const place = /position (\d+)/.exec(said)?.[1]
  if (place !== undefined) return lineAt(text, Number(place) + 1)
  return /end of (?:JSON )?(?:input|data)|EOF/i.test(said) ? lineAt(text, text.length) : 1
}

export const readJson = (file: string): ImportResult => {
  const text = withPlainLines(file)
  const gathering = createGathering()
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (fault) {
    gathering.say(lineOfFault(text, fault), 'bad-json')
    return gathering.result()
  }
  const head = v.safeParse(HeadSchema, content)
  if (!head.success || head.output.format !== JSON_FORMAT) {
    gathering.say(1, 'not-known')
    return gathering.result()
  }
  if (head.output.version !== JSON_VERSION) {
    gathering.say(1, 'other-version', String(head.output.version))
    return gathering.result()
  }
  const { questions } = head.output
  if (!Array.isArray(questions)) {
    gathering.say(1, 'bad-question', 'questions')
    return gathering.result()
  }
  const lines = linesOfEntries(text)
  questions.forEach((entry: unknown, index) => {
    if (gathering.isOver()) return
    const line = lines[index] ?? 1
    const parsed = v.safeParse(EntrySchema, entry)
    if (!parsed.success) {
      const [issue] = parsed.issues
      gathering.say(line, 'bad-question', v.getDotPath(issue) ?? undefined)
      return
    }
    for (const key of Object.keys(entry as object))
      if (!Object.hasOwn(EntrySchema.entries, key)) gathering.say(line, 'unknown-field', key)
    gathering.add({ line, ...parsed.output })
  })
  return gathering.result()
}

export const writeJson = (questions: readonly Writable[]): Written => ({
  text: `${JSON.stringify(
    {
      format: JSON_FORMAT,
      version: JSON_VERSION,
      questions: questions.map((one) =>
        Object.fromEntries(
          Object.keys(EntrySchema.entries).map((key) => [key, one[key as keyof Writable]]),
        ),
      ),
    },
    null,
    2,
  )}\n`,
  leftOut: [],
})
