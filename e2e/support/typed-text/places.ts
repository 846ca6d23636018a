/**
 * Where each free text of a school was typed for this story, and who has to see it. A field that is
 * new in a record or a list and has no line here fails the story: it has to be typed into as well.
 */
import type { Role } from '#shared/kernel/actor.ts'

/** Marks the text; one letter where a telephone number has to fit. */
export type Tag = string

type Place =
  /** Typed by people: on a screen of each of these, and in the school's export. */
  | { readonly tag: Tag; readonly shownTo: readonly Role[] }
  /** Names a record, a person or a device. No screen shows it as words. */
  | 'id'
  /** Nobody types it, and what else a hostile app puts there is refused. */
  | { readonly not: string }

const STAFF: readonly Role[] = ['admin', 'instructor']
const ALL: readonly Role[] = ['admin', 'instructor', 'learner']
const OFFICE: readonly Role[] = ['admin']

export const PLACES: Readonly<Record<string, Place>> = {
  'learner.pickup': { tag: 'home', shownTo: STAFF },
  'learner.events.*.restriction.reason': { tag: 'why', shownTo: OFFICE },
  'lesson.note': { tag: 'note', shownTo: ALL },
  'lesson.next': { tag: 'next', shownTo: ALL },
  'lesson.reflection': { tag: 'mine', shownTo: ALL },
  'booking.pickup': { tag: 'place', shownTo: STAFF },
  'booking.purpose': { tag: 'for', shownTo: STAFF },
  'booking.events.*.note': { tag: 'off', shownTo: ALL },
  'payment.receipt': { tag: 'slip', shownTo: ALL },
  'payment.strikes.*.reason': { tag: 'struck', shownTo: ALL },
  'people.displayName': { tag: 'name', shownTo: ALL },
  'people.phone': { tag: 't', shownTo: OFFICE },
  'people.email': { tag: 'mail', shownTo: OFFICE },
  'questions.stem': { tag: 'stem', shownTo: OFFICE },
  'questions.options.*.text': { tag: 'option', shownTo: OFFICE },
  'questions.options.*.why': { tag: 'reason', shownTo: OFFICE },
  'questions.explanation': { tag: 'explained', shownTo: OFFICE },
  'questions.importedFrom': { tag: 'file', shownTo: OFFICE },
  'complaints.text': { tag: 'remark', shownTo: OFFICE },
  // A learner reads it under the question in the mock test it was asked in.
  'complaints.answer.text': { tag: 'answer', shownTo: [] },
  // In the fields of a form that is opened to change a question.
  'questions.subtopic': { tag: 'part', shownTo: [] },
  'questions.refs.*.id': { tag: 'rule', shownTo: [] },
  'questions.author': { tag: 'author', shownTo: [] },
  'questions.reviewer': { tag: 'reader', shownTo: [] },

  'questions.sign': { not: 'looked up among the drawings' },
  'questions.scenarioId': { not: 'looked up among the scenes' },
  'attempts.hazard.clips.*.sceneId': { not: 'the relay looks the scene up' },
  'attempts.hazard.clips.*.scoringWindows.*.code': { not: 'the relay works it out again' },
  'notifications.what': { not: 'written by the relay' },
  'consents.events.*.purpose': { not: 'PE11: one of the purposes there are' },
  'consents.events.*.wording': { not: 'PE11: one of the wordings there are' },

  'learner.id': 'id',
  'learner.personId': 'id',
  'learner.events.*.by': 'id',
  'learner.events.*.after.*': 'id',
  'learner.events.*.instructorId': 'id',
  'consents.id': 'id',
  'consents.personId': 'id',
  'consents.events.*.by': 'id',
  'consents.events.*.after.*': 'id',
  'diary.id': 'id',
  'diary.instructorId': 'id',
  'lesson.id': 'id',
  'lesson.learnerId': 'id',
  'lesson.instructorId': 'id',
  'lesson.ratings.*.by': 'id',
  'lesson.loggedBy': 'id',
  'booking.id': 'id',
  'booking.learnerId': 'id',
  'booking.instructorId': 'id',
  'booking.events.*.by': 'id',
  'booking.events.*.after.*': 'id',
  'booking.events.*.case': 'id',
  'booking.events.*.undoes': 'id',
  'payment.id': 'id',
  'payment.learnerId': 'id',
  'payment.recordedBy': 'id',
  'payment.bookingId': 'id',
  'payment.strikes.*.by': 'id',
  'decision.id': 'id',
  'decision.instructorId': 'id',
  'decision.audience.*': 'id',
  'decision.answers.*.by': 'id',
  'decision.answers.*.after.*': 'id',
  'questions.ofSchool.changedBy': 'id',
  'questions.ofSchool.writtenBy': 'id',
  'questions.ofSchool.reviewedBy': 'id',
  'questions.ofSchool.rightsSaidBy': 'id',
  'attempts.id': 'id',
  'attempts.personId': 'id',
  'attempts.deviceId': 'id',
  'busy.instructorId': 'id',
  'awaiting.by': 'id',
  'notifications.personId': 'id',
  'notifications.about': 'id',
  'notifications.by': 'id',
  'complaints.id': 'id',
  'complaints.personId': 'id',
  'complaints.answer.by': 'id',
  'practice.id': 'id',
  'practice.personId': 'id',
  'practice.deviceId': 'id',
  'sharing.personId': 'id',
}

/** What people type beside records and lists; not from the registry, which knows nothing of the door. */
export const DOOR_PLACES = {
  'device.name': { tag: 'device', shownTo: STAFF },
  'refused change': { tag: 'refused', shownTo: OFFICE },
} satisfies Readonly<Record<string, Place>>

const placesWithTag = [...Object.values(PLACES), ...Object.values(DOOR_PLACES)].flatMap((place) =>
  typeof place === 'object' && 'tag' in place ? [place] : [],
)

/** Tags of what a role has to have seen. */
export const tagsShownTo = (role: Role): Tag[] =>
  placesWithTag.flatMap(({ tag, shownTo }) => (shownTo.includes(role) ? [tag] : []))

/** Tags of what stands in records and lists, and so in an export. */
export const allTags = (): Tag[] =>
  Object.values(PLACES).flatMap((place) =>
    typeof place === 'object' && 'tag' in place ? [place.tag] : [],
  )
