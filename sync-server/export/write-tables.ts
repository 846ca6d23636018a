/** The tables of an export, as a page for people and as CSV for spreadsheets. */
import { BYTE_ORDER_MARK, csvLine } from '#shared/kernel/csv.ts'
import { heading, htmlRow, PAGE_END, pageStart, paragraph, TABLE_END, TABLE_START } from './html.ts'
import { columnsOf, csvColumns, type Names, pageColumns, type TableRow } from './tables.ts'
import { TABLE_WORDS } from './words.ts'
import type { ZipWork, ZipWriter } from './zip.ts'

/** Rows wait as text until their table is written: an object takes several times the room. */
export type Tables = Map<string, string[]>

export const keep = (tables: Tables, table: string, row: TableRow): void => {
  const rows = tables.get(table) ?? []
  rows.push(JSON.stringify(row))
  tables.set(table, rows)
}

const TABLES_IN_ORDER = Object.keys(TABLE_WORDS)
const inOrder = (tables: Tables): [string, string[]][] => {
  const rank = (table: string): number => {
    const at = TABLES_IN_ORDER.indexOf(table)
    return at === -1 ? TABLES_IN_ORDER.length : at
  }
  return [...tables].sort(([a], [b]) => rank(a) - rank(b))
}

const timeOf = (row: TableRow): number => Number(row.startsAtMs ?? row.paidAtMs ?? row.atMs ?? 0)
const parsed = (rows: readonly string[]): TableRow[] =>
  rows.map((row): TableRow => JSON.parse(row)).sort((a, b) => timeOf(a) - timeOf(b))

/** One page with every table, for reading and printing. */
export function* writePage(
  zip: ZipWriter,
  { title, note }: { readonly title: string; readonly note: string },
  tables: Tables,
  names: Names,
): ZipWork {
  const page = zip.open('index.html')
  page.write(pageStart(title))
  page.write(paragraph(note))
  for (const [table, texts] of inOrder(tables)) {
    if (table === 'busy') continue
    const rows = parsed(texts)
    yield
    const columns = pageColumns(columnsOf(rows), names)
    page.write(heading(`${TABLE_WORDS[table] ?? table} (${rows.length})`))
    page.write(TABLE_START)
    page.write(
      htmlRow(
        columns.map(({ title }) => title),
        'th',
      ),
    )
    for (const row of rows) {
      page.write(htmlRow(columns.map(({ of }) => of(row))))
      yield
    }
    page.write(TABLE_END)
  }
  page.write(PAGE_END)
  page.end()
}

/** A file for each table. */
export function* writeCsvs(zip: ZipWriter, tables: Tables, names: Names): ZipWork {
  for (const [table, texts] of inOrder(tables)) {
    const rows = parsed(texts)
    yield
    const columns = csvColumns(columnsOf(rows), rows, names)
    const file = zip.open(`csv/${table}.csv`)
    file.write(BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title)))
    for (const row of rows) {
      file.write(csvLine(columns.map(({ of }) => of(row))))
      yield
    }
    file.end()
  }
}
