/** What erasing somebody comes to, in sentences. Pure. */
import { plural } from '#client/ui/plural.ts'
import type { ErasurePreview } from './data-api.ts'

/** What goes, by kind of record or list. What has no words here goes too, by its own name. */
const GOES: Readonly<Record<string, (count: number) => string>> = {
  people: () => 'Name, phone number and e-mail address',
  learner: () => 'The learner file: stage, pick-up place and who taught them',
  consents: () => 'What they have consented to, and when they said so',
  lesson: (count) =>
    `${plural(count, { one: 'lesson record', other: 'lesson records' })} with notes, skill levels and reflections`,
  diary: () => 'Working hours and blocked time',
  complaints: (count) =>
    plural(count, { one: 'remark about a question', other: 'remarks about questions' }),
  attempts: (count) => plural(count, { one: 'mock theory test', other: 'mock theory tests' }),
  practice: (count) =>
    plural(count, { one: 'round of theory practice', other: 'rounds of theory practice' }),
  sharing: () => 'Their choice of who sees their theory',
  notifications: (count) => plural(count, { one: 'notice', other: 'notices' }),
}

const STAYS: Readonly<Record<string, (count: number) => string>> = {
  booking: (count) =>
    `${plural(count, { one: 'booking', other: 'bookings' })}: date, length and instructor, without pick-up place or notes`,
  payment: (count) =>
    `${plural(count, { one: 'payment', other: 'payments' })}: date, sum, method and receipt number`,
}

const BLOCKS: Readonly<Record<string, (count: number) => string>> = {
  'lesson-ahead': (count) =>
    `${plural(count, { one: 'lesson is', other: 'lessons are' })} still to come. Cancel ${count === 1 ? 'it or give it' : 'them or give them'} to somebody else first.`,
  'still-teaching': (count) =>
    `${plural(count, { one: 'learner is', other: 'learners are' })} still assigned to this instructor. Assign somebody else first.`,
}

const said = (
  words: Readonly<Record<string, (count: number) => string>>,
  what: string,
  count: number,
): string => words[what]?.(count) ?? `${count} ${what}`

/** In the order of the table above, whatever order they came in. */
const inOrder = (words: Readonly<Record<string, unknown>>, names: readonly string[]): string[] => {
  const known = Object.keys(words)
  const rank = (name: string): number => (known.includes(name) ? known.indexOf(name) : known.length)
  return [...names].sort((a, b) => rank(a) - rank(b))
}

export const goesWords = ({ goes, lists, refused, devices }: ErasurePreview): string[] => {
  const counts = { ...lists, ...goes }
  return [
    ...inOrder(GOES, Object.keys(counts)).map((what) => said(GOES, what, counts[what] ?? 0)),
    ...(refused > 0 ? [plural(refused, { one: 'refused change', other: 'refused changes' })] : []),
    ...(devices > 0
      ? [
          `Their way in: password, passkeys and ${plural(devices, { one: 'device', other: 'devices' })}`,
        ]
      : []),
  ]
}

export const staysWords = ({ stays }: ErasurePreview): string[] =>
  inOrder(
    STAYS,
    stays.map(({ kind }) => kind),
  ).map((kind) => said(STAYS, kind, stays.find((one) => one.kind === kind)?.count ?? 0))

export const blockWords = ({ blocks, isLastAdmin }: ErasurePreview): string[] => [
  ...blocks.map(({ block, count }) => said(BLOCKS, block, count)),
  ...(isLastAdmin ? ['This is the school’s last admin. Make somebody else an admin first.'] : []),
]
