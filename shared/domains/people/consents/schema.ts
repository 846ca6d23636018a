/** What a person has consented to: one document a person, to which words are only added. */
import * as v from 'valibot'
import * as fields from '#shared/documents/fields.ts'

const consentEvent = v.object({
  type: v.picklist(['given', 'withdrawn']),
  /** Not a fixed list, or an older app could not read the log of a newer one; PE11 asks for it. */
  purpose: fields.id,
  /** Version of the sentence that stood there. */
  wording: fields.id,
  /** `app`: by the person, here. `paper`: noted by an admin. */
  how: v.picklist(['app', 'paper']),
  by: fields.id,
  at: fields.instantMs,
  after: v.array(fields.id),
})
export type ConsentEvent = v.InferOutput<typeof consentEvent>

export const consentsSchema = v.object({
  id: fields.id,
  personId: fields.id,
  events: v.record(v.string(), consentEvent),
})
export type Consents = v.InferOutput<typeof consentsSchema>
