/** Reading a chunk in one go says what opening it change by change says. The real library. */
import * as Automerge from '@automerge/automerge'
import { expect, test } from 'vitest'
import { createRecords } from '#shared/documents/records.ts'
import { documentKinds } from '#shared/registry.ts'
import { type Chunk, createDocumentStore } from './document-store.ts'
import { createMemoryStore } from './memory-store.ts'

const records = createRecords(Automerge)
const kind = documentKinds.get('booking') ?? expect.unreachable()
const documents = createDocumentStore({
  store: createMemoryStore(),
  records,
  kinds: documentKinds,
})

/** Five changes of one author, each built on the one before it. */
const changes = (() => {
  let doc = records.open(kind, undefined, [], 'ab'.repeat(16))
  return ['one', 'two', 'three', 'four', 'five'].map((word) => {
    const written = records.write(doc, {
      doc: 'booking:b1',
      put: [{ path: ['attending', word], value: { at: word.length } }],
    })
    if (written === undefined) throw new Error('nothing was written')
    doc = written.doc
    return written.change
  })
})()

const chunkOf = (confirmed: number, pending: number, left: readonly number[] = []): Chunk => ({
  snapshot: null,
  confirmed: changes
    .slice(0, confirmed)
    .filter((_, index) => !left.includes(index))
    .map(({ bytes }) => bytes),
  pending: changes.slice(confirmed, confirmed + pending),
})

const bothWays = (chunk: Chunk) => {
  const { doc, data } = documents.loadWhole(kind, chunk)
  const opened = documents.load(kind, chunk)
  return {
    read: { data, heads: Automerge.getHeads(doc) },
    opened: { data: records.plain(opened), heads: Automerge.getHeads(opened) },
  }
}

test('what is confirmed, what waits, and nothing at all', () => {
  for (const chunk of [chunkOf(0, 0), chunkOf(3, 0), chunkOf(2, 3), chunkOf(0, 5)]) {
    const { read, opened } = bothWays(chunk)
    expect(read).toEqual(opened)
  }
})

test('a change whose basis is missing leaves the others readable', () => {
  const { read, opened } = bothWays(chunkOf(3, 2, [1]))
  expect(read).toEqual(opened)
  expect(read.data.attending).toEqual({ one: { at: 3 } })
})
