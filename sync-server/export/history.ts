/** What one accepted change did, in words: from the record before it and after it. */
import { eventWords, fieldWords, kindWords } from './words.ts'

type Plain = Readonly<Record<string, unknown>>

/** Fields that only say which record it is. */
const SILENT = new Set(['id', 'shape'])

const isMap = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What kind of step it is; a restriction rides on another step (PE8). */
const stepType = ({ type, restriction }: Plain): unknown =>
  isMap(restriction) ? `restriction ${restriction.is}` : type

/** Steps that were added under keys of their own, by what they are called. */
const addedSteps = (before: unknown, after: Plain): string[] =>
  Object.entries(after).flatMap(([key, value]) => {
    const isNew = !isMap(before) || before[key] === undefined
    const type = isMap(value) ? stepType(value) : undefined
    return isNew && typeof type === 'string' ? [eventWords(type)] : []
  })

/** "Booking: confirmed it." The record's first change also says what was written then. */
export const changeWords = (kind: string, before: Plain, after: Plain): string => {
  const isMade = before.id === undefined
  const done: string[] = []
  const wrote: string[] = []
  for (const [field, value] of Object.entries(after)) {
    if (SILENT.has(field) || same(before[field], value)) continue
    const steps = isMap(value) ? addedSteps(before[field], value) : []
    if (steps.length > 0) done.push(...steps)
    // Who and when of a new record are in the record; only what was typed is worth a word.
    else if (!isMade || isMap(value)) wrote.push(fieldWords(field))
  }
  const parts = [
    ...(isMade ? ['made it'] : []),
    ...done,
    ...(wrote.length > 0 ? [`wrote ${wrote.join(', ')}`] : []),
  ]
  return `${kindWords(kind)}: ${parts.join('; ') || 'nothing that shows'}.`
}
