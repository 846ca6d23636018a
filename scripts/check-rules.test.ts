import { expect, test } from 'vitest'
import { citedRules, compareRules, definedRules, domainsWithoutRules } from './check-rules.mjs'

const defined = (text: string) => definedRules('RULES.md', text)
const cited = (text: string) => citedRules('a.test.ts', text)
const ids = (mentions: { id: string }[]) => mentions.map(({ id }) => id)

test('a rule is defined where its id opens a line, in a table, a list or a heading', () => {
  const text = '# Bookings\n| BK1 | … | see BK9 |\n- **BK2** …\n## BK3 …\nAs BK4 says.\n1. BK5: …'
  expect(ids(defined(text))).toEqual(['BK1', 'BK2', 'BK3', 'BK5'])
})

test('a rule is cited in the title of a test, alone or with others', () => {
  const text = `
    test('[BK1] one', () => {})
    it(\`[BK2, BK3] two\`, () => {})
    describe('[BK4]', () => test.each([['[XX1]']])('[BK5] %s', () => {}))
    // [BK6] in a comment shows nothing
    const words = '[BK7]'
  `
  expect(ids(cited(text)).sort()).toEqual(['BK1', 'BK2', 'BK3', 'BK4', 'BK5'])
})

test('equal lists are clean', () => {
  expect(compareRules(defined('| BK1 |'), cited(`test('[BK1] x', () => {})`))).toEqual([])
})

test('a rule without a test, a test without a rule and a rule written twice are found', () => {
  const rules = defined('| BK1 |\n| BK2 |\n| BK2 |')
  const tests = cited(`test('[BK2] x', () => {})\ntest('[BK9] y', () => {})`)
  expect(compareRules(rules, tests)).toEqual([
    'RULES.md:1: no test cites [BK1]',
    'RULES.md:3: BK2 is written twice',
    'a.test.ts:2: [BK9] is cited but written in no RULES.md',
  ])
})

test('a domain with code but without rules is found', () => {
  const paths = [
    'shared/domains/people/RULES.md',
    'shared/domains/people/schema.ts',
    'shared/domains/crm/schema.ts',
  ]
  expect(domainsWithoutRules(paths)).toEqual(['shared/domains/crm: has no RULES.md'])
})
