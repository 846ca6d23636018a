/**
 * A collaborative text while its form is open: a repository without a network, whose storage reads
 * this device's chunks, so that what others write arrives in the open form. It never saves: saving
 * is a command's job, and the command gets the text and what it was based on.
 */
import { next as A } from '@automerge/automerge/slim'
import {
  type DocHandle,
  generateAutomergeUrl,
  parseAutomergeUrl,
  Repo,
  type StorageAdapterInterface,
} from '@automerge/automerge-repo/slim'
import { createSignal } from 'solid-js'
import { mergeTyping } from '#shared/documents/merge-typing.ts'
import type { Records } from '#shared/documents/records.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { OpenText } from './api.ts'
import { createDocumentStore, type DocumentStore } from './document-store.ts'
import type { DeviceStore } from './ports.ts'
import type { Registry } from './registry-type.ts'
import type { Stored } from './writer.ts'

type TextDoc = Record<string, unknown>

/** Reads one document's bytes for the repository; writes and removals are not its business. */
const readOnlyStorage = (
  documentId: string,
  read: () => Promise<Uint8Array>,
): StorageAdapterInterface => ({
  load: async () => undefined,
  save: async () => {},
  remove: async () => {},
  removeRange: async () => {},
  // Asked once for the snapshot and once for what came after it; all of it is the snapshot here.
  loadRange: async ([id, part]) =>
    id === documentId && part === 'snapshot'
      ? [{ key: [documentId, 'snapshot', 'stored'], data: await read() }]
      : [],
})

const storedBytes = async (documents: DocumentStore, doc: DocId): Promise<Uint8Array> => {
  const opened = await documents.open(doc)
  const bytes = documents.records.automerge.save(opened.doc)
  documents.records.automerge.free(opened.doc)
  return bytes
}

/** Opens `field` of a document for typing. The document must have been made before. */
export const openText = async (deps: {
  store: DeviceStore
  doc: DocId
  field: string
  onStored: (run: (stored: Stored) => void) => () => void
  loadRegistry: () => Promise<Registry>
  loadRecords: () => Promise<Records>
}): Promise<OpenText> => {
  const { doc, field } = deps
  const [records, registry] = await Promise.all([deps.loadRecords(), deps.loadRegistry()])
  const documents = createDocumentStore({
    store: deps.store,
    records,
    kinds: registry.documentKinds,
  })
  const url = generateAutomergeUrl()
  const { documentId } = parseAutomergeUrl(url)
  const storage = readOnlyStorage(documentId, () => storedBytes(documents, doc))
  const repo = new Repo({ storage, network: [] })
  const handle: DocHandle<TextDoc> = await repo.find<TextDoc>(url)

  const textNow = (): string => String(handle.doc()[field] ?? '')
  const [value, setValue] = createSignal(textNow())
  let basis = textNow()
  const onChange = (): void => {
    setValue(textNow())
  }
  handle.on('change', onChange)

  /** Somebody's change was stored: bring it into the open text. */
  const refresh = async (): Promise<void> => {
    const theirs = A.load<TextDoc>(await storedBytes(documents, doc))
    basis = String(theirs[field] ?? '')
    handle.update((mine) => A.applyChanges(mine, A.getAllChanges(theirs))[0])
  }
  const stopListening = deps.onStored((stored) => {
    if (stored.docs.includes(doc)) void refresh()
  })

  return {
    value,
    basis: () => basis,
    type: (text) => {
      const now = textNow()
      handle.change((draft) => {
        for (const { at, remove, insert } of mergeTyping(now, text, now)) {
          A.splice(draft, [field], at, remove, insert)
        }
      })
    },
    close: () => {
      stopListening()
      handle.off('change', onChange)
      void repo.removeFromCache(documentId)
    },
  }
}
