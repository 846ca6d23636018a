/**
 * Every regular expression of the product against text made to slow it down (T20). Held against
 * itself: twice the text may take twice as long, and some more; a machine that is busy is no reason.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { filesBelow, isTestFile, isTypeScript } from './source/files.mjs'
import { lineAt, parse, walk } from './source/parse.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['shared', 'client', 'sync-server']

type Found = { readonly where: string; readonly source: string; readonly flags: string }

/** Why these may grow with the square of their text. */
const MAY_GROW: Readonly<Record<string, string>> = {
  'client/domains/theory/practice-words.ts': 'lines of the Code, which we write ourselves',
}

const regexesIn = (path: string, text: string): Found[] => {
  const found: Found[] = []
  walk(parse(path, text), (node) => {
    if (node.type !== 'Literal' || !node.regex) return
    const { pattern, flags } = node.regex
    found.push({ where: `${path}:${lineAt(text, node.start)}`, source: pattern, flags })
  })
  return found
}

const everyRegex = FOLDERS.flatMap((folder) =>
  filesBelow(join(root, folder))
    .filter((path) => isTypeScript(path) && !isTestFile(path) && !path.includes('testing/'))
    .flatMap((path) => {
      const whole = `${folder}/${path}`
      return regexesIn(whole, readFileSync(join(root, whole), 'utf8'))
    }),
)

const SEEDS = [
  ...[
    'a',
    'A',
    '0',
    '1',
    ' ',
    '\t',
    '\n',
    '-',
    '_',
    '.',
    ',',
    ';',
    ':',
    '/',
    '\\',
    '@',
    '%',
    '"',
    "'",
  ],
  ...['<', '>', '&', '=', '(', ')', '[', '{', '}', '*', '#', '~', '$', '\u00e9', '\ud83d\ude00'],
  ...['a.', 'a@', '0.', '0:', 'a ', 'a=', '<a', '<a ', '</', '::', '{%', '&a', '\\{', '/*', '=1 '],
  ...['[](', '![](', '**a', '_a', '`', '<!--', '<style>', '(A', '"a', '&#1', '-a', 'a-'],
]
const TAILS = ['', '!', '\n', '\u0000', 'x"<']
/** The last two are held against each other; before them nothing may take long at all. */
const LENGTHS = [20, 40, 80, 160, 320, 8_000, 16_000] as const
const [SHORT, LONG] = [LENGTHS.length - 2, LENGTHS.length - 1]
/** Text is doubled; what grows with its square takes four times as long. */
const GROWS_AT_MOST = 3
/** Below it the clock says nothing. */
const TELLING_MS = 2
const TRIES = 5

/** Each as long as it says, of one seed, with a tail that ends the match. */
const TEXTS = SEEDS.flatMap((seed) =>
  TAILS.map((tail) => ({
    name: JSON.stringify(seed + tail),
    texts: LENGTHS.map((length) => seed.repeat(length / seed.length) + tail),
  })),
)

const timed = (regex: RegExp, text: string): number => {
  regex.lastIndex = 0
  const startedMs = performance.now()
  text.replace(regex, '')
  return performance.now() - startedMs
}
/** Of several tries, but for what is quick at once: a busy machine slows some down, not all. */
const bestMs = (regex: RegExp, text = ''): number => {
  let best = Number.POSITIVE_INFINITY
  for (let left = TRIES; left > 0 && best >= TELLING_MS; left -= 1)
    best = Math.min(best, timed(regex, text))
  return best
}

/** The text on which it grows faster than that; undefined when there is none. */
const growsOn = ({ source, flags }: Found): string | undefined => {
  const regex = new RegExp(source, flags)
  return TEXTS.find(({ texts }) => {
    if (texts.slice(0, SHORT).some((text) => bestMs(regex, text) >= TELLING_MS)) return true
    const longMs = bestMs(regex, texts[LONG])
    return longMs >= TELLING_MS && longMs > GROWS_AT_MOST * bestMs(regex, texts[SHORT])
  })?.name
}

test('what grows with the square of its text, or faster, is found', () => {
  const found = (source: string) => growsOn({ where: '', source, flags: '' })
  expect(found('^\\S+@\\S+\\.\\S+$')).toBeDefined()
  expect(found('^(a|a)+b$')).toBeDefined()
  expect(found('^[a-z]+$')).toBeUndefined()
  const read = regexesIn('a.ts', 'const a = /x+/g // /not this/\nconst b = "/nor/"')
  expect(read).toEqual([{ where: 'a.ts:1', source: 'x+', flags: 'g' }])
})

test('[T20] no regular expression grows faster than its text, but for those with a reason', () => {
  expect(everyRegex.length).toBeGreaterThan(150)
  const growing = everyRegex.flatMap((one) => {
    const text = growsOn(one)
    return text === undefined ? [] : [`${one.where} /${one.source}/ on ${text}`]
  })
  const reasonOf = (found: string) => MAY_GROW[found.split(':', 1).join('')]
  expect(growing.filter((found) => reasonOf(found) === undefined)).toEqual([])
  // A reason nobody needs any more goes.
  const needed = new Set(growing.map((found) => found.split(':', 1).join('')))
  expect(Object.keys(MAY_GROW).filter((path) => !needed.has(path))).toEqual([])
})
