/** A whole relay whose disk is full: its door, its sockets and its timers go on, and so do the people. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ports } from '#shared/kernel/ports.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { documentKinds } from '#shared/registry.ts'
import { aSiege, type Siege } from '#sync-server/attack/testing/a-siege.ts'
import { SESSION_CHECKED_EVERY_MS } from '#sync-server/http/socket/limits.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { CHEAP_HASH, HELLO, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { aSmallDisk, fillUp } from './small-disk.ts'

const DISK_BYTES = 48 * 1024 * 1024
/** So long after it was last seen a device is written down as seen again. */
const SEEN_AGAIN_MS = 11 * MINUTE_MS
/** So long after it could not be written a disk is tried again. */
const TRIED_AGAIN_MS = 2_000
/** Of pino. */
const WARNING = 40

const IVANS_DIARY = 'diary:ivan-of-hill'
const HOURS = [
  { path: ['id'], value: IVANS_DIARY },
  { path: ['instructorId'], value: 'ivan-of-hill' },
  { path: ['hours', '1'], value: [{ from: '09:00', to: '12:00' }] },
]

/** The machine's, and a clock that can be put on; what is due after a minute waits until it is asked for. */
const portsThatPass = () => {
  let aheadMs = 0
  let due: (() => void)[] = []
  const { clock, timers } = nodePorts
  const ports: Ports = {
    ...nodePorts,
    clock: {
      now: () => clock.now() + aheadMs,
      monotonicMs: () => clock.monotonicMs() + aheadMs,
    },
    timers: {
      after: (delayMs, run) => {
        if (delayMs !== SESSION_CHECKED_EVERY_MS) return timers.after(delayMs, run)
        due.push(run)
        return undefined
      },
      cancel: (handle) => void (handle && timers.cancel(handle)),
    },
  }
  return {
    ports,
    passes: (ms: number): void => {
      aheadMs += ms
    },
    /** What the relay does once a minute. */
    minuteStrikes: (): void => {
      const now = due
      due = []
      for (const run of now) run()
    },
  }
}

test('where there is room a device is written down as seen again, and the relay is ready', async () => {
  const time = portsThatPass()
  const siege = await aSiege(undefined, CHEAP_HASH, time.ports)
  const ada = await siege.comes('ada@hill.example')
  const lastSeenAt = () => siege.control.devices.byId(ada.deviceId)?.lastSeenAt ?? 0
  const before = lastSeenAt()
  time.passes(SEEN_AGAIN_MS)
  expect((await ada.ask('/api/session')).status).toBe(200)
  expect(lastSeenAt()).toBeGreaterThanOrEqual(before + SEEN_AGAIN_MS)
  expect((await siege.ask('/readyz')).status).toBe(200)
  await siege.close()
})

const disk = aSmallDisk(DISK_BYTES)
if (typeof disk === 'string') console.info(`Not tested: a full disk under a whole relay. ${disk}`)
else
  describe('trust 4.4, P2, P10: the disk under the accounts is full', () => {
    afterAll(disk.remove)
    const dataDir = join(disk.folder, 'data')
    const ballast = join(disk.folder, 'ballast')
    let siege: Siege
    let time: ReturnType<typeof portsThatPass>
    beforeEach(async () => {
      time = portsThatPass()
      siege = await aSiege({ dataDir }, CHEAP_HASH, time.ports)
    })
    afterEach(async () => {
      await siege.close()
      for (const path of [ballast, dataDir]) rmSync(path, { recursive: true, force: true })
    })

    const statusOf = async (path: string) => (await siege.ask(path)).status
    const saidOfAccounts = () =>
      siege.logLines.flatMap((line) => {
        const { level, msg } = JSON.parse(line)
        return level >= WARNING && msg.includes('accounts') ? [msg] : []
      })

    test('who is in asks, reads, dials and keeps the line; all is as before when there is room', async () => {
      const ada = await siege.comes('ada@hill.example')
      const ivan = await siege.comes('ivan@hill.example')
      const seenAt = siege.control.devices.byId(ada.deviceId)?.lastSeenAt
      const { expiresAt } = (await ada.ask('/api/session')).json
      fillUp(ballast)
      time.passes(SEEN_AGAIN_MS)

      const session = await ada.ask('/api/session')
      expect(session).toMatchObject({ status: 200, json: { expiresAt } })
      for (const path of ['/api/sets/people', '/api/devices'])
        expect([path, (await ada.ask(path)).status]).toEqual([path, 200])
      expect(await statusOf('/readyz')).toBe(507)
      time.minuteStrikes()
      time.minuteStrikes()
      const diary = ivan.writes(IVANS_DIARY, HOURS)
      expect(await ivan.tries(IVANS_DIARY, diary)).toBe('busy')
      const again = await siege.dial({ origin: ORIGIN, cookie: ivan.cookie })
      again.says(HELLO)
      expect(await again.hears('live')).toBeDefined()
      expect(siege.sockets.count()).toBe(3)
      expect(saidOfAccounts()).toEqual(['the file of the accounts: disk-full'])

      rmSync(ballast)
      time.passes(TRIED_AGAIN_MS)
      expect(await statusOf('/readyz')).toBe(200)
      expect(await ivan.tries(IVANS_DIARY, diary)).toBe('ok')
      await ada.until(() => ada.holds(IVANS_DIARY))
      expect((await ada.ask('/api/session')).json.expiresAt).toBeGreaterThan(expiresAt)
      expect(siege.control.devices.byId(ada.deviceId)?.lastSeenAt).toBeGreaterThan(seenAt ?? 0)
      expect(saidOfAccounts()).toHaveLength(2)
    })

    test('nobody new comes in, with a sentence that says why, whatever they knew', async () => {
      const signsIn = (password: string) =>
        siege.ask('/api/sign-in', {
          body: { email: 'lena@hill.example', password, deviceName: 'Phone' },
        })
      fillUp(ballast)
      const answers = [await signsIn(PASSWORD), await signsIn('a wrong long password')]
      for (const answer of answers)
        expect(answer).toMatchObject({ status: 507, json: { code: 'disk-full' } })
      expect(answers[0]?.json.message).toBe(answers[1]?.json.message)
      expect(answers[0]?.json.message).toMatch(/nobody can be signed in until there is room/)
      expect(await statusOf('/readyz')).toBe(507)

      rmSync(ballast)
      time.passes(TRIED_AGAIN_MS)
      expect((await signsIn(PASSWORD)).status).toBe(200)
    })

    test('a relay that starts on it, after one that was killed, serves who is in and leaves the rest for later', async () => {
      const ada = await siege.signIn('ada@hill.example')
      const lena = await siege.signIn('lena@hill.example')
      const lapsed = /sid=([^.]+)/.exec(lena.cookie)?.[1] ?? ''
      siege.control.sessions.extend(lapsed, 0)
      expect((await ada.ask('/api/sets/people')).status).toBe(200)
      fillUp(ballast)
      // The first one is still there: as after a kill, the journals of its files are.
      const started = await openRelay({
        config: siege.config,
        ports: time.ports,
        log: createLog('silent'),
        judge: createInProcessJudge(documentKinds),
      })
      const headers = { cookie: ada.cookie }
      for (const path of ['/api/session', '/api/sets/people'])
        expect((await started.app.request(path, { headers })).status).toBe(200)
      expect((await started.app.request('/readyz')).status).toBe(507)
      await started.close()
    })
  })
