/** What is done with an instructor's diary. */
import * as v from 'valibot'
import { defineCommand } from '#shared/documents/command.ts'
import * as fields from '#shared/documents/fields.ts'
import { docId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { refuse } from './problems.ts'
import { type Diary, span } from './schema.ts'

export const diaryDoc = (instructorId: string) => docId('diary', instructorId)

const creation = (instructorId: string, exists: boolean) =>
  exists
    ? []
    : [
        { path: ['id'], value: diaryDoc(instructorId) },
        { path: ['instructorId'], value: instructorId },
      ]

/** Sets the hours of whole weekdays. CA1. */
export const setHours = defineCommand({
  name: 'calendar.setHours',
  input: v.object({
    instructorId: fields.id,
    hours: v.record(v.picklist(['1', '2', '3', '4', '5', '6', '7']), v.array(span)),
  }),
  about: (input) => [input.instructorId],
  run: ({ instructorId, hours }, context) => {
    const doc = diaryDoc(instructorId)
    const spans = Object.values(hours).flat()
    if (spans.some((one) => one.to <= one.from)) return refuse('ends-before-start')
    return ok([
      {
        doc,
        put: [
          ...creation(instructorId, context.read<Diary>(doc) !== undefined),
          ...Object.entries(hours).map(([day, value]) => ({ path: ['hours', day], value })),
        ],
      },
    ])
  },
})

/** Blocks a time: holiday, school run, car service. CA1. */
export const blockTime = defineCommand({
  name: 'calendar.block',
  input: v.object({
    instructorId: fields.id,
    startsAtMs: fields.instantMs,
    endsAtMs: fields.instantMs,
  }),
  about: (input) => [input.instructorId],
  run: ({ instructorId, startsAtMs, endsAtMs }, context) => {
    if (endsAtMs <= startsAtMs) return refuse('ends-before-start')
    const doc = diaryDoc(instructorId)
    const value = { startsAtMs, endsAtMs, active: true }
    return ok([
      {
        doc,
        put: [
          ...creation(instructorId, context.read<Diary>(doc) !== undefined),
          { path: ['blocks', context.newId()], value },
        ],
      },
    ])
  },
})

export const calendarCommands = [setHours, blockTime]
