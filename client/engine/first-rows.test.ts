/** The rest of a school comes in slices: nobody counts through the whole of it again after each. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from '#shared/documents/document-kind.ts'
import { dateInZone, isoWeekOf } from '#shared/kernel/week.ts'
import { loadFirstRows, loadOtherRows } from './first-rows.ts'
import { createMemoryStore } from './memory-store.ts'
import type { EnginePorts } from './ports.ts'
import { createProjector } from './projector.ts'
import {
  bucketKey,
  COMPLETE_KEY,
  partsKey,
  ReadModel,
  rowKey,
  tableKey,
  UNSENT_KEY,
} from './read-model.ts'

const BUCKETS = 60

const aRow = (week: number): Row => ({
  table: 'booking',
  id: `b${week}`,
  doc: `booking:b${week}`,
  bucket: `w${week}/sarah`,
})

/** @param sliceMs how long the device's clock runs with every look at it */
const loaded = async (sliceMs: number) => {
  const store = createMemoryStore()
  const rows = Array.from({ length: BUCKETS }, (_, week) => aRow(week))
  await store.commit(
    rows.map((row) => ({ table: 'buckets', key: row.bucket, value: [row] })),
    'relaxed',
  )
  const model = new ReadModel()
  const told: ReadonlySet<string>[] = []
  model.onChange((keys) => told.push(new Set(keys)))
  let nowMs = 0
  let slices = 0
  const ports = {
    store,
    clock: {
      monotonicMs: () => {
        nowMs += sliceMs
        return nowMs
      },
    },
    timers: {
      after: (_delayMs: number, run: () => void) => {
        slices += 1
        queueMicrotask(run)
      },
    },
  } as unknown as EnginePorts
  await loadOtherRows(ports, model)
  return { model, told, slices }
}

test('whoever shows a bucket is told as it comes, whoever reads the table once, at the end', async () => {
  const { model, told } = await loaded(0)
  const whole = told.filter((keys) => keys.has(tableKey('booking')))
  expect(whole).toHaveLength(1)
  expect(whole[0]?.has(COMPLETE_KEY)).toBe(true)
  expect(told[0]?.has(bucketKey('booking', `w9/sarah`))).toBe(true)
  expect(model.all('booking')).toHaveLength(BUCKETS)
})

test('a slow device takes one bucket at a time, and leaves nothing out', async () => {
  const quick = await loaded(0)
  const slow = await loaded(100)
  // And one before everybody is told that it is whole.
  expect(slow.slices).toBe(BUCKETS + 1)
  expect(quick.slices).toBeLessThan(BUCKETS / 5)
  expect(slow.model.all('booking')).toHaveLength(BUCKETS)
})

test('what another tab stored while the first rows were read is not overwritten with them', async () => {
  const nowMs = Date.parse('2026-11-24T09:00:00Z')
  const bucket = `${isoWeekOf(dateInZone(nowMs))}/sarah`
  const row = (id: string): Row => ({
    ...aRow(1),
    id,
    doc: `booking:${id}`,
    bucket,
    near: ['learner/amira'],
  })
  const store = createMemoryStore()
  await store.commit([{ table: 'buckets', key: bucket, value: [row('old')] }], 'relaxed')
  const model = new ReadModel()
  const ports = {
    clock: { now: () => nowMs },
    store: {
      ...store,
      // The other tab is heard between the first read and the last.
      many: async (...asked: Parameters<typeof store.many>) => {
        model.loadBuckets([[bucket, [row('new')]]])
        return store.many(...asked)
      },
    },
  } as unknown as EnginePorts
  await loadFirstRows(ports, model)
  expect(model.all('booking').map(({ id }) => id)).toEqual(['new'])
})

const TABLES = ['booking', 'lesson']
const WEEKS = ['w1/sarah', 'w2/sarah', 'w2/omar', 'w3/omar', 'learner/amira']

const aRowOf = (n: number, table: string, bucket: string, version = 0) =>
  ({ table, id: `r${n}`, doc: `${table}:r${n}`, bucket, version }) as Row

const rowSpec = fc.record({
  n: fc.nat(30),
  table: fc.constantFrom(...TABLES),
  bucket: fc.constantFrom(...WEEKS),
})
const editSpec = fc
  .tuple(rowSpec, fc.record({ isGone: fc.boolean(), after: fc.nat(12) }))
  .map(([row, edit]) => ({ ...row, ...edit }))

const inOrder = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (`${a.table}${a.id}` < `${b.table}${b.id}` ? -1 : 1))

const everything = (model: ReadModel) =>
  TABLES.map((table) => ({
    all: inOrder(model.all(table)),
    parts: inOrder(model.parts(table).flat()),
    buckets: WEEKS.map((bucket) => inOrder(model.inBucket(table, bucket))),
  }))

