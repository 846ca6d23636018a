/**
 * How long a school keeps what: each figure with its unit, its default and the bounds an admin may
 * move it in. The relay keeps to them, the screen asks for them. F185.
 */
import * as v from 'valibot'

export type RetentionRule = {
  readonly unit: 'days' | 'months' | 'years'
  readonly usual: number
  readonly least: number
  readonly most: number
}

/**
 * The UK GDPR asks for no longer than needed and names no figure; HMRC asks for six years of accounts
 * (as of 2026). The audit vouches for who touched the accounts, so it stays as long as they do.
 */
export const RETENTION_RULES = {
  /** After the last thing that happened in a learner's file, its erasure is proposed. */
  learnerFilesMonths: { unit: 'months', usual: 24, least: 1, most: 120 },
  /** After the accounting year, what stayed of people who were erased is proposed. */
  ledgerYears: { unit: 'years', usual: 6, least: 6, most: 12 },
  /** After they were sent, notices and remarks about questions are let go. */
  messagesMonths: { unit: 'months', usual: 24, least: 1, most: 120 },
  /** After an admin has decided about a refused change, it is let go. */
  refusalsDays: { unit: 'days', usual: 90, least: 7, most: 3_650 },
  /** After they were written, lines of the school's audit are let go. */
  auditYears: { unit: 'years', usual: 6, least: 6, most: 12 },
} as const satisfies Record<string, RetentionRule>

export type RetentionName = keyof typeof RETENTION_RULES
export type RetentionSettings = Readonly<Record<RetentionName, number>>

export const RETENTION_NAMES = Object.keys(RETENTION_RULES) as readonly RetentionName[]

const within = (name: RetentionName) =>
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(RETENTION_RULES[name].least),
    v.maxValue(RETENTION_RULES[name].most),
  )

export const retentionSettings = v.strictObject({
  learnerFilesMonths: within('learnerFilesMonths'),
  ledgerYears: within('ledgerYears'),
  messagesMonths: within('messagesMonths'),
  refusalsDays: within('refusalsDays'),
  auditYears: within('auditYears'),
})

export const DEFAULT_RETENTION = Object.fromEntries(
  RETENTION_NAMES.map((name) => [name, RETENTION_RULES[name].usual]),
) as RetentionSettings
