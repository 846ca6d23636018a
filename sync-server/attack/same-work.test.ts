/**
 * T29: how long an answer takes must not say whether somebody has an account. With the real price of
 * a hash. A shared machine measures roughly, so the bound is wide: leaving out the dummy hash, or
 * waiting for the mail server, would miss it by far. The hashes themselves are counted besides.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { HASH_COST } from '#sync-server/auth/passwords.ts'
import { aPostOffice } from '#sync-server/mail/testing/a-post-office.ts'
import { type ARelay, aRelay, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { knock } from './testing/knock.ts'

/** Every call of the library, whoever made it. */
const hashing = vi.hoisted(() => ({ hashed: 0, verified: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>()
  const hash: typeof argon2.hash = (...asked) => {
    hashing.hashed += 1
    return argon2.hash(...asked)
  }
  const verify: typeof argon2.verify = (...asked) => {
    hashing.verified += 1
    return argon2.verify(...asked)
  }
  return { ...argon2, hash, verify }
})

const PAIRS = 9
let relay: ARelay
let office: Awaited<ReturnType<typeof aPostOffice>>
beforeAll(async () => {
  office = await aPostOffice()
  const mail = { smtpUrl: office.url, from: 'school@school.example' }
  relay = await aRelay({ trustedProxies: ['127.0.0.1'], mail }, HASH_COST)
})
afterAll(async () => {
  await relay.close()
  await office.close()
})

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

let asked = 0
const timeOf = async (path: string, body: object): Promise<number> => {
  // From another network each time, so that no limit is measured.
  const headers = { 'x-forwarded-for': `2001:db8:0:${(++asked).toString(16)}::1` }
  const startedMs = performance.now()
  await knock(await relay.port(), path, { method: 'POST', body, headers })
  return performance.now() - startedMs
}

/** Known and unknown by turns, so that whatever else the machine does falls on both. */
const ratioOf = async (path: string, bodyFor: (email: string) => object): Promise<number> => {
  const known: number[] = []
  const unknown: number[] = []
  const people = ['ada', 'ivan', 'lena']
  await timeOf(path, bodyFor('warming-up@hill.example'))
  for (let pair = 0; pair < PAIRS; pair += 1) {
    known.push(await timeOf(path, bodyFor(`${people[pair % 3]}@hill.example`)))
    unknown.push(await timeOf(path, bodyFor(`nobody-${pair}@hill.example`)))
  }
  const ratio = median(known) / median(unknown)
  process.stdout.write(
    `${path}: p50 known ${median(known).toFixed(1)} ms, unknown ${median(unknown).toFixed(1)} ms\n`,
  )
  return ratio
}

test('T29: a wrong password takes as long for somebody as for nobody', async () => {
  const ratio = await ratioOf('/api/sign-in', (email) => ({
    email,
    password: 'not the password',
    deviceName: 'Phone',
  }))
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.7)
})

test('T29: asking for a reset takes as long for somebody, whose mail leaves later, as for nobody', async () => {
  const ratio = await ratioOf('/api/resets', (email) => ({ email }))
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(2.5)
})

/** What one answer costs in hashes. */
const hashesFor = async (path: string, body: object) => {
  const before = { ...hashing }
  await timeOf(path, body)
  return { hashed: hashing.hashed - before.hashed, verified: hashing.verified - before.verified }
}

test.each([
  ['somebody', 'ada@hill.example', 'not the password'],
  ['nobody', 'nobody-at-all@hill.example', 'not the password'],
  ['somebody, with the right password', 'vera@vale.example', PASSWORD],
])('T29: signing in as %s is one comparison, and no new hash', async (_who, email, password) => {
  const asked = { email, password, deviceName: 'Phone' }
  expect(await hashesFor('/api/sign-in', asked)).toEqual({ hashed: 0, verified: 1 })
})

test('T29: asking for a reset is no hash, for somebody or for nobody', async () => {
  for (const email of ['vera@vale.example', 'nobody-else@hill.example'])
    expect(await hashesFor('/api/resets', { email })).toEqual({ hashed: 0, verified: 0 })
})
