/** What it means that somebody's data is restricted, said to whoever reads it. Pure. */
import { formatDayOfYear } from '#client/ui/format/index.ts'
import type { Restriction } from '#shared/domains/people/index.ts'

/** "Restricted by Anna Field on 30 Nov 2026: the address is disputed." */
export const restrictedBy = (
  { by, atMs, reason }: Restriction,
  nameOf: (id: string) => string,
): string =>
  `Restricted by ${nameOf(by)} on ${formatDayOfYear(atMs)}: ${reason.replace(/(?<![.\s])[.\s]+$/, '')}.`

export const restrictionWords = {
  chip: 'Restricted',
  title: 'Data restricted',
  forOffice:
    'It is kept, and nobody works with it: instructors do not see it, and no lesson, log or payment is written until an admin lifts this.',
  forLearner:
    'The school keeps your data and does not work with it: your instructor does not see it, and no lesson can be booked until the school lifts this.',
} as const
