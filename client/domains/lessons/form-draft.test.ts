import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import type { Drafts } from '#client/engine/api.ts'
import { ok, refuseWith } from '#shared/kernel/result.ts'
import { createFormDraft } from './form-draft.ts'

const aDisk = (kept: Record<string, unknown> = {}) => {
  const disk = new Map<string, unknown>(Object.entries(kept))
  const drafts: Drafts = {
    get: async <T>(key: string) => disk.get(key) as T | undefined,
    set: async (key, value) => {
      disk.set(key, value)
      return ok(undefined)
    },
    remove: async (key) => {
      disk.delete(key)
    },
  }
  return { disk, drafts }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('what is typed is on the disk without pressing anything, the newest state last', async () => {
  const { disk, drafts } = aDisk()
  const draft = createRoot(() => createFormDraft(drafts, 'log/1', { note: '', next: '' }))
  draft.change({ note: 'Good' })
  draft.change({ note: 'Good planning' })
  draft.change({ next: 'Mirrors' })
  await settled()
  expect(disk.get('log/1')).toEqual({ note: 'Good planning', next: 'Mirrors' })
})

test('after a kill the form opens as it was left, with fields it did not have then', async () => {
  const { drafts } = aDisk({ 'log/1': { note: 'Good' } })
  const draft = createRoot(() => createFormDraft(drafts, 'log/1', { note: '', next: 'x' }))
  expect(draft.isReady()).toBe(false)
  await settled()
  expect(draft.isReady()).toBe(true)
  expect(draft.value()).toEqual({ note: 'Good', next: 'x' })
})

test('after saving nothing is left, even when a write was under way', async () => {
  const { disk, drafts } = aDisk()
  const draft = createRoot(() => createFormDraft(drafts, 'log/1', { note: '' }))
  draft.change({ note: 'Good' })
  await draft.clear()
  await settled()
  expect(disk.size).toBe(0)
})

test('a full disk is told, and what was typed stays', async () => {
  const { drafts } = aDisk()
  const full: Drafts = { ...drafts, set: async () => refuseWith('not-saved', 'Full.') }
  const draft = createRoot(() => createFormDraft(full, 'log/1', { note: '' }))
  draft.change({ note: 'Good' })
  await settled()
  expect(draft.isAtRisk()).toBe(true)
  expect(draft.value().note).toBe('Good')
})
