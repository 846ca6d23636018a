/** The rest of a school comes in slices: nobody counts through the whole of it again after each. */
import { expect, test } from 'vitest'
import type { Row } from '#shared/documents/document-kind.ts'
import { dateInZone, isoWeekOf } from '#shared/kernel/week.ts'
import { loadFirstRows, loadOtherRows } from './first-rows.ts'
import { createMemoryStore } from './memory-store.ts'
import type { EnginePorts } from './ports.ts'
import { bucketKey, COMPLETE_KEY, ReadModel, tableKey } from './read-model.ts'

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
  expect(slow.slices).toBe(BUCKETS)
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
