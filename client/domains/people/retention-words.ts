/** How long what is kept, in words. Pure. */
import { plural } from '#client/ui/plural.ts'
import {
  RETENTION_RULES,
  type RetentionName,
  type RetentionRule,
} from '#shared/domains/people/index.ts'
import type { Counts, RelayKeeps } from './data-api.ts'

type Unit = RetentionRule['unit']

const UNITS: Readonly<Record<Unit, { readonly one: string; readonly other: string }>> = {
  days: { one: 'day', other: 'days' },
  months: { one: 'month', other: 'months' },
  years: { one: 'year', other: 'years' },
}

type RuleWords = {
  readonly label: string
  /** As part of a sentence. */
  readonly name: string
  readonly hint: string
}

/** In the order of the screen. */
export const RULE_WORDS: Readonly<Record<RetentionName, RuleWords>> = {
  learnerFilesMonths: {
    label: 'Learner files, in months',
    name: 'learner files',
    hint: 'Counted from the last thing that happened in them.',
  },
  ledgerYears: {
    label: 'Accounts, in years',
    name: 'accounts',
    hint: 'What stays of erased people without their name: lessons and payments. Counted from the end of the accounting year. Not below 6: tax law asks for six years.',
  },
  messagesMonths: {
    label: 'Notices and remarks, in months',
    name: 'notices and remarks',
    hint: 'What the app told people, and remarks about questions once they are answered.',
  },
  refusalsDays: {
    label: 'Refused changes, in days',
    name: 'refused changes',
    hint: 'Counted from the day an admin decided about them.',
  },
  auditYears: {
    label: 'Audit, in years',
    name: 'the audit',
    hint: 'Who did what, without names. Not below 6: it vouches for the accounts.',
  },
}

/** Who lets it go: a person who looks at each, or the relay once a day. */
export const PROPOSED: readonly RetentionName[] = ['learnerFilesMonths', 'ledgerYears']
export const BY_ITSELF: readonly RetentionName[] = ['messagesMonths', 'refusalsDays', 'auditYears']

/** A whole number within the rule's bounds, or a sentence that says which. */
export const readRule = (name: RetentionName, text: string): number | string => {
  const { least, most } = RETENTION_RULES[name]
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : `Enter a whole number from ${least} to ${most}.`
}

const isName = (text: string): text is RetentionName => Object.hasOwn(RETENTION_RULES, text)

/** "auditYears 6>7", as the audit has it: "the audit is kept, from 6 to 7 years". */
export const retentionStepWords = (outcome: string): string => {
  const [, name = '', before = '', after = ''] = /^(\w+) (\d+)>(\d+)$/.exec(outcome) ?? []
  if (!isName(name)) return 'things are kept'
  const { unit } = RETENTION_RULES[name]
  const verb = name === 'auditYears' ? 'is' : 'are'
  return `${RULE_WORDS[name].name} ${verb} kept: from ${before} to ${plural(Number(after), UNITS[unit])}`
}

/** What whoever runs the relay keeps for all its schools. */
export const relayFacts = ({ backupDays, securityLogDays, unusedDeviceDays }: RelayKeeps) => {
  const days = (count: number): string => plural(count, UNITS.days)
  return [
    { label: 'Backups', value: `${days(backupDays)}, with people erased since` },
    { label: 'Sign-ins', value: `${days(securityLogDays)}, as lines of the security log` },
    {
      label: 'Devices',
      value: `${days(unusedDeviceDays)} after they were ended; unused ones lose their name`,
    },
  ]
}

const LEDGER: Readonly<Record<string, { readonly one: string; readonly other: string }>> = {
  booking: { one: 'lesson', other: 'lessons' },
  payment: { one: 'payment', other: 'payments' },
}

/** "3 lessons and 1 payment"; empty when there is nothing. */
export const ledgerWords = (ledger: Counts): string =>
  Object.entries(ledger)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => plural(count, LEDGER[kind] ?? { one: kind, other: kind }))
    .join(' and ')
