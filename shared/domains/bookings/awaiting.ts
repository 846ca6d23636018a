/**
 * The published set of lessons somebody's late work is kept for, until an admin has answered: who and
 * since when, never what they wrote. BK15.
 */
import * as v from 'valibot'
import type { Waiting } from '#shared/documents/document-kind.ts'
import * as fields from '#shared/documents/fields.ts'
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { type DocId, keyOf } from '#shared/kernel/ids.ts'

const awaitingLesson = v.object({
  by: fields.id,
  /** When the relay took it in. */
  atMs: fields.instantMs,
})
export type AwaitingLesson = v.InferOutput<typeof awaitingLesson>

export const awaitingSet = definePublishedSet<AwaitingLesson>({
  name: 'awaiting',
  schema: awaitingLesson,
  // The relay gives each row the readers of its booking.
  readers: () => [],
  subject: (data) => data.by,
})

export const publishAwaiting = (doc: DocId, waiting: Waiting | null) => ({
  set: awaitingSet.name,
  id: keyOf(doc),
  data: waiting,
})
