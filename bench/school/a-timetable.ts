/** One admin, instructors with learners of their own, and as many bookings as it takes. */
import { docId } from '#shared/kernel/ids.ts'
import { addDays, civilDateAt, SCHOOL_ZONE, timeOfMinutes } from '#shared/kernel/time.ts'
import { nodePorts } from '#sync-server/ports.ts'
import type { Filler, NewRecord } from './filler.ts'
import type { Cast } from './make-school.ts'

const INSTRUCTORS = 8
const LEARNERS_EACH = 10
const LESSONS_A_DAY = 7
const FIRST_LESSON_AT_MINUTES = 8 * 60
const LESSON_EVERY_MINUTES = 90

export const instructorId = (index: number): string => `instructor-${index % INSTRUCTORS}`
const learnerId = (index: number): string =>
  `learner-${index % INSTRUCTORS}-${Math.floor(index / INSTRUCTORS) % LEARNERS_EACH}`

const learners = Array.from({ length: INSTRUCTORS * LEARNERS_EACH }, (_, index) => index)

/** UUIDs, as devices make them: the length of ids is part of the bytes that are measured. */
const newKey = (): string => nodePorts.ids.uuid()

/** Days from now on, weekends too: it is the number that counts. */
const slotOf = (index: number, firstDay: number) => {
  const lesson = Math.floor(index / INSTRUCTORS)
  return {
    date: addDays(
      civilDateAt(nodePorts.clock.now()),
      firstDay + Math.floor(lesson / LESSONS_A_DAY),
    ),
    time: timeOfMinutes(FIRST_LESSON_AT_MINUTES + (lesson % LESSONS_A_DAY) * LESSON_EVERY_MINUTES),
    zone: SCHOOL_ZONE,
    durationMinutes: 60,
  }
}

const cast: Cast = [
  { personId: 'admin', role: 'admin' },
  ...Array.from({ length: INSTRUCTORS }, (_, index) => ({
    personId: instructorId(index),
    role: 'instructor' as const,
  })),
  ...learners.map((index) => ({ personId: learnerId(index), role: 'learner' as const })),
]

/** Opens the learners' files, so that instructors have teams. */
const enrol = async (as: (personId: string) => Filler): Promise<void> => {
  await as('admin').write(
    learners.map((index) => ({
      doc: docId('learner', learnerId(index)),
      calls: [
        {
          name: 'people.enrol',
          input: {
            learnerId: learnerId(index),
            instructorIds: [instructorId(index)],
            stage: 'Registered',
            pickup: `${index} Mill Lane`,
          },
        },
      ],
    })),
  )
}

/** Booked, the n-th for the n-th instructor in turn. */
const bookings = (count: number, firstDay = 1): NewRecord[] =>
  Array.from({ length: count }, (_, index) => {
    const bookingId = newKey()
    return {
      doc: docId('booking', bookingId),
      calls: [
        {
          name: 'bookings.book',
          input: {
            bookingId,
            learnerId: learnerId(index),
            instructorId: instructorId(index),
            slot: slotOf(index, firstDay),
            pickup: `${index % 100} Station Road`,
          },
        },
      ],
    }
  })

export const aTimetable = { cast, enrol, bookings, slotOf, learnerId, instructorId }
