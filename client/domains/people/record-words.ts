/** What a record is called when only its id is known: its kind, and whom it is about if that is here. */
import type { Engine } from '#client/engine/api.ts'
import { formatDay } from '#client/ui/format/index.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { type DocId, keyOf, kindOf } from '#shared/kernel/ids.ts'
import { nameOf } from './names.ts'

const KIND_WORDS: Readonly<Record<string, string>> = {
  booking: 'Booking',
  lesson: 'Lesson log',
  payment: 'Payment',
  learner: 'Learner file',
  consents: 'Consents',
  diary: 'Hours',
  decision: 'Decision',
}

/** Most rows say whom they are about and when; more is not asked of them. */
type SomeRow = Row & { readonly learnerId?: string; readonly startsAtMs?: number }

export const recordWords = (engine: Pick<Engine, 'rows' | 'set' | 'me'>, doc: DocId): string => {
  const kind = kindOf(doc)
  const row = engine.rows.get<SomeRow>(kind, keyOf(doc))
  const parts = [
    KIND_WORDS[kind] ?? 'Record',
    ...(row?.learnerId ? [nameOf(engine, row.learnerId)] : []),
    ...(row?.startsAtMs ? [formatDay(row.startsAtMs)] : []),
  ]
  return parts.join(', ')
}
