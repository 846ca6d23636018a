import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createLog } from '#sync-server/logging.ts'
import { createMailer, type Mail } from '#sync-server/mail/mailer.ts'
import { aPostOffice } from '#sync-server/mail/testing/a-post-office.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import {
  aSchoolWithADoor,
  type Browser,
  MINUTE_MS,
  ORIGIN,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'

const NEW_PASSWORD = 'another long enough password'
let office: Awaited<ReturnType<typeof aPostOffice>>
let school: SchoolWithADoor
let stranger: Browser

beforeAll(async () => {
  office = await aPostOffice()
})
afterAll(() => office.close())

/** Everything that was given to the mail server, delivered or given up. */
const posted: Promise<void>[] = []

beforeEach(async () => {
  office.letters.length = 0
  const mailer = createMailer(
    { smtpUrl: office.url, from: 'school@school.example' },
    nodeTimers,
    createLog('silent'),
  )
  const watched = (mail: Mail) => {
    const sending = mailer.send(mail)
    posted.push(sending)
    return sending
  }
  school = await aSchoolWithADoor({ mailer: { send: watched } })
  await school.addAccount('ivan', 'instructor')
  await school.addAccount('lena', 'learner')
  stranger = school.browser()
})
afterEach(async () => {
  await Promise.all(posted.splice(0))
  school.close()
})

const asks = (email: string, from?: string) =>
  stranger.ask('POST', '/api/resets', { body: { email }, ...(from ? { from } : {}) })
const looks = (token: string) => stranger.ask('GET', `/api/resets/${token}`)
const spends = (token: string, password = NEW_PASSWORD) =>
  stranger.ask('POST', `/api/resets/${token}`, { body: { password } })

/** The body of a mail as its reader sees it. */
const readable = (raw = ''): string =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const tokenIn = (raw: string | undefined): string =>
  /https:\/\/school\.example\/reset\/([\w-]{43})/.exec(readable(raw))?.[1] ?? ''
const tokenMailed = async (): Promise<string> => {
  await asks('ivan@hill.example')
  return tokenIn((await office.has(1)).at(-1)?.raw)
}

describe('T46: asked for by e-mail', () => {
  test('Ivan forgot his password: a link comes by mail, works once, and ends what was open', async () => {
    const ivan = school.browser()
    await ivan.signIn('ivan')
    const ended: string[] = []
    school.auth.onSessionEnded(({ deviceId }) => void ended.push(deviceId))
    expect((await asks(' IVAN@hill.example ')).status).toBe(202)
    const [letter] = await office.has(1)
    expect(letter?.to).toEqual(['ivan@hill.example'])
    const token = tokenIn(letter?.raw)

    expect((await spends(token)).status).toBe(204)
    expect(ended).toEqual([ivan.deviceId])
    expect(school.auth.readSession(ivan.cookie)).toBeUndefined()
    expect((await ivan.signIn('ivan')).status).toBe(401)
    expect((await ivan.signIn('ivan', NEW_PASSWORD)).status).toBe(200)
    // The same device as before: what it has not sent is judged as its own.
    expect((await ivan.ask('GET', '/api/devices')).json.devices).toHaveLength(1)
    const again = await spends(token, 'a third long password')
    expect([again.status, again.json.code]).toEqual([410, 'reset-used'])
    expect(readable((await office.has(2))[1]?.raw)).toContain('was changed just now')
  })

  test('a link scanner that opens it ten times spends nothing', async () => {
    const token = await tokenMailed()
    for (let visits = 0; visits < 10; visits += 1) {
      const seen = await looks(token)
      expect([seen.status, seen.json]).toEqual([
        200,
        { ok: true, expiresAt: school.clock.now() + 30 * MINUTE_MS },
      ])
    }
    expect((await spends(token)).status).toBe(204)
  })

  test('after 30 minutes it is over, to the millisecond', async () => {
    const token = await tokenMailed()
    school.clock.passes(30 * MINUTE_MS - 1)
    expect((await looks(token)).status).toBe(200)
    school.clock.passes(1)
    expect((await looks(token)).json.code).toBe('reset-expired')
    expect((await spends(token)).status).toBe(410)
    expect((await school.browser().signIn('ivan')).status).toBe(200)
  })

  test('of two who use it at once, one is first', async () => {
    const token = await tokenMailed()
    const both = await Promise.all([spends(token), spends(token, 'the other new password')])
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410])
  })

  test('one that was used takes the others of the account with it', async () => {
    const first = await tokenMailed()
    await asks('ivan@hill.example')
    const second = tokenIn((await office.has(2))[1]?.raw)
    await spends(second)
    expect((await spends(first)).status).toBe(404)
  })

  test('a password that is too short spends nothing; a made-up token finds nothing', async () => {
    const token = await tokenMailed()
    expect((await spends(token, 'short')).json.code).toBe('password-length')
    expect((await spends('x'.repeat(43))).status).toBe(404)
    expect((await looks('x'.repeat(43))).json.code).toBe('reset-unknown')
    expect((await spends(token)).status).toBe(204)
  })

  test('T27: a password that is guessed first spends nothing either', async () => {
    const token = await tokenMailed()
    for (const [common, code] of [
      ['1234567890', 'password-common'],
      ['Ivan 19901990', 'password-own'],
    ] as const)
      expect((await spends(token, common)).json).toMatchObject({ code, field: 'password' })
    expect((await spends(token)).status).toBe(204)
  })

  test('only the hash is kept', async () => {
    const token = await tokenMailed()
    const stored = school.control.resets.byHash(Buffer.from(token, 'base64url'))
    expect(stored).toBeUndefined()
  })

  test('T52: the new password and the ended sessions are in the journal', async () => {
    await spends(await tokenMailed())
    const account = school.control.accounts.byEmail('ivan@hill.example')
    expect(school.journaled).toMatchObject([
      { what: 'password-changed', accountId: account?.id, passwordHash: account?.passwordHash },
      { what: 'sessions-ended', accountId: account?.id },
    ])
  })
})

