/** What one accepted change of a record says, in words: for the admin who reads what happened. */
import { type SaidFact, type SaidWords, saidWords } from './refused-words.ts'
import type { RecordStep } from './security-log-api.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const ENDS: Readonly<Record<string, string>> = { from: 'from', to: 'until' }

/** Made by the app for itself: which steps a step came after, and who else may read it. */
const isOwnWork = (path: readonly string[]): boolean =>
  path.includes('after') || path[0] === 'audience'

/** `hours.1.0.to` is "Monday, until": days count from Monday, 1. */
const hoursFact = (
  path: readonly string[],
  { before, after }: RecordStep,
): SaidFact | undefined => {
  const day = DAYS[Number(path[1]) - 1]
  const end = ENDS[path.at(-1) ?? '']
  if (path[0] !== 'hours' || day === undefined || end === undefined) return undefined
  const value = after === null ? 'nothing' : String(after)
  const fact = { label: `${day}, ${end}`, value }
  return before === null ? fact : { ...fact, was: String(before) }
}

/**
 * @param steps values that look different after the change, with their paths in the record
 * @returns a title ("Lesson moved") and facts; what only the app needs is left out
 */
export const versionWords = (
  doc: string,
  steps: readonly RecordStep[],
  nameOf: (id: string) => string,
): SaidWords => {
  const parted = steps.map((step) => ({ step, path: step.path.split('.') }))
  const hours = parted.flatMap(({ step, path }) => hoursFact(path, step) ?? [])
  const said = parted
    .filter(({ path, step }) => !isOwnWork(path) && hoursFact(path, step) === undefined)
    .map(({ step, path }) => ({ path, value: step.after, was: step.before }))
  const words = saidWords(doc, said, nameOf)
  return { ...words, facts: [...words.facts, ...hours] }
}
