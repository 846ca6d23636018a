import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  aSchoolWithADoor,
  type Browser,
  DAY_MS,
  HOUR_MS,
  PASSWORD,
  type SchoolWithADoor,
} from './testing/auth-school.ts'
import {
  accept,
  BEEN_HERE,
  invite,
  NEW_HERE,
  OMAR,
  OMARS_PASSWORD,
  vera,
} from './testing/inviting.ts'

let school: SchoolWithADoor
let ada: Browser
beforeEach(async () => {
  school = await aSchoolWithADoor()
  ada = school.browser()
  await ada.signIn('ada')
})
afterEach(() => school.close())

test('Omar accepts: he is signed in, a learner of the school, and the school knows his name', async () => {
  const token = await invite(ada)
  const omar = school.browser()
  const answer = await accept(omar, token)
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({ schoolId: 'hill', roles: ['learner'] })
  expect(school.auth.readSession(omar.cookie)?.personId).toBe(answer.json.personId)
  expect(school.added.at(-1)).toEqual({
    schoolId: 'hill',
    person: {
      personId: answer.json.personId,
      displayName: 'Omar Farouk',
      email: 'omar@mail.example',
      role: 'learner',
    },
  })
  expect((await school.browser().signIn('omar@mail.example', OMARS_PASSWORD)).status).toBe(200)
})

test('T31: who joins at a computer of several people gets its short session', async () => {
  const body = {
    displayName: 'Omar Farouk',
    password: OMARS_PASSWORD,
    deviceName: 'Office PC',
    deviceKind: 'office',
  }
  const omar = school.browser()
  const token = await invite(ada)
  const joined = await omar.ask('POST', `/api/invitations/${token}/accept`, { body })
  expect(joined.status).toBe(200)
  expect(joined.setCookie).not.toContain('Max-Age')
  school.clock.passes(12 * HOUR_MS)
  expect(school.auth.readSession(omar.cookie)).toBeUndefined()
})

test('T46: a link scanner may open the link as often as it likes', async () => {
  const token = await invite(ada)
  for (let visit = 0; visit < 3; visit += 1) {
    const described = await school.browser().ask('GET', `/api/invitations/${token}`)
    expect(described.json).toEqual({
      schoolName: 'Hill School',
      email: 'omar@mail.example',
      displayName: 'Omar',
      role: 'learner',
      expiresAt: school.clock.now() + 72 * HOUR_MS,
    })
    expect(described.setCookie).toBeNull()
  }
  expect((await accept(school.browser(), token)).status).toBe(200)
})

test('T46: an invitation works once', async () => {
  const token = await invite(ada)
  await accept(school.browser(), token)
  const again = await accept(school.browser(), token, 'the password of a thief')
  expect(again.status).toBe(410)
  expect(again.json.code).toBe('invitation-used')
  expect((await school.browser().ask('GET', `/api/invitations/${token}`)).status).toBe(410)
})

