/** Lets go of backups that are older than the operator keeps them: people who were erased are in those. */
import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { DEFAULT_RELAY_KEEPS } from '#sync-server/config.ts'
import { type CliCommand, done, failed, textOf } from './command.ts'
import { MANIFEST_FILE, readManifest } from './manifest.ts'

type Found = { readonly folder: string; readonly madeAt: number }

/** Backups of ours, the oldest first; whatever else lies there is nobody's business. */
const backupsIn = (folder: string): Found[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const made = entry.isDirectory() ? readManifest(join(folder, entry.name)) : undefined
      return made === undefined ? [] : [{ folder: join(folder, entry.name), madeAt: made.madeAt }]
    })
    .sort((a, b) => a.madeAt - b.madeAt)

/** The manifest first: half a folder must not look like a backup. */
const remove = ({ folder }: Found): void => {
  renameSync(join(folder, MANIFEST_FILE), join(folder, `${MANIFEST_FILE}.going`))
  rmSync(folder, { recursive: true })
}

export const backupPrune: CliCommand = {
  name: 'backup prune',
  summary: 'Deletes backups that are older than BACKUP_DAYS; the newest stays, however old it is.',
  worksWithoutData: true,
  options: {
    in: { help: 'the folder in which the folders of the backups lie', isRequired: true },
    'dry-run': { help: 'only says which', isFlag: true },
  },
  run: async (values, { config, ports }) => {
    const folder = resolve(textOf(values, 'in'))
    const { backupDays } = config.keeps ?? DEFAULT_RELAY_KEEPS
    const before = ports.clock.now() - backupDays * DAY_MS
    try {
      const found = backupsIn(folder)
      const old = found.slice(0, -1).filter(({ madeAt }) => madeAt < before)
      const isDry = values['dry-run'] === true
      for (const one of isDry ? [] : old) remove(one)
      return done(
        [
          ...old.map((one) => `${isDry ? 'Would delete' : 'Deleted'} ${one.folder}`),
          `${found.length - old.length} of ${found.length} backups are kept: the newest, and those of the last ${backupDays} days.`,
        ],
        { deleted: old.map((one) => one.folder), kept: found.length - old.length, isDry },
      )
    } catch {
      return failed('That folder cannot be read, or not all of it be deleted.', 'folder-unusable')
    }
  },
}
