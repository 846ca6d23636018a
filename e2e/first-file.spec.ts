/** One import in the wrong place brings a library into the first file, and nobody sees it happen. */
import { readFileSync } from 'node:fs'
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
