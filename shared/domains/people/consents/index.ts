/** Consents: what a person has said yes to beyond their lessons, and everything they ever said. */
import { defineDocumentKind, type Row } from '#shared/documents/document-kind.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { consentsReaders, mayChangeConsents } from './permissions.ts'
import { sentenceOf } from './purposes.ts'
import { type ConsentEvent, type Consents, consentsSchema } from './schema.ts'
import { consentState } from './state.ts'

/** One word somebody said about one purpose. */
export type ConsentRow = Row & {
  readonly table: 'consents'
  readonly personId: string
  readonly purpose: string
  readonly said: ConsentEvent['type']
  /** Is this what holds for its purpose now? */
  readonly counts: boolean
  readonly atMs: number
  readonly by: string
  readonly how: ConsentEvent['how']
  readonly wording: string
  /** The sentence that stood there, so that an export can be read by itself. */
  readonly sentence: string
}

const projectConsents = (consents: Consents, doc: DocId): ConsentRow[] => {
  const counting = new Set(consentState(consents).counting.values())
  return Object.entries(consents.events).map(([id, event]) => ({
    table: 'consents',
    id,
    doc,
    bucket: `base/consents-${consents.personId.slice(-2)}`,
    personId: consents.personId,
    purpose: event.purpose,
    said: event.type,
    counts: counting.has(id),
    atMs: event.at,
    by: event.by,
    how: event.how,
    wording: event.wording,
    sentence: sentenceOf(event.purpose, event.wording) ?? '',
  }))
}

export const consents = defineDocumentKind({
  name: 'consents',
  version: 1,
  empty: { events: {} },
  texts: [],
  schema: consentsSchema,
  readers: consentsReaders,
  mayChange: mayChangeConsents,
  project: projectConsents,
  personal: {
    subject: ({ personId }) => personId,
    // Whoever noted one from paper has no part in it.
    parties: () => [],
    onErase: { does: 'go' },
    lastUseMs: ({ events }) => Math.max(0, ...Object.values(events).map(({ at }) => at)),
  },
})

export { consentCommands, giveConsent, withdrawConsent } from './commands.ts'
export { PURPOSES, type Purpose, purposeOf, wordingNow } from './purposes.ts'