test('in slices, with work stored and shown between any two steps: the same as all at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(rowSpec, { selector: ({ n, table }) => `${table}${n}`, maxLength: 30 }),
      fc.array(editSpec, { maxLength: 8 }),
      async (specs, edits) => {
        const store = createMemoryStore()
        const rows = specs.map(({ n, table, bucket }) => aRowOf(n, table, bucket))
        for (const bucket of WEEKS) {
          const value = rows.filter((row) => row.bucket === bucket)
          if (value.length > 0)
            await store.commit([{ table: 'buckets', key: bucket, value }], 'relaxed')
        }
        const model = new ReadModel()
        const projector = createProjector({ store, model })
        const at = new Map(rows.map((row) => [row.doc, row.bucket]))
        let step = 0
        /** What a command does: reads what it needs, stores all of it, and shows it. */
        const editsOfStep = async (): Promise<void> => {
          step += 1
          for (const [index, { n, table, bucket, isGone, after }] of edits.entries()) {
            if (after !== step) continue
            const row = aRowOf(n, table, bucket, index + 1)
            const from = at.get(row.doc)
            const plan = await projector.plan([
              { doc: row.doc, from: from ? [from] : [], rows: isGone ? [] : [row] },
            ])
            await store.commit(plan.writes, 'strict')
            plan.show()
            if (isGone) at.delete(row.doc)
            else at.set(row.doc, bucket)
          }
        }
        const ports = {
          clock: { monotonicMs: () => 0 },
          store: {
            ...store,
            // Also between reading a slice and taking it into memory.
            many: async (...asked: Parameters<typeof store.many>) => {
              const found = await store.many(...asked)
              await editsOfStep()
              return found
            },
          },
          timers: { after: (_delayMs: number, run: () => void) => void editsOfStep().then(run) },
        } as unknown as EnginePorts
        await loadOtherRows(ports, model)
        expect(model.isComplete()).toBe(true)

        const atOnce = new ReadModel()
        const keys = await store.keys('buckets')
        const values = await store.many<Row[]>('buckets', keys)
        atOnce.loadBuckets(keys.map((key, index) => [key, values[index] ?? []]))
        expect(everything(model)).toEqual(everything(atOnce))
      },
    ),
    { numRuns: 200 },
  )
})

test('whoever goes through the parts is told in steps, and always finds what is here', () => {
  const model = new ReadModel()
  const told: ReadonlySet<string>[] = []
  model.onChange((keys) => told.push(new Set(keys)))
  model.loadRest([['w1/sarah', [aRow(1)]]])
  model.loadRest([['w2/sarah', [aRow(2)]]])
  expect(told.some((keys) => keys.has(partsKey('booking')))).toBe(false)
  const [first] = model.parts('booking')
  expect(model.parts('booking')).toHaveLength(2)
  model.tellParts()
  expect(told.at(-1)).toEqual(new Set([partsKey('booking')]))
  model.loadRest([['w3/sarah', [aRow(3)]]])
  expect(model.parts('booking')).toHaveLength(3)
  expect(model.parts('booking')[0]).toBe(first)
  model.setComplete()
  expect(told.at(-1)?.has(partsKey('booking'))).toBe(true)
})

test('of rows, those that somebody asked for before they came are told of, and no others', () => {
  const model = new ReadModel()
  const told: string[] = []
  model.onChange((keys) => told.push(...keys))
  expect(model.get('booking', 'b2')).toBeUndefined()
  model.loadRest([
    ['w1/sarah', [aRow(1)]],
    ['w2/sarah', [aRow(2)]],
  ])
  const ofRows = [1, 2].map((week) => rowKey('booking', `b${week}`))
  expect(told.filter((key) => ofRows.includes(key))).toEqual([rowKey('booking', 'b2')])
  // One that moves while the rest is read is news to whoever has it.
  model.loadRest([['w3/sarah', [{ ...aRow(1), bucket: 'w3/sarah' }]]])
  expect(told).toContain(rowKey('booking', 'b1'))
  expect(model.inBucket('booking', 'w1/sarah')).toEqual([])
})

test('what waits is told of when it is other work than before', () => {
  const model = new ReadModel()
  const told: string[] = []
  model.onChange((keys) => told.push(...keys))
  model.setUnsent(new Set())
  expect(told).toEqual([])
  model.setUnsent(new Set(['booking:b1']))
  model.setUnsent(new Set(['booking:b1']))
  expect(told).toEqual([UNSENT_KEY])
  model.setUnsent(new Set(['booking:b2']))
  expect(told).toEqual([UNSENT_KEY, UNSENT_KEY])
  expect(model.isUnsent('booking:b1')).toBe(false)
})
