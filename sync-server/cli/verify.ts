/** Is everything as it was written? Every change against its hash, everything derived made again. */
import BetterSqlite3 from 'better-sqlite3'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { type CliCommand, textOf } from './command.ts'
import { withRelay } from './with-relay.ts'

/** SQLite's own word on a file: empty when it is sound. */
export const damageIn = (file: string): string[] => {
  try {
    const database = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
    const said = database.pragma('integrity_check(10)') as { integrity_check: string }[]
    database.close()
    return said.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (fault) {
    return [fault instanceof Error ? fault.message : 'cannot be opened']
  }
}

export const verify: CliCommand = {
  name: 'verify',
  summary: 'Walks the log of every school, checks each change and compares what follows from it.',
  options: { school: { help: 'id of one school' } },
  run: (values, context) =>
    withRelay(context, ({ control, schools }) => {
      const wanted = textOf(values, 'school')
      const dataDir = dataDirAt(context.config.dataDir)
      const found = control.schools
        .all()
        .filter(({ id }) => wanted === '' || id === wanted)
        .map(({ id, name }) => {
          const damage = damageIn(dataDir.schoolFile(id)).map((line) => `file: ${line}`)
          const { documents, changes, problems } = schools.of(id).verify()
          return { school: id, name, documents, changes, problems: [...damage, ...problems] }
        })
      const ok = found.length > 0 && found.every(({ problems }) => problems.length === 0)
      return {
        ok,
        lines:
          found.length === 0
            ? ['There is no such school.']
            : found.flatMap(({ name, documents, changes, problems }) => [
                `${name}: ${documents} documents, ${changes} changes, ${problems.length === 0 ? 'all sound' : `${problems.length} problems`}`,
                ...problems.map((problem) => `  ${problem}`),
              ]),
        data: { ok, schools: found },
      }
    }),
}
