/** Lesson records of about 20 KB as JSON: rated again and again, in ten changes each. */
import { docId } from '#shared/kernel/ids.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { aTimetable } from './a-timetable.ts'
import type { NewRecord } from './filler.ts'

const CHANGES = 10
const RATINGS_A_CHANGE = 14
const SKILLS = 27
const LEVELS = 5

const ratings = (seed: number) =>
  Array.from({ length: RATINGS_A_CHANGE }, (_, index) => ({
    skill: 1 + ((seed * 7 + index) % SKILLS),
    level: 1 + ((seed + index) % LEVELS),
  }))

const WORDS =
  'mirrors signal roundabout clutch kerb left right slower observe junction parking hill start'.split(
    ' ',
  )

/** Words in an order of their own in every record. */
const note = (seed: number): string =>
  Array.from({ length: 24 }, (_, index) => WORDS[(seed * (index + 3) + index) % WORDS.length]).join(
    ' ',
  )

export const longLessons = (count: number): NewRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const bookingId = nodePorts.ids.uuid()
    const common = {
      bookingId,
      learnerId: aTimetable.learnerId(index),
      instructorId: aTimetable.instructorId(index),
      startsAtMs: nodePorts.clock.now() - index * 3_600_000,
      durationMinutes: 60,
    }
    return {
      doc: docId('lesson', bookingId),
      calls: Array.from({ length: CHANGES }, (_, change) => ({
        name: 'lessons.log',
        input: {
          ...common,
          skills: ratings(index + change),
          ...(change === 0 ? { note: note(index) } : {}),
        },
      })),
    }
  })
