/** A school from the zip of an export, on this relay. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import * as v from 'valibot'
import { documentKinds } from '#shared/registry.ts'
import { type ExportedRecord, exportSchema } from '#sync-server/export/schema.ts'
import { isSchoolId } from '#sync-server/relay/data-dir.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { aloneWith, withRelay } from './with-relay.ts'

const UNREADABLE = failed(
  'This is not an export of a school. Choose the zip that "Export the school" gave.',
  'export-unreadable',
)

const contentOf = (file: string) => {
  try {
    const { 'data.json': data } = unzipSync(readFileSync(resolve(file)), {
      filter: ({ name }) => name === 'data.json',
    })
    return data === undefined ? undefined : v.safeParse(exportSchema, JSON.parse(strFromU8(data)))
  } catch {
    return undefined
  }
}

/** Before anything is made: half a school would be in the way of the next try. */
const isReadable = ({ kind, record }: ExportedRecord): boolean => {
  const known = documentKinds.get(kind)
  return known !== undefined && v.safeParse(known.schema, record).success
}

export const importCommand: CliCommand = {
  name: 'import',
  summary:
    'Makes a school from the zip of an export. The relay must be stopped; invite an admin afterwards.',
  worksWithoutData: true,
  options: {
    in: { help: 'the zip to read', isRequired: true },
    name: { help: 'another name for the school' },
  },
  run: (values, context) =>
    aloneWith(context, () =>
      withRelay(context, ({ control, schools }) => {
        const read = contentOf(textOf(values, 'in'))
        if (!read?.success || read.output.scope !== 'school') return UNREADABLE
        const { school, people, records, sets } = read.output
        if (!isSchoolId(school.id) || !records.every(isReadable)) return UNREADABLE
        if (control.schools.byId(school.id))
          return failed('This school is on this relay already.', 'school-exists')
        const name = textOf(values, 'name') || school.name
        control.schools.add({ id: school.id, name, createdAt: context.ports.clock.now() })
        schools.of(school.id).importContent({
          records,
          sets: [...people.map(({ id, ...data }) => ({ set: 'people', id, data })), ...sets],
        })
        return done(
          [
            `${name}: ${records.length} records of ${people.length} people.`,
            'Nobody can sign in yet. Invite an admin: npm run relay -- person invite',
          ],
          { schoolId: school.id, records: records.length, people: people.length },
        )
      }),
    ),
}
