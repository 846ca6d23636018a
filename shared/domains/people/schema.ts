/** A learner's file: stage and assignments. No name, no phone: those are in the directory. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'

export const STAGES = [
  'Profile Setup Required',
  'Getting Started',
  'Registered',
  'Theory Complete',
  'Practical Scheduled',
  'Test Ready',
  'Licensed',
] as const
export type Stage = (typeof STAGES)[number]

const common = { by: fields.id, at: fields.instantMs, after: v.array(fields.id) }

/**
 * An admin restricts the data, or lifts that. It rides on `enrolled`, which changes nothing in the eyes
 * of an app that does not know of it: a type of its own would make the whole file unreadable there.
 */
const restriction = v.object({
  is: v.picklist(['placed', 'lifted']),
  reason: v.exactOptional(fields.label),
})

export const learnerEvent = v.variant('type', [
  v.object({
    type: v.literal('enrolled'),
    ...common,
    restriction: v.exactOptional(restriction),
  }),
  v.object({ type: v.literal('stage'), ...common, stage: v.picklist(STAGES) }),
  v.object({
    type: v.literal('assigned'),
    ...common,
    instructorId: fields.id,
    from: fields.instantMs,
  }),
  v.object({
    type: v.literal('ended'),
    ...common,
    instructorId: fields.id,
    from: fields.instantMs,
  }),
])
export type LearnerEvent = v.InferOutput<typeof learnerEvent>

export const learnerSchema = v.object({
  id: fields.id,
  personId: fields.id,
  /** Where this learner is usually picked up. */
  pickup: v.exactOptional(fields.label),
  events: v.record(v.string(), learnerEvent),
})
export type Learner = v.InferOutput<typeof learnerSchema>
