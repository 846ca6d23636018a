import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { documentKinds } from '#shared/registry.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { openControlDb } from '#sync-server/storage/control/control-db.ts'
import { dataDirAt } from './data-dir.ts'
import { openRelay, type Relay } from './open-relay.ts'
import { CHEAP_HASH, PASSWORD } from './testing/a-relay.ts'

const folder = mkdtempSync(join(tmpdir(), 'dual-control-members-'))
let relay: Relay
afterEach(async () => {
  await relay.close()
  rmSync(folder, { recursive: true })
})

const opens = () =>
  openRelay({
    config: {
      host: '127.0.0.1',
      port: 0,
      dataDir: folder,
      appDir: folder,
      allowedOrigins: ['http://school.test'],
      isHttps: false,
      trustedProxies: [],
      isKillSwitchOn: false,
      logLevel: 'silent',
    },
    ports: nodePorts,
    log: createLog('silent'),
    judge: createInProcessJudge(documentKinds),
    hashCost: CHEAP_HASH,
  })
const joins = async (name: string, role: 'admin' | 'instructor') => {
  const made = await relay.auth.createAccount({
    email: `${name}@hill.example`,
    password: PASSWORD,
    displayName: `${name} of Hill`,
    roles: [role],
    schoolId: 'hill',
    personId: name,
  })
  expect(made.ok).toBe(true)
}
/** The directory as an admin pulls it. */
const directory = (): Record<string, unknown> => {
  const session = {
    sessionId: 's',
    accountId: 'a',
    schoolId: 'hill',
    schoolName: 'Hill',
    personId: 'ada',
    roles: ['admin' as const],
    deviceId: 'd',
    actorPrefix: 'a'.repeat(16),
  }
  const pulled = relay.schools.of('hill').sets.pull(session, 'people', null, 100)
  const rows = pulled.ok ? pulled.value.rows : []
  return Object.fromEntries(rows.map(({ id, data }) => [id, data]))
}

test('P10: a relay that fell between the accounts and the school agrees with itself when it is back', async () => {
  relay = await opens()
  relay.control.schools.add({ id: 'hill', name: 'Hill', createdAt: 1 })
  await joins('ada', 'admin')
  await joins('ivan', 'instructor')
  await joins('gone', 'instructor')
  expect(directory()).toMatchObject({
    ivan: { displayName: 'ivan of Hill', roles: ['instructor'] },
  })
  await relay.close()

  // What was committed before the fall; the school never heard of it.
  const control = openControlDb(dataDirAt(folder).controlFile)
  control.memberships.setRoles('hill', 'ivan', ['instructor', 'admin'])
  control.memberships.remove('hill', 'gone')
  control.close()

  relay = await opens()
  expect(directory()).toMatchObject({
    ada: { roles: ['admin'] },
    ivan: { displayName: 'ivan of Hill', roles: ['instructor', 'admin'] },
    gone: { displayName: 'gone of Hill', roles: [] },
  })
})
