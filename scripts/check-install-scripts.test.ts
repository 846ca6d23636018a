import { expect, test } from 'vitest'
import { installScriptFindings } from './check-install-scripts.mjs'

const KNOWN = { sqlite: 'compiles', fast: 'is not let run' }
const ALLOWED = { sqlite: true, fast: false }
const locked = (...paths: string[]) => ({
  packages: {
    '': {},
    'node_modules/quiet': {},
    ...Object.fromEntries(paths.map((path) => [path, { hasInstallScript: true }])),
  },
})
const found = (paths: string[], allowed: Record<string, boolean> = ALLOWED) =>
  installScriptFindings(locked(...paths), allowed, KNOWN)

test('those with a reason are let be, wherever they lie', () => {
  expect(found(['node_modules/sqlite', 'node_modules/a/node_modules/fast'])).toEqual([])
})

test('a new one is found by its name, also below a scope and inside another package', () => {
  const paths = ['node_modules/sqlite', 'node_modules/fast', 'node_modules/a/node_modules/@x/y']
  expect(found(paths)).toEqual([
    '@x/y runs a script at install, and no reason for it is written down',
    '@x/y runs a script at install, and allowScripts does not say if it may',
  ])
})

test('one that has gone is to be crossed out', () => {
  expect(found(['node_modules/sqlite'])).toEqual([
    'fast is listed here, and runs no script at install any more',
    'fast is in allowScripts, and runs no script at install any more',
  ])
})
