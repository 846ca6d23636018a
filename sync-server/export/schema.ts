/**
 * What stands in `data.json`, said once: the relay writes it, a test reads it back, and
 * docs/export-format.md is made from it. Whatever is added later is optional, or the number moves.
 */
import * as v from 'valibot'

export const EXPORT_FORMAT = 'dual-control-export'
export const EXPORT_VERSION = 1

const said = <Schema extends v.GenericSchema>(schema: Schema, words: string) =>
  v.pipe(schema, v.description(words))

const id = v.pipe(v.string(), v.minLength(1))
const instant = v.pipe(v.number(), v.safeInteger())

export const exportedPerson = v.strictObject({
  id: said(id, 'The id by which records name this person.'),
  displayName: said(v.string(), 'First and last name as the school writes it.'),
  roles: said(
    v.array(v.picklist(['admin', 'instructor', 'learner'])),
    'What the person is in the school. Empty for others in a person’s own export.',
  ),
  phone: v.optional(said(v.string(), 'Telephone number.')),
  email: v.optional(said(v.string(), 'E-mail address.')),
})

export const exportedRecord = v.strictObject({
  id: said(id, '`<kind>:<key>`; other records name it by the key.'),
  kind: said(v.string(), 'learner, consents, diary, lesson, booking, payment or decision.'),
  shape: said(v.number(), 'Number of the kind’s shape, raised when old records need changing.'),
  isWhole: said(
    v.boolean(),
    'False where the record is about somebody else and their words were left out.',
  ),
  record: said(v.record(v.string(), v.unknown()), 'The record itself, as the app reads it.'),
})

export const exportedSetRow = v.strictObject({
  set: said(
    v.string(),
    'Name of the list: attempts, practice, sharing, complaints, questions, notifications, busy.',
  ),
  id: said(id, 'Id of the entry in its list.'),
  data: said(v.record(v.string(), v.unknown()), 'The entry itself.'),
})

export const exportedRefusal = v.strictObject({
  id: said(v.number(), 'Number of the entry.'),
  doc: said(id, 'The record it was meant for.'),
  person: said(id, 'Who wrote it.'),
  at: said(instant, 'When it arrived.'),
  code: said(v.string(), 'Why it was not accepted, as a word.'),
  message: said(v.string(), 'Why it was not accepted, as the author was told.'),
  decision: said(
    v.nullable(v.picklist(['adopt', 'keep'])),
    'adopt: an admin stood for it. keep: it stays refused. null: nobody has decided.',
  ),
  decidedBy: said(v.nullable(v.string()), 'The admin who decided.'),
  decidedAt: said(v.nullable(instant), 'When it was decided.'),
  reason: said(v.nullable(v.string()), 'What the admin gave as the reason.'),
  change: said(v.string(), 'The change as it came, in base64.'),
})

export const exportSchema = v.strictObject({
  format: said(v.literal(EXPORT_FORMAT), 'Always this word.'),
  version: said(v.literal(EXPORT_VERSION), 'Number of this description.'),
  madeAt: said(v.pipe(v.string(), v.isoTimestamp()), 'When the export was made, in UTC.'),
  scope: said(v.picklist(['school', 'person']), 'The whole school, or what concerns one person.'),
  school: said(v.strictObject({ id, name: v.string() }), 'The school.'),
  person: said(v.nullable(id), 'Whose export it is; null for a school’s.'),
  people: said(v.array(exportedPerson), 'Everyone the records name, as far as may be said here.'),
  records: said(v.array(exportedRecord), 'The school’s work: one entry a record.'),
  sets: said(
    v.array(exportedSetRow),
    'Lists beside the records; of the question bank only what the school made its own.',
  ),
  refused: said(v.array(exportedRefusal), 'Changes that were not accepted, kept as they came.'),
})

export type ExportedPerson = v.InferOutput<typeof exportedPerson>
export type ExportedRecord = v.InferOutput<typeof exportedRecord>
export type ExportedSetRow = v.InferOutput<typeof exportedSetRow>
export type ExportedRefusal = v.InferOutput<typeof exportedRefusal>
export type ExportFile = v.InferOutput<typeof exportSchema>
