/** What the school holds about the person at this device, counted from what is here. Pure. */
import type { Rows } from '#client/engine/api.ts'
import { plural } from '#client/ui/plural.ts'
import type { Row } from '#shared/documents/document-kind.ts'

type Named = Row & Readonly<Record<string, unknown>>

const countOf = (rows: Rows, table: string, isMine: (row: Named) => boolean): number =>
  rows.all<Named>(table).filter(isMine).length

/** How much theory work of this person is here. */
type TheoryHeld = { readonly mockTests: number; readonly practiceRounds: number }

/** Sentences, most personal first; nothing is said of what is not there. */
export const heldAbout = (
  rows: Rows,
  personId: string,
  { mockTests, practiceRounds }: TheoryHeld,
): string[] => {
  const asLearner = (row: Named): boolean => row.learnerId === personId
  const asInstructor = (row: Named): boolean => row.instructorId === personId
  const booked = countOf(rows, 'booking', asLearner)
  const lessons = countOf(rows, 'lesson', asLearner)
  const paid = countOf(rows, 'payment', asLearner)
  const said = countOf(rows, 'consents', (row) => row.personId === personId)
  const given = countOf(rows, 'booking', asInstructor)
  const taken = countOf(rows, 'payment', (row) => row.recordedBy === personId)
  const one = (count: number, singular: string, more: string): string[] =>
    count === 0 ? [] : [`${plural(count, { one: singular, other: `${singular}s` })}${more}`]
  return [
    'Your name, and your phone number and e-mail address if the school has them',
    ...one(booked, 'booking', ', with where you are picked up'),
    ...one(lessons, 'lesson record', ': notes, skill levels and your own words'),
    ...one(mockTests, 'mock theory test', ', with every answer'),
    ...one(practiceRounds, 'theory practice round', ', with every answer'),
    ...one(paid, 'payment', ''),
    ...(said > 0 ? ['What you have agreed to, and when you said so'] : []),
    ...one(given, 'booking', ' with you as the instructor'),
    ...one(taken, 'payment', ' you took'),
    'Where you are signed in, and when you signed in',
  ]
}
