/** Every question was answered by somebody who did not see the key, from what it cites alone. */
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { loadBundledBank } from '../bank.ts'
import readings from './readings.json' with { type: 'json' }

const ReadingSchema = v.strictObject({
  id: v.string(),
  /** The version that was read: other words have to be read again. */
  version: v.pipe(v.number(), v.integer()),
  /** What it was answered from. */
  read: v.string(),
  on: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/)),
  /** `reworded`: the reader's answer was the key's, and words that were in the way were changed. */
  verdict: v.picklist(['agreed', 'reworded']),
})

test('[TH17] every live question stands in the record as it stands in the bank', async () => {
  const read = new Map(
    v.parse(v.array(ReadingSchema), readings).map((one) => [one.id, one.version]),
  )
  const unread = (await loadBundledBank()).filter(
    ({ id, version, status }) => status === 'live' && read.get(id) !== version,
  )
  expect(unread.map(({ id, version, stem }) => `${id} version ${version}: ${stem}`)).toEqual([])
})
