/**
 * The files of an export, in the order in which they stand in the zip. Yields after every record, so
 * that whoever runs it can let others work in between.
 */
import * as v from 'valibot'
import type { AnyKind, Row } from '#shared/documents/document-kind.ts'
import type { AnySet } from '#shared/documents/published-set.ts'
import type { Records } from '#shared/documents/records.ts'
import { type DocId, kindOf } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { formatPage } from './format-page.ts'
import { readMe } from './read-me.ts'
import type { SchoolReader } from './reader.ts'
import { replay } from './replay.ts'
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedPerson } from './schema.ts'
import type { Scope } from './scope.ts'
import type { Names } from './tables.ts'
import { instantWords } from './words.ts'
import { keep, type Tables, writeCsvs, writePage } from './write-tables.ts'
import type { ZipFile, ZipWork, ZipWriter } from './zip.ts'

export type ExportDeps = {
  readonly reader: SchoolReader
  readonly scope: Scope
  readonly school: { readonly id: string; readonly name: string }
  readonly receiptOf: (doc: DocId, hash: string) => Uint8Array
  readonly madeAt: InstantMs
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly sets: ReadonlyMap<string, AnySet>
  readonly records: Records
}

/** The product's own, the same in every school, but for what this one made its own. */
const NOT_THEIRS = new Set(['questions'])
const DIRECTORY = 'people'

/** A JSON list written entry by entry. */
const jsonList = (file: ZipFile) => {
  let isFirst = true
  return (entry: unknown): void => {
    file.write(`${isFirst ? '' : ','}\n${JSON.stringify(entry)}`)
    isFirst = false
  }
}

const titlesOf = ({ school, scope, madeAt }: ExportDeps, names: Names) => {
  const whose = scope.person === null ? school.name : (names(scope.person) ?? school.name)
  return {
    title: `${whose}: everything Dual Control holds`,
    note: `${school.name}. Made ${instantWords(madeAt)}. All times are UK time.`,
  }
}

const readDirectory = ({ reader, scope }: ExportDeps): ExportedPerson[] => {
  const people: ExportedPerson[] = []
  for (const { set, id, json } of reader.setRows()) {
    if (set !== DIRECTORY) continue
    const shown = scope.personAs({ id, ...JSON.parse(json) })
    if (shown) people.push(shown)
  }
  return people
}

export const writeExport = (deps: ExportDeps) =>
  function* (zip: ZipWriter): ZipWork {
    const { scope, school, madeAt } = deps
    const people = readDirectory(deps)
    const byId = new Map(people.map((one) => [one.id, one.displayName]))
    const names: Names = (id) => byId.get(id)
    const tables: Tables = new Map()
    // In a person's own, others stand for the names in their records; a school's knows who has left.
    const isListed = ({ roles }: ExportedPerson) => scope.person === null || roles.length > 0
    for (const one of people.filter(isListed)) keep(tables, DIRECTORY, one)

    const aside = zip.open('README.txt')
    aside.write(
      readMe(school.name, scope.person === null ? 'school' : 'person', instantWords(madeAt)),
    )
    aside.end()

    const format = zip.open('data-format.md')
    format.write(formatPage())
    format.end()

    const data = zip.open('data.json')
    const history = zip.open('history.jsonl')
    const receipts = zip.open('receipts.jsonl')
    const head = {
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      madeAt: new Date(madeAt).toISOString(),
      scope: scope.person === null ? 'school' : 'person',
      school,
      person: scope.person,
    }
    data.write(`${JSON.stringify(head).slice(0, -1)},\n"people": [`)
    people.forEach(jsonList(data))
    data.write('\n],\n"records": [')
    yield* writeRecords(deps, { add: jsonList(data), history, receipts }, tables, names)
    history.end()
    receipts.end()
    data.write('\n],\n"sets": [')
    yield* writeSets(deps, jsonList(data), tables)
    data.write('\n],\n"refused": [')
    yield* writeRefused(deps, jsonList(data), tables)
    data.write('\n]}\n')
    data.end()
    if (scope.person === null) yield* writeAudit(deps, zip, names)

    yield* writePage(zip, titlesOf(deps, names), tables, names)
    yield* writeCsvs(zip, tables, names)
  }

