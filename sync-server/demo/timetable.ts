/**
 * Six weeks of lessons around today: who drives with whom, when, and how it ended. Pure and from one
 * seed; `story.ts` turns it into what people did.
 */
import { addDays, dayOfWeek, minutesOfDay, timeOfMinutes } from '#shared/kernel/time.ts'
import { mondayOf } from '#shared/kernel/week.ts'
import { createDice, type Dice } from './seeded.ts'

export type LessonOutcome =
  /** Driven and logged, or still to come: the story sees from the clock which it is. */
  | { readonly type: 'goes-ahead' }
  /** Driven, but its log is still missing. */
  | { readonly type: 'to-log' }
  /** Asked for and not answered. */
  | { readonly type: 'pending' }
  | {
      readonly type: 'cancelled'
      readonly by: 'learner' | 'instructor'
      readonly reason: 'learner-ill' | 'learner-cannot-come' | 'weather' | 'vehicle' | 'no-show'
    }

export type PlannedLesson = {
  readonly instructor: number
  /** Place in the instructor's own list of learners. */
  readonly learner: number
  readonly date: string
  readonly time: string
  readonly durationMinutes: number
  /** Asked for by the learner rather than booked by the instructor. */
  readonly isAskedFor: boolean
  readonly outcome: LessonOutcome
}

export type TimetableWish = {
  readonly today: string
  readonly weeksBack: number
  readonly weeksAhead: number
  readonly instructors: number
  readonly learnersEach: number
  readonly seed: number
}

/** A working day: start and length of each lesson, with time to drive between them. */
const DAY = [
  ['09:00', 60],
  ['10:30', 90],
  ['13:00', 60],
  ['15:00', 90],
] as const

/** Sarah's today, and her same weekday next week: learner, start, minutes. */
const TODAY = [
  [2, '09:00', 90],
  [3, '11:00', 60],
  [0, '14:00', 90],
  [1, '16:00', 60],
  [4, '17:30', 60],
] as const
const AMIRA = 0
const SEUN = 1
const JOANNE = 2

const goesAhead: LessonOutcome = { type: 'goes-ahead' }

const drawOutcome = (dice: Dice): LessonOutcome => {
  if (!dice.happens(6)) return goesAhead
  const reason = dice.pick(['learner-ill', 'learner-cannot-come', 'weather', 'vehicle'] as const)
  const isInstructors = reason === 'weather' || reason === 'vehicle'
  return { type: 'cancelled', by: isInstructors ? 'instructor' : 'learner', reason }
}

const usualWeek = (wish: TimetableWish, dice: Dice, instructor: number, monday: string) =>
  [0, 1, 2, 3, 4].flatMap((day) =>
    DAY.map(([time, durationMinutes], place): PlannedLesson => {
      // Shifted by a place on each day, so that nobody has the same hour twice a week.
      const learner = (day * DAY.length + place + day) % wish.learnersEach
      return {
        instructor,
        learner,
        date: addDays(monday, day),
        // Colleagues start a quarter of an hour apart: the office car park is small.
        time: timeOfMinutes(minutesOfDay(time) + instructor * 15),
        durationMinutes,
        isAskedFor: dice.happens(25),
        outcome: drawOutcome(dice),
      }
    }),
  )

const sarahsToday = ({ today, learnersEach }: TimetableWish): PlannedLesson[] =>
  TODAY.filter(([learner]) => learner < learnersEach).map(([learner, time, durationMinutes]) => ({
    instructor: 0,
    learner,
    date: today,
    time,
    durationMinutes,
    isAskedFor: learner === SEUN,
    outcome: { type: learner === SEUN ? 'pending' : outcomeToday(learner) },
  }))

/** The first one of the day is logged once it is over; the others wait for a hand to log them. */
const outcomeToday = (learner: number): 'goes-ahead' | 'to-log' =>
  learner === JOANNE ? 'goes-ahead' : 'to-log'

const lessonOf = (one: Omit<PlannedLesson, 'isAskedFor' | 'outcome'>): PlannedLesson => ({
  ...one,
  isAskedFor: false,
  outcome: goesAhead,
})

const overlaps = (a: PlannedLesson, b: PlannedLesson): boolean =>
  a.date === b.date &&
  minutesOfDay(a.time) < minutesOfDay(b.time) + b.durationMinutes &&
  minutesOfDay(b.time) < minutesOfDay(a.time) + a.durationMinutes

/** Lessons in order of date and time. */
export const planTimetable = (wish: TimetableWish): PlannedLesson[] => {
  const dice = createDice(wish.seed)
  const thisMonday = mondayOf(wish.today)
  const nextWeek = addDays(wish.today, 7)
  const weeks = Array.from({ length: wish.weeksBack + wish.weeksAhead }, (_, index) =>
    addDays(thisMonday, (index - wish.weeksBack) * 7),
  )
  const usual = Array.from({ length: wish.instructors }, (_, instructor) =>
    weeks.flatMap((monday) => usualWeek(wish, dice, instructor, monday)),
  ).flat()
  const amirasNext = lessonOf({
    instructor: 0,
    learner: AMIRA,
    date: nextWeek,
    time: '14:00',
    durationMinutes: 90,
  })
  const others = usual.filter(
    (one) => one.instructor !== 0 || (one.date !== wish.today && !overlaps(one, amirasNext)),
  )
  return [...withLoose(others, wish), ...sarahsToday(wish), amirasNext].sort((a, b) =>
    `${a.date}${a.time}`.localeCompare(`${b.date}${b.time}`),
  )
}

/** Loose ends a school has: a request without an answer, a lesson somebody forgot to log, a no-show. */
const withLoose = (lessons: PlannedLesson[], wish: TimetableWish): PlannedLesson[] => {
  const ofDev = lessons.filter((one) => one.instructor === 1)
  const request = ofDev.find((one) => one.date > addDays(wish.today, 1) && one.learner === 1)
  const forgotten = ofDev.findLast((one) => one.date < wish.today && isWeekday(one.date))
  const noShow = ofDev.find((one) => one.date < wish.today)
  return lessons.map((one): PlannedLesson => {
    if (one === request) return { ...one, isAskedFor: true, outcome: { type: 'pending' } }
    if (one === forgotten) return { ...one, outcome: { type: 'to-log' } }
    if (one === noShow)
      return { ...one, outcome: { type: 'cancelled', by: 'instructor', reason: 'no-show' } }
    return one
  })
}

const isWeekday = (date: string): boolean => dayOfWeek(date) <= 5
