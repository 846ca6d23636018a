import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { dataDirAt } from './data-dir.ts'
import { scrubAll } from './scrubbing.ts'
import { type ARelay, aRelay } from './testing/a-relay.ts'

let relay: ARelay
beforeEach(async () => {
  relay = await aRelay()
})
afterEach(() => relay.close())

type Line = { msg: string; school?: string; count?: number }
const dataDir = () => dataDirAt(join(relay.folder, 'data'))
const scrubs = async (dir = dataDir()): Promise<Line[]> => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const { control, accountsHealth, schools } = relay
  await scrubAll({ control, accountsHealth, schools, dataDir: dir, timers: nodePorts.timers, log })
  return lines.map((line) => JSON.parse(line))
}
const SOUND = 'the school’s file was read through and is sound'

test('a school whose file cannot be opened is said, and keeps no other from being read through', async () => {
  relay.control.schools.add({ id: 'aardvark', name: 'Aardvark', createdAt: 0 })
  writeFileSync(dataDir().schoolFile('aardvark'), 'no database at all '.repeat(500))
  const said = await scrubs()
  expect(said).toContainEqual(
    expect.objectContaining({
      msg: 'something has turned in the school’s file',
      school: 'aardvark',
    }),
  )
  const sound = said.filter(({ msg }) => msg === SOUND).map(({ school }) => school)
  expect(sound.sort()).toEqual(['hill', 'vale'])
})

test('the file of the accounts is read through as well, and what has turned in it stays known', async () => {
  expect((await scrubs()).map(({ msg }) => msg)).toContain(
    'the file of the accounts was read through and is sound',
  )
  expect((await relay.ask('/readyz')).status).toBe(200)
  const controlFile = join(relay.folder, 'spoilt.db')
  await relay.control.backup(controlFile)
  const bytes = readFileSync(controlFile)
  // The second half of it: every page from there on begins with nonsense.
  bytes.fill(0x5a, bytes.length / 2)
  writeFileSync(controlFile, bytes)
  expect(await scrubs({ ...dataDir(), controlFile })).toContainEqual(
    expect.objectContaining({ msg: 'something has turned in the file of the accounts' }),
  )
  const ready = await relay.ask('/readyz')
  expect(ready).toMatchObject({ status: 503, json: { code: 'file-damaged' } })
  // Who is in stays in, and whoever has to be let in or kept out still is, as far as the pages go.
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask('/api/sets/people')).status).toBe(200)
})