type RecordFiles = {
  readonly add: (entry: unknown) => void
  readonly history: ZipFile
  readonly receipts: ZipFile
}

function* writeRecords(
  deps: ExportDeps,
  { add, history, receipts }: RecordFiles,
  tables: Tables,
  names: Names,
): ZipWork {
  const { reader, scope, kinds, records, receiptOf } = deps
  const tell = (doc: DocId, at: number, person: string, what: string): void =>
    history.write(
      `${JSON.stringify({ at: new Date(at).toISOString(), when: instantWords(at), person, who: names(person) ?? null, what, record: doc })}\n`,
    )
  for (const doc of reader.docs()) {
    yield
    const kind = kinds.get(kindOf(doc))
    if (kind === undefined || !scope.mayOpen(doc)) continue
    const { data, told } = replay(records, kind, reader.changes(doc))
    const read = v.safeParse(kind.schema, data)
    if (data.id === undefined || !read.success) continue
    const share = scope.share(kind, read.output)
    if (share === 'nothing') continue
    const { onErase } = kind.personal
    const isWhole = share === 'whole' || onErase.does === 'go'
    const record = isWhole ? read.output : onErase.withoutWords(read.output)
    const { shape, ...fields } = data
    // A whole record goes out as it stands, also with what only a newer app knows of.
    add({
      id: doc,
      kind: kind.name,
      shape: Number(shape ?? 1),
      isWhole,
      record: isWhole ? fields : record,
    })
    for (const row of kind.project(record, doc) as Row[]) keep(tables, row.table, row)
    // Of a record without others' words the receipt would speak for what is not here.
    for (const hash of isWhole ? reader.heads(doc) : [])
      receipts.write(
        `${JSON.stringify({ record: doc, change: hash, receipt: Buffer.from(receiptOf(doc, hash)).toString('base64') })}\n`,
      )
    for (const { at, person, what } of told)
      if (scope.tells(share, person)) tell(doc, at, person, what)
  }
}

function* writeSets(
  { reader, scope, sets }: ExportDeps,
  add: (entry: unknown) => void,
  tables: Tables,
): ZipWork {
  for (const row of reader.setRows()) {
    const { set, id, json } = row
    const definition = sets.get(set)
    if (definition === undefined || set === DIRECTORY) continue
    const data = JSON.parse(json)
    if (NOT_THEIRS.has(set) && definition.isTheirs?.(data) !== true) continue
    if (!scope.showsSetRow(definition, row, data)) continue
    add({ set, id, data })
    keep(tables, set, { id, ...data })
    yield
  }
}

function* writeRefused(
  { reader, scope }: ExportDeps,
  add: (entry: unknown) => void,
  tables: Tables,
): ZipWork {
  for (const { bytes, receivedAt, ...row } of reader.refusals()) {
    yield
    if (!scope.showsRefusal(row.person)) continue
    add({ ...row, at: receivedAt, change: Buffer.from(bytes).toString('base64') })
    keep(tables, 'refused', { ...row, at: receivedAt })
  }
}

/** Who did what in the school; each line with its hash, so that the chain can be checked elsewhere. */
function* writeAudit({ reader }: ExportDeps, zip: ZipWriter, names: Names): ZipWork {
  const file = zip.open('audit.jsonl')
  for (const { at, ...row } of reader.audit()) {
    const line = { ...row, at, when: instantWords(at), who: names(row.person) ?? null }
    file.write(`${JSON.stringify(line)}\n`)
    yield
  }
  file.end()
}

/** "origin-driving-school-2026-11-22.zip". */
export const exportFileName = (name: string, madeAt: InstantMs): string => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return `${plain || 'dual-control'}-${new Date(madeAt).toISOString().slice(0, 10)}.zip`
}
