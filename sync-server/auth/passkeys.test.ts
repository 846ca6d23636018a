import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aSchoolWithADoor,
  type Browser,
  HOUR_MS,
  MINUTE_MS,
  ORIGIN,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'
import { aSoftwareKey, type Oddities, type SoftwareKey } from './testing/software-key.ts'

let school: SchoolWithADoor
let ada: Browser
let phone: SoftwareKey
beforeEach(async () => {
  school = await aSchoolWithADoor()
  await school.addAccount('lena', 'learner')
  ada = school.browser()
  await ada.signIn('ada')
  phone = aSoftwareKey(ORIGIN)
})
afterEach(() => school.close())

const DEVICE = { deviceName: 'Phone' }
const options = async (browser: Browser, path: string) => {
  const answer = await browser.ask('POST', path)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.json
}
const adds = async (browser: Browser, key: SoftwareKey, odd: Oddities = {}, name = 'My phone') => {
  const asked = await options(browser, '/api/passkeys/options')
  return browser.ask('POST', '/api/passkeys', {
    body: { response: key.registers(asked, odd), name },
  })
}
const enters = async (key: SoftwareKey, odd: Oddities = {}, browser = school.browser()) => {
  const asked = await options(browser, '/api/sign-in/passkey/options')
  return browser.ask('POST', '/api/sign-in/passkey', {
    body: { response: key.signs(asked, odd), ...DEVICE },
  })
}
const confirms = async (browser: Browser, key: SoftwareKey, odd: Oddities = {}) => {
  const asked = await options(browser, '/api/step-up/passkey/options')
  return browser.ask('POST', '/api/step-up/passkey', { body: { response: key.signs(asked, odd) } })
}
const names = async (browser: Browser) =>
  (await browser.ask('GET', '/api/passkeys')).json.passkeys.map((one: { name: string }) => one.name)

describe('with a new password', () => {
  const changes = (browser: Browser, more: object = {}) =>
    browser.ask('POST', '/api/password', {
      body: { oldPassword: PASSWORD, newPassword: 'another fine one', ...more },
    })

  test('passkeys stay, unless their owner says which do not', async () => {
    const ring = aSoftwareKey(ORIGIN)
    await adds(ada, phone)
    await adds(ada, ring, {}, 'A key I do not know')
    expect((await changes(ada, { removedPasskeys: [ring.id] })).status).toBe(204)
    expect(await names(ada)).toEqual(['My phone'])
    expect((await enters(ring)).status).toBe(401)
    expect((await enters(phone)).status).toBe(200)
    expect(school.journaled).toContainEqual(
      expect.objectContaining({ what: 'passkey-removed', credentialId: ring.id }),
    )
  })

  test('T52: none goes when the password was wrong, and nobody else’s ever', async () => {
    const lena = school.browser()
    await lena.signIn('lena')
    const hers = aSoftwareKey(ORIGIN)
    await adds(lena, hers)
    await adds(ada, phone)
    const removedPasskeys = [phone.id, hers.id]
    const refused = await changes(ada, { oldPassword: 'not the one', removedPasskeys })
    expect([refused.status, await names(ada)]).toEqual([403, ['My phone']])
    expect((await changes(ada, { removedPasskeys })).status).toBe(204)
    expect([await names(ada), await names(lena)]).toEqual([[], ['My phone']])
  })
})

