import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeRandom } from '#sync-server/ports.ts'
import { createPasswords, type Passwords } from './passwords.ts'
import {
  aSchoolWithADoor,
  DAY_MS,
  HOUR_MS,
  ORIGIN,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'
import { aMomentOfLooking } from './testing/held-up.ts'

let verifiedHashes: string[]
let school: SchoolWithADoor

/** Sees which hash a password was really compared with. */
const watched = (passwords: Passwords): Passwords => ({
  ...passwords,
  verify: (passwordHash, password, whose) => {
    verifiedHashes.push(passwordHash ?? 'dummy')
    return passwords.verify(passwordHash, password, whose)
  },
})

beforeEach(async () => {
  verifiedHashes = []
  school = await aSchoolWithADoor({ wrapPasswords: watched })
})
afterEach(() => school.close())

describe('signing in', () => {
  test('Ada signs in and is told who she is, in which school, on which device', async () => {
    const ada = school.browser()
    const answer = await ada.signIn('  ADA@Hill.example ')
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({
      schoolId: 'hill',
      schoolName: 'Hill School',
      personId: 'ada-of-hill',
      roles: ['admin'],
      now: school.clock.now(),
      expiresAt: school.clock.now() + 30 * DAY_MS,
    })
    expect(answer.json.actorPrefix).toMatch(/^[0-9a-f]{16}$/)
    expect(answer.json).not.toHaveProperty('sessionId')
    expect((await ada.ask('GET', '/api/session')).json.deviceId).toBe(ada.deviceId)
    expect(school.auth.readSession(ada.cookie)).toMatchObject({ personId: 'ada-of-hill' })
  })

  test('T29: an unknown e-mail and a wrong password get the same answer after the same work', async () => {
    const browser = school.browser()
    const unknown = await browser.signIn('nobody')
    const wrong = await browser.signIn('ada', 'not her password')
    expect(unknown.status).toBe(401)
    expect(wrong.status).toBe(401)
    expect(unknown.text).toBe(wrong.text)
    expect(unknown.setCookie).toBeNull()
    const adasHash = school.control.accounts.byEmail('ada@hill.example')?.passwordHash
    expect(verifiedHashes).toEqual(['dummy', adasHash])
  })

  test('the cookie: __Host-, HttpOnly, Secure, Lax, whole path, thirty days; only a hash is kept', async () => {
    const { setCookie } = await school.browser().signIn('ada')
    const [pair = '', ...flags] = (setCookie ?? '').split('; ')
    expect(pair).toMatch(/^__Host-sid=[0-9a-f-]{36}\.[\w-]{43}$/)
    expect(flags.sort()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
    const secret = pair.split('.')[1] ?? ''
    const kept = school.control.sessions.live(pair.slice(11, 47), school.clock.now())
    expect(Buffer.from(kept?.secretHash ?? []).toString('base64url')).not.toBe(secret)
  })

  test('on plain http at localhost the cookie is called sid and is not Secure', async () => {
    const local = await aSchoolWithADoor({ config: { secureCookies: false } })
    const { setCookie } = await local.browser().signIn('ada')
    expect(setCookie).toMatch(/^sid=/)
    expect(setCookie).toContain('HttpOnly')
    expect(setCookie).not.toContain('Secure')
    local.close()
  })

  test('a cookie with the right id and another secret is nobody', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    const forged = (ada.cookie ?? '').replace(/\..*/, `.${'A'.repeat(43)}`)
    expect(school.auth.readSession(forged)).toBeUndefined()
    expect(school.auth.readSession('__Host-sid=rubbish')).toBeUndefined()
    expect(school.auth.readSession(undefined)).toBeUndefined()
  })

  test('signing in again takes a new secret: the old cookie is dead', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    const oldCookie = ada.cookie
    await ada.signIn('ada')
    expect(ada.cookie).not.toBe(oldCookie)
    expect(school.auth.readSession(oldCookie)).toBeUndefined()
  })
})

