import { expect, test } from 'vitest'
import type { SecurityLine } from './security-log-api.ts'
import { byDay, withoutTwins } from './security-log-days.ts'

const line = (id: string, action: string, at: string, more: Partial<SecurityLine> = {}) => ({
  id,
  at: Date.parse(at),
  action,
  outcome: 'ok',
  by: 'anna',
  person: 'anna',
  deviceName: 'Chrome on Windows',
  doc: null,
  ...more,
})

test('a sign-in on a new device is one line, in whichever order the two were written', () => {
  const added = line('2', 'device-added', '2026-11-24T09:00:00Z')
  const signedIn = line('1', 'sign-in', '2026-11-24T09:00:00Z')
  expect(withoutTwins([added, signedIn])).toEqual([added])
  expect(withoutTwins([signedIn, added])).toEqual([added])
})

test('another device, person or moment is another line, and a refused one always is', () => {
  const added = line('2', 'device-added', '2026-11-24T09:00:00Z')
  for (const other of [
    line('1', 'sign-in', '2026-11-24T08:59:00Z'),
    line('1', 'sign-in', '2026-11-24T09:00:00Z', { deviceName: 'Safari on iPhone' }),
    line('1', 'sign-in', '2026-11-24T09:00:00Z', { person: 'dev' }),
    line('1', 'sign-in', '2026-11-24T09:00:00Z', { outcome: 'refused' }),
  ])
    expect(withoutTwins([added, other])).toEqual([added, other])
})

test('days are those of the school, newest first as given', () => {
  const late = line('2', 'sign-in', '2026-11-24T00:10:00Z')
  const before = line('1', 'sign-out', '2026-11-23T23:50:00Z')
  expect(byDay([late, before]).map(({ date }) => date)).toEqual(['2026-11-24', '2026-11-23'])
})
