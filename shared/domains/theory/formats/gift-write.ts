/** Questions as GIFT, with what it has no place for in a comment before each. TH55. */
import type { Writable, Written } from './imported.ts'
import { writeMetadata } from './metadata.ts'

const escaped = (text: string): string => text.replace(/[~=#{}:\\]/g, (char) => `\\${char}`)

/** Words that begin like a mark of GIFT's are said to be plain. */
const written = (text: string): string =>
  /^\[(?:html|moodle|plain|markdown)\]/i.test(text) ? `[plain]${escaped(text)}` : escaped(text)

/** A line of words must not be taken for a comment or a category. */
const stemOf = (text: string): string =>
  /^(?:\/\/|\$CATEGORY)/i.test(text) ? `[plain]${written(text)}` : written(text)

/** `=`, `~`, or `~%50%` where several are right. */
const markOf = ({ text, correct }: Writable['options'][number], rightCount: number): string => {
  if (correct && rightCount > 1) return `~%${Math.round(10_000_000 / rightCount) / 100_000}%`
  const mark = correct ? '=' : '~'
  // A percentage at the beginning of an answer would be taken for part marks.
  if (!text.startsWith('%')) return mark
  return correct ? `${mark}%100%` : `${mark}%0%`
}

const optionOf = (option: Writable['options'][number], rightCount: number): string => {
  const { text, why } = option
  const feedback = why === undefined ? '' : `#${written(why)}`
  return `  ${markOf(option, rightCount)}${written(text)}${feedback}`
}

const cannotSay = ({ options }: Writable): string | undefined => {
  if (!options.some((option) => option.correct)) return 'No answer is marked as right.'
  if (options.every((option) => option.correct) && options.length === 1)
    return 'GIFT takes a question with one answer for one that is typed in.'
  return undefined
}

export const writeGift = (questions: readonly Writable[]): Written => {
  const leftOut: { index: number; why: string }[] = []
  const blocks = questions.flatMap((question, index) => {
    const why = cannotSay(question)
    if (why) {
      leftOut.push({ index, why })
      return []
    }
    const { stem, options, explanation } = question
    const metadata = writeMetadata(question)
    const rightCount = options.filter((option) => option.correct).length
    return [
      [
        ...(metadata === '' ? [] : [`// ${metadata}`]),
        `${stemOf(stem)} {`,
        ...options.map((option) => optionOf(option, rightCount)),
        ...(explanation === undefined ? [] : [`  ####${written(explanation)}`]),
        '}',
      ].join('\n'),
    ]
  })
  return { text: blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`, leftOut }
}