describe('staying and leaving', () => {
  test('thirty days slide along with use, and end thirty days after the last', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    school.clock.passes(20 * DAY_MS)
    const renewed = await ada.ask('GET', '/api/session')
    expect(renewed.setCookie).toContain('Max-Age=2592000')
    school.clock.passes(29 * DAY_MS)
    expect((await ada.ask('GET', '/api/session')).status).toBe(200)
    school.clock.passes(30 * DAY_MS)
    expect((await ada.ask('GET', '/api/session')).status).toBe(401)
  })

  test('on a PC in the office a session ends twelve hours after signing in, used or not', async () => {
    const pc = school.browser()
    await pc.ask('POST', '/api/sign-in', {
      body: {
        email: 'ada@hill.example',
        password: PASSWORD,
        deviceName: 'Front desk',
        deviceKind: 'office',
      },
    })
    school.clock.passes(11 * HOUR_MS)
    expect((await pc.ask('GET', '/api/session')).status).toBe(200)
    school.clock.passes(HOUR_MS)
    expect((await pc.ask('GET', '/api/session')).status).toBe(401)
  })

  test('signing out kills the session, clears the cookie and tells whoever holds a socket', async () => {
    const told: string[] = []
    school.auth.onSessionEnded(({ deviceId }) => void told.push(deviceId))
    const ada = school.browser()
    await ada.signIn('ada')
    const cookie = ada.cookie
    const answer = await ada.ask('POST', '/api/sign-out')
    expect(answer.status).toBe(204)
    expect(answer.setCookie).toContain('Max-Age=0')
    expect(school.auth.readSession(cookie)).toBeUndefined()
    expect(told).toEqual([ada.deviceId])
  })

  test('roles come from the membership of the moment, not from the sign-in', async () => {
    const ada = school.browser()
    await ada.signIn('ada')
    school.control.memberships.setRoles('hill', 'ada-of-hill', ['instructor'])
    expect(school.auth.readSession(ada.cookie)?.roles).toEqual(['instructor'])
  })
})