describe('T29: nobody learns who has an account', () => {
  test('known and unknown get the same answer, byte for byte, and only one gets a mail', async () => {
    const known = await asks('ivan@hill.example')
    const unknown = await asks('nobody@hill.example')
    const headers = (answer: typeof known) => [...answer.headers.entries()].sort()
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect(headers(known)).toEqual(headers(unknown))
    await asks('lena@hill.example')
    expect((await office.has(2)).map(({ to }) => to[0])).toEqual([
      'ivan@hill.example',
      'lena@hill.example',
    ])
  })

  test('T27: asking again and again gets slower, for addresses that are there and that are not', async () => {
    for (const email of ['ivan@hill.example', 'nobody@hill.example']) {
      for (let times = 0; times < 5; times += 1) expect((await asks(email)).status).toBe(202)
      const waits = await asks(email)
      expect(waits.status).toBe(429)
      expect(waits.headers.get('retry-after')).toBe('1')
    }
    expect(await office.has(5)).toHaveLength(5)
  })

  test('T27: sixteen networks that ask all they can hold up nobody who asks from elsewhere', async () => {
    await school.browser('198.51.100.7').signIn('lena')
    const statuses: number[] = []
    for (let network = 0; network < 16; network += 1)
      for (let times = 0; times < 20; times += 1)
        statuses.push((await asks(`n${network}-${times}@x.example`, `203.0.113.${network}`)).status)
    expect(statuses.filter((status) => status === 202)).toHaveLength(300 + 1)
    // Somebody new asks once; whoever is known from somewhere may have mistyped.
    expect((await asks('ivan@hill.example', '192.0.2.200')).status).toBe(202)
    expect((await asks('ivan@hill.example', '192.0.2.200')).status).toBe(429)
    expect((await asks('lena@hill.exampel', '198.51.100.7')).status).toBe(202)
    expect((await asks('lena@hill.example', '198.51.100.7')).status).toBe(202)
    const reached = await office.has(2)
    expect(reached.map(({ to }) => to[0]).sort()).toEqual([
      'ivan@hill.example',
      'lena@hill.example',
    ])
  })

  test('T27: strangers who ask for one address all day do not hold up its owner at home', async () => {
    await school.browser('198.51.100.7').signIn('lena')
    for (let network = 0; network < 8; network += 1)
      await asks('lena@hill.example', `203.0.113.${network}`)
    expect((await asks('lena@hill.example', '192.0.2.200')).status).toBe(429)
    expect((await asks('lena@hill.example', '198.51.100.7')).status).toBe(202)
  })

  test('T29: on a network where somebody signs in, nobody learns by asking who else does', async () => {
    await school.browser('198.51.100.7').signIn('lena')
    const emails = ['lena@hill.example', 'ivan@hill.example', 'nobody@hill.example']
    const from = async (network: string) => {
      const answers = await Promise.all(emails.map((email) => asks(email, network)))
      return answers.map(({ status }) => status)
    }
    for (let network = 0; network < 5; network += 1) await from(`203.0.113.${network}`)
    expect(await from('192.0.2.200')).toEqual([429, 429, 429])
    // Lena's own, and those of people who were never there: the same, try by try.
    for (let tries = 0; tries < 5; tries += 1)
      expect(await from('198.51.100.7')).toEqual([202, 202, 202])
    expect(await from('198.51.100.7')).toEqual([429, 429, 429])
  })

  test('T41: an address with more in it than an address reaches no mail', async () => {
    for (const email of [
      'ivan@hill.example\r\nBcc: mallory@evil.example',
      'ivan@hill.example\0',
      'ivan@hill.example,mallory@evil.example',
      '"x\r\nBcc: m@evil.example"@hill.example',
    ])
      expect((await asks(email)).status).toBe(400)
    await asks('lena@hill.example')
    expect((await office.has(1)).map(({ to }) => to)).toEqual([['lena@hill.example']])
  })

  test('T41: links go to our own origin, whatever the request says of itself', async () => {
    await stranger.ask('POST', '/api/resets', {
      body: { email: 'ivan@hill.example' },
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    const [letter] = await office.has(1)
    expect(readable(letter?.raw)).toContain(`${ORIGIN}/reset/`)
    expect(readable(letter?.raw)).not.toContain('evil')
  })
})

describe('T46: a link an admin hands over', () => {
  const ada = async () => {
    const browser = school.browser()
    await browser.signIn('ada')
    return browser
  }
  const makes = async (person: string, admin?: Browser) =>
    (admin ?? (await ada())).ask('POST', `/api/resets/for/${person}`)

  test('Ada makes one for Lena, who chooses a new password with it', async () => {
    const made = await makes('lena-of-hill')
    expect(made.status).toBe(201)
    expect(made.json.expiresAt).toBe(school.clock.now() + 30 * MINUTE_MS)
    expect((await spends(made.json.token)).status).toBe(204)
    expect((await school.browser().signIn('lena', NEW_PASSWORD)).status).toBe(200)
    expect(school.audited).toEqual([
      { action: 'reset-made', target: 'lena-of-hill', outcome: 'done' },
    ])
  })

  test('a second one replaces the first', async () => {
    const first = await makes('lena-of-hill')
    const second = await makes('lena-of-hill')
    expect((await spends(first.json.token)).status).toBe(404)
    expect((await spends(second.json.token)).status).toBe(204)
  })

  test('T30: not ten minutes after signing in, without confirming', async () => {
    const admin = await ada()
    school.clock.passes(10 * MINUTE_MS)
    expect((await makes('lena-of-hill', admin)).json.code).toBe('step-up-needed')
  })

  test('an instructor makes none, and a stranger of another school finds nobody', async () => {
    const ivan = school.browser()
    await ivan.signIn('ivan')
    expect((await makes('lena-of-hill', ivan)).status).toBe(403)
    school.addSchool('vale', 'Vale School')
    await school.addAccount('vera', 'admin', 'vale')
    const vera = school.browser()
    await vera.signIn('vera@vale.example')
    const foreign = await makes('lena-of-hill', vera)
    const missing = await makes('nobody', vera)
    expect([foreign.status, foreign.text]).toEqual([missing.status, missing.text])
    expect(foreign.status).toBe(404)
  })

  test('T9: one school’s admin does not open what somebody has in another school', async () => {
    const made = await makes('lena-of-hill')
    school.addSchool('vale', 'Vale School')
    const accountId = school.control.accounts.byEmail('lena@hill.example')?.id ?? ''
    school.control.memberships.add({
      accountId,
      schoolId: 'vale',
      personId: 'lena-of-vale',
      roles: ['admin'],
      createdAt: school.clock.now(),
    })
    expect((await spends(made.json.token)).status).toBe(404)
    const refused = await makes('lena-of-hill')
    expect([refused.status, refused.json.code]).toEqual([409, 'other-school'])
    expect((await school.browser().signIn('lena')).status).toBe(200)
  })

  test('it dies with the membership', async () => {
    const made = await makes('lena-of-hill')
    school.control.memberships.remove('hill', 'lena-of-hill')
    expect((await spends(made.json.token)).status).toBe(404)
  })
})

test('without a mail server nothing is promised: the same answer, and no link lies about', async () => {
  await school.close()
  school = await aSchoolWithADoor()
  stranger = school.browser()
  expect((await asks('ada@hill.example')).status).toBe(202)
  expect(school.auth.canMail).toBe(false)
})

test('an invitation goes out by mail too, with nothing in it that anybody typed about the person', async () => {
  const ada = school.browser()
  await ada.signIn('ada')
  const made = await ada.ask('POST', '/api/invitations', {
    body: { email: 'new@hill.example', displayName: 'Click http://evil.example', role: 'learner' },
  })
  expect(made.json.isMailed).toBe(true)
  const [letter] = await office.has(1)
  expect(letter?.to).toEqual(['new@hill.example'])
  const mailed = /\/invite\/([\w-]{43})/.exec(readable(letter?.raw))?.[1]
  expect(readable(letter?.raw)).toContain(`${ORIGIN}/invite/${mailed}`)
  // The admin is given another link: this one shows who reads the mail.
  expect(mailed).not.toBe(made.json.token)
  const looked = (token: string) => stranger.ask('GET', `/api/invitations/${token}`)
  expect((await looked(mailed ?? '')).json).toEqual((await looked(made.json.token)).json)
  expect(readable(letter?.raw)).not.toContain('evil')
})

describe('T47: an account somebody made in advance with another’s e-mail', () => {
  const invites = async (admin: Browser, email: string) =>
    (
      await admin.ask('POST', '/api/invitations', {
        body: { email, displayName: 'Victoria', role: 'learner' },
      })
    ).json.token as string
  const accepts = (browser: Browser, token: string, password: string) =>
    browser.ask('POST', `/api/invitations/${token}/accept`, {
      body: { displayName: 'Victoria', password, deviceName: 'Phone' },
    })

  const beforehand = async () => {
    school.addSchool('vale', 'Vale School')
    await school.addAccount('mallory', 'admin', 'vale')
    const mallory = school.browser()
    await mallory.signIn('mallory@vale.example')
    const hers = school.browser()
    const token = await invites(mallory, 'victoria@mail.example')
    expect((await accepts(hers, token, 'mallory chose this one')).status).toBe(200)
    const ada = school.browser()
    await ada.signIn('ada')
    return { hers, invitation: await invites(ada, 'victoria@mail.example') }
  }

  test('is not what the victim joins with: she proves her e-mail, and the maker is out', async () => {
    const { hers, invitation } = await beforehand()
    const victoria = school.browser()
    expect((await accepts(victoria, invitation, 'her own long password')).status).toBe(403)
    await Promise.all(posted)
    const before = office.letters.length
    await asks('victoria@mail.example')
    await spends(tokenIn((await office.has(before + 1)).at(-1)?.raw), 'her own long password')
    expect(school.auth.readSession(hers.cookie)).toBeUndefined()
    const joined = await accepts(victoria, invitation, 'her own long password')
    expect([joined.status, joined.json.schoolId]).toEqual([200, 'hill'])
    expect((await hers.signIn('victoria@mail.example', 'mallory chose this one')).status).toBe(401)
  })

  test('one that is in no school any more is set anew by the invitation', async () => {
    const { hers, invitation } = await beforehand()
    const account = school.control.accounts.byEmail('victoria@mail.example')
    const [member] = school.control.memberships.ofAccount(account?.id ?? '')
    school.control.memberships.remove('vale', member?.personId ?? '')
    const joined = await accepts(school.browser(), invitation, 'her own long password')
    expect([joined.status, joined.json.schoolId]).toEqual([200, 'hill'])
    expect(school.auth.readSession(hers.cookie)).toBeUndefined()
    expect((await hers.signIn('victoria@mail.example', 'mallory chose this one')).status).toBe(401)
    expect((await hers.signIn('victoria@mail.example', PASSWORD)).status).toBe(401)
  })
})