describe('an honest passkey', () => {
  test('is added, listed, signs in on a new browser, and confirms who sits there', async () => {
    const made = await adds(ada, phone)
    expect(made.status).toBe(201)
    expect(made.json).toEqual({
      id: phone.id,
      name: 'My phone',
      createdAt: school.clock.now(),
      lastUsedAt: null,
    })
    const browser = school.browser()
    const entered = await enters(phone, {}, browser)
    expect(entered.status).toBe(200)
    expect(entered.json).toMatchObject({ personId: 'ada-of-hill', roles: ['admin'] })
    expect(school.auth.isSteppedUp(browser.cookie)).toBe(true)

    school.clock.passes(HOUR_MS)
    expect(school.auth.isSteppedUp(browser.cookie)).toBe(false)
    const old = browser.cookie
    expect((await confirms(browser, phone)).status).toBe(204)
    expect(browser.cookie).not.toBe(old)
    expect(school.auth.isSteppedUp(browser.cookie)).toBe(true)
    const { passkeys } = (await ada.ask('GET', '/api/passkeys')).json
    expect(passkeys[0].lastUsedAt).toBe(school.clock.now())
  })

  test('T27: makes the network known as its owner’s, like a password does', async () => {
    await adds(ada, phone)
    await enters(phone, {}, school.browser('198.51.100.7'))
    for (let home = 0; home < 6; home += 1)
      await school.browser(`2001:db8:0:${home}::1`).signIn('ada', 'a wrong password')
    expect((await school.browser('203.0.113.9').signIn('ada')).status).toBe(429)
    expect((await school.browser('198.51.100.7').signIn('ada')).status).toBe(200)
  })

  test('is asked for what we want of it: our name, a person who was verified, nothing of its maker', async () => {
    const creation = await options(ada, '/api/passkeys/options')
    expect(creation).toMatchObject({
      rp: { id: 'school.example', name: 'Dual Control' },
      user: { name: 'ada@hill.example' },
      attestation: 'none',
      timeout: 5 * MINUTE_MS,
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    })
    const request = await options(school.browser(), '/api/sign-in/passkey/options')
    expect(request).toMatchObject({ rpId: 'school.example', userVerification: 'required' })
    expect(request.allowCredentials ?? []).toEqual([])
    await adds(ada, phone)
    const again = await options(ada, '/api/passkeys/options')
    expect(again.excludeCredentials).toMatchObject([{ id: phone.id }])
    const confirming = await options(ada, '/api/step-up/passkey/options')
    expect(confirming.allowCredentials).toMatchObject([{ id: phone.id }])
  })

  test('that never counts, as a key ring’s do, goes on working', async () => {
    const ring = aSoftwareKey(ORIGIN, { neverCounts: true })
    await adds(ada, ring)
    expect((await enters(ring)).status).toBe(200)
    expect((await enters(ring)).status).toBe(200)
  })

  test('works at http://localhost, and nowhere under a bare address', async () => {
    await school.close()
    const config = {
      allowedOrigins: ['http://localhost:4400', 'http://127.0.0.1:4400'],
      secureCookies: false,
    }
    school = await aSchoolWithADoor({ config })
    const browser = school.browser()
    const at = (origin: string) => ({ headers: { origin } })
    await browser.signIn('ada', PASSWORD, {
      ...at('http://localhost:4400'),
      body: { email: 'ada@hill.example', password: PASSWORD, ...DEVICE },
    })
    const asked = await browser.ask('POST', '/api/passkeys/options', at('http://localhost:4400'))
    expect(asked.json.rp.id).toBe('localhost')
    const local = aSoftwareKey('http://localhost:4400')
    const body = { response: local.registers(asked.json), name: 'Laptop' }
    const made = await browser.ask('POST', '/api/passkeys', {
      body,
      ...at('http://localhost:4400'),
    })
    expect(made.status).toBe(201)
    const bare = await browser.ask('POST', '/api/passkeys/options', at('http://127.0.0.1:4400'))
    expect([bare.status, bare.json.code]).toEqual([409, 'passkeys-unavailable'])
  })
})

