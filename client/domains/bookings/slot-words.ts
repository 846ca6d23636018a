/** What a wished time runs into, in a sentence that says whose lesson and how long. */
import { firstNameOf, type PeopleSource } from '#client/domains/people/index.ts'
import { formatDuration, formatSpan } from '#client/ui/format/index.ts'
import type { Overlap } from './overlaps.ts'

export const overlapWords = (people: PeopleSource, overlap: Overlap): string => {
  const when = formatSpan(overlap.startsAtMs, overlap.endsAtMs)
  const length = formatDuration(overlap.minutes)
  const kind = overlap.isFirm ? 'lesson' : 'request'
  if (overlap.booking === undefined) {
    return `Something else stands there from ${when}: ${length} at the same time.`
  }
  const { learnerId, instructorId } = overlap.booking
  return overlap.whose === 'learner'
    ? `${firstNameOf(people, learnerId)} has a ${kind} with ${firstNameOf(people, instructorId)} from ${when}: ${length} at the same time.`
    : `${firstNameOf(people, learnerId)} has a ${kind} from ${when}: ${length} at the same time.`
}

export const slotWords = {
  date: 'Date',
  time: 'Time',
  length: 'Length',
  freeTimes: 'Free times',
  noFreeTimes: 'Nothing free in the next two weeks.',
  clashTitle: 'Two lessons at one time',
  clashKept: 'You can save it. Both stay, and the school is asked which one holds.',
  touchTitle: 'Only just too early',
  touchKept: 'Five minutes or less are let pass.',
  outsideHours: 'Outside the working hours. You can still save it.',
  blocked: 'This time is blocked in the diary. You can still save it.',
  past: 'This time has passed.',
  needsTime: 'Choose a date and a time.',
}
