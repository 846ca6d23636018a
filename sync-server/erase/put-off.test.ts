import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentKinds } from '#shared/registry.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { type ARelay, aRelay, CHEAP_HASH, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { createEraser } from './eraser.ts'

let relay: ARelay
beforeEach(async () => {
  relay = await aRelay()
})
afterEach(() => relay.close())

const TESS = 'tess-of-hill'
const BY_ADA = { person: 'ada-of-hill', device: 'ada-phone' }
/** Typed about Tess only, and long: enough of it outlives its row in a free page. */
const WORDS = `Tess ${'Thistledown '.repeat(8)}`.trim()
const fileOf = (school: string): string => join(relay.folder, 'data', 'schools', `${school}.db`)
const lies = (school: string): boolean =>
  ['', '-wal'].some((end) => {
    const file = fileOf(school) + end
    return existsSync(file) && readFileSync(file, 'latin1').includes('Thistledown')
  })

/** As on a relay whose school has outgrown what is compacted by day. */
const eraserOfLargeSchools = () =>
  createEraser({
    ...relay,
    ports: nodePorts,
    schoolFile: fileOf,
    mostAtOnceBytes: 0,
    onFault: (_school, fault) => {
      throw fault
    },
  })

const startsAgain = () =>
  openRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataDir: join(relay.folder, 'data'),
      appDir: join(relay.folder, 'app'),
      allowedOrigins: [ORIGIN],
      isHttps: false,
      trustedProxies: [],
      logLevel: 'info',
      isKillSwitchOn: false,
    },
    ports: nodePorts,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
    hashCost: CHEAP_HASH,
  })

test('T51: a compaction that was put off is not forgotten by a restart before the night', async () => {
  relay.schools.of('hill').people.add({ personId: TESS, displayName: WORDS, role: 'learner' })
  eraserOfLargeSchools().erase('hill', TESS, BY_ADA)
  await relay.stops()
  // The search does find it where it is.
  expect(lies('hill')).toBe(true)

  const again = await startsAgain()
  again.retention.start()
  expect(lies('hill')).toBe(false)
  expect(again.schools.of('hill').erasure.isCompactionDue()).toBe(false)
  await again.close()
  expect(lies('hill')).toBe(false)
})

test('T51: nor is one that somebody who was reading kept from being done', async () => {
  relay.schools.of('hill').people.add({ personId: TESS, displayName: WORDS, role: 'learner' })
  const reader = new BetterSqlite3(fileOf('hill'), { readonly: true })
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM published').get()
  const ada = await relay.signIn('ada@hill.example')
  expect((await ada.ask(`/api/erase/${TESS}`, { body: { confirm: WORDS } })).status).toBe(204)
  expect(lies('hill')).toBe(true)
  expect(relay.schools.of('hill').erasure.isCompactionDue()).toBe(true)
  await relay.stops()
  reader.close()

  const again = await startsAgain()
  again.retention.start()
  expect(lies('hill')).toBe(false)
  await again.close()
}, 30_000)
