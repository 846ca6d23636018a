import * as v from 'valibot'
import { afterEach, expect, test } from 'vitest'
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { ok, refuseWith } from '#shared/kernel/result.ts'
import { openRxdbSets } from './rxdb-sets.ts'
import type { SetTransport } from './set-transport.ts'
import type { ReplicatedSets } from './sets.ts'

type Row = { owner: string; readAtMs?: number | undefined }

/** Amira's own rows; a mark may be added to what the school has published. */
const marks = definePublishedSet<Row>({
  name: 'marks',
  schema: v.object({ owner: v.string(), readAtMs: v.optional(v.number()) }),
  readers: () => ['school'],
  subject: ({ owner }) => owner,
  mayPush: () => ok(undefined),
  outlives: (mine, theirs) => mine.readAtMs !== undefined && theirs.readAtMs === undefined,
})

/** A relay whose memory can be set back. Rows of `needs` are taken only when they are there already. */
const aRelay = () => {
  let epoch = 'first'
  let seq = 0
  let rows = new Map<string, { data: Row; seq: number }>()
  const pushed: string[] = []
  const put = (id: string, data: Row): void => {
    seq += 1
    rows.set(id, { data, seq })
  }
  const transport: SetTransport = {
    pull: async (_set, after, limit) => {
      const from = after?.epoch === epoch ? after.seq : 0
      const found = [...rows]
        .filter(([, row]) => row.seq > from)
        .sort(([, a], [, b]) => a.seq - b.seq)
        .slice(0, limit)
      const last = found.at(-1)?.[1].seq ?? from
      return {
        rows: found.map(([id, { data }]) => ({ id, data })),
        checkpoint: { epoch, seq: last },
      }
    },
    push: async (_set, changes) =>
      changes.map(({ id, data }) => {
        const row = data as Row
        pushed.push(id)
        const may =
          row.owner === 'school' && !rows.has(id)
            ? refuseWith('not-yours', 'Not yours.')
            : ok(undefined)
        if (!may.ok) return { id, ok: false, problem: may.problem, current: null }
        put(id, row)
        return { id, ok: true }
      }),
  }
  return {
    transport,
    put,
    pushed,
    row: (id: string) => rows.get(id)?.data,
    ids: () => [...rows.keys()].sort(),
    backup: () => new Map(rows),
    isRestored: (from: typeof rows) => {
      rows = new Map(from)
      seq = Math.max(0, ...[...rows.values()].map((row) => row.seq))
      epoch = 'second'
      pushed.length = 0
    },
  }
}

let opened: ReplicatedSets | undefined
afterEach(() => opened?.close())

let phones = 0
const aPhone = async (transport: SetTransport) => {
  phones += 1
  opened = await openRxdbSets(`phone-${phones}`, [marks], false, transport)
  const set = opened.set('marks')
  let held: ReadonlyMap<string, unknown> = new Map()
  set.watch((rows) => {
    held = rows
  })
  const refused: string[] = []
  set.onRefused((id) => refused.push(id))
  await set.pull()
  return { set, held: () => held, refused }
}

test('[P6] rows a device had handed in before the relay was set back come back', async () => {
  const relay = aRelay()
  const { set, refused } = await aPhone(relay.transport)
  await set.put('mock-1', { owner: 'amira' })
  await set.pull()
  const backup = relay.backup()
  await set.put('mock-2', { owner: 'amira' })
  await set.pull()
  expect(relay.ids()).toEqual(['mock-1', 'mock-2'])
  relay.isRestored(backup)
  await set.pull()
  expect(relay.ids()).toEqual(['mock-1', 'mock-2'])
  // Only what was missing, once.
  expect(relay.pushed).toEqual(['mock-2'])
  await set.pull()
  expect(relay.pushed).toEqual(['mock-2'])
  expect(refused).toEqual([])
})

test('[P6] a read mark comes back onto the row as the backup has it', async () => {
  const relay = aRelay()
  relay.put('notice', { owner: 'school' })
  const backup = relay.backup()
  const { set, held } = await aPhone(relay.transport)
  await set.put('notice', { owner: 'school', readAtMs: 7 })
  await set.pull()
  relay.isRestored(backup)
  await set.pull()
  expect(relay.row('notice')).toEqual({ owner: 'school', readAtMs: 7 })
  expect(held().get('notice')).toEqual({ owner: 'school', readAtMs: 7 })
})

test('[P6] a row the relay publishes only once its record is healed gets its mark then', async () => {
  const relay = aRelay()
  const backup = relay.backup()
  relay.put('notice', { owner: 'school' })
  const { set, held, refused } = await aPhone(relay.transport)
  await set.put('notice', { owner: 'school', readAtMs: 7 })
  await set.pull()
  relay.isRestored(backup)
  await set.pull()
  expect(relay.row('notice')).toBe(undefined)
  relay.put('notice', { owner: 'school' })
  await set.pull()
  expect(relay.row('notice')).toEqual({ owner: 'school', readAtMs: 7 })
  expect(held().get('notice')).toEqual({ owner: 'school', readAtMs: 7 })
  expect(refused).toEqual([])
})

test('a newer row of the relay is not written over by what a device had', async () => {
  const relay = aRelay()
  relay.put('notice', { owner: 'school' })
  const { set, held } = await aPhone(relay.transport)
  relay.put('notice', { owner: 'office', readAtMs: 9 })
  relay.isRestored(relay.backup())
  await set.pull()
  expect(relay.pushed).toEqual([])
  expect(held().get('notice')).toEqual({ owner: 'office', readAtMs: 9 })
})
