import { expect, test } from 'vitest'
import { withMutants } from './mutants.mjs'

const variantsOf = (source: string): string[] =>
  withMutants('rule.ts', source, 1).mutants.map(({ what }) => what)

test('conditions, clauses, comparisons, refusals and roles are each made wrong once', () => {
  const rule = `
    if (!isAdmin(actor) && actor.teams.includes(id)) return refuse('not-yours')
    return a < b || hasRole(actor, 'admin') ? ok(undefined) : refuse('closed')`
  expect(variantsOf(`const rule = (actor) => {${rule}}`)).toEqual([
    'turned round',
    'left of && dropped',
    'right of && dropped',
    'turned round',
    "refuse('not-yours') lets pass",
    'turned round',
    'left of || dropped',
    'right of || dropped',
    '< swapped',
    "'admin' is 'instructor'",
    "refuse('closed') lets pass",
  ])
})

test('types, imports and the names of fields stay what they are', () => {
  const source = `import { admin } from 'admin'
    type Role = 'admin' | 'learner'
    const named = { admin: 1, 'role': role as 'admin' }`
  expect(withMutants('rule.ts', source, 1)).toEqual({ code: source, mutants: [] })
})

test('with no mutant switched on, the module does what it did', () => {
  const source = 'export default (a, b) => (a === b && b > 0 ? "same" : "other")'
  const { code, mutants } = withMutants('rule.ts', source, 1)
  const made = (switched: number) => {
    const mutation = (id: number) => id === switched
    const body = code.replace('export default', 'return').replaceAll('globalThis.', '')
    return new Function('mutation', body)(mutation) as (a: number, b: number) => string
  }
  const cases = [
    [1, 1],
    [1, 2],
    [0, 0],
    [-1, 2],
  ] as const
  const plain = cases.map(([a, b]) => (a === b && b > 0 ? 'same' : 'other'))
  expect(cases.map(([a, b]) => made(0)(a, b))).toEqual(plain)
  for (const { id } of mutants) expect(cases.map(([a, b]) => made(id)(a, b))).not.toEqual(plain)
})
