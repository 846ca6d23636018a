import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentKinds } from '#shared/registry.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { type ARelay, aRelay, CHEAP_HASH, ORIGIN } from '#sync-server/relay/testing/a-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'

let relay: ARelay
beforeAll(async () => {
  relay = await aRelay()
})
afterAll(() => relay.close())

test('T52: files from before the erasure are put back, and the journal erases her again', async () => {
  const dataDir = join(relay.folder, 'data')
  const files = ['control.db', join('schools', 'hill.db')]
  const at = (name: string, end = '') => join(dataDir, `${name}${end}`)
  const kept = (name: string) => join(relay.folder, name.replaceAll('/', '-'))
  relay.schools.of('hill')
  await relay.control.backup(kept('control.db'))
  await relay.schools.of('hill').backup(kept(join('schools', 'hill.db')))

  const ada = await relay.signIn('ada@hill.example')
  await ada.ask('/api/erase/lena-of-hill', { body: { confirm: 'lena of hill' } })
  await relay.stops()
  expect(readFileSync(at(files[1] ?? ''), 'latin1')).not.toContain('lena of hill')

  for (const name of files) {
    for (const end of ['-wal', '-shm']) if (existsSync(at(name, end))) rmSync(at(name, end))
    copyFileSync(kept(name), at(name))
  }
  expect(readFileSync(at(files[1] ?? ''), 'latin1')).toContain('lena of hill')
  expect(readFileSync(at('control.db'), 'latin1')).toContain('lena@hill.example')

  const again = await openRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataDir,
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
  // Before anybody has asked for the school: she cannot sign in in between.
  expect(again.control.accounts.byEmail('lena@hill.example')).toBeUndefined()
  expect(again.schools.of('hill').erasure.isErased('lena-of-hill')).toBe(true)
  await again.close()
  for (const name of files) {
    const content = readFileSync(at(name), 'latin1')
    expect(content).not.toContain('lena of hill')
    expect(content).not.toContain('lena@hill.example')
  }
})
