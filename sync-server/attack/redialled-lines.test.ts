/** A line that is closed and dialled again: what its person owes is not forgotten by that. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MAX_PUSH_CHANGES } from '#shared/protocol/limits.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'

let siege: Siege
beforeEach(async () => {
  siege = await aSiege()
})
afterEach(() => siege.close())

/** Nothing a judge ever sees, and still the relay's work. */
const rubbish = (push: number): UpFrame => ({
  type: 'push',
  push,
  doc: 'diary:lena-of-hill',
  changes: Array.from({ length: MAX_PUSH_CHANGES }, () => ({
    hash: randomBytes(32).toString('hex'),
    bytes: new Uint8Array(),
  })),
})

test('T25: a frame on each of a hundred new lines is paid for like a hundred on one', async () => {
  const lena = await siege.signIn('lena@hill.example')
  const omar = await siege.signIn('omar@hill.example')
  const headers = { origin: ORIGIN, cookie: lena.cookie }
  const redials = async (): Promise<void> => {
    for (let round = 0; round < 100; round += 1) {
      const line = await siege.dial(headers)
      line.says(HELLO)
      for (let push = 0; push < 4; push += 1) line.says(rubbish(push))
      await line.hears('ack')
      line.socket.terminate()
    }
  }
  await expect(redials()).rejects.toThrow('429')
  expect(await siege.dial({ origin: ORIGIN, cookie: omar.cookie })).toBeDefined()
})
