/**
 * One import in the wrong place brings a library into the first file, or something of the relay's into
 * what everybody may read, and nobody sees it happen.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { appDir, expect, test } from './support/story.ts'

/** A little more than it is; what needs more says why, here. */
const MOST_BYTES = 64 * 1024

/** The page's own scripts, and all that these import before they run. */
const loadedFirst = (): ReadonlySet<string> => {
  const html = readFileSync(join(appDir(), 'index.html'), 'utf8')
  const found = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="\/([^"]+)"/g)].map(([, path]) => path),
  )
  for (const path of found)
    for (const [, name] of readFileSync(join(appDir(), path ?? ''), 'utf8').matchAll(
      /(?:^|[;}\s])(?:import|export)(?:[\w*{}\s,$]*from)?\s*"\.\/([^"]+\.js)"/g,
    ))
      found.add(`assets/${name}`)
  return found as ReadonlySet<string>
}

test('what is loaded before the first paint stays small', () => {
  const paths = [...loadedFirst()]
  expect(paths.length).toBeGreaterThan(0)
  const bytes = paths.map((path) => gzipSync(readFileSync(join(appDir(), path))).length)
  const sum = bytes.reduce((all, one) => all + one, 0)
  expect(sum, paths.join(' ')).toBeGreaterThan(30 * 1024)
  expect(sum, paths.join(' ')).toBeLessThan(MOST_BYTES)
})

/** What no file of the app may hold, and what it would be. */
const SECRETS: readonly (readonly [string, RegExp])[] = [
  ['the demo school’s password', /mirror-signal/],
  ['a private key', /BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1[A-Z0-9]/],
  ['a setting of the relay’s', /\bDATA_DIR\b/],
]
/** Where it was built. Not asked of WASM: the documents' engine comes with its makers' own paths. */
const HOME_PATH = /\/(?:home|Users)\/[\w.-]+\/|\/root\/|[A-Z]:\\+Users\\/

test('what everybody may download holds nothing secret', () => {
  // Packed files are the same once more.
  const paths = readdirSync(appDir(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
  expect(paths.length).toBeGreaterThan(10)
  const found = paths.flatMap((path) => {
    const text = readFileSync(path, 'latin1')
    const looksFor = path.endsWith('.wasm')
      ? SECRETS
      : [...SECRETS, ['a path of the machine it was built on', HOME_PATH] as const]
    return looksFor.flatMap(([what, looks]) => (looks.test(text) ? [`${path}: ${what}`] : []))
  })
  expect(found).toEqual([])
})