describe('a passkey that is not what it says', () => {
  beforeEach(async () => void (await adds(ada, phone)))
  const odd: readonly (readonly [string, () => Oddities])[] = [
    ['from another origin', () => ({ origin: 'https://school.example.evil.example' })],
    ['from our origin on another port', () => ({ origin: `${ORIGIN}:8443` })],
    ['under another name', () => ({ rpId: 'evil.example' })],
    ['without the person being verified', () => ({ isUnverified: true })],
    ['for a challenge nobody gave', () => ({ challenge: 'x'.repeat(43) })],
    ['in a frame of another site', () => ({ crossOrigin: true })],
    ['made for registering', () => ({ type: 'webauthn.create' })],
    ['signed by another key', () => ({ signsWith: aSoftwareKey(ORIGIN) })],
    ['speaking for somebody else', () => ({ userHandle: 'c29tZWJvZHktZWxzZQ' })],
    ['speaking for nobody', () => ({ userHandle: undefined })],
  ]
  test.each(odd)('%s does not sign in', async (_what, oddity) => {
    const answer = await enters(phone, oddity())
    expect([answer.status, answer.json.code]).toEqual([401, 'passkey-failed'])
    expect(answer.setCookie).toBeNull()
    expect((await enters(phone)).status).toBe(200)
  })

  test.each(odd.filter(([what]) => !what.includes('nobody') || what.includes('challenge')))(
    '%s confirms nothing',
    async (_what, oddity) => {
      school.clock.passes(HOUR_MS)
      const answer = await confirms(ada, phone, oddity())
      expect([answer.status, answer.json.code]).toEqual([403, 'passkey-declined'])
      expect(school.auth.isSteppedUp(ada.cookie)).toBe(false)
    },
  )

  test.each(odd.slice(0, 7).filter(([what]) => what !== 'made for registering'))(
    '%s is not added',
    async (_what, oddity) => {
      const answer = await adds(ada, aSoftwareKey(ORIGIN), oddity())
      expect([answer.status, answer.json.code]).toEqual([400, 'passkey-refused'])
      expect(await names(ada)).toEqual(['My phone'])
    },
  )

  test('a counter that went back is a copy: refused, and the real one goes on', async () => {
    await enters(phone)
    await enters(phone)
    expect((await enters(phone, { counter: 1 })).status).toBe(401)
    const [tried] = school.control.securityLog.page({ schoolId: 'hill', limit: 1 })
    expect(tried).toMatchObject({
      action: 'sign-in',
      outcome: 'refused',
      personId: 'ada-of-hill',
    })
    expect((await enters(phone)).status).toBe(200)
  })

  test('one that nobody registered is refused like any other', async () => {
    const unknown = await enters(aSoftwareKey(ORIGIN))
    const wrong = await enters(phone, { isUnverified: true })
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text])
  })

  test('byte soup is a refusal, never a fault', async () => {
    const asked = await options(school.browser(), '/api/sign-in/passkey/options')
    const good = phone.signs(asked)
    for (const response of [
      { ...good.response, clientDataJSON: 'bm8' },
      { ...good.response, authenticatorData: '' },
      { ...good.response, signature: 'AAAA' },
      { ...good.response, clientDataJSON: Buffer.from('[1]').toString('base64url') },
    ]) {
      const body = { response: { ...good, response }, ...DEVICE }
      expect((await school.browser().ask('POST', '/api/sign-in/passkey', { body })).status).toBe(
        401,
      )
    }
    const body = { response: { ...good, type: 'other' }, ...DEVICE }
    expect((await school.browser().ask('POST', '/api/sign-in/passkey', { body })).status).toBe(400)
  })
})

