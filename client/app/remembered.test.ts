import { expect, test } from 'vitest'
import type { Identity } from '#client/engine/api.ts'
import { lockReason, OFFICE_IDLE_MS } from './lock/lock-reason.ts'
import { createRemembered } from './remembered.ts'

const aStore = (items: Map<string, string>) => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, value: string) => void items.set(key, value),
  removeItem: (key: string) => void items.delete(key),
})
const aBrowser = (kept: Record<string, string> = {}, items = new Map(Object.entries(kept))) =>
  createRemembered(aStore(items), aStore(new Map()))

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
  browser.enter(sarah, 'personal')
  expect(browser.who()).toEqual(sarah)
  expect(browser.isOffice()).toBe(false)
})

test('T31: on a shared computer nothing but ids outlives the window', () => {
  const disk = new Map<string, string>()
  const browser = aBrowser({}, disk)
  browser.enter(sarah, 'office')
  browser.keepWho({ ...sarah, displayName: 'Sarah W.' })
  expect(browser.who()?.displayName).toBe('Sarah W.')
  expect([...disk.values()].join()).not.toMatch(/Sarah|Origin/)
  expect(aBrowser({}, disk).who()).toBeUndefined()
})

test('T31: a window whose person was replaced in another window forgets them', () => {
  const disk = new Map<string, string>()
  const first = aBrowser({}, disk)
  first.enter(sarah, 'office')
  aBrowser({}, disk).enter({ ...sarah, personId: 'ivan', deviceId: 'pc' }, 'office')
  expect(first.who()).toBeUndefined()
})

test('the next person finds no lease, lock or screen lock of the last one', () => {
  const disk = new Map<string, string>()
  const browser = aBrowser({}, disk)
  browser.enter(sarah, 'personal')
  browser.leaseUntilMs.set(1)
  browser.locked.set()
  disk.set('dual-control.screen-lock', '{}')
  browser.enter({ ...sarah, personId: 'ivan' }, 'personal')
  expect([...disk.keys()].sort()).toEqual(['dual-control.present', 'dual-control.who'])
})

test('T31: what Sarah locked does not open because somebody signs in in a second window', () => {
  const disk = new Map<string, string>()
  const first = aBrowser({}, disk)
  first.enter(sarah, 'office')
  first.activeAtMs.set(1)
  first.locked.set()
  const isSarah = first.presence()
  const why = () =>
    lockReason({
      now: 2,
      leaseUntilMs: undefined,
      isLeaseOver: false,
      isLocked: first.locked.isSet(),
      isReplaced: !isSarah(),
      activeAtMs: first.activeAtMs.get(),
      idleLimitMs: OFFICE_IDLE_MS,
    })
  expect(why()).toBe('locked')
  aBrowser({}, disk).enter({ ...sarah, personId: 'ivan', deviceId: 'pc' }, 'office')
  expect(first.locked.isSet()).toBe(false)
  expect(why()).toBe('locked')
  first.cameBack(sarah)
  expect(why()).toBeUndefined()
  first.forgetWho()
  expect(why()).toBe('locked')
})

test('after leaving, nobody is known', () => {
  const browser = aBrowser()
  browser.enter(sarah, 'personal')
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

test('which devices were asked about is remembered, and not for the next person', () => {
  const browser = aBrowser()
  browser.enter(sarah, 'personal')
  expect(browser.devicesAskedAbout.get()).toEqual([])
  browser.devicesAskedAbout.set(['tablet', 'pc'])
  expect(browser.devicesAskedAbout.get()).toEqual(['tablet', 'pc'])
  browser.enter({ ...sarah, personId: 'ivan' }, 'personal')
  expect(browser.devicesAskedAbout.get()).toEqual([])
})
