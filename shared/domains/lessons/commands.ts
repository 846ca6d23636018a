/** What is done with lesson records. */
import * as v from 'valibot'
import { defineCommand } from '#shared/documents/command.ts'
import * as fields from '#shared/documents/fields.ts'
import { isRestricted } from '#shared/domains/people/index.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { type Lesson, level, skill } from './schema.ts'

/** A lesson shares its key with the booking it came from. */
export const lessonDoc = (bookingId: string) => docId('lesson', bookingId)

const logInput = v.object({
  bookingId: fields.id,
  learnerId: fields.id,
  instructorId: fields.id,
  startsAtMs: fields.instantMs,
  durationMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  skills: v.array(v.object({ skill, level })),
  note: v.optional(fields.text),
  /** The note as it stood when the form was opened, so that others' words survive. LE5. */
  noteWas: v.optional(fields.text),
  next: v.optional(fields.text),
  nextWas: v.optional(fields.text),
})

const typed = (field: string, value: string | undefined, was: string | undefined) =>
  value === undefined ? [] : [{ field, value, ...(was === undefined ? {} : { was }) }]

/** Logs a lesson, or adds to its log: ratings are added, texts merged with what others wrote. LE2, LE5. */
export const logLesson = defineCommand({
  name: 'lessons.log',
  input: logInput,
  about: (input) => [input.learnerId],
  run: (input, context) => {
    const doc = lessonDoc(input.bookingId)
    const before = context.read<Lesson>(doc)
    if (isRestricted(input.learnerId, context)) return refuse('learner-restricted')
    const { actor, now } = context
    return ok([
      {
        doc,
        put: [
          ...(before
            ? []
            : [
                { path: ['id'], value: doc },
                { path: ['learnerId'], value: input.learnerId },
                { path: ['instructorId'], value: input.instructorId },
                { path: ['startsAtMs'], value: input.startsAtMs },
                { path: ['durationMinutes'], value: input.durationMinutes },
                { path: ['loggedAt'], value: now },
                { path: ['loggedBy'], value: actor.personId },
              ]),
          ...input.skills.map((one) => ({
            path: ['ratings', context.newId()],
            value: { ...one, by: actor.personId, at: now },
          })),
        ],
        text: [
          ...typed('note', input.note, input.noteWas),
          ...typed('next', input.next, input.nextWas),
        ],
      },
    ])
  },
})

/** The learner's own words about the lesson. LE4. */
export const reflectOnLesson = defineCommand({
  name: 'lessons.reflect',
  input: v.object({ bookingId: fields.id, reflection: fields.text }),
  run: ({ bookingId, reflection }, context) => {
    const doc = lessonDoc(bookingId)
    if (context.read<Lesson>(doc) === undefined) return refuse('lesson-not-found')
    return ok([{ doc, text: [{ field: 'reflection', value: reflection }] }])
  },
})

export const lessonCommands = [logLesson, reflectOnLesson]