describe('a new password', () => {
  const change = (oldPassword: string, newPassword: string) => ({
    body: { oldPassword, newPassword },
    headers: { origin: ORIGIN },
  })

  test('needs the old one, ends the other sessions and keeps this one', async () => {
    const phone = school.browser()
    const laptop = school.browser()
    await phone.signIn('ada')
    await laptop.signIn('ada')
    expect(
      (await phone.ask('POST', '/api/password', change('wrong', 'another fine one'))).status,
    ).toBe(403)
    expect(
      (await phone.ask('POST', '/api/password', change(PASSWORD, 'too short'))).json,
    ).toMatchObject({ code: 'password-length', field: 'newPassword' })
    expect(
      (await phone.ask('POST', '/api/password', change(PASSWORD, 'another fine one'))).status,
    ).toBe(204)
    expect(school.auth.readSession(phone.cookie)).toBeDefined()
    expect(school.auth.readSession(laptop.cookie)).toBeUndefined()
    expect((await laptop.signIn('ada')).status).toBe(401)
    expect((await laptop.signIn('ada', 'another fine one')).status).toBe(200)
  })

  test('T30: gives this session another secret: a cookie copied before opens nothing any more', async () => {
    const phone = school.browser()
    await phone.signIn('ada')
    const copied = phone.cookie
    const answer = await phone.ask('POST', '/api/password', change(PASSWORD, 'another fine one'))
    expect([answer.status, phone.cookie === copied]).toEqual([204, false])
    expect(school.auth.readSession(copied)).toBeUndefined()
    expect(school.auth.standing(copied)).toBe('replaced')
    expect(school.auth.readSession(phone.cookie)?.personId).toBe('ada-of-hill')
    expect(school.auth.isSteppedUp(phone.cookie)).toBe(true)
  })

  test('T30: nor does the cookie that a step-up had replaced just before', async () => {
    const phone = school.browser()
    await phone.signIn('ada')
    const copied = phone.cookie
    await phone.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
    expect(school.auth.readSession(copied)).toBeDefined()
    await phone.ask('POST', '/api/password', change(PASSWORD, 'another fine one'))
    expect(school.auth.readSession(copied)).toBeUndefined()
  })

  test('that was refused leaves the cookie as it was', async () => {
    const phone = school.browser()
    await phone.signIn('ada')
    const refused = await phone.ask('POST', '/api/password', change('wrong', 'another fine one'))
    expect([refused.status, refused.setCookie]).toEqual([403, null])
    expect(school.auth.readSession(phone.cookie)).toBeDefined()
  })

  test('is not set for a session that ended while the old one was looked at', async () => {
    school.close()
    const looking = aMomentOfLooking()
    school = await aSchoolWithADoor({ wrapPasswords: looking.wrapPasswords })
    const phone = school.browser()
    await phone.signIn('ada')
    const session = school.auth.readSession(phone.cookie)
    looking.brings(() => session && school.auth.signIn.signOut(session))
    const answer = await phone.ask('POST', '/api/password', change(PASSWORD, 'another fine one'))
    expect(answer.status).toBe(403)
    expect((await school.browser().signIn('ada')).status).toBe(200)
  })

  test('T27: that is guessed first is refused at its field, and changes nothing', async () => {
    const phone = school.browser()
    await phone.signIn('ada')
    for (const [common, code] of [
      ['qwertyuiop', 'password-common'],
      ['ada-12345678', 'password-own'],
      ['Hill School 1', 'password-own'],
    ] as const)
      expect(
        (await phone.ask('POST', '/api/password', change(PASSWORD, common))).json,
      ).toMatchObject({ code, field: 'newPassword' })
    expect((await phone.signIn('ada')).status).toBe(200)
  })

  test('T27: whoever has one of before still gets in', async () => {
    const { id } = school.control.accounts.byEmail('ada@hill.example') ?? { id: '' }
    const passwords = createPasswords(nodeRandom, { memoryCost: 8, timeCost: 1, parallelism: 1 })
    const hashed = await passwords.hash('1234567890', 'ada')
    school.control.accounts.setPassword(id, hashed.ok ? hashed.value : '', 1)
    expect((await school.browser().signIn('ada', '1234567890')).status).toBe(200)
  })

  test('a sign-in with the old password that was still being checked does not slip through', async () => {
    const looking = aMomentOfLooking()
    const slow = await aSchoolWithADoor({ wrapPasswords: looking.wrapPasswords })
    looking.brings(() => {
      const account = slow.control.accounts.byEmail('ada@hill.example')
      if (account) slow.control.accounts.setPassword(account.id, 'changed', slow.clock.now())
    })
    expect((await slow.browser().signIn('ada')).status).toBe(401)
    slow.close()
  })

  test('a hash made under an older cost is made anew at the next sign-in', async () => {
    const account = school.control.accounts.byEmail('ada@hill.example')
    if (!account) throw new Error('Ada is gone')
    const older = await import('./passwords.ts').then(async ({ createPasswords }) => {
      const { nodeRandom } = await import('#sync-server/ports.ts')
      const cost = { memoryCost: 16, timeCost: 2, parallelism: 1 }
      return createPasswords(nodeRandom, cost).hash(PASSWORD, 'ada')
    })
    if (!older.ok) throw new Error('busy')
    school.control.accounts.renewHash(account.id, older.value)
    expect((await school.browser().signIn('ada')).status).toBe(200)
    expect(school.control.accounts.byId(account.id)?.passwordHash).toContain('m=8,t=1,p=1')
    expect((await school.browser().signIn('ada')).status).toBe(200)
  })
})

test('the security log says what happened by ids, without one word about a person', async () => {
  const browser = school.browser()
  await browser.signIn('ada', 'not her password')
  await browser.signIn('ada')
  const log = school.control.securityLog.page({ schoolId: 'hill', limit: 10 })
  expect(log.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'sign-in done',
    'device-added done',
    'sign-in refused',
    'account-made done',
  ])
  expect(JSON.stringify(log)).not.toContain('@')
})
