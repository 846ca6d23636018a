/** The security log in sentences, and a record's paths and values in words. */

import { ROLES, type Role } from '#shared/kernel/actor.ts'
import { retentionStepWords } from './retention-words.ts'
import type { RecordStep, SecurityLine } from './security-log-api.ts'
import { roleWords } from './words.ts'

type Said = {
  /** Who did it, by name. */
  readonly by: string
  /** Whom it concerns, by name. */
  readonly whom: string
  readonly isOwn: boolean
  readonly isAboutSomebody: boolean
  readonly outcome: string
}

type Action = {
  /** In the list one chooses from. */
  readonly label: string
  readonly done: (said: Said) => string
  readonly refused?: (said: Said) => string
}

const isRole = (word: string): word is Role => ROLES.some((role) => role === word)
const rolesIn = (text: string): string => roleWords(text.split(' ').filter(isRole)) || 'nothing'

/** Each action of both logs. One that is missing here is shown by its own word. */
export const SECURITY_ACTIONS: Readonly<Record<string, Action>> = {
  'sign-in': {
    label: 'Signing in',
    done: ({ whom }) => `${whom} signed in`,
    refused: ({ whom }) => `Somebody could not sign in as ${whom}`,
  },
  'sign-out': { label: 'Signing out', done: ({ whom }) => `${whom} signed out` },
  'sessions-ended': {
    label: 'Signing out everywhere',
    done: ({ whom }) => `${whom} was signed out elsewhere`,
  },
  'stepped-up': {
    label: 'Password asked again',
    done: ({ whom }) => `${whom} proved again who they are`,
    refused: ({ whom }) => `Somebody could not prove to be ${whom}`,
  },
  'password-changed': {
    label: 'Password changed',
    done: ({ whom }) => `${whom} changed their password`,
    refused: ({ whom }) => `${whom} could not change the password`,
  },
  'reset-asked': {
    label: 'Reset asked for',
    done: ({ whom }) => `A new password was asked for ${whom}`,
  },
  'reset-made': {
    label: 'Sign-in link made',
    done: ({ by, whom }) => `${by} made a sign-in link for ${whom}`,
  },
  'password-reset': {
    label: 'Password reset',
    done: ({ whom }) => `${whom} set a new password with a link`,
    refused: () => 'A link for a new password was not accepted',
  },
  'passkey-added': { label: 'Passkey added', done: ({ whom }) => `${whom} added a passkey` },
  'passkey-removed': { label: 'Passkey removed', done: ({ whom }) => `${whom} removed a passkey` },
  'device-added': {
    label: 'Device added',
    done: ({ whom }) => `${whom} signed in on a new device`,
  },
  'device-ended': {
    label: 'Device ended',
    done: ({ by, whom, isOwn }) =>
      isOwn ? `${whom} ended one of their devices` : `${by} ended a device of ${whom}`,
  },
  'device-replaced': {
    label: 'Device made room',
    done: ({ whom }) => `A new device of ${whom} took the place of the one needed least`,
  },
  'invitation-made': { label: 'Invitation made', done: ({ by }) => `${by} invited somebody` },
  'invitation-accepted': {
    label: 'Invitation accepted',
    done: ({ whom }) => `${whom} accepted an invitation`,
    refused: () => 'An invitation was not accepted',
  },
  'account-made': { label: 'Account made', done: ({ whom }) => `${whom} has an account` },
  'person-added': {
    label: 'Person added',
    done: ({ whom, outcome }) => `${whom} joined as ${rolesIn(outcome)}`,
  },
  'roles-changed': {
    label: 'Roles changed',
    done: ({ by, whom }) => `${by} changed what ${whom} may do`,
  },
  'role-changed': {
    label: 'Roles, before and after',
    done: ({ whom, outcome }) => {
      const [before = '', after = ''] = outcome.split('>')
      return `${whom}: from ${rolesIn(before)} to ${rolesIn(after)}`
    },
  },
  'member-removed': {
    label: 'Taken out',
    done: ({ by, whom }) => `${by} took ${whom} out of the school`,
  },
  exported: {
    label: 'Exported',
    done: ({ by, whom, isAboutSomebody }) =>
      isAboutSomebody
        ? `${by} took a copy of what the school has on ${whom}`
        : `${by} took a copy of the school`,
  },
  'person-erased': { label: 'Erased', done: ({ by }) => `${by} erased a person` },
  'person-kept': {
    label: 'Kept longer',
    done: ({ by, whom }) => `${by} keeps ${whom} longer than usual`,
  },
  'receipt-key-renewed': {
    label: 'Key of the receipts',
    done: () => 'The key that proves what the relay accepted was renewed',
  },
  'retention-changed': {
    label: 'How long things are kept',
    done: ({ by, outcome }) => `${by} changed how long ${retentionStepWords(outcome)}`,
  },
  'ledger-erased': {
    label: 'Old accounts erased',
    done: ({ by }) => `${by} erased accounts of erased people that were past their time`,
  },
  'change-refused': { label: 'Change refused', done: ({ by }) => `A change by ${by} was refused` },
  'refusal-decided': {
    label: 'Refusal decided',
    done: ({ by, outcome }) =>
      outcome === 'adopt' ? `${by} took over a refused change` : `${by} kept a change refused`,
  },
  'last-words-kept': {
    label: 'Last words kept',
    done: ({ by }) => `Unsent work from an ended device of ${by} was kept`,
  },
  'change-excised': {
    label: 'Change taken out',
    done: () => 'A change was taken out of the log, into the refused ones',
  },
  'change-rotted': { label: 'Damage found', done: () => 'Damage on the disk was found' },
  'change-mended': { label: 'Damage mended', done: () => 'Damage on the disk was mended' },
  'snapshot-mended': { label: 'Copy mended', done: () => 'A damaged copy was made again' },
  rebuilt: { label: 'Rebuilt', done: () => 'The school was built anew from its log' },
  restored: { label: 'Restored', done: () => 'The school was restored from a backup' },
}

/** @param nameOf null is given for nobody the school knows */
export const securityWords = (
  { action, outcome, by, person }: SecurityLine,
  nameOf: (person: string | null) => string,
): string => {
  const known = SECURITY_ACTIONS[action]
  const said: Said = {
    by: by === null ? 'The relay' : nameOf(by),
    whom: nameOf(person ?? by),
    isOwn: by === person,
    isAboutSomebody: person !== null,
    outcome,
  }
  if (known === undefined) {
    const words = action.replaceAll('-', ' ')
    return outcome === 'refused'
      ? `Refused: ${words}`
      : `${words[0]?.toUpperCase()}${words.slice(1)}`
  }
  if (outcome !== 'refused') return known.done(said)
  return known.refused?.(said) ?? `Refused: ${known.label.toLowerCase()}`
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{16,}/

/** `events.0192….type` becomes "Events, type": what stands there, without keys nobody can read. */
export const pathWords = (path: string): string => {
  const words = path
    .split('.')
    .filter((part) => !ID.test(part))
    .map((part) =>
      part
        .replace(/(?<=[a-z])Id$/, '')
        .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase(),
    )
    .join(', ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** A value for a reader: a person by name, an instant by day and time, nothing as a dash. */
export const valueWords = (
  value: RecordStep['before'],
  path: string,
  words: { nameOf: (id: string) => string | undefined; dayTime: (atMs: number) => string },
): string => {
  if (value === null || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return /(?:at|Ms)$/i.test(path) && value > 1e12 ? words.dayTime(value) : String(value)
  return words.nameOf(value) ?? value
}
