/** What the link that went to the address itself shows, and the one that was handed over does not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Mail } from '#sync-server/mail/mailer.ts'
import { aSchoolWithADoor, type Browser, type SchoolWithADoor } from './testing/auth-school.ts'
import { accept, BEEN_HERE, invite, NEW_HERE, OMARS_PASSWORD, vera } from './testing/inviting.ts'

let school: SchoolWithADoor
let ada: Browser
beforeEach(async () => {
  school = await aSchoolWithADoor()
  ada = school.browser()
  await ada.signIn('ada')
})
afterEach(() => school.close())

describe('T47: an admin opens their own link, for an address that is somebody else’s', () => {
  const MALLORYS = 'mallory chose this one'
  const mails: Mail[] = []
  let squatter: Browser
  let anna: Browser

  /** The token in the newest letter to this address. */
  const mailed = (to: string, path: 'invite' | 'reset'): string => {
    const link = new RegExp(`/${path}/([\\w-]{43})`)
    const found = mails.filter((mail) => mail.to === to).map(({ text }) => link.exec(text)?.[1])
    return found.findLast((token) => token !== undefined) ?? ''
  }

  /** Ada of Hill has made Omar's account; Vera of Vale invites him, by a link to hand over and by mail. */
  const squatted = async (mailer: boolean) => {
    school.close()
    mails.length = 0
    school = await aSchoolWithADoor(
      mailer ? { mailer: { send: async (mail) => void mails.push(mail) } } : {},
    )
    ada = school.browser()
    await ada.signIn('ada')
    squatter = school.browser()
    expect((await accept(squatter, await invite(ada), MALLORYS, NEW_HERE)).status).toBe(200)
    anna = await vera(school)
    return invite(anna)
  }

  test('the link that went to the address sets it anew: the admin is out, in both schools', async () => {
    const handed = await squatted(true)
    const token = mailed('omar@mail.example', 'invite')
    expect(token).not.toBe(handed)
    const omar = school.browser()
    const joined = await accept(omar, token, OMARS_PASSWORD, NEW_HERE)
    expect(joined.json).toMatchObject({ schoolId: 'vale', roles: ['learner'] })
    expect(school.auth.readSession(squatter.cookie)).toBeUndefined()
    expect((await school.browser().signIn('omar@mail.example', MALLORYS)).status).toBe(401)
    expect((await school.browser().signIn('omar@mail.example', OMARS_PASSWORD)).status).toBe(200)
    expect(mails).toContainEqual(
      expect.objectContaining({ to: 'omar@mail.example', subject: 'Your password was changed' }),
    )
    // Nor can Ada make a link for it any more: it is not her school's alone.
    const hills = school.control.memberships
      .ofAccount(school.control.accounts.byEmail('omar@mail.example')?.id ?? '')
      .find(({ schoolId }) => schoolId === 'hill')
    const again = await ada.ask('POST', `/api/resets/for/${hills?.personId}`)
    expect([again.status, again.json.code]).toEqual([409, 'other-school'])
  })

  test('not the one that was handed over, which another admin could open', async () => {
    const handed = await squatted(true)
    const tried = await accept(school.browser(), handed, OMARS_PASSWORD, NEW_HERE)
    expect([tried.status, tried.json.code]).toEqual([409, 'account-there'])
    expect(school.auth.readSession(squatter.cookie)).toBeDefined()
  })

  test('nor an account whose owner has been seen: that takes its password, or a reset', async () => {
    await squatted(true)
    const token = mailed('omar@mail.example', 'invite')
    await school.browser().ask('POST', '/api/resets', { body: { email: 'omar@mail.example' } })
    const reset = mailed('omar@mail.example', 'reset')
    const body = { password: OMARS_PASSWORD }
    expect((await school.browser().ask('POST', `/api/resets/${reset}`, { body })).status).toBe(204)
    expect(school.auth.readSession(squatter.cookie)).toBeUndefined()
    const tried = await accept(school.browser(), token, 'by mistake another one', NEW_HERE)
    expect([tried.status, tried.json.code]).toEqual([409, 'account-there'])
    expect((await accept(school.browser(), token, OMARS_PASSWORD, BEEN_HERE)).status).toBe(200)
  })

  test('whoever says they were here before sets nothing anew by mistyping', async () => {
    await squatted(true)
    const token = mailed('omar@mail.example', 'invite')
    const tried = await accept(school.browser(), token, 'mistyped mistyped', BEEN_HERE)
    expect([tried.status, tried.json.code]).toEqual([403, 'password-wrong'])
    expect(school.auth.readSession(squatter.cookie)).toBeDefined()
  })

  test('a link an admin made for them shows nobody’s address', async () => {
    await squatted(true)
    const person = school.auth.readSession(squatter.cookie)?.personId
    const made = await ada.ask('POST', `/api/resets/for/${person}`)
    const body = { password: 'mallory once more' }
    await school.browser().ask('POST', `/api/resets/${made.json.token}`, { body })
    const token = mailed('omar@mail.example', 'invite')
    expect((await accept(school.browser(), token, OMARS_PASSWORD, NEW_HERE)).status).toBe(200)
    expect((await school.browser().signIn('omar@mail.example', 'mallory once more')).status).toBe(
      401,
    )
  })

  test('without mail nothing shows whose an address is, and whoever runs the relay sets it right', async () => {
    const handed = await squatted(false)
    const omar = school.browser()
    const tried = await accept(omar, handed, OMARS_PASSWORD, NEW_HERE)
    expect([tried.status, tried.json.code]).toEqual([409, 'account-there'])
    const made = school.auth.resets.makeByOperator('omar@mail.example')
    const token = made.ok ? made.value.token : ''
    const body = { password: OMARS_PASSWORD }
    expect((await omar.ask('POST', `/api/resets/${token}`, { body })).status).toBe(204)
    expect(school.auth.readSession(squatter.cookie)).toBeUndefined()
    expect((await accept(omar, handed, OMARS_PASSWORD, BEEN_HERE)).status).toBe(200)
  })
})

test('both links of an invitation are one: it works once, is withdrawn and lapses as one', async () => {
  const mails: Mail[] = []
  school.close()
  school = await aSchoolWithADoor({ mailer: { send: async (mail) => void mails.push(mail) } })
  ada = school.browser()
  await ada.signIn('ada')
  const tokenIn = () => /invite\/([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? ''
  const older = await invite(ada)
  const olderMailed = tokenIn()
  const newer = await invite(ada)
  for (const token of [older, olderMailed])
    expect((await accept(school.browser(), token)).status).toBe(404)
  expect((await accept(school.browser(), tokenIn(), OMARS_PASSWORD, NEW_HERE)).status).toBe(200)
  expect((await accept(school.browser(), newer)).json.code).toBe('invitation-used')
})
