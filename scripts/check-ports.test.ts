import { describe, expect, test } from 'vitest'
import { mustUsePorts, portsFindings } from './check-ports.mjs'

const found = (text: string) => portsFindings('shared/x.ts', text)

describe('what reaches outside is found', () => {
  test.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'const now = Date.now',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.crypto.getRandomValues(bytes)',
    'performance.now()',
    'Temporal.Now.instant()',
    'setTimeout(run, 5)',
    'window.setTimeout(run, 5)',
    'const later = setInterval',
    'start({ timer: setTimeout })',
    'start({ fetch })',
    'await fetch("/api")',
    'globalThis.fetch("/api")',
    'new WebSocket(url)',
    'indexedDB.open("x")',
    'open(globalThis.indexedDB)',
    'import { randomBytes } from "node:crypto"',
    'import { setTimeout as wait } from "node:timers/promises"',
    'const text = ["`", Math.random()]',
  ])('%s', (text) => {
    expect(found(text)).toHaveLength(1)
  })

  test('the finding says where', () => {
    expect(found('\n\nMath.random()')).toEqual(['shared/x.ts:3: Math.random outside a ports file'])
  })
})

describe('what only looks like it is left alone', () => {
  test.each([
    'new Date(0)',
    '// Date.now() would be wrong',
    'const words = "call fetch(…) later"',
    'ports.clock.now()',
    'timers.setTimeout(run, 5)',
    'const load = (fetch: (url: string) => string) => fetch("/x")',
    'const { setTimeout } = ports; setTimeout(run)',
    'addEventListener("fetch", handle)',
    'type Fetcher = { fetch: typeof fetch }',
    'const socket: WebSocket = open()',
    'import { createHash } from "node:crypto"',
    'const answer = { fetch: 1 }',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('ports files, tests and other folders are free', () => {
  expect(mustUsePorts('sync-server/ports.ts')).toBe(false)
  expect(mustUsePorts('client/app/ports-browser.ts')).toBe(false)
  expect(mustUsePorts('client/engine/outbox.test.ts')).toBe(false)
  expect(mustUsePorts('bench/main.ts')).toBe(false)
  expect(mustUsePorts('client/engine/outbox.ts')).toBe(true)
  expect(mustUsePorts('shared/kernel/ids.ts')).toBe(true)
})
