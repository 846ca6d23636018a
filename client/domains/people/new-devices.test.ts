import { expect, test } from 'vitest'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { DeviceLine } from './account-api.ts'
import { deviceNames, newDevices } from './new-devices.ts'

const NOW = 100 * DAY_MS
const device = (id: string, daysAgo: number, isThisOne = false): DeviceLine => ({
  id,
  name: id,
  kind: 'personal',
  createdAt: NOW - daysAgo * DAY_MS,
  lastSeenAt: NOW,
  isThisOne,
})
const asked = (devices: readonly DeviceLine[], answered: readonly string[] = []) =>
  newDevices(devices, answered, NOW).map(({ id }) => id)

test('who signed in after this device, within the week, is asked about: the newest first', () => {
  const devices = [device('mine', 30, true), device('tablet', 2), device('stranger', 1)]
  expect(asked(devices)).toEqual(['stranger', 'tablet'])
  expect(asked(devices, ['stranger'])).toEqual(['tablet'])
})

test('nobody is asked about this device, about those before it, or about those of long ago', () => {
  expect(asked([device('mine', 1, true), device('older', 2)])).toEqual([])
  expect(asked([device('mine', 30, true), device('phone', 8)])).toEqual([])
})

test('a device the relay does not know for ours asks nothing', () => {
  expect(asked([device('stranger', 1)])).toEqual([])
})

test('they are asked about together, each name once, and only so many as are read', () => {
  const named = (...names: readonly string[]) => deviceNames(names.map((name) => device(name, 1)))
  expect(named('iPhone')).toBe('“iPhone”')
  expect(named('iPhone', 'iPhone', 'Edge')).toBe('“iPhone” and “Edge”')
  expect(named('a', 'b', 'c')).toBe('“a”, “b” and “c”')
  expect(named('a', 'b', 'c', 'd')).toBe('“a”, “b” and others')
})
