/**
 * Does the security journal outlive the disk of the data folder? A backup put back without it brings
 * back what was ended since: devices, passwords, roles and people who were erased. T52.
 */
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RelayConfig } from '#sync-server/config.ts'

export type JournalPlace = 'in-data-folder' | 'same-disk' | 'other-disk'

/** Of the nearest folder that is there: the journal is written with its first entry. */
const diskOfPath = (path: string): number =>
  existsSync(path) || dirname(path) === path ? statSync(path).dev : diskOfPath(dirname(path))

/** Two partitions of one disk pass for two disks: more cannot be seen from here. */
export const journalPlace = (
  { dataDir, securityJournal }: Pick<RelayConfig, 'dataDir' | 'securityJournal'>,
  diskOf: (path: string) => number = diskOfPath,
): JournalPlace => {
  if (securityJournal === undefined) return 'in-data-folder'
  return diskOf(securityJournal) === diskOf(dataDir) ? 'same-disk' : 'other-disk'
}

const WHAT_THEN =
  'If that disk is lost, a backup brings back what was ended after it: old passwords, devices and roles, and people who were erased. Stop the relay, move the journal to another disk, and name it there: SECURITY_JOURNAL=/mnt/other/journal.jsonl'

/** Without a path: it is also for the log. */
export const JOURNAL_WORDS: Record<JournalPlace, string> = {
  'in-data-folder': `SECURITY_JOURNAL is not set, so the security journal lies in the data folder. ${WHAT_THEN}`,
  'same-disk': `The file of SECURITY_JOURNAL is on the same disk as the data folder. ${WHAT_THEN}`,
  'other-disk': 'on another disk than the data folder; keep it out of what one accident can take',
}
