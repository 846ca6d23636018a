import { expect, test } from 'vitest'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { mayOfferInstall } from './install.ts'

const declinedAtMs = Date.parse('2026-11-24T10:00:00Z')

test('who says “Not now” is left in peace for 30 days', () => {
  expect(mayOfferInstall(undefined, declinedAtMs)).toBe(true)
  expect(mayOfferInstall(declinedAtMs, declinedAtMs + 29 * DAY_MS)).toBe(false)
  expect(mayOfferInstall(declinedAtMs, declinedAtMs + 30 * DAY_MS)).toBe(true)
})
