import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEVICES_AT_MOST } from '#shared/kernel/devices.ts'
import type { Mail } from '#sync-server/mail/mailer.ts'
import { NEW_DEVICES_PER_DAY } from './devices.ts'
import {
  aSchoolWithADoor,
  type Browser,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'

let school: SchoolWithADoor
beforeEach(async () => {
  school = await aSchoolWithADoor()
  await school.addAccount('ivan', 'instructor')
  await school.addAccount('lena', 'learner')
})
afterEach(() => school.close())

test('a browser keeps its device and its actor prefix from one sign-in to the next', async () => {
  const ivan = school.browser()
  const first = await ivan.signIn('ivan')
  await ivan.ask('POST', '/api/sign-out')
  const second = await ivan.signIn('ivan')
  expect(second.json.deviceId).toBe(first.json.deviceId)
  expect(second.json.actorPrefix).toBe(first.json.actorPrefix)
})

test('another person on the same browser gets a device of their own, and the first is signed out', async () => {
  const shared = school.browser()
  const ivan = await shared.signIn('ivan')
  const ivansCookie = shared.cookie
  const lena = await shared.signIn('lena')
  expect(lena.json.deviceId).not.toBe(ivan.json.deviceId)
  expect(lena.json.actorPrefix).not.toBe(ivan.json.actorPrefix)
  expect(school.auth.readSession(ivansCookie)).toBeUndefined()
})

test('Ivan ends his lost phone: its session is dead, its socket is told, his laptop stays', async () => {
  const phone = school.browser()
  const laptop = school.browser()
  await phone.signIn('ivan')
  school.clock.passes(HOUR_MS)
  await laptop.signIn('ivan')
  const ended: string[] = []
  school.auth.onDeviceEnded((deviceId) => void ended.push(deviceId))

  const { devices } = (await laptop.ask('GET', '/api/devices')).json
  expect(devices.map(({ isThisOne }: { isThisOne: boolean }) => isThisOne)).toEqual([true, false])
  expect((await laptop.ask('POST', `/api/devices/${phone.deviceId}/end`)).status).toBe(204)

  expect(ended).toEqual([phone.deviceId])
  expect(school.auth.readSession(phone.cookie)).toBeUndefined()
  expect(school.auth.readSession(laptop.cookie)).toBeDefined()
  expect(school.control.devices.byId(phone.deviceId ?? '')).toMatchObject({
    generation: 2,
    endedAt: school.clock.now(),
  })
  const asked = await phone.ask('GET', `/api/session?device=${phone.deviceId}`)
  expect(asked.status).toBe(410)
  expect(asked.json.code).toBe('device-ended')
  expect((await laptop.ask('GET', '/api/devices')).json.devices).toHaveLength(1)
})

test('ending a device twice changes nothing the second time', async () => {
  const ivan = school.browser()
  const admin = school.browser()
  await ivan.signIn('ivan')
  await admin.signIn('ada')
  let told = 0
  school.auth.onDeviceEnded(() => {
    told += 1
  })
  await admin.ask('POST', `/api/devices/${ivan.deviceId}/end`)
  expect((await admin.ask('POST', `/api/devices/${ivan.deviceId}/end`)).status).toBe(204)
  expect(told).toBe(1)
  expect(school.control.devices.byId(ivan.deviceId ?? '')?.generation).toBe(2)
})

test('an ended device that signs in again becomes a new device', async () => {
  const ivan = school.browser()
  const { deviceId, actorPrefix } = (await ivan.signIn('ivan')).json
  await ivan.ask('POST', `/api/devices/${deviceId}/end`)
  const again = await ivan.signIn('ivan')
  expect(again.status).toBe(200)
  expect(again.json.deviceId).not.toBe(deviceId)
  expect(again.json.actorPrefix).not.toBe(actorPrefix)
})

test('Lena can neither see nor end Ivan’s devices; Ada can do both', async () => {
  const ivan = school.browser()
  const lena = school.browser()
  const ada = school.browser()
  await ivan.signIn('ivan')
  await lena.signIn('lena')
  await ada.signIn('ada')
  expect((await lena.ask('GET', '/api/people/ivan-of-hill/devices')).status).toBe(403)
  const refused = await lena.ask('POST', `/api/devices/${ivan.deviceId}/end`)
  const unknown = await lena.ask('POST', '/api/devices/no-such-device/end')
  expect(refused.status).toBe(404)
  expect(refused.text).toBe(unknown.text)
  const { devices } = (await ada.ask('GET', '/api/people/ivan-of-hill/devices')).json
  expect(devices).toMatchObject([{ name: 'Phone', isThisOne: false, isNew: true }])
  expect((await ada.ask('POST', `/api/devices/${ivan.deviceId}/end`)).status).toBe(204)
})

test('T30: ending another person’s device needs to be confirmed, one’s own does not', async () => {
  const ivan = school.browser()
  const ada = school.browser()
  await ivan.signIn('ivan')
  await ada.signIn('ada')
  school.clock.passes(10 * MINUTE_MS)
  const asked = await ada.ask('POST', `/api/devices/${ivan.deviceId}/end`)
  expect([asked.status, asked.json.code]).toEqual([401, 'step-up-needed'])
  expect(school.auth.readSession(ivan.cookie)).toBeDefined()
  await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect((await ada.ask('POST', `/api/devices/${ivan.deviceId}/end`)).status).toBe(204)
  expect((await ada.ask('POST', `/api/devices/${ada.deviceId}/end`)).status).toBe(204)
})

test('T52: an ended device is in the journal and in the audit before anybody is told', async () => {
  const ivan = school.browser()
  await ivan.signIn('ivan')
  await ivan.ask('POST', `/api/devices/${ivan.deviceId}/end`)
  const deviceId = ivan.deviceId ?? ''
  expect(school.journaled).toEqual([{ what: 'device-ended', at: school.clock.now(), deviceId }])
  expect(school.audited).toEqual([{ action: 'device-ended', target: deviceId, outcome: 'done' }])
})

test('an admin finds a learner’s lost phone by its date; what she called it stays hers', async () => {
  const lena = school.browser()
  const ada = school.browser()
  await lena.signIn('lena')
  await ada.signIn('ada')
  const { devices } = (await ada.ask('GET', '/api/people/lena-of-hill/devices')).json
  expect(devices).toMatchObject([{ id: lena.deviceId, name: 'Own device', kind: 'personal' }])
})

test('a device is new for a week, to everybody but itself', async () => {
  const phone = school.browser()
  const laptop = school.browser()
  await phone.signIn('ivan')
  school.clock.passes(DAY_MS)
  await laptop.signIn('ivan')
  const news = async () =>
    (await laptop.ask('GET', '/api/devices')).json.devices.map(
      (one: { isNew: boolean }) => one.isNew,
    )
  expect(await news()).toEqual([false, true])
  school.clock.passes(6 * DAY_MS)
  expect(await news()).toEqual([false, false])
})

test('a second device is told to its owner by mail, the first and a known one are not', async () => {
  await school.close()
  const mails: Mail[] = []
  school = await aSchoolWithADoor({ mailer: { send: async (mail) => void mails.push(mail) } })
  const [phone, laptop] = [school.browser(), school.browser()]
  await phone.signIn('ada')
  await phone.signIn('ada')
  expect(mails).toEqual([])
  await laptop.ask('POST', '/api/sign-in', {
    body: {
      email: 'ada@hill.example',
      password: PASSWORD,
      deviceName: 'Call 0900 12345 or visit http://evil.example',
    },
  })
  expect(mails).toMatchObject([{ to: 'ada@hill.example', subject: 'A new device signed in' }])
  // T41: what a stranger called the device is not ours to send.
  expect(mails[0]?.text).not.toMatch(/0900|evil/)
})

test('T27: new devices are told of once in an hour, and that one had to go by itself', async () => {
  await school.close()
  const mails: Mail[] = []
  school = await aSchoolWithADoor({ mailer: { send: async (mail) => void mails.push(mail) } })
  const replaced = () => mails.filter(({ text }) => text.includes('needed least'))
  for (let device = 0; device < 20; device += 1) await school.browser().signIn('ada')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('once in an hour')
  for (let device = 0; device < 5; device += 1) await school.browser().signIn('ada')
  expect(mails).toHaveLength(2)
  expect(replaced()).toHaveLength(1)
  school.clock.passes(HOUR_MS)
  await school.browser().signIn('ada')
  expect(replaced()).toHaveLength(2)
})

describe('as many devices as one person can have', () => {
  const isEnded = (device: string | undefined) => school.auth.devices.isEnded(device ?? '')
  /** Signs in on so many new browsers, a minute apart. */
  const signsIn = async (count: number, more: object = {}) => {
    const browsers: Browser[] = []
    for (let index = 0; index < count; index += 1) {
      school.clock.passes(MINUTE_MS)
      const browser = school.browser()
      const body = {
        email: 'ivan@hill.example',
        password: PASSWORD,
        deviceName: `Browser ${index}`,
        ...more,
      }
      expect((await browser.ask('POST', '/api/sign-in', { body })).status).toBe(200)
      browsers.push(browser)
    }
    return browsers
  }
  const count = () => school.control.devices.activeOf('hill', 'ivan-of-hill').length

  test('the next one is let in, and the one unused for longest is ended like any other', async () => {
    const [phone, ...others] = await signsIn(DEVICES_AT_MOST)
    const ended: string[] = []
    school.auth.onDeviceEnded((deviceId) => void ended.push(deviceId))
    const [next] = await signsIn(1)
    expect([count(), ended]).toEqual([DEVICES_AT_MOST, [phone?.deviceId]])
    expect((await next?.ask('GET', '/api/session'))?.status).toBe(200)
    expect((await others[0]?.ask('GET', '/api/session'))?.status).toBe(200)
    const asked = await phone?.ask('GET', `/api/session?device=${phone.deviceId}`)
    expect([asked?.status, asked?.json.code]).toEqual([410, 'device-ended'])
    // Never silently: it may still hand in what it had not sent, and it is written down.
    expect(school.auth.lastWords.deviceBehind(phone?.cookie)?.deviceId).toBe(phone?.deviceId)
    expect(school.journaled).toContainEqual(
      expect.objectContaining({ what: 'device-ended', deviceId: phone?.deviceId }),
    )
    expect(school.audited).toContainEqual({
      action: 'device-replaced',
      target: phone?.deviceId,
      outcome: 'done',
    })
    expect(
      school.control.securityLog.page({ schoolId: 'hill', limit: 1, action: 'device-replaced' }),
    ).toMatchObject([{ deviceId: phone?.deviceId, personId: 'ivan-of-hill', outcome: 'done' }])
  })

  test('what is signed out goes first, then what keeps nothing, however long the phone is away', async () => {
    const [phone] = await signsIn(1)
    const [left] = await signsIn(1)
    await signsIn(DEVICES_AT_MOST - 3)
    const [office] = await signsIn(1, { deviceKind: 'office' })
    await left?.ask('POST', '/api/sign-out')
    await signsIn(1)
    expect([left, office, phone].map((one) => isEnded(one?.deviceId))).toEqual([true, false, false])
    await signsIn(1)
    expect([office, phone].map((one) => isEnded(one?.deviceId))).toEqual([true, false])
    await signsIn(1)
    expect(isEnded(phone?.deviceId)).toBe(true)
  })

  test('a device that comes back takes nobody’s place', async () => {
    const browsers = await signsIn(DEVICES_AT_MOST)
    await browsers[5]?.signIn('ivan')
    expect([count(), browsers.some((one) => isEnded(one.deviceId))]).toEqual([
      DEVICES_AT_MOST,
      false,
    ])
  })

  test('nor does anybody else’s, nor one in another school', async () => {
    const [phone] = await signsIn(DEVICES_AT_MOST)
    await school.browser().signIn('lena')
    expect(isEnded(phone?.deviceId)).toBe(false)
  })

  test('its owner reads of it by mail, with the new one', async () => {
    await school.close()
    const mails: Mail[] = []
    school = await aSchoolWithADoor({ mailer: { send: async (mail) => void mails.push(mail) } })
    await school.addAccount('ivan', 'instructor')
    await signsIn(DEVICES_AT_MOST)
    expect(mails.some(({ text }) => text.includes('needed least'))).toBe(false)
    await signsIn(1)
    expect(mails.at(-1)?.text).toContain('needed least was signed out')
  })

  test('fifty new ones a day, whatever becomes of them; those there are go on', async () => {
    const first = await signsIn(NEW_DEVICES_PER_DAY)
    const refused = await school.browser().signIn('ivan')
    expect([refused.status, refused.json.code]).toEqual([429, 'too-many-devices'])
    expect(Number(refused.headers.get('retry-after'))).toBe((DAY_MS - 49 * MINUTE_MS) / 1_000)
    // Only whoever has the password hears of it.
    expect((await school.browser().signIn('ivan', 'a wrong password')).status).toBe(401)
    expect((await first.at(-1)?.signIn('ivan'))?.status).toBe(200)
    school.clock.passes(DAY_MS - 49 * MINUTE_MS)
    expect((await school.browser().signIn('ivan')).status).toBe(200)
  })
})

test('last seen is a commit every ten minutes, however much is asked', async () => {
  const ivan = school.browser()
  await ivan.signIn('ivan')
  const seenAt = () => school.control.devices.byId(ivan.deviceId ?? '')?.lastSeenAt
  const first = seenAt()
  school.clock.passes(10 * MINUTE_MS - 1)
  await ivan.ask('GET', '/api/devices')
  expect(seenAt()).toBe(first)
  school.clock.passes(1)
  await ivan.ask('GET', '/api/devices')
  expect(seenAt()).toBe(school.clock.now())
})

test('the admin of another school reaches nothing here', async () => {
  school.addSchool('vale', 'Vale School')
  await school.addAccount('vera', 'admin', 'vale')
  const vera = school.browser()
  const ivan = school.browser()
  await ivan.signIn('ivan')
  expect((await vera.signIn('vera@vale.example')).json.schoolId).toBe('vale')
  expect((await vera.ask('POST', `/api/devices/${ivan.deviceId}/end`)).status).toBe(404)
  const foreign = await vera.ask('GET', '/api/people/ivan-of-hill/devices')
  const missing = await vera.ask('GET', '/api/people/nobody-at-all/devices')
  expect(foreign.status).toBe(404)
  expect(foreign.text).toBe(missing.text)
  expect(school.auth.readSession(ivan.cookie)).toBeDefined()
})

test('somebody else’s device id does not give their actor prefix', async () => {
  const ivan = school.browser()
  const { deviceId, actorPrefix } = (await ivan.signIn('ivan')).json
  const answer = await school.browser().ask('POST', '/api/sign-in', {
    body: { email: 'lena@hill.example', password: PASSWORD, deviceName: 'Phone', deviceId },
  })
  expect(answer.status).toBe(200)
  expect(answer.json.deviceId).not.toBe(deviceId)
  expect(answer.json.actorPrefix).not.toBe(actorPrefix)
})

test('nobody lists devices without being signed in', async () => {
  expect((await school.browser().ask('GET', '/api/devices')).status).toBe(401)
})
