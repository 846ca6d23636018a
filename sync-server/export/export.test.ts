import { createHash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '#shared/documents/document-kind.ts'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { setHours } from '#shared/domains/calendar/index.ts'
import { restrictLearner } from '#shared/domains/people/index.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { nextTurn } from '#sync-server/school/ports-turn.ts'
import { createSchool } from '#sync-server/school/school.ts'
import { aLivedSchool, type LivedSchool, PAST, WORDS } from '#sync-server/testing/a-lived-school.ts'
import { createExporter } from './exporter.ts'
import { formatPage } from './format-page.ts'
import { type ExportFile, exportSchema } from './schema.ts'
import { unpack } from './testing/unpack.ts'

let lived: LivedSchool
const exporter = createExporter(nodePorts.clock, nextTurn)
beforeAll(async () => {
  lived = await aLivedSchool()
})
afterAll(() => lived.ends())

const school = (name: string) => ({
  id: 'school-1',
  name,
  file: lived.file,
  receiptOf: lived.school().receiptOf,
})
const linesOf = (file = ''): Record<string, string>[] =>
  file
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const exported = (person?: string) =>
  unpack(
    exporter.start({
      school: school('Origin Driving School'),
      ...(person
        ? { person: { personId: person, roles: person === 'amira' ? ['learner'] : ['instructor'] } }
        : {}),
    }),
  )
const dataOf = (files: Record<string, string>): ExportFile =>
  v.parse(exportSchema, JSON.parse(files['data.json'] ?? ''))
const bySort = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

test('P9: a school’s zip holds a page, tables, data, the history and a word about them', async () => {
  const files = await exported()
  expect(Object.keys(files).sort()).toEqual(
    [
      'README.txt',
      'audit.jsonl',
      ...'booking busy consents learner lesson notifications payment people'
        .split(' ')
        .map((one) => `csv/${one}.csv`),
      'data-format.md',
      'data.json',
      'history.jsonl',
      'index.html',
      'receipts.jsonl',
    ].sort(),
  )
  expect(exporter.running()).toBe(0)
})

test('P9: data.json is as its schema says, and everything a screen shows can be made from it', async () => {
  const { records } = dataOf(await exported())
  const made = records.flatMap(({ id, kind, record }) => {
    const known = documentKinds.get(kind) ?? expect.fail(kind)
    return known.project(v.parse(known.schema, record), id) as Row[]
  })
  const database = new BetterSqlite3(lived.file, { readonly: true })
  const stored = database.prepare<[], string>('SELECT json FROM row').pluck().all()
  database.close()
  expect(stored.length).toBeGreaterThan(6)
  expect(bySort(made)).toEqual(bySort(stored.map((json): Row => JSON.parse(json))))
})

test('P9: into an empty school it gives the same rows, lists and readers', async () => {
  const { records, sets, people } = dataOf(await exported())
  const path = join(lived.folder, 'elsewhere.db')
  const elsewhere = createSchool({
    schoolId: 'elsewhere',
    path,
    ports: lived.ports,
    judge: createInProcessJudge(documentKinds),
    kinds: documentKinds,
    sets: publishedSets,
    receiptKey: new Uint8Array(32).fill(9),
  })
  const directory = people.map(({ id, ...data }) => ({ set: 'people', id, data }))
  elsewhere.importContent({ records, sets: [...directory, ...sets] })
  expect(elsewhere.verify().problems).toEqual([])
  expect(() => elsewhere.importContent({ records, sets: [] })).toThrow('empty')
  await elsewhere.close()
  const contentOf = (file: string) => {
    const database = new BetterSqlite3(file, { readonly: true })
    const all = [
      'SELECT doc, tbl, id, bucket, json FROM row ORDER BY doc, tbl, id',
      'SELECT doc, principal FROM access ORDER BY doc, principal',
      'SELECT doc, person, principal FROM holder ORDER BY doc, person, principal',
      `SELECT set_name, id, json FROM published WHERE deleted = 0 AND set_name <> 'questions'
       ORDER BY set_name, id`,
    ].map((sql) => database.prepare(sql).all())
    database.close()
    return all
  }
  expect(contentOf(path)).toEqual(contentOf(lived.file))
})

test('docs/export-format.md says what the schema says; after a change: npx vitest run -u', async () => {
  await expect(formatPage()).toMatchFileSnapshot('../../docs/export-format.md')
})

test('P9: the page is for people: names instead of ids, British dates, pounds, no script', async () => {
  const page = (await exported())['index.html'] ?? ''
  expect(page).toContain(WORDS.name)
  expect(page).toContain('Tue 17 Nov 2026, 09:00')
  expect(page).toContain('£57.00')
  expect(page).toContain(WORDS.reflection)
  expect(page).not.toMatch(/<script|<link|src=|https?:/)
})

test('P9: the history says who did what when, in words', async () => {
  const lines = ((await exported())['history.jsonl'] ?? '').trim().split('\n')
  const told = lines.map((line) => JSON.parse(line))
  const of = (record: string) =>
    told.filter((one) => one.record === record).map(({ who, what }) => `${who}: ${what}`)
  expect(of('booking:b2')).toEqual([
    'Sarah Teacher: Booking: made it; confirmed it.',
    `${WORDS.name}: Booking: cancelled it.`,
  ])
  expect(of('lesson:b1')).toEqual([
    'Sarah Teacher: Lesson record: made it; wrote skill levels.',
    `${WORDS.name}: Lesson record: wrote the reflection.`,
  ])
  expect(told[0].at).toMatch(/^2026-11-2\dT/)
})

test('P9: a receipt for the newest of each record, which this relay knows as its own', async () => {
  const files = await exported()
  const lines = linesOf(files['receipts.jsonl'])
  expect(new Set(lines.map(({ record }) => record))).toEqual(
    new Set(dataOf(files).records.map(({ id }) => id)),
  )
  const { receipts } = lived.amira.held('lesson:b1')
  const [hash, receipt] = [...receipts].at(-1) ?? []
  expect(lines).toContainEqual({
    record: 'lesson:b1',
    change: hash,
    receipt: Buffer.from(receipt ?? []).toString('base64'),
  })
  // Of what is not whole nothing is vouched for, and the audit is the school's alone.
  const own = await exported('sarah')
  expect(own['receipts.jsonl']).toBe('')
  expect(own['audit.jsonl']).toBe(undefined)
})

test('F179: the audit can be checked from the zip alone, as the format says', async () => {
  const files = await exported()
  const lines = linesOf(files['audit.jsonl'])
  expect(lines.length).toBeGreaterThan(0)
  let before = '0'.repeat(64)
  for (const { seq, at, person, device, action, target, outcome, prevHash, hash } of lines) {
    expect(prevHash).toBe(before)
    const said = JSON.stringify([seq, at, person, device, action, target, outcome])
    const actual = createHash('sha256').update(said).update(Buffer.from(before, 'hex'))
    expect(hash).toBe(actual.digest('hex'))
    before = String(hash)
  }
  expect(files['data-format.md']).toContain('followed by the 32 bytes of `prevHash`')
})

test('T40: no cell of any table begins as a formula would, and each is quoted', async () => {
  await lived.dev.does(bookLesson, {
    bookingId: 'b4',
    learnerId: 'seun',
    instructorId: 'dev',
    slot: PAST[1],
    pickup: '=HYPERLINK("//evil.example")',
  })
  const files = await exported()
  const tables = Object.entries(files).filter(([name]) => name.startsWith('csv/'))
  expect(tables.length).toBeGreaterThan(5)
  for (const [name, text] of tables) {
    const cells = text.match(/"(?:[^"]|"")*"/g) ?? []
    expect(cells.length, name).toBeGreaterThan(0)
    for (const cell of cells) expect(cell, name).not.toMatch(/^"[=+@\t\r\n-]/)
  }
  expect(files['csv/booking.csv']).toContain(`"'=HYPERLINK(""//evil.example"")"`)
})

test('[PE10] a consent goes along with the sentence it was given to, and says who gave it when', async () => {
  const files = await exported('amira')
  const csv = files['csv/consents.csv'] ?? ''
  expect(csv).toContain('parent or person who pays')
  for (const cell of ['payer', 'given', 'app', '2026-09-01', WORDS.name])
    expect(csv).toContain(`"${cell}"`)
  expect(files['index.html']).toContain('Consents')
  expect(files['history.jsonl']).toContain('Consents: made it; gave a consent.')
})

test('a learner’s own zip: all that is about them, and nothing of anybody else but names they see', async () => {
  const files = await exported('amira')
  const all = Object.values(files).join('\n')
  for (const [what, words] of Object.entries(WORDS))
    if (what !== 'strikeReason') expect(all).toContain(words)
  expect(all).toContain('Sarah Teacher')
  for (const others of ['Otherperson', '900999', 'Otherstreet', 'seun', '900111'])
    expect(all).not.toContain(others)
  const { records, person } = dataOf(files)
  expect(person).toBe('amira')
  expect(records.map(({ id }) => id).sort()).toEqual([
    'booking:b1',
    'booking:b2',
    'consents:amira',
    'learner:amira',
    'lesson:b1',
    'payment:p1',
    'payment:p2',
  ])
})

test('an instructor’s own zip: their lessons and what they took, without their learners’ words', async () => {
  const files = await exported('sarah')
  const { records } = dataOf(files)
  expect(records.filter(({ isWhole }) => isWhole)).toEqual([])
  expect(records.map(({ kind }) => kind).sort()).toEqual([
    'booking',
    'booking',
    'payment',
    'payment',
  ])
  const all = Object.values(files).join('\n')
  const { name, ...typed } = WORDS
  expect(all).toContain(name)
  for (const words of Object.values(typed)) expect(all).not.toContain(words)
})

test('an export of the moment it began: what is written meanwhile is not in half of it', async () => {
  const wish = { school: school('Origin') }
  const begun = exporter.start(wish)
  await lived.dev.does(setHours, { instructorId: 'dev', hours: { '1': [] } })
  const kinds = ({ records }: ExportFile) => records.map(({ kind }) => kind)
  expect(kinds(dataOf(await exported()))).toContain('diary')
  expect(kinds(dataOf(await unpack(begun)))).not.toContain('diary')
})

test('whoever stops reading stops the work', async () => {
  const { zip } = exporter.start({ school: school('S') })
  expect(exporter.running()).toBe(1)
  await zip.cancel()
  expect(exporter.running()).toBe(0)
})

test('[PE8] restricted data is still exported, whole, and the history says what was done', async () => {
  await lived.ann.does(restrictLearner, { learnerId: 'amira', reason: 'The address is disputed' })
  const files = await exported('amira')
  expect(files['history.jsonl']).toContain('Learner file: restricted the data.')
  expect(files['index.html']).toContain('The address is disputed')
  expect(dataOf(files).records).toHaveLength(7)
})
