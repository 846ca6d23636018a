import { expect, test } from 'vitest'
import type { Identity } from '#client/engine/api.ts'
import { createRemembered } from './remembered.ts'

const aBrowser = (kept: Record<string, string> = {}) => {
  const items = new Map(Object.entries(kept))
  return createRemembered({
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  })
}

const sarah: Identity = {
  personId: 'sarah',
  displayName: 'Sarah Whitfield',
  roles: ['instructor', 'admin'],
  schoolId: 'origin',
  schoolName: 'Origin Driving School',
  deviceId: 'phone',
  actorPrefix: '00112233445566aa',
}

test('Sarah is known at the next start, without asking anybody', () => {
  const browser = aBrowser()
  browser.keepWho(sarah)
  expect(browser.who()).toEqual(sarah)
})

test('after leaving, nobody is known', () => {
  const browser = aBrowser()
  browser.keepWho(sarah)
  browser.sessionEnded.set()
  browser.forgetWho()
  expect(browser.who()).toBeUndefined()
  expect(browser.sessionEnded.isSet()).toBe(false)
})

test.each([
  ['broken text', '{"personId":'],
  ['an older shape', '{"personId":"sarah"}'],
  ['a role nobody has', JSON.stringify({ ...sarah, roles: ['owner'] })],
])('%s is nobody, never a crash', (_what, kept) => {
  expect(aBrowser({ 'dual-control.who': kept }).who()).toBeUndefined()
})

test('a role that was taken away is no longer worn', () => {
  const browser = aBrowser()
  browser.keepHat('admin')
  expect(browser.hat(sarah)).toBe('admin')
  expect(browser.hat({ ...sarah, roles: ['learner'] })).toBe('learner')
})
