import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#shared/kernel/time-units.ts'
import { honestLease, LEASE_MS, type LockFacts, lockReason, OFFICE_IDLE_MS } from './lock-reason.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const aPhone = (facts: Partial<LockFacts> = {}): LockFacts => ({
  now: NOW,
  leaseUntilMs: NOW + LEASE_MS,
  isLeaseOver: false,
  isLocked: false,
  isReplaced: false,
  activeAtMs: NOW,
  idleLimitMs: undefined,
  ...facts,
})
const anOfficePc = (facts: Partial<LockFacts> = {}): LockFacts =>
  aPhone({ leaseUntilMs: undefined, idleLimitMs: OFFICE_IDLE_MS, ...facts })

test('P7: a phone without contact works for 30 days, and not an hour longer', () => {
  const leaseUntilMs = NOW + LEASE_MS
  expect(lockReason(aPhone({ leaseUntilMs, now: NOW + 30 * DAY_MS - HOUR_MS }))).toBeUndefined()
  expect(lockReason(aPhone({ leaseUntilMs, now: NOW + 30 * DAY_MS + HOUR_MS }))).toBe('lease')
})

test('P7: once the lease was over, setting the clock back does not open the phone', () => {
  expect(lockReason(aPhone({ isLeaseOver: true }))).toBe('lease')
})

test('P7: a lease written while the clock ran a year ahead is cut to 30 days from now', () => {
  expect(honestLease(NOW + 365 * DAY_MS + LEASE_MS, NOW)).toBe(NOW + LEASE_MS)
  expect(honestLease(NOW + 3 * DAY_MS, NOW)).toBe(NOW + 3 * DAY_MS)
})

test('T31: a shared computer locks after ten minutes untouched', () => {
  expect(lockReason(anOfficePc({ activeAtMs: NOW - 9 * MINUTE_MS }))).toBeUndefined()
  expect(lockReason(anOfficePc({ activeAtMs: NOW - 10 * MINUTE_MS }))).toBe('locked')
})

test('locked by hand stays locked although somebody moves the mouse', () => {
  expect(lockReason(anOfficePc({ isLocked: true, activeAtMs: NOW }))).toBe('locked')
})

test('a phone without a screen lock does not lock when it lies in a pocket', () => {
  expect(lockReason(aPhone({ activeAtMs: NOW - DAY_MS }))).toBeUndefined()
})
