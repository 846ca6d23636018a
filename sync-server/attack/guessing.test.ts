/**
 * Guessing passwords through the real port, under invented addresses. What a library we measured let
 * through, six guesses under six `X-Forwarded-For`, must meet the limit here (T27, T28).
 */
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '#sync-server/config.ts'
import { type ARelay, aRelay, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { knock } from './testing/knock.ts'

let relay: ARelay
afterEach(() => relay.close())

const GUESS = 'not the password at all'
type Guess = { email?: string; headers?: Record<string, string> }

const guesses = async (all: readonly Guess[]): Promise<number[]> => {
  const port = await relay.port()
  const statuses: number[] = []
  for (const { email = 'ada@hill.example', headers = {} } of all) {
    const body = { email, password: GUESS, deviceName: 'Phone' }
    const { status } = await knock(port, '/api/sign-in', { method: 'POST', body, headers })
    statuses.push(status)
  }
  return statuses
}
const times = <Value>(count: number, make: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => make(index))
const refusedAfter = (statuses: readonly number[]): number => statuses.indexOf(429)

/** Everything a guesser may write to look like somebody else. */
const DISGUISES: readonly (readonly [string, (index: number) => Record<string, string>])[] = [
  ['X-Forwarded-For', (index) => ({ 'x-forwarded-for': `198.51.100.${index}` })],
  [
    'a chain of them',
    (index) => ({ 'x-forwarded-for': `198.51.100.${index}, 203.0.113.${index}` }),
  ],
  ['IPv6', (index) => ({ 'x-forwarded-for': `2001:db8:${index}::1` })],
  ['rubbish', (index) => ({ 'x-forwarded-for': `,,${'x'.repeat(index)},` })],
  ['X-Real-IP', (index) => ({ 'x-real-ip': `198.51.100.${index}` })],
  ['Forwarded', (index) => ({ forwarded: `for=198.51.100.${index}` })],
  ['True-Client-IP', (index) => ({ 'true-client-ip': `198.51.100.${index}` })],
  ['CF-Connecting-IP', (index) => ({ 'cf-connecting-ip': `198.51.100.${index}` })],
]

describe('T28: no proxy is configured: nobody’s word about addresses counts', () => {
  test.each(DISGUISES)('%s: six guesses at Ada', async (_what, headers) => {
    relay = await aRelay()
    const statuses = await guesses(times(6, (index) => ({ headers: headers(index) })))
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  test.each(DISGUISES)('%s: one guess each at many', async (_what, headers) => {
    relay = await aRelay()
    const email = (index: number) => `person-${index}@hill.example`
    const statuses = await guesses(
      times(22, (index) => ({ email: email(index), headers: headers(index) })),
    )
    expect(refusedAfter(statuses)).toBe(20)
  })
})

describe('T28: behind a proxy of ours', () => {
  const behindProxy = { trustedProxies: ['127.0.0.1'] }
  const person = (index: number) => `person-${index}@hill.example`
  const seenAs = (written: (index: number) => string) =>
    guesses(
      times(22, (index) => ({
        email: person(index),
        headers: { 'x-forwarded-for': written(index) },
      })),
    )

  test.each([
    ['what the guesser wrote before it', (index: number) => `198.51.100.${index}, 192.0.2.1`, 20],
    ['what the proxy saw', (index: number) => `192.0.2.1, 198.51.100.${index}`, -1],
    ['machines of one IPv6 home', (index: number) => `2001:db8:1:2::${index + 1}`, 20],
    ['many IPv6 homes', (index: number) => `2001:db8:1:${index}::1`, -1],
    ['one IPv4 address, dressed as IPv6', () => '::ffff:192.0.2.1', 20],
    ['the same in hexadecimal', () => '::ffff:c000:201', 20],
    ['IPv4 addresses, dressed as IPv6', (index: number) => `::ffff:c000:2${index + 10}`, -1],
    ['ports', (index: number) => `192.0.2.1:${4_000 + index}`, 20],
    ['nothing at all', () => '', 20],
  ])('%s: refused after %3$i', async (_what, written, after) => {
    relay = await aRelay(behindProxy)
    expect(refusedAfter(await seenAs(written))).toBe(after)
  })

  test('six guesses at one account meet its own limit, from wherever they come', async () => {
    relay = await aRelay(behindProxy)
    const statuses = await guesses(
      times(6, (index) => ({ headers: { 'x-forwarded-for': `198.51.100.${index}` } })),
    )
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })
})

describe('T28: behind a proxy nobody named', () => {
  const UNHEARD = /not believed.*TRUST_PROXY/

  test('the relay says, once, that it counts all of them as one', async () => {
    relay = await aRelay()
    await guesses(times(3, (index) => ({ headers: { 'x-forwarded-for': `203.0.113.${index}` } })))
    expect(relay.logLines.filter((line) => UNHEARD.test(line))).toHaveLength(1)
    expect(relay.logLines.join('')).not.toContain('203.0.113')
  })

  test('and so it does when the one that was named keeps it to itself', async () => {
    relay = await aRelay({ trustedProxies: ['127.0.0.1'] })
    await guesses([{}, {}])
    expect(relay.logLines.filter((line) => line.includes('does not say'))).toHaveLength(1)
  })

  test('with https, on the machine itself, a stranger closes nobody else’s door', async () => {
    const read = readConfig({ PUBLIC_URL: ORIGIN.replace('http:', 'https:') })
    relay = await aRelay({ trustedProxies: read.ok ? read.config.trustedProxies : [] })
    const port = await relay.port()
    await guesses(
      times(25, (index) => ({
        email: `nobody-${index}@hill.example`,
        headers: { 'x-forwarded-for': '203.0.113.66' },
      })),
    )
    const body = { email: 'ada@hill.example', password: PASSWORD, deviceName: 'PC' }
    const headers = { 'x-forwarded-for': '198.51.100.2' }
    const { status } = await knock(port, '/api/sign-in', { method: 'POST', body, headers })
    expect(status).toBe(200)
    expect(relay.logLines.some((line) => UNHEARD.test(line))).toBe(false)
  })
})

test('T27: a stolen session is no way to guess: as slow as the door, and the door stays open', async () => {
  relay = await aRelay()
  const { cookie } = await relay.signIn('ada@hill.example')
  const port = await relay.port()
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries += 1) {
    const inside =
      tries % 2 === 0
        ? { path: '/api/step-up', body: { password: GUESS } }
        : { path: '/api/password', body: { oldPassword: GUESS, newPassword: PASSWORD } }
    const { status } = await knock(port, inside.path, { method: 'POST', cookie, body: inside.body })
    statuses.push(status)
  }
  expect(statuses).toEqual([403, 403, 403, 403, 403, 429])
  expect(await guesses(times(6, () => ({})))).toEqual([401, 401, 401, 401, 401, 429])
})

test('T27: who guesses for a school nobody is in is heard of all the same', async () => {
  relay = await aRelay()
  const body = {
    email: 'ada@hill.example',
    password: GUESS,
    deviceName: 'Phone',
    schoolId: '00000000-0000-4000-8000-000000000000',
  }
  expect((await relay.ask('/api/sign-in', { body })).status).toBe(401)
  const [line] = relay.control.securityLog.page({ schoolId: 'hill', limit: 1 })
  expect(line).toMatchObject({ action: 'sign-in', outcome: 'refused', personId: 'ada-of-hill' })
})
