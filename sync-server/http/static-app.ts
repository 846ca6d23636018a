/**
 * The built app. A path is served only if it is spelt like one of our files; everything else that
 * could mean the same place (dots, escapes, double slashes) is simply not such a spelling.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from 'hono'
import { answerProblem, refuse } from './problems.ts'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
}

/** Segments start with a letter, digit, `_` or `-`: no `..`, no hidden file, no escape. */
const SPELLING = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/
/** Built files carry a hash of their content in the name, so a name never changes its content. */
const HASHED = /^\/assets\//
const YEAR_SECONDS = 31_536_000

const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const

type Found = { readonly path: string; readonly encoding?: string; readonly etag: string }

const statOf = async (path: string) => {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found : undefined
}

/** The smallest stored form the browser takes. */
const find = async (path: string, accepted: string): Promise<Found | undefined> => {
  const plain = await statOf(path)
  if (!plain) return undefined
  for (const { name, suffix } of ENCODINGS) {
    if (!new RegExp(`\\b${name}\\b`).test(accepted)) continue
    const packed = await statOf(`${path}${suffix}`)
    // One left over from an older build would send old content under a new name.
    if (packed && packed.mtimeMs >= plain.mtimeMs)
      return { path: `${path}${suffix}`, encoding: name, etag: etagOf(packed, name) }
  }
  return { path, etag: etagOf(plain, '') }
}

const etagOf = (file: { size: number; mtimeMs: number }, encoding: string): string =>
  `"${file.size.toString(36)}-${Math.round(file.mtimeMs).toString(36)}${encoding}"`

const typeOf = (path: string): string | undefined => TYPES[/\.([a-z0-9]+)$/.exec(path)?.[1] ?? '']

const WORKER = '/service-worker.js'
const KILL_SWITCH = '/kill-switch.js'

/**
 * Answers GET and HEAD. A path without an ending is a screen of the app and gets `index.html`. With
 * the kill switch on, browsers get a worker that removes itself where they ask for the app's own.
 */
export const serveApp =
  (appDir: string, isKillSwitchOn = false) =>
  async (c: Context): Promise<Response> => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
      return answerProblem(c, refuse('method-not-allowed'))
    const asked = c.req.path
    const isScreen = asked === '/' || (SPELLING.test(asked) && !/\.[^/]*$/.test(asked))
    const wanted = isScreen ? '/index.html' : asked
    const path = isKillSwitchOn && wanted === WORKER ? KILL_SWITCH : wanted
    const type = typeOf(path)
    if (!SPELLING.test(path) || !type) return answerProblem(c, refuse('not-found'))
    const found = await find(join(appDir, path), c.req.header('accept-encoding') ?? '')
    if (!found) return answerProblem(c, refuse('not-found'))

    const isHashed = HASHED.test(path)
    c.header('Content-Type', type)
    c.header('Vary', 'Accept-Encoding')
    c.header('ETag', found.etag)
    c.header('Cache-Control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304)
    if (found.encoding) c.header('Content-Encoding', found.encoding)
    return c.body(await readFile(found.path))
  }
