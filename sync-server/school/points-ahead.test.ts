import * as Automerge from '@automerge/automerge'
import { expect, test } from 'vitest'
import { readCorpus } from '../../fuzz/corpus.ts'
import { honestWork } from '../../fuzz/honest/honest-work.ts'
import { STORIES } from '../../fuzz/honest/stories.ts'
import { pointsAhead } from './points-ahead.ts'

test('no honest change speaks of what comes after it', () => {
  for (const [index, story] of STORIES.entries()) {
    const { earlier, last } = honestWork(index + 1, () => story)
    for (const { bytes } of [...earlier, last])
      expect(pointsAhead(Automerge.decodeChange(bytes))).toBe(false)
  }
})

test('[T14] a map put into itself is seen before the library follows it for ever', () => {
  const { bytes } = honestWork(1, () => STORIES[0] as (typeof STORIES)[number]).last
  const change = Automerge.decodeChange(bytes)
  const made = change.ops.findIndex(({ action }) => action === 'makeMap')
  const id = `${change.startOp + made}@${change.actor}`
  const ops = change.ops.map((op, index) => (index === made ? { ...op, obj: id } : op))
  expect(pointsAhead({ ...change, ops } as typeof change)).toBe(true)
  const kept = readCorpus().find(({ name }) => name === 'panic-booking-68e4faa6.hex')
  expect(pointsAhead(Automerge.decodeChange(kept?.bytes as Uint8Array))).toBe(true)
})
