/** Erasing a person from the machine itself: first what it comes to, then, with the name, the deed. */
import { compactAfterErasing, eraseForGood } from '#sync-server/school/erase-person.ts'
import type { ErasurePreview } from '#sync-server/school/school.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { aloneWith, withSchool } from './with-relay.ts'

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ') || 'nothing'

const inWords = ({
  displayName,
  goes,
  lists,
  refused,
  stays,
  blocks,
}: ErasurePreview): string[] => [
  `${displayName ?? 'Somebody without a name'}:`,
  `  goes: ${counted(goes)}; of lists ${counted(lists)}; refused changes: ${refused}`,
  ...stays.map(
    ({ kind, count, because }) => `  stays without words: ${count} ${kind}, for ${because}`,
  ),
  ...blocks.map(({ block, count }) => `  has to be ended first: ${count} ${block}`),
]

export const erase: CliCommand = {
  name: 'erase',
  summary:
    'Says what erasing a person comes to; with their name as --confirm, erases them. The relay must be stopped.',
  options: {
    person: { help: 'id of the person', isRequired: true },
    confirm: { help: 'the person’s name as the school writes it' },
    school: { help: 'id of the school, where there are several' },
  },
  run: (values, context) =>
    aloneWith(context, () =>
      withSchool(values, context, ({ control, schools, journal }, { id }) => {
        const personId = textOf(values, 'person')
        const school = schools.of(id)
        const preview = school.erasure.preview(personId)
        const isMember = control.memberships.ofPerson(id, personId) !== undefined
        if (!isMember && preview.displayName === undefined && !preview.isErased)
          return failed('There is no such person in this school.', 'person-unknown')
        const confirm = textOf(values, 'confirm')
        if (!confirm) return done(inWords(preview), preview)
        if (isMember && control.erasure.isLastAdmin(id, personId))
          return failed('This is the school’s last admin.', 'last-admin')
        if (preview.blocks.length > 0)
          return failed(inWords(preview).join('\n'), 'erase-blocked', { ...preview })
        if (confirm !== (preview.displayName ?? personId))
          return failed('That is not this person’s name.', 'name-differs')
        const by = { person: 'command-line', device: 'command-line' }
        eraseForGood({ journal, control, clock: context.ports.clock }, school, personId, by)
        const isCompact = compactAfterErasing(school, control)
        return done(['Erased.'], { erased: personId, isCompact })
      }),
    ),
}
