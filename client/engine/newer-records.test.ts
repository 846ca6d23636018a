/** T34: a record in a shape this version does not know costs its own rows, never the line. */
import * as A from '@automerge/automerge'
import { expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import { documentKinds } from '#shared/registry.ts'
import { projectRows } from './projector.ts'

const records = createRecords(A)
const bookings = documentKinds.get('booking')

test('[T34] an event of a kind nobody knew yet: the booking is kept and not shown, nothing breaks', () => {
  if (!bookings) throw new Error('no bookings')
  const doc = 'booking:b1'
  const put = [
    { path: ['id'], value: doc },
    { path: ['learnerId'], value: 'amira' },
    { path: ['instructorId'], value: 'sarah' },
    { path: ['events', 'e1'], value: { type: 'paused', by: 'sarah', at: 1, after: [] } },
  ]
  const written = records.write(records.open(bookings, undefined, [], 'a'.repeat(32)), { doc, put })
  expect(written).toBeDefined()
  if (written) expect(projectRows(bookings, doc, records.plain(written.doc))).toEqual([])
})

test('a mistake of ours is still heard of', () => {
  if (!bookings) throw new Error('no bookings')
  const broken = {
    ...bookings,
    project: () => {
      throw new TypeError('ours')
    },
  }
  const opened = records.open(bookings, undefined, [], 'a'.repeat(32))
  const put = [
    { path: ['id'], value: 'booking:b1' },
    { path: ['learnerId'], value: 'amira' },
    { path: ['instructorId'], value: 'sarah' },
  ]
  const written = records.write(opened, { doc: 'booking:b1', put })
  expect(() => written && projectRows(broken, 'booking:b1', records.plain(written.doc))).toThrow(
    'ours',
  )
})