describe('each challenge once, for one purpose, for five minutes', () => {
  beforeEach(async () => void (await adds(ada, phone)))
  const answers = (response: unknown, browser = school.browser()) =>
    browser.ask('POST', '/api/sign-in/passkey', { body: { response, ...DEVICE } })

  test('the same answer again does nothing', async () => {
    const response = phone.signs(await options(school.browser(), '/api/sign-in/passkey/options'))
    expect((await answers(response)).status).toBe(200)
    expect((await answers(response)).status).toBe(401)
  })

  test('of two at once, one is let in', async () => {
    const response = phone.signs(await options(school.browser(), '/api/sign-in/passkey/options'))
    const both = await Promise.all([answers(response), answers(response)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('a failed answer uses it up too', async () => {
    const asked = await options(school.browser(), '/api/sign-in/passkey/options')
    expect((await answers(phone.signs(asked, { isUnverified: true }))).status).toBe(401)
    expect((await answers(phone.signs(asked))).status).toBe(401)
  })

  test('after five minutes it is over', async () => {
    const asked = await options(school.browser(), '/api/sign-in/passkey/options')
    school.clock.passes(5 * MINUTE_MS)
    expect((await answers(phone.signs(asked))).status).toBe(401)
  })

  test('one for signing in confirms nothing, and one session’s confirms no other', async () => {
    school.clock.passes(HOUR_MS)
    const forSignIn = await options(ada, '/api/sign-in/passkey/options')
    const tried = await ada.ask('POST', '/api/step-up/passkey', {
      body: { response: phone.signs(forSignIn) },
    })
    expect(tried.status).toBe(403)
    const laptop = school.browser()
    await laptop.signIn('ada')
    const forLaptop = await options(laptop, '/api/step-up/passkey/options')
    const moved = await ada.ask('POST', '/api/step-up/passkey', {
      body: { response: phone.signs(forLaptop) },
    })
    expect(moved.status).toBe(403)
    expect(school.auth.isSteppedUp(ada.cookie)).toBe(false)
  })

  test('whoever asks for thousands pushes out their own', async () => {
    const asked = await options(school.browser('192.0.2.7'), '/api/sign-in/passkey/options')
    const flood = school.browser('198.51.100.1')
    for (let times = 0; times < 100; times += 1)
      await options(flood, '/api/sign-in/passkey/options')
    expect((await answers(phone.signs(asked))).status).toBe(200)
  })

  test('T27: strangers on hundreds of networks push out nothing that is asked inside', async () => {
    const asked = await options(ada, '/api/step-up/passkey/options')
    for (let network = 0; network < 260; network += 1)
      for (let times = 0; times < 40; times += 1)
        await school.auth.passkeys.signInOptions(ORIGIN, `network-${network}`)
    const body = { response: phone.signs(asked) }
    expect((await ada.ask('POST', '/api/step-up/passkey', { body })).status).toBe(204)
  })
})

describe('whose passkeys they are', () => {
  test('Lena’s passkey neither confirms for Ada nor is Ada’s to remove', async () => {
    const lena = school.browser()
    await lena.signIn('lena')
    const hers = aSoftwareKey(ORIGIN)
    await adds(lena, hers, {}, 'Lena’s phone')
    await adds(ada, phone)
    expect((await confirms(ada, hers)).status).toBe(403)
    const foreign = await ada.ask('POST', `/api/passkeys/${hers.id}/remove`)
    const missing = await ada.ask('POST', '/api/passkeys/bm8tc3VjaC1rZXk/remove')
    expect([foreign.status, foreign.text]).toEqual([missing.status, missing.text])
    expect(foreign.status).toBe(404)
    expect(await names(lena)).toEqual(['Lena’s phone'])
    expect(await names(ada)).toEqual(['My phone'])
  })

  test('T27: a passkey of a thief’s own buys no more tries at the password of a stolen session', async () => {
    const lena = school.browser()
    await lena.signIn('lena')
    const hers = aSoftwareKey(ORIGIN)
    await adds(lena, hers)
    await adds(ada, phone)
    const statuses: number[] = []
    for (let tries = 0; tries < 6; tries += 1) {
      const body = { password: 'not the one' }
      statuses.push((await ada.ask('POST', '/api/step-up', { body })).status)
      if (tries < 3) statuses.push((await confirms(ada, hers)).status)
    }
    expect(statuses.filter((status) => status === 403)).toHaveLength(5)
    expect(statuses.at(-1)).toBe(429)
  })

  test('a key somebody has registered is nobody else’s', async () => {
    await adds(ada, phone)
    const lena = school.browser()
    await lena.signIn('lena')
    expect((await adds(lena, phone)).status).toBe(400)
    expect([await names(ada), await names(lena)]).toEqual([['My phone'], []])
  })

  test('once removed it opens nothing, and the journal keeps it removed', async () => {
    await adds(ada, phone)
    expect((await ada.ask('POST', `/api/passkeys/${phone.id}/remove`)).status).toBe(204)
    expect(await names(ada)).toEqual([])
    expect((await enters(phone)).status).toBe(401)
    expect(school.journaled).toContainEqual({
      what: 'passkey-removed',
      at: school.clock.now(),
      credentialId: phone.id,
    })
  })

  test('T12: ending a device leaves the passkey, which was never the device’s', async () => {
    await adds(ada, phone)
    await ada.ask('POST', `/api/devices/${ada.deviceId}/end`)
    expect((await enters(phone)).status).toBe(200)
  })

  test('T46: a reset of the password takes every passkey', async () => {
    await adds(ada, phone)
    const { token } = (await ada.ask('POST', '/api/resets/for/ada-of-hill')).json
    await school.browser().ask('POST', `/api/resets/${token}`, {
      body: { password: 'another long password' },
    })
    expect((await enters(phone)).status).toBe(401)
  })

  test('T30: neither added nor removed without confirming', async () => {
    await adds(ada, phone)
    const asked = await options(ada, '/api/passkeys/options')
    school.clock.passes(10 * MINUTE_MS)
    const codes = [
      await ada.ask('POST', '/api/passkeys/options'),
      await ada.ask('POST', '/api/passkeys', {
        body: { response: aSoftwareKey(ORIGIN).registers(asked), name: 'Another' },
      }),
      await ada.ask('POST', `/api/passkeys/${phone.id}/remove`),
    ].map(({ json }) => json.code)
    expect(codes).toEqual(['step-up-needed', 'step-up-needed', 'step-up-needed'])
  })

  test('twenty, and no more', async () => {
    for (let count = 0; count < 20; count += 1)
      expect((await adds(ada, aSoftwareKey(ORIGIN))).status).toBe(201)
    expect((await adds(ada, aSoftwareKey(ORIGIN))).json.code).toBe('too-many-passkeys')
  })

  test('without a passkey there is nothing to confirm with', async () => {
    expect((await ada.ask('POST', '/api/step-up/passkey/options')).status).toBe(409)
  })
})

test('T27: failed passkeys of one network wait like failed passwords', async () => {
  const browser = school.browser()
  const stranger = aSoftwareKey(ORIGIN)
  for (let tries = 0; tries < 20; tries += 1) await enters(stranger, {}, browser)
  expect((await enters(stranger, {}, browser)).status).toBe(429)
})
