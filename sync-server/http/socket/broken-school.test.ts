/** A school whose file does not open, on a relay that serves others. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { type ARelay, aRelay, HELLO, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { CLOSE_CODES } from './limits.ts'

/** More than one turn of the loop reads, so that some wait for the next. */
const LINES = 36
const PAGE_BYTES = 4_096

const spoilsFirstPage = (file: string): void => {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, new Uint8Array(PAGE_BYTES).fill(0x5a), 0, PAGE_BYTES, 0)
  closeSync(descriptor)
}

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
})
afterAll(() => relay.close())

test('[P8, trust 4.4] all of its devices say hello at once: their lines end, the others’ go on', async () => {
  const people = Array.from({ length: 3 }, (_, number) => `v${number}`)
  for (const name of people)
    await relay.auth.createAccount({
      email: `${name}@vale.example`,
      password: 'a long enough password',
      displayName: name,
      roles: ['learner'],
      schoolId: 'vale',
      personId: name,
    })
  await relay.schools.close()
  spoilsFirstPage(dataDirAt(join(relay.folder, 'data')).schoolFile('vale'))

  const ada = await relay.signIn('ada@hill.example')
  const adas = await relay.dial({ origin: ORIGIN, cookie: ada.cookie })
  adas.says(HELLO)
  await adas.hears('live')
  const lines = []
  for (const name of people) {
    const { cookie } = await relay.signIn(`${name}@vale.example`)
    for (let number = 0; number < LINES / people.length; number += 1)
      lines.push(await relay.dial({ origin: ORIGIN, cookie }))
  }
  for (const line of lines) line.says(HELLO)
  for (const line of lines) expect(await line.isClosed()).toBe(CLOSE_CODES.fault)

  const again = await relay.dial({ origin: ORIGIN, cookie: ada.cookie })
  again.says(HELLO)
  expect(await again.hears('live')).toBeDefined()
  expect(relay.sockets.count()).toBe(2)
  expect(adas.socket.readyState).toBe(adas.socket.OPEN)
  expect((await ada.ask('/api/session')).status).toBe(200)
})
