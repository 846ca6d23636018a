/** How much JavaScript the browser has to load before the first paint. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Benchmark, finding } from '../finding.ts'

const MOST_BYTES = 120 * 1024

/** Scripts the page names itself: the entry, what it imports statically, and what runs before it. */
const scriptsOf = (html: string): string[] => [
  ...[...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map((found) => found[1] as string),
  ...[...html.matchAll(/<link rel="modulepreload"[^>]*\shref="([^"]+)"/g)].map(
    (found) => found[1] as string,
  ),
]

export const entryJs: Benchmark = {
  name: 'entry-js',
  findings: ['entry-js'],
  run: async (tell) => {
    const scripts = scriptsOf(readFileSync('dist/app/index.html', 'utf8'))
    const bytes = scripts.map((path) => gzipSync(readFileSync(`dist/app${path}`)).length)
    tell(
      finding({
        name: 'entry-js',
        unit: 'bytes of JavaScript before the first paint, gzip',
        ours: bytes.reduce((sum, one) => sum + one, 0),
        target: `<= ${MOST_BYTES}`,
        isMet: (ours) => ours <= MOST_BYTES,
      }),
    )
  },
}
