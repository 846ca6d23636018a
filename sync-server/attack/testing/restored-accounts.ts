/** A besieged relay's accounts, from a backup that is older than what was done since. */
import { join } from 'node:path'
import { replayOnAccounts } from '#sync-server/cli/restoring/replay.ts'
import { type ControlDb, openControlDb } from '#sync-server/storage/control/control-db.ts'
import { entriesAfter, markOfJournal } from '#sync-server/storage/security-journal.ts'
import type { Siege } from './a-siege.ts'

/** The accounts as they are after a backup, then `meanwhile`, then a restore of it. To be closed. */
export const restoredAccounts = async (
  siege: Pick<Siege, 'folder' | 'control'>,
  meanwhile: () => Promise<unknown>,
): Promise<ControlDb> => {
  const journal = join(siege.folder, 'data', 'security-journal.jsonl')
  const mark = markOfJournal(journal)
  const copy = join(siege.folder, 'restored.db')
  await siege.control.backup(copy)
  await meanwhile()
  const control = openControlDb(copy)
  replayOnAccounts(control, entriesAfter(journal, mark, 0))
  return control
}
