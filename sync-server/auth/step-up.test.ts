import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  aSchoolWithADoor,
  HOUR_MS,
  MINUTE_MS,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'
import { aMomentOfLooking } from './testing/held-up.ts'

let school: SchoolWithADoor
beforeEach(async () => {
  school = await aSchoolWithADoor()
})
afterEach(() => school.close())

const signedIn = async (name = 'ada') => {
  const browser = school.browser()
  await browser.signIn(name)
  return browser
}
const isSteppedUp = (cookie: string | undefined) => school.auth.isSteppedUp(cookie)

test('T30: a sign-in counts for ten minutes, a session alone for nothing', async () => {
  const ada = await signedIn()
  expect(isSteppedUp(ada.cookie)).toBe(true)
  school.clock.passes(10 * MINUTE_MS - 1)
  expect(isSteppedUp(ada.cookie)).toBe(true)
  school.clock.passes(1)
  expect(isSteppedUp(ada.cookie)).toBe(false)
  expect(school.auth.readSession(ada.cookie)).toBeDefined()
  expect(isSteppedUp(undefined)).toBe(false)
})

test('T30: the password opens ten minutes more, under a cookie nobody copied before', async () => {
  const ada = await signedIn()
  school.clock.passes(HOUR_MS)
  const copied = ada.cookie
  const answer = await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(answer.status).toBe(204)
  expect(ada.cookie).not.toBe(copied)
  expect(isSteppedUp(ada.cookie)).toBe(true)
  expect(isSteppedUp(copied)).toBe(false)
})

test('the old cookie serves what was under way, for half a minute after the new one came', async () => {
  const ada = await signedIn()
  const old = ada.cookie
  await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(school.auth.readSession(old)).toBeDefined()
  await ada.ask('GET', '/api/session')
  school.clock.passes(30_000)
  expect(school.auth.readSession(old)).toBeUndefined()
  expect(school.auth.standing(old)).toBe('replaced')
  expect(school.auth.readSession(ada.cookie)).toBeDefined()
})

test('an answer to what left before does not bring the old cookie back', async () => {
  const ada = await signedIn()
  const headers = { cookie: ada.cookie ?? '' }
  await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  const late = await school.browser().ask('GET', '/api/session', { headers })
  expect([late.status, late.setCookie]).toEqual([200, null])
  const inTime = await ada.ask('GET', '/api/session')
  expect(inTime.setCookie).toContain(ada.cookie ?? 'no cookie')
})

test('a browser that never got the answer stays signed in, and can confirm again', async () => {
  const ada = school.browser()
  await ada.signIn('ada')
  const headers = { cookie: ada.cookie ?? '' }
  const steps = () =>
    school.browser().ask('POST', '/api/step-up', { body: { password: PASSWORD }, headers })
  // This answer is lost on its way: the browser's own cookie stays the old one.
  await steps()
  school.clock.passes(HOUR_MS)
  expect((await steps()).status).toBe(204)
})

test('a wrong password steps nothing up, counts like a sign-in, and is written down', async () => {
  const ada = await signedIn()
  school.clock.passes(HOUR_MS)
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await ada.ask('POST', '/api/step-up', { body: { password: 'not the one' } })
    expect([answer.status, answer.json.code]).toEqual([403, 'password-wrong'])
  }
  const answer = await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(isSteppedUp(ada.cookie)).toBe(false)
  school.clock.passes(MINUTE_MS)
  await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(isSteppedUp(ada.cookie)).toBe(true)
})

test('a session ended while its password was looked at is not brought back', async () => {
  school.close()
  const looking = aMomentOfLooking()
  school = await aSchoolWithADoor({ wrapPasswords: looking.wrapPasswords })
  const ada = await signedIn()
  const session = school.auth.readSession(ada.cookie)
  looking.brings(() => session && school.auth.signIn.signOut(session))
  const answer = await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(answer.status).toBe(403)
  expect(isSteppedUp(ada.cookie)).toBe(false)
})

test('nobody steps up without a session, or with two fields', async () => {
  const body = { password: PASSWORD }
  expect((await school.browser().ask('POST', '/api/step-up', { body })).status).toBe(401)
  const ada = await signedIn()
  const asked = await ada.ask('POST', '/api/step-up', { body: { ...body, minutes: 600 } })
  expect(asked.status).toBe(400)
})

test('T31: on an office PC the cookie goes with the browser, and no step-up makes it last longer', async () => {
  const office = school.browser()
  const signIn = await office.ask('POST', '/api/sign-in', {
    body: {
      email: 'ada@hill.example',
      password: PASSWORD,
      deviceName: 'Desk',
      deviceKind: 'office',
    },
  })
  expect(signIn.setCookie).not.toMatch(/max-age|expires/i)
  school.clock.passes(11 * HOUR_MS)
  await office.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect(school.auth.readSession(office.cookie)).toBeDefined()
  school.clock.passes(HOUR_MS)
  expect(school.auth.readSession(office.cookie)).toBeUndefined()
})

test('signing out everywhere ends every other session and says how many', async () => {
  const [phone, laptop, desk] = [await signedIn(), await signedIn(), await signedIn()]
  const ended: string[] = []
  school.auth.onSessionEnded(({ deviceId }) => void ended.push(deviceId))
  const answer = await phone.ask('POST', '/api/sign-out/everywhere', { body: {} })
  expect([answer.status, answer.json]).toEqual([200, { ended: 2 }])
  expect(ended.sort()).toEqual([laptop.deviceId, desk.deviceId].sort())
  expect(school.auth.readSession(laptop.cookie)).toBeUndefined()
  expect(school.auth.readSession(phone.cookie)).toBeDefined()
  expect(school.journaled.map(({ what }) => what)).toEqual(['sessions-ended'])
  // The devices stay: what they have not sent goes out after the next sign-in.
  expect((await phone.ask('GET', '/api/devices')).json.devices).toHaveLength(3)
})