test('T46: of two who accept at the same moment one comes in', async () => {
  const token = await invite(ada)
  const answers = await Promise.all([
    accept(school.browser(), token),
    accept(school.browser(), token),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  expect(school.added.filter(({ person }) => person.email === 'omar@mail.example')).toHaveLength(1)
})

test('T46: after seventy-two hours it is refused, and later forgotten', async () => {
  const token = await invite(ada)
  school.clock.passes(72 * HOUR_MS - 1)
  expect((await ada.ask('GET', `/api/invitations/${token}`)).status).toBe(200)
  school.clock.passes(1)
  expect((await accept(school.browser(), token)).json.code).toBe('invitation-expired')
  school.control.forgetLapsed(school.clock.now() + 30 * DAY_MS)
  expect((await accept(school.browser(), token)).json.code).toBe('invitation-unknown')
})

test('T46: only the hash of the token is kept, and a guessed token is nothing', async () => {
  const token = await invite(ada)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(school.control.invitations.byHash(Buffer.from(token, 'base64url'))).toBeUndefined()
  expect((await accept(school.browser(), `${token.slice(0, -2)}xx`)).status).toBe(404)
})

test('T46: role, school and e-mail are the invitation’s, not the acceptor’s', async () => {
  const token = await invite(ada)
  const answer = await school.browser().ask('POST', `/api/invitations/${token}/accept`, {
    body: { displayName: 'O', password: OMARS_PASSWORD, deviceName: 'P', role: 'admin' },
  })
  expect(answer.status).toBe(400)
})

test('a newer invitation takes the place of the older one', async () => {
  const older = await invite(ada)
  const newer = await invite(ada)
  expect((await accept(school.browser(), older)).status).toBe(404)
  expect((await accept(school.browser(), newer)).status).toBe(200)
  expect((await ada.ask('POST', '/api/invitations', { body: OMAR })).json.code).toBe(
    'already-member',
  )
})

test('only an admin invites', async () => {
  await school.addAccount('ivan', 'instructor')
  const ivan = school.browser()
  await ivan.signIn('ivan')
  expect((await ivan.ask('POST', '/api/invitations', { body: OMAR })).status).toBe(403)
  expect((await school.browser().ask('POST', '/api/invitations', { body: OMAR })).status).toBe(401)
})

test('T47: another school’s admin cannot take over an account by inviting its owner', async () => {
  const omar = school.browser()
  await accept(omar, await invite(ada))
  const stolen = await invite(await vera(school))
  const thief = await accept(school.browser(), stolen, 'the password of a thief')
  expect(thief.status).toBe(403)
  expect(thief.json).toMatchObject({ code: 'password-wrong', field: 'password' })
  expect(
    (await school.browser().signIn('omar@mail.example', 'the password of a thief')).status,
  ).toBe(401)
  expect(school.auth.readSession(omar.cookie)?.schoolId).toBe('hill')
})

test('T47: guessing that password through an invitation is limited like at the door', async () => {
  await accept(school.browser(), await invite(ada))
  const token = await invite(await vera(school))
  for (let tries = 0; tries < 5; tries += 1)
    await accept(school.browser(), token, `guess number ${tries}`)
  expect((await accept(school.browser(), token, OMARS_PASSWORD)).status).toBe(429)
  expect((await school.browser().signIn('omar@mail.example', OMARS_PASSWORD)).status).toBe(429)
})

test('Omar joins a second school with the password he has, and chooses where to sign in', async () => {
  await accept(school.browser(), await invite(ada))
  school.clock.passes(HOUR_MS)
  const token = await invite(await vera(school), { ...OMAR, role: 'instructor' })
  const phone = school.browser()
  const joined = await accept(phone, token)
  expect(joined.json).toMatchObject({ schoolId: 'vale', roles: ['instructor'] })
  const again = await phone.signIn('omar@mail.example', OMARS_PASSWORD)
  expect(again.json).toMatchObject({ schoolId: 'vale', deviceId: joined.json.deviceId })
  const elsewhere = await school.browser().signIn('omar@mail.example', OMARS_PASSWORD)
  expect(elsewhere.json.schoolId).toBe('hill')
  const chosen = await school.browser().ask('POST', '/api/sign-in', {
    body: {
      email: 'omar@mail.example',
      password: OMARS_PASSWORD,
      deviceName: 'PC',
      schoolId: 'vale',
    },
  })
  expect(chosen.json.schoolId).toBe('vale')
})

test('when the school cannot take the person in, nothing has happened and the link still works', async () => {
  const token = await invite(ada)
  school.directory.isFull = true
  expect((await accept(school.browser(), token)).status).toBe(500)
  school.directory.isFull = false
  expect(school.control.accounts.byEmail('omar@mail.example')).toBeUndefined()
  expect((await accept(school.browser(), token)).status).toBe(200)
})

describe('T29: whether an address has an account', () => {
  /** What the admin of another school hears of an address, from the invitation to its last answer. */
  const hears = async (
    email: string,
    password: string,
    more: object,
    admin: Browser,
  ): Promise<unknown[]> => {
    const made = await admin.ask('POST', '/api/invitations', { body: { ...OMAR, email } })
    const path = `/api/invitations/${made.json.token}`
    const looked = await school.browser().ask('GET', path)
    const tried = await accept(school.browser('198.51.100.1'), made.json.token, password, more)
    const bare = (text: string) => text.replaceAll(email, 'E')
    return [
      made.status,
      Object.keys(made.json),
      bare(looked.text),
      tried.status,
      bare(tried.text),
      [...tried.headers.keys()].sort(),
    ]
  }

  test.each([
    ['that no account would be made with', 'short', {}],
    ['that is guessed first, as somebody new', 'password123', NEW_HERE],
    ['that would do, as somebody who is not new', 'a fine long password', BEEN_HERE],
  ])('is not said to its inviter, who tries a password %s', async (_what, password, more) => {
    await accept(school.browser(), await invite(ada))
    const admin = await vera(school)
    const before = school.control.securityLog.page({ schoolId: 'vale', limit: 99 }).length
    const known = await hears('omar@mail.example', password, more, admin)
    const between = school.control.securityLog.page({ schoolId: 'vale', limit: 99 }).length
    const unknown = await hears('nobody@mail.example', password, more, admin)
    const after = school.control.securityLog.page({ schoolId: 'vale', limit: 99 }).length
    expect(known).toEqual(unknown)
    expect(after - between).toBe(between - before)
    expect(school.control.accounts.byEmail('nobody@mail.example')).toBeUndefined()
  })

  test('T27: nor by how soon they have to wait', async () => {
    await accept(school.browser(), await invite(ada))
    const admin = await vera(school)
    for (const email of ['omar@mail.example', 'nobody@mail.example']) {
      const token = await invite(admin, { ...OMAR, email })
      const statuses: number[] = []
      for (let tries = 0; tries < 6; tries += 1)
        statuses.push((await accept(school.browser(email), token, 'short', NEW_HERE)).status)
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
    }
  })

  test('is said to whoever would make it, and says what to do', async () => {
    await accept(school.browser(), await invite(ada))
    const token = await invite(await vera(school))
    const tried = await accept(school.browser(), token, 'a fine long password', NEW_HERE)
    expect(tried).toMatchObject({ status: 409, json: { code: 'account-there' } })
    expect(tried.json.message).toContain('Forgotten your password?')
    // Whoever is new and gives the right password all the same is not.
    expect((await accept(school.browser(), token, OMARS_PASSWORD, NEW_HERE)).status).toBe(200)
  })

  test('T27: who joins makes the network known as theirs', async () => {
    await accept(school.browser('198.51.100.7'), await invite(ada), OMARS_PASSWORD, NEW_HERE)
    for (let home = 0; home < 6; home += 1)
      await school.browser(`2001:db8:0:${home}::1`).signIn('omar@mail.example', 'a guess')
    const from = (network: string) =>
      school.browser(network).signIn('omar@mail.example', OMARS_PASSWORD)
    expect((await from('203.0.113.9')).status).toBe(429)
    expect((await from('198.51.100.7')).status).toBe(200)
  })
})

test('T27: a new account is not opened by what is guessed first; the link still works after', async () => {
  const token = await invite(ada)
  for (const [common, code] of [
    ['password123', 'password-common'],
    ['omar-farouk-07', 'password-own'],
    ['hillschool', 'password-own'],
  ] as const) {
    const answer = await accept(school.browser(), token, common)
    expect(answer).toMatchObject({ status: 400, json: { code, field: 'password' } })
  }
  expect((await accept(school.browser(), token)).status).toBe(200)
})

test('an account made outright is refused for a taken e-mail, an unknown school, a short password', async () => {
  const account = {
    email: 'Ada@hill.example',
    password: PASSWORD,
    displayName: 'Ada',
    roles: ['admin'] as const,
    schoolId: 'hill',
    personId: 'ada-again',
  }
  const codeOf = async (changed: object) => {
    const made = await school.auth.createAccount({ ...account, ...changed })
    return made.ok ? 'made' : made.problem.code
  }
  expect(await codeOf({})).toBe('email-taken')
  expect(await codeOf({ email: 'new@hill.example', schoolId: 'nowhere' })).toBe('school-unknown')
  expect(await codeOf({ email: 'new@hill.example', password: 'short' })).toBe('password-length')
  expect(await codeOf({ email: 'new@hill.example', password: '1234567890' })).toBe(
    'password-common',
  )
  expect(await codeOf({ email: 'new@hill.example' })).toBe('made')
})

test('T30: an unlocked phone invites learners, and nobody who could do more', async () => {
  school.clock.passes(HOUR_MS)
  const invites = (role: string) =>
    ada.ask('POST', '/api/invitations', {
      body: { email: `${role}@hill.example`, displayName: 'Somebody', role },
    })
  for (const role of ['admin', 'instructor'])
    expect(await invites(role)).toMatchObject({ status: 401, json: { code: 'step-up-needed' } })
  expect((await invites('learner')).status).toBe(201)
  await ada.ask('POST', '/api/step-up', { body: { password: PASSWORD } })
  expect((await invites('admin')).status).toBe(201)
})
