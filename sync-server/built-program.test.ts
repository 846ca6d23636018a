/** The relay's programs as one file each, and what becomes of one that cannot be made. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { builtProgram } from './built-program.mjs'

const read = (url: string): string => readFileSync(fileURLToPath(url), 'utf8')

test.each([
  ['relay', './main.ts'],
  ['cli', './cli.ts'],
])('%s is one file that needs nobody to read TypeScript', (name, entry) => {
  const program = read(builtProgram(name, entry) ?? expect.fail('nothing was made'))
  expect(program).not.toMatch(/^(import|export) .*"(#|\.)/m)
  expect(program).not.toContain('import.meta.url')
})

test('what a source looks for beside itself is where the source lies', () => {
  const program = read(builtProgram('relay', './main.ts') ?? expect.fail('nothing was made'))
  const places = [...program.matchAll(/new URL\("([^"]+)", "(file:[^"]+)"\)/g)]
  expect(places.length).toBeGreaterThan(2)
  const sources = pathToFileURL(`${import.meta.dirname}/`).href
  for (const [, path = '', from = ''] of places) {
    expect(from.startsWith(sources)).toBe(true)
    // The app may not be built yet; the cache is made when it is needed.
    if (/dist|cache/.test(path)) continue
    expect(existsSync(new URL(path, from)), path).toBe(true)
  }
})

test('the same sources are the same file, and no source is none', () => {
  const [first, second] = [builtProgram('relay', './main.ts'), builtProgram('relay', './main.ts')]
  expect(first).toBeDefined()
  expect(second).toBe(first)
  expect(builtProgram('relay', './not-there.ts')).toBeUndefined()
})
