/** The published set of busy times: when, never with whom. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'
import { definePublishedSet } from '#shared/documents/published-set.ts'

const busyTime = v.object({
  instructorId: fields.id,
  startsAtMs: fields.instantMs,
  endsAtMs: fields.instantMs,
  /** False while nobody has confirmed it. */
  firm: v.boolean(),
})
export type BusyTime = v.InferOutput<typeof busyTime>

export const busySet = definePublishedSet<BusyTime>({
  name: 'busy',
  schema: busyTime,
  readers: () => ['school'],
  subject: () => undefined,
})
