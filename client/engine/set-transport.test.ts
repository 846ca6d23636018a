/** What the app says of itself with its rows, and what it does when it is not served. T34. */
import { expect, test } from 'vitest'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { httpSetTransport, NOT_SERVED_PAUSE_MS } from './set-transport.ts'

const aRelayThatSays = (status: number, said: object) => {
  const asked: string[] = []
  const paused: number[] = []
  const transport = httpSetTransport(
    async (path) => {
      asked.push(String(path))
      return new Response(JSON.stringify(said), { status })
    },
    async (ms) => void paused.push(ms),
  )
  return { asked, paused, transport }
}

test('rows are sent with both numbers, and asked for with the shapes the app can read', async () => {
  const { asked, paused, transport } = aRelayThatSays(200, { verdicts: [], rows: [] })
  await transport.push('attempts', [])
  await transport.pull('attempts', undefined, 50)
  expect(asked).toEqual([
    `/api/sets/attempts?protocol=${PROTOCOL_VERSION}&schema=${SCHEMA_VERSION}`,
    `/api/sets/attempts?limit=50&schema=${SCHEMA_VERSION}`,
  ])
  expect(paused).toEqual([])
})

test.each([
  ['too old', 426, [NOT_SERVED_PAUSE_MS]],
  ['newer than the relay', 409, [NOT_SERVED_PAUSE_MS]],
  ['asking too much', 429, []],
] as const)(
  'an app that is %s keeps its rows and asks again, but not at once',
  async (_, status, paused) => {
    const relay = aRelayThatSays(status, { code: 'x', message: 'y' })
    await expect(relay.transport.push('attempts', [])).rejects.toThrow(String(status))
    expect(relay.paused).toEqual(paused)
  },
)
