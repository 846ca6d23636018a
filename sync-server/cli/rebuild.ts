/** Everything from the log again; and, when it has to be, without one change of it. */
import { openDataDir, takeDataDir } from '#sync-server/relay/data-dir.ts'
import { type CliCommand, failed, type Outcome, textOf } from './command.ts'
import { withSchool } from './with-relay.ts'

const HASH = /^[0-9a-f]{64}$/

const words = (name: string, excised: number, documents: number): string[] => [
  `${name}: ${documents} documents made again from the log.`,
  ...(excised > 0
    ? [
        `${excised} changes taken out. They are kept in quarantine, where admins see them.`,
        'Devices give up their copies of them when they next come online.',
      ]
    : []),
]

export const rebuild: CliCommand = {
  name: 'rebuild',
  summary: 'Makes everything else from the log again. The relay must be stopped.',
  options: {
    school: { help: 'id of the school, when there are several' },
    without: { help: 'hash of a change to take out, with everything built on it' },
  },
  run: async (values, context): Promise<Outcome> => {
    const without = textOf(values, 'without') || undefined
    if (without !== undefined && !HASH.test(without))
      return failed('A hash has 64 letters and digits; `relay verify` names it.', 'hash-malformed')
    openDataDir(context.config.dataDir)
    const held = takeDataDir(context.config.dataDir)
    if (!held) return failed('The relay is running. Stop it first.', 'relay-running')
    try {
      return await withSchool(values, context, ({ schools }, { id, name }) => {
        const { documents, excised, problems } = schools.of(id).rebuild(without)
        if (problems.includes('no-such-change'))
          return failed('There is no such change in this school.', 'no-such-change')
        return {
          ok: problems.length === 0,
          lines: [...words(name, excised, documents), ...problems.map((one) => `  ${one}`)],
          data: { ok: problems.length === 0, school: id, documents, excised, problems },
        }
      })
    } finally {
      held.release()
    }
  },
}
