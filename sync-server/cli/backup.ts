/** A copy of everything, taken while the relay works. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { describeFile, MANIFEST_FILE, type Manifest } from './manifest.ts'
import { withRelay } from './with-relay.ts'

export const backup: CliCommand = {
  name: 'backup',
  summary: 'Copies accounts and schools into an empty folder, while the relay runs.',
  options: { to: { help: 'an empty or new folder', isRequired: true } },
  run: (values, context) => {
    const folder = resolve(textOf(values, 'to'))
    return withRelay(context, async ({ control, schools }) => {
      if (existsSync(folder) && readdirSync(folder).length > 0)
        return failed('That folder is not empty. Name a new one.', 'folder-not-empty')
      mkdirSync(join(folder, 'schools'), { recursive: true, mode: 0o700 })
      const all = control.schools.all()
      // Accounts last: a school may then lack somebody's newest work, but nobody's school is missing.
      for (const { id } of all) await schools.of(id).backup(join(folder, 'schools', `${id}.db`))
      await control.backup(join(folder, 'control.db'))
      // Without it no device could prove after a restore what this relay had accepted.
      copyFileSync(dataDirAt(context.config.dataDir).receiptKeyFile, join(folder, 'receipt.key'))
      const paths = [...all.map(({ id }) => `schools/${id}.db`), 'control.db', 'receipt.key']
      const manifest: Manifest = {
        format: 1,
        madeAt: new Date(context.ports.clock.now()).toISOString(),
        schools: all,
        files: paths.map((path) => describeFile(folder, path)),
      }
      writeFileSync(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`)
      const bytes = manifest.files.reduce((sum, one) => sum + one.bytes, 0)
      return done(
        [
          `Copied ${all.length} school(s), ${Math.ceil(bytes / 1024)} KB, to ${folder}.`,
          'It holds personal data and the key of the relay’s receipts: keep it like the data itself.',
        ],
        { folder, schools: all.length, bytes },
      )
    })
  },
}
