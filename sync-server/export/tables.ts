/** Rows of a table as cells: ids with the names behind them, instants as dates, pence as pounds. */
import { civilDateAt, civilTimeAt } from '#shared/kernel/time.ts'
import { columnWords, instantWords } from './words.ts'

export type TableRow = Readonly<Record<string, unknown>>
export type Names = (id: string) => string | undefined

/** Of the machinery, not of the school. */
const HIDDEN = new Set(['table', 'doc', 'bucket', 'near', 'after'])
/** End like instants and are lengths of time. */
const LENGTHS = new Set(['durationMs', 'allowedMs', 'noticeMs'])

const isInstant = (key: string): boolean =>
  !LENGTHS.has(key) && (/Ms$/.test(key) || /^(?:at|startedAt|finishedAt|decidedAt)$/.test(key))

const minutes = (ms: number): string => `${Math.round(ms / 60_000)} min`

/** Anything as one line of words; lists and parts of a record too. */
const words = (key: string, value: unknown, names: Names): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') {
    if (LENGTHS.has(key)) return minutes(value)
    if (isInstant(key)) return instantWords(value)
    return key.endsWith('Pence') ? `£${(value / 100).toFixed(2)}` : String(value)
  }
  if (typeof value === 'string') return names(value) ?? value
  if (Array.isArray(value)) return value.map((one) => words(key, one, names)).join('; ')
  return Object.entries(value)
    .map(([part, one]) => `${columnWords(part).toLowerCase()} ${words(part, one, names)}`)
    .join(', ')
}

/** For a spreadsheet: numbers stay numbers, dates sort. */
const cell = (key: string, value: unknown, names: Names): string => {
  if (typeof value === 'number' && isInstant(key))
    return `${civilDateAt(value)} ${civilTimeAt(value)}`
  if (typeof value === 'number' && key.endsWith('Pence')) return (value / 100).toFixed(2)
  if (typeof value === 'number') return String(value)
  return words(key, value, names)
}

/** Columns of a table, in the order in which they are first met. */
export const columnsOf = (rows: Iterable<TableRow>): string[] => {
  const columns = new Set<string>()
  for (const row of rows) for (const key of Object.keys(row)) if (!HIDDEN.has(key)) columns.add(key)
  return [...columns]
}

const isPerson = (value: unknown, names: Names): value is string =>
  typeof value === 'string' && names(value) !== undefined

/** Ids stay ids for whoever joins tables; a name stands in a column of its own beside them. */
export const csvColumns = (columns: readonly string[], rows: readonly TableRow[], names: Names) =>
  columns.flatMap((key) =>
    key !== 'id' && rows.some((row) => isPerson(row[key], names))
      ? [
          { title: key, of: (row: TableRow) => String(row[key] ?? '') },
          { title: `${key} (name)`, of: (row: TableRow) => cell(key, row[key], names) },
        ]
      : [
          {
            title: key,
            of: (row: TableRow) => (key === 'id' ? String(row.id) : cell(key, row[key], names)),
          },
        ],
  )

/** For people: no ids but names. */
export const pageColumns = (columns: readonly string[], names: Names) =>
  columns
    .filter((key) => key !== 'id' && key !== 'zone')
    .map((key) => ({
      title: columnWords(key.replace(/Id$/, '')),
      of: (row: TableRow) => words(key, row[key], names),
    }))
