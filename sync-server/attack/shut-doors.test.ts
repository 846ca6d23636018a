/**
 * One member against the door of everybody: what she may do without end holds up herself alone (T27).
 * She has a real account, and more browsers than anybody needs.
 */
import { afterEach, expect, test } from 'vitest'
import { HASH_COST } from '#sync-server/auth/passwords.ts'
import { type ARelay, aRelay, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { knock } from './testing/knock.ts'

const PATIENCE_MS = 60_000
const HER_BROWSERS = 12
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
