/** What a restore says: of the backup, of what comes back and what goes, of who may come in again. */
import type { Manifest } from '../manifest.ts'
import type { Losses, SchoolLosses } from './losses.ts'

const instant = (at: number): string => new Date(at).toISOString()
const counted = (count: number, one: string, other = `${one}s`): string =>
  `${count} ${count === 1 ? one : other}`

export const backupWords = ({ madeAt, schools, recipient }: Manifest): string =>
  `The backup of ${instant(madeAt)} is whole${recipient === null ? '' : ', could be decrypted'} and can be read: ${counted(schools.length, 'school')}.`

const schoolWords = ({ school, changes, back, lost }: SchoolLosses): string[] => {
  const head = `School ${school}: ${counted(changes, 'change')} as of the backup`
  if (lost === null)
    return [`${head}. The file that is here cannot be read; what is newer comes only from devices.`]
  const gone = [
    ...(lost.changes > 0 ? [counted(lost.changes, 'newer change')] : []),
    ...(lost.refused > 0 ? [counted(lost.refused, 'refused change')] : []),
    ...(lost.setRows > 0 ? [counted(lost.setRows, 'row of sets', 'rows of sets')] : []),
    ...(lost.auditRows > 0 ? [counted(lost.auditRows, 'audit row')] : []),
  ]
  return [
    `${head}, ${back} of them not here now.`,
    gone.length === 0
      ? '  Nothing that is here is newer.'
      : `  Only here, and gone until a device brings it back: ${gone.join(', ')}${lost.untilMs ? `, the last of ${instant(lost.untilMs)}` : ''}.`,
  ]
}

export const lossWords = ({ schools, schoolsOnlyHere }: Losses): string[] => [
  ...schools.flatMap(schoolWords),
  ...(schoolsOnlyHere.length > 0
    ? [`Not in the backup, and empty afterwards: ${schoolsOnlyHere.join(', ')}.`]
    : []),
]

const ENTRY_WORDS: Readonly<Record<string, string>> = {
  'device-added': 'device added',
  'device-ended': 'device ended',
  'sessions-ended': 'sign-out everywhere',
  'password-changed': 'password changed',
  'roles-changed': 'role or membership changed',
  'passkey-removed': 'passkey removed',
  'person-erased': 'person erased',
  'receipt-key-renewed': 'receipt key renewed',
}

export type AccountsWay = {
  /** The accounts that are here are sound, and stay. */
  readonly keepsAccounts: boolean
  /** `another`: it does not go on from where the backup's was, so what it says is not all. */
  readonly journal: 'of-the-backup' | 'another' | 'none'
  readonly accounts: number
  /** Entries newer than the backup, by what they say. */
  readonly entries: Readonly<Record<string, number>>
}

export const NEEDS_JOURNAL =
  'Without its security journal a backup is put back only with --without-journal.'

export const accountWords = (
  { keepsAccounts, journal, accounts, entries }: AccountsWay,
  madeAt: number,
): string[] => {
  const list = Object.entries(entries).map(([what, count]) => `${count} × ${ENTRY_WORDS[what]}`)
  const replayed =
    list.length === 0
      ? 'The security journal has nothing newer than the backup.'
      : `Done again from the security journal: ${list.join(', ')}.`
  const missing =
    journal === 'another'
      ? `${replayed} BUT THIS IS NOT THE SECURITY JOURNAL OF THE BACKUP: it was begun anew or cut short, and what was in the other is not known.`
      : 'THERE IS NO SECURITY JOURNAL.'
  if (keepsAccounts)
    return [
      'Accounts, passwords, devices and roles stay as they are here now.',
      ...(journal === 'of-the-backup'
        ? [replayed]
        : [
            `${missing} People who were erased since the backup are back in the`,
            'school’s file. Name the journal with --journal, or erase them again.',
          ]),
    ]
  return [
    `${counted(accounts, 'account')} come back as of ${instant(madeAt)}; everybody is signed out.`,
    ...(journal === 'of-the-backup'
      ? [replayed]
      : [
          `${missing} The passwords of all ${counted(accounts, 'account')} may be old: whoever changed`,
          'theirs since the backup has the old one again, devices that were ended since are not,',
          'and people who left or were erased since are back. Name the journal with --journal, or',
          'make sign-in links for everybody and end the devices again.',
        ]),
  ]
}
