/** A school, or what concerns one person of it, as the same zip that the app gives. */
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createExporter } from '#sync-server/export/exporter.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { nextTurn } from '#sync-server/school/ports-turn.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { withSchool } from './with-relay.ts'

export const exportCommand: CliCommand = {
  name: 'export',
  summary: 'Writes a school, or what concerns one person of it, as a zip to read without this app.',
  options: {
    out: { help: 'the zip to write', isRequired: true },
    person: { help: 'id of a person: only what concerns this person' },
    school: { help: 'id of the school, where there are several' },
  },
  run: (values, context) =>
    withSchool(values, context, async ({ control, schools }, { id, name }) => {
      const personId = textOf(values, 'person')
      const member = personId ? control.memberships.ofPerson(id, personId) : undefined
      if (personId && !member)
        return failed('There is no such person in this school.', 'person-unknown')
      // Opened first, so that an older file is brought up to date before it is read.
      schools.of(id).audit.append({
        at: context.ports.clock.now(),
        person: 'command-line',
        device: 'command-line',
        action: 'exported',
        target: member ? personId : id,
        outcome: 'done',
      })
      const exporter = createExporter(context.ports.clock, nextTurn)
      const { zip } = exporter.start({
        school: {
          id,
          name,
          file: dataDirAt(context.config.dataDir).schoolFile(id),
          receiptOf: schools.of(id).receiptOf,
        },
        ...(member ? { person: { personId, roles: member.roles } } : {}),
      })
      const file = resolve(textOf(values, 'out'))
      const to = createWriteStream(file, { mode: 0o600 })
      await pipeline(Readable.fromWeb(zip as Parameters<typeof Readable.fromWeb>[0]), to)
      return done([`Wrote ${file} (${to.bytesWritten} bytes).`], { file, bytes: to.bytesWritten })
    }),
}
