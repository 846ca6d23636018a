import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveApp } from './static-app.ts'

let folder: string
let app: Hono

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-static-'))
  const appDir = join(folder, 'app')
  mkdirSync(join(appDir, 'assets'), { recursive: true })
  writeFileSync(join(appDir, 'index.html'), 'the shell')
  writeFileSync(join(appDir, 'service-worker.js'), 'the app’s worker')
  writeFileSync(join(appDir, 'service-worker.js.br'), 'brotli of the app’s worker')
  writeFileSync(join(appDir, 'kill-switch.js'), 'a worker that leaves')
  writeFileSync(join(appDir, 'sw.js'), 'the worker')
  writeFileSync(join(appDir, 'manifest.webmanifest'), '{}')
  writeFileSync(join(appDir, '.hidden.html'), 'hidden')
  writeFileSync(join(appDir, 'assets', 'main-abc.js'), 'plain')
  writeFileSync(join(appDir, 'assets', 'main-abc.js.br'), 'brotli')
  writeFileSync(join(appDir, 'assets', 'main-abc.js.gz'), 'gzip')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  app = new Hono()
  app.notFound(serveApp(appDir))
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('every screen of the app is the shell', async () => {
  for (const path of ['/', '/today', '/learners/0192-abc', '/sign-in'])
    expect((await get(path)).text).toBe('the shell')
})

test('a file that is not there is not a screen', async () => {
  expect((await get('/assets/gone-abc.js')).status).toBe(404)
  expect((await get('/favicon.ico')).status).toBe(404)
})

test('hashed files may be kept for ever, the shell and the workers are asked for each time', async () => {
  expect((await get('/assets/main-abc.js')).headers.get('cache-control')).toContain('immutable')
  for (const path of ['/', '/sw.js', '/manifest.webmanifest', '/index.html'])
    expect((await get(path)).headers.get('cache-control')).toBe('no-cache')
})

test('the smallest form the browser takes is sent as it lies', async () => {
  const send = (accepted: string) => get('/assets/main-abc.js', { 'accept-encoding': accepted })
  expect((await send('gzip, deflate, br')).text).toBe('brotli')
  expect((await send('gzip')).headers.get('content-encoding')).toBe('gzip')
  const plain = await send('identity')
  expect(plain.text).toBe('plain')
  expect(plain.headers.get('vary')).toBe('Accept-Encoding')
})

test('what the browser has already is not sent again', async () => {
  const etag = (await get('/')).headers.get('etag') ?? ''
  expect((await get('/', { 'if-none-match': etag })).status).toBe(304)
})

test('HEAD says the same without the body; anything else is refused', async () => {
  expect((await app.request('/', { method: 'HEAD' })).status).toBe(200)
  expect((await app.request('/', { method: 'POST' })).status).toBe(405)
})

describe('nothing outside the folder', () => {
  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/../../secret.html',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.html',
    '//secret.html',
    '/assets//main-abc.js',
    '/assets/..\\..\\secret.html',
    '/.hidden.html',
    '/%00.html',
    '/index.html%00.js',
    '/assets/main-abc.js.br',
    '/assets/main-abc.js.gz',
    '/assets',
  ])('%s', async (path) => {
    // As the adapter hands it over: `new URL` would already have resolved some of the dots.
    const response = await app.fetch({
      ...plainRequest(`http://localhost${path}`),
    } as unknown as Request)
    const text = await response.text()
    expect(text).not.toMatch(/secret|hidden|brotli|gzip|plain/)
  })
})

const plainRequest = (url: string) => ({ url, method: 'GET', headers: new Headers() })

test('T33: with the kill switch on, browsers get a worker that leaves, always asked for anew', async () => {
  const killed = new Hono()
  killed.notFound(serveApp(join(folder, 'app'), true))
  const worker = await killed.request('/service-worker.js', {
    headers: { 'accept-encoding': 'br' },
  })
  expect(await worker.text()).toBe('a worker that leaves')
  expect(worker.headers.get('cache-control')).toBe('no-cache')
  expect(worker.headers.get('content-type')).toContain('text/javascript')
  expect(await (await killed.request('/today')).text()).toBe('the shell')
  expect((await get('/service-worker.js')).text).toBe('the app’s worker')
})
