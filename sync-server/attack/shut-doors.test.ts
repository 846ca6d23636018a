/**
 * One member against the door of everybody: what she may do without end holds up herself alone (T27).
 * She has a real account, and more browsers than anybody needs.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { NEW_DEVICES_PER_DAY } from '#sync-server/auth/devices.ts'
import { HASH_COST } from '#sync-server/auth/passwords.ts'
import { aPostOffice } from '#sync-server/mail/testing/a-post-office.ts'
import { type ARelay, aRelay, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { aSiege } from './testing/a-siege.ts'
import { knock } from './testing/knock.ts'

const PATIENCE_MS = 60_000
const HER_BROWSERS = 8
const HER_LINES_EACH = 5

let relay: ARelay
afterEach(() => relay.close())

test(
  'T27: a member who proves herself without end keeps nobody from signing in',
  async () => {
    relay = await aRelay({ trustedProxies: ['127.0.0.1'] }, HASH_COST)
    const port = await relay.port()
    const ivan = await relay.signIn('ivan@hill.example')
    const cookies: string[] = []
    for (let browser = 0; browser < HER_BROWSERS; browser += 1)
      cookies.push((await relay.signIn('lena@hill.example')).cookie)

    let isOver = false
    const told: number[] = []
    const proves = async (cookie: string): Promise<void> => {
      while (!isOver) {
        const body = { password: PASSWORD }
        const headers = { 'x-forwarded-for': '203.0.113.5' }
        const asked = { method: 'POST', body, cookie, headers }
        told.push((await knock(port, '/api/step-up', asked)).status)
      }
    }
    const flood = cookies.flatMap((cookie) =>
      Array.from({ length: HER_LINES_EACH }, () => proves(cookie)),
    )
    // Her attack is on: there is more of it than the queue takes.
    while (!told.includes(503)) await knock(port, '/healthz')

    const statuses: number[] = []
    for (let count = 0; count < 10; count += 1) {
      const body = {
        email: 'ivan@hill.example',
        password: PASSWORD,
        deviceName: 'Tablet',
        deviceId: ivan.deviceId,
      }
      const headers = { 'x-forwarded-for': '198.51.100.7' }
      statuses.push((await knock(port, '/api/sign-in', { method: 'POST', body, headers })).status)
    }
    isOver = true
    await Promise.all(flood)
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 200))
  },
  PATIENCE_MS,
)

test('T27: a member who signs in again and again is written to twice, and the post is free for others', async () => {
  const office = await aPostOffice()
  relay = await aRelay({ mail: { smtpUrl: office.url, from: 'school@school.example' } })
  const statuses: number[] = []
  for (let device = 0; device < NEW_DEVICES_PER_DAY + 5; device += 1) {
    const body = { email: 'lena@hill.example', password: PASSWORD, deviceName: 'Phone' }
    statuses.push((await relay.ask('/api/sign-in', { body })).status)
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(NEW_DEVICES_PER_DAY)
  expect(statuses.at(-1)).toBe(429)
  const asked = await relay.ask('/api/resets', { body: { email: 'ada@hill.example' } })
  expect(asked.status).toBe(202)
  const isTo = (person: string) => (letter: { to: readonly string[] }) =>
    letter.to[0] === `${person}@hill.example`
  for (let count = 1; !office.letters.some(isTo('ada')); count += 1) await office.has(count)
  expect(office.letters.filter(isTo('lena')).length).toBeLessThanOrEqual(2)
  await office.close()
})

test('T27: a member who ends her other sessions without end writes nothing, and is told to wait', async () => {
  relay = await aRelay()
  const lena = await relay.signIn('lena@hill.example')
  const journal = () => readFileSync(join(relay.folder, 'data', 'security-journal.jsonl'), 'utf8')
  const lines = () => relay.control.securityLog.page({ schoolId: 'hill', limit: 1_000 }).length
  const [before, linesBefore] = [journal(), lines()]
  const statuses: number[] = []
  while (!statuses.includes(429)) {
    const { status } = await lena.ask('/api/sign-out/everywhere', { body: {} })
    statuses.push(status)
  }
  expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true)
  expect(journal()).toBe(before)
  expect(lines()).toBe(linesBefore)
  // Leaving stays open to her, and everybody else notices nothing.
  const ivan = await relay.signIn('ivan@hill.example')
  expect((await ivan.ask('/api/sign-out/everywhere', { body: {} })).status).toBe(200)
  expect((await lena.ask('/api/sign-out', { body: {} })).status).toBe(204)
})

test('T27: whoever has a thousand refused changes pays for reading them again and again', async () => {
  const siege = await aSiege()
  relay = siege.relay
  const omar = await siege.comes('omar@hill.example')
  const noise = () => {
    const bytes = new Uint8Array(randomBytes(8))
    return { hash: createHash('sha256').update(bytes).digest('hex'), bytes }
  }
  for (let push = 0; push < 5; push += 1)
    omar.says({
      type: 'keep',
      push,
      doc: 'booking:x',
      changes: Array.from({ length: 200 }, noise),
    })
  await omar.until(() => omar.frames.some((frame) => frame.type === 'ack' && frame.push === 4))
  const first = await omar.ask('/api/quarantine')
  expect(first.json.entries).toHaveLength(1_000)
  let answered = 1
  while (answered < 100 && (await omar.ask('/api/quarantine')).status === 200) answered += 1
  // 200 tokens each, of 5,000; some come back meanwhile.
  expect(answered).toBeLessThan(60)
  const ivan = await siege.signIn('ivan@hill.example')
  expect((await ivan.ask('/api/quarantine')).status).toBe(200)
})
