/** A text while its form is open, on the real automerge-repo: what others write arrives in it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as A from '@automerge/automerge/slim'
import { beforeAll, expect, test } from 'vitest'
import { createRecords, type Records } from '#shared/documents/records.ts'
import * as registry from '#shared/registry.ts'
import type { Chunk } from './document-store.ts'
import { createMemoryStore } from './memory-store.ts'
import { openText } from './open-text.ts'
import type { Stored } from './writer.ts'

const DOC = 'lesson:b1'

let records: Records
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('@automerge/automerge/automerge.wasm')
  await A.initializeWasm(readFileSync(wasm))
  records = createRecords(A as never)
})

/** A lesson on this device whose note can be written to by somebody else. */
const anOpenNote = async () => {
  const store = createMemoryStore()
  const kind = registry.documentKinds.get('lesson') as never
  const bytes: Uint8Array[] = []
  const listeners = new Set<(stored: Stored) => void>()
  const writes = async (actor: string, text: string): Promise<void> => {
    const doc = records.open(kind, undefined, bytes, actor.repeat(16))
    const put = bytes.length === 0 ? [{ path: ['id'], value: DOC }] : []
    const written = records.write(doc, { doc: DOC, put, text: [{ field: 'note', value: text }] })
    if (written) bytes.push(written.change.bytes)
    const value: Chunk = { snapshot: null, confirmed: [...bytes], pending: [] }
    await store.commit([{ table: 'chunks', key: DOC, value }], 'strict')
    for (const listener of listeners) listener({ docs: [DOC], buckets: [] })
  }
  await writes('aa', 'Good planning.')
  const text = await openText({
    store,
    doc: DOC,
    field: 'note',
    onStored: (run) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    loadRegistry: async () => registry,
    loadRecords: async () => records,
  })
  return { text, writes }
}

test('[LE5] the form opens with the note as it stands', async () => {
  const { text } = await anOpenNote()
  expect(text.value()).toBe('Good planning.')
  expect(text.basis()).toBe('Good planning.')
  text.close()
})

test('[LE5] what the tablet writes while the phone types arrives, and both survive', async () => {
  const { text, writes } = await anOpenNote()
  text.type('Good planning. Mirrors late.')
  await writes('bb', 'Very good planning.')
  await expect.poll(() => text.value()).toBe('Very good planning. Mirrors late.')
  expect(text.basis()).toBe('Very good planning.')
  text.close()
})
