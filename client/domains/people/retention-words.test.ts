import { expect, test } from 'vitest'
import {
  DEFAULT_RETENTION,
  RETENTION_NAMES,
  RETENTION_RULES,
} from '#shared/domains/people/index.ts'
import { createDataApi } from './data-api.ts'
import {
  BY_ITSELF,
  ledgerWords,
  PROPOSED,
  readRule,
  relayFacts,
  retentionStepWords,
} from './retention-words.ts'

test('F185: every rule has its field, once', () => {
  expect([...PROPOSED, ...BY_ITSELF].sort()).toEqual([...RETENTION_NAMES].sort())
})

test('what is typed is a whole number within the rule’s bounds, or a sentence says which', () => {
  for (const name of RETENTION_NAMES) {
    const { least, most, usual } = RETENTION_RULES[name]
    for (const value of [least, most, usual]) expect(readRule(name, ` ${value} `)).toBe(value)
    for (const wrong of [`${least - 1}`, `${most + 1}`, '', '1.5', '-3', 'six'])
      expect(readRule(name, wrong)).toBe(`Enter a whole number from ${least} to ${most}.`)
  }
})

test('a change is told from what to what; one of another version is told without', () => {
  expect(retentionStepWords('auditYears 6>7')).toBe('the audit is kept: from 6 to 7 years')
  expect(retentionStepWords('messagesMonths 24>1')).toBe(
    'notices and remarks are kept: from 24 to 1 month',
  )
  for (const other of ['done', 'photosDays 1>2', 'toString 1>2'])
    expect(retentionStepWords(other)).toBe('things are kept')
})

test('what is kept for all schools, and what is past its time, in words', () => {
  const keeps = { backupDays: 35, securityLogDays: 90, unusedDeviceDays: 90 }
  expect(relayFacts(keeps).map(({ value }) => value)).toEqual([
    '35 days, with people erased since',
    '90 days, as lines of the security log',
    '90 days after they were ended; unused ones lose their name',
  ])
  expect(ledgerWords({ booking: 1, payment: 4 })).toBe('1 lesson and 4 payments')
  expect(ledgerWords({})).toBe('')
})

test('the answer of a newer relay is read, of what this app knows', async () => {
  const body = {
    settings: { ...DEFAULT_RETENTION, photosDays: 30 },
    ledgerBefore: 5,
    checkedAtMs: 6,
    people: [],
  }
  const api = createDataApi(async () => ({ ok: true, value: body }))
  const read = await api.retention()
  expect(read).toMatchObject({ ok: true, value: { settings: DEFAULT_RETENTION, ledger: {} } })
})
