import { describe, expect, test } from 'vitest'
import { importFindings } from './check-imports.mjs'
import { findCycles, importsOf } from './imports/graph.mjs'

const edge = (from: string, to: string) => ({ from, to, line: 1 })
const findingsFor = (from: string, to: string) => importFindings([edge(from, to)])

describe('the import map', () => {
  test.each([
    ['the kernel stands on nothing', 'shared/kernel/money.ts', 'shared/documents/edit.ts'],
    ['documents know no domain', 'shared/documents/edit.ts', 'shared/domains/people/index.ts'],
    ['shared never sees a device', 'shared/domains/people/rules.ts', 'client/app/main.tsx'],
    [
      'domains look left only',
      'shared/domains/people/rules.ts',
      'shared/domains/bookings/index.ts',
    ],
    ['through front doors', 'shared/domains/bookings/rules.ts', 'shared/domains/people/schema.ts'],
    ['the engine knows no domain', 'client/engine/outbox.ts', 'shared/domains/people/index.ts'],
    ['nor a screen', 'client/engine/outbox.ts', 'client/domains/people/index.ts'],
    ['a button knows no domain', 'client/ui/button.tsx', 'shared/domains/people/index.ts'],
    ['a button knows no engine', 'client/ui/button.tsx', 'client/engine/outbox.ts'],
    ['screens do not find the app', 'client/domains/people/list.tsx', 'client/app/main.tsx'],
    ['screens use front doors', 'client/domains/people/list.tsx', 'client/domains/money/pay.tsx'],
    ['the client never sees the relay', 'client/app/main.tsx', 'sync-server/main.ts'],
    ['the relay never sees a device', 'sync-server/main.ts', 'client/engine/outbox.ts'],
    ['a school knows no domain', 'sync-server/school/judge.ts', 'shared/domains/people/index.ts'],
    ['nothing imports the simulation', 'sync-server/main.ts', 'simulation/main.ts'],
    ['nothing leans on builders', 'shared/kernel/time.ts', 'shared/kernel/time.builder.ts'],
    ['every folder has a line', 'elsewhere/thing.ts', 'shared/kernel/time.ts'],
  ])('%s', (_reason, from, to) => {
    expect(findingsFor(from, to)).toHaveLength(1)
  })

  test.each([
    ['shared/domains/bookings/rules.ts', 'shared/domains/people/index.ts'],
    ['shared/domains/bookings/rules.ts', 'shared/domains/bookings/schema.ts'],
    ['shared/registry.ts', 'shared/domains/bookings/index.ts'],
    ['client/domains/bookings/list.tsx', 'shared/domains/bookings/index.ts'],
    ['client/app/main.tsx', 'shared/registry.ts'],
    ['sync-server/main.ts', 'shared/registry.ts'],
    ['simulation/main.ts', 'sync-server/school/school.ts'],
    ['shared/kernel/time.test.ts', 'simulation/main.ts'],
  ])('%s may import %s', (from, to) => {
    expect(findingsFor(from, to)).toEqual([])
  })

  test('a finding says where, what and why', () => {
    expect(findingsFor('client/ui/button.tsx', 'shared/domains/people/index.ts')).toEqual([
      'client/ui/button.tsx:1: imports shared/domains/people/index.ts: a button that knows a booking can be used for nothing else',
    ])
  })
})

describe('reading imports', () => {
  const targets = (text: string) => importsOf('shared/a/b.ts', text).map(({ to }) => to)

  test('finds every way to name a file, types too', () => {
    expect(
      targets(`
        import type { A } from './a.ts'
        export * from '../c.ts'
        export { d } from '#shared/d.ts'
        const e = await import('./e.ts')
        type F = typeof import('./f.ts')
        type G = import('./g.ts').G
        new Worker(new URL('./worker.ts', import.meta.url))
        import url from './style.css?url'
      `),
    ).toEqual([
      'shared/a/a.ts',
      'shared/c.ts',
      'shared/d.ts',
      'shared/a/e.ts',
      'shared/a/f.ts',
      'shared/a/g.ts',
      'shared/a/worker.ts',
      'shared/a/style.css',
    ])
  })

  test('packages, comments and strings are no imports', () => {
    expect(targets(`import 'valibot'; // import './no.ts'\nconst s = "import './no.ts'"`)).toEqual(
      [],
    )
  })
})

describe('circles', () => {
  test('a long circle is found, a diamond is none', () => {
    const ring = [edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('c', 'd')]
    expect(findCycles(ring)).toEqual([['a', 'b', 'c']])
    const diamond = [edge('a', 'b'), edge('a', 'c'), edge('b', 'd'), edge('c', 'd')]
    expect(findCycles(diamond)).toEqual([])
  })

  test('a circle of type imports is a circle', () => {
    const edges = [
      ...importsOf('shared/kernel/a.ts', `import type { B } from './b.ts'`),
      ...importsOf('shared/kernel/b.ts', `import type { A } from './a.ts'`),
    ]
    expect(importFindings(edges)).toEqual(['circle: shared/kernel/a.ts <-> shared/kernel/b.ts'])
  })
})
