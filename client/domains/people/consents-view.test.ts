import { expect, test } from 'vitest'
import type { Rows } from '#client/engine/api.ts'
import type { ConsentRow } from '#shared/domains/people/index.ts'
import { consentHistory, consentLines, purposeTitle, saidWords } from './consents-view.ts'
import { restrictedBy } from './restriction-words.ts'

const row = (id: string, some: Partial<ConsentRow>): ConsentRow => ({
  table: 'consents',
  id,
  doc: 'consents:amira',
  bucket: 'b',
  personId: 'amira',
  purpose: 'news',
  said: 'given',
  counts: true,
  atMs: 1_000,
  by: 'amira',
  how: 'app',
  wording: '2026-01-01',
  sentence: 'What stood there then.',
  ...some,
})
const rowsWith = (...all: ConsentRow[]) => ({ all: () => all }) as unknown as Rows
const nameOf = (id: string) => (id === 'amira' ? 'Amira Khan' : 'Anna Field')

test('[PE10] nobody has agreed to anything: every purpose is off, with the sentence asked now', () => {
  const lines = consentLines(rowsWith(), 'amira')
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) expect(line).toMatchObject({ isGiven: false, last: undefined })
  expect(lines[0]?.sentence).toMatch(/news and offers/)
})

test('[PE10] what was agreed to is shown in the words of then; others’ consents are not mine', () => {
  const rows = rowsWith(row('a', {}), row('b', { personId: 'seun', purpose: 'payer' }))
  const given = consentLines(rows, 'amira').filter(({ isGiven }) => isGiven)
  expect(given).toMatchObject([
    { sentence: 'What stood there then.', wording: '2026-01-01', last: { id: 'a' } },
  ])
})

test('the history is newest first and says who said it and how', () => {
  const rows = rowsWith(
    row('a', { counts: false }),
    row('z', { said: 'withdrawn', how: 'paper', by: 'ann', atMs: 9_000 }),
  )
  expect(consentHistory(rows, 'amira').map((one) => saidWords(one, nameOf))).toEqual([
    'Withdrawn, noted from paper by Anna Field',
    'Yes, by Amira Khan in the app',
  ])
  expect(purposeTitle('next-year')).toBe('next-year')
})

test('a restriction in one sentence, with one full stop', () => {
  const atMs = Date.parse('2026-11-30T10:00:00Z')
  expect(restrictedBy({ by: 'ann', atMs, reason: 'The address is disputed. ' }, nameOf)).toBe(
    'Restricted by Anna Field on 30 Nov 2026: The address is disputed.',
  )
})
