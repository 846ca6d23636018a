import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Ports } from '#shared/kernel/ports.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { RELAY_CHAIN, verifyChain } from '#sync-server/storage/audit/keep.ts'
import { type ControlDb, openControlDb } from '#sync-server/storage/control/control-db.ts'
import { openSchoolDb, type SchoolDb } from '#sync-server/storage/school/school-db.ts'
import { type AuditKeeper, createAuditKeeper } from './audit-keeper.ts'
import type { OpenSchools } from './open-schools.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS

let control: ControlDb
let hill: SchoolDb
let keeper: AuditKeeper
let nowMs: number
let timers: { atMs: number; run: () => void }[]
let broken: string[]
let faults: string[]
let hillRetention: string | undefined

/** Time goes on, and what is due happens. */
const passes = (ms: number): void => {
  nowMs += ms
  for (const due of timers.filter(({ atMs }) => atMs <= nowMs)) {
    timers = timers.filter((one) => one !== due)
    due.run()
  }
}
const signIn = (): void =>
  control.securityLog.write({ at: nowMs, action: 'sign-in', outcome: 'done', schoolId: 'hill' })
/** Of a school what the keeper asks: its audit, and how long it wants to keep that. */
const hillSchool = () => ({
  audit: hill.audit,
  settings: { get: () => hillRetention, set: () => undefined },
})
const signed = () => control.securityLog.chain.heads.all().map(({ seq, at }) => [seq, at])

beforeEach(() => {
  nowMs = Date.UTC(2026, 10, 23)
  timers = []
  broken = []
  faults = []
  hillRetention = undefined
  control = openControlDb(':memory:')
  hill = openSchoolDb(':memory:')
  control.schools.add({ id: 'hill', name: 'Hill School', createdAt: 1 })
  const ports: Ports = {
    ...nodePorts,
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
    timers: {
      after: (delayMs, run) => {
        const timer = { atMs: nowMs + delayMs, run }
        timers.push(timer)
        return timer
      },
      cancel: (handle) => {
        timers = timers.filter((one) => one !== handle)
      },
    },
  }
  keeper = createAuditKeeper({
    control,
    schools: { of: () => hillSchool() } as unknown as OpenSchools,
    receiptKeys: { key: new Uint8Array(32).fill(7), ended: [] },
    ports,
    securityLogDays: 365,
    onBroken: (chain) => broken.push(chain),
    onFault: (chain) => faults.push(chain),
  })
})
afterEach(() => {
  keeper.stop()
  control.close()
  hill.close()
})

test('each hour it signs how far a chain has come, and once more when it stops', () => {
  const startedAt = nowMs
  signIn()
  keeper.start()
  expect(signed()).toEqual([[1, startedAt]])
  passes(HOUR_MS)
  signIn()
  passes(HOUR_MS)
  signIn()
  passes(1)
  keeper.stop()
  expect(signed()).toEqual([
    [1, startedAt],
    [2, startedAt + 2 * HOUR_MS],
    [3, startedAt + 2 * HOUR_MS + 1],
  ])
  expect(timers).toEqual([])
})

test('what is older than a year goes, and the rest is still a chain', () => {
  signIn()
  keeper.start()
  passes(YEAR_MS)
  signIn()
  passes(HOUR_MS)
  expect(control.securityLog.page({ schoolId: 'hill', limit: 9 }).map(({ seq }) => seq)).toEqual([
    2,
  ])
  const { chain } = control.securityLog
  expect(verifyChain(chain, RELAY_CHAIN, keeper.signer)).toEqual({ rows: 1, breaks: [] })
  expect(broken).toEqual([])
})

test('a school’s audit stays as many years as the school has set', () => {
  const event = { person: 'ann', device: 'pc', action: 'exported', target: 'hill', outcome: 'done' }
  hill.audit.append({ at: nowMs, ...event })
  hillRetention = '{"auditYears":7}'
  keeper.start()
  passes(6 * 366 * 24 * HOUR_MS + HOUR_MS)
  hill.audit.append({ at: nowMs, ...event })
  passes(HOUR_MS)
  expect(hill.audit.page({ limit: 9 }).map(({ seq }) => seq)).toEqual([2, 1])
  hillRetention = undefined
  passes(HOUR_MS)
  expect(hill.audit.page({ limit: 9 }).map(({ seq }) => seq)).toEqual([2])
  expect(verifyChain(hill.audit.chain, 'hill', keeper.signer)).toEqual({ rows: 1, breaks: [] })
})

test('old rows that were changed are neither let go nor signed away: somebody is told', () => {
  signIn()
  signIn()
  keeper.start()
  passes(YEAR_MS - HOUR_MS)
  signIn()
  // Not through the product: whoever may write the file.
  control.securityLog.chain.dropUpTo(1)
  passes(3 * HOUR_MS)
  expect(broken).toContain('relay')
  expect(control.securityLog.page({ schoolId: 'hill', limit: 9 }).map(({ seq }) => seq)).toEqual([
    3, 2,
  ])
})

test('a chain that was cut is said to be, and neither signed nor shortened any more', () => {
  signIn()
  signIn()
  keeper.start()
  control.securityLog.chain.dropUpTo(2)
  passes(HOUR_MS)
  signIn()
  passes(YEAR_MS)
  expect(broken).toEqual(['relay', 'relay'])
  expect(signed()).toHaveLength(1)
})

test('a school whose file cannot be read does not keep the others from being signed', () => {
  control.schools.add({ id: 'vale', name: 'Vale School', createdAt: 2 })
  const event = { person: 'ann', device: 'pc', action: 'exported', target: 'hill', outcome: 'done' }
  hill.audit.append({ at: nowMs, ...event })
  const unreadable: OpenSchools = {
    of: (id: string) => {
      if (id === 'hill') throw new Error('damaged')
      return hillSchool()
    },
  } as unknown as OpenSchools
  keeper = createAuditKeeper({
    control,
    schools: unreadable,
    receiptKeys: { key: new Uint8Array(32).fill(7), ended: [] },
    ports: nodePorts,
    securityLogDays: 365,
    onBroken: (chain) => broken.push(chain),
    onFault: (chain) => faults.push(chain),
  })
  keeper.start()
  keeper.stop()
  expect(faults).toEqual(['hill', 'hill'])
  expect(hill.audit.chain.heads.latest()?.seq).toBe(1)
})
