import { expect, test } from 'vitest'
import { lockChanges } from './lock-changes.mjs'

const lock = (packages: Record<string, { version?: string; integrity?: string }>) => ({
  packages: { '': { version: '0.1.0' }, ...packages },
})
const hono = { version: '4.13.19', integrity: 'sha512-a' }

test('an installation that leaves the lockfile as it was says nothing', () => {
  expect(
    lockChanges(lock({ 'node_modules/hono': hono }), lock({ 'node_modules/hono': hono })),
  ).toEqual([])
})

test('what came, what went, what has another version or another hash is named', () => {
  const before = lock({
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/hono': hono,
  })
  const after = lock({
    'node_modules/b': { version: '1.0.1' },
    'node_modules/b/node_modules/c': { version: '2.0.0' },
    'node_modules/hono': { ...hono, integrity: 'sha512-b' },
  })
  expect(lockChanges(before, after)).toEqual([
    'a: 1.0.0 -> nothing',
    'b: 1.0.0 -> 1.0.1',
    'b/node_modules/c: nothing -> 2.0.0',
    'hono: 4.13.19 with another hash',
  ])
})
