/**
 * Rights that change while somebody is connected: the sockets stay open and silent on their side,
 * so that only what the relay does by itself can be seen. P10: within a second.
 */

import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { UpFrame } from '#shared/protocol/up.ts'
import { CLOSE_CODES } from '#sync-server/http/socket/limits.ts'
import { HELLO, ORIGIN, PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { readSecurityJournal } from '#sync-server/storage/security-journal.ts'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'

const LENA = 'learner:lena-of-hill'
const OMAR = 'learner:omar-of-hill'
/** Rights must have changed within this time. P10. */
const WITHIN_MS = 1_000

let siege: Siege
let ada: Attacker
beforeEach(async () => {
  siege = await aSiege()
  ada = await siege.comes('ada@hill.example')
})
afterEach(() => siege.close())

const setsRoles = (person: string, ...roles: string[]) =>
  ada.ask(`/api/people/${person}-of-hill/roles`, { body: { roles } })

/** Runs `change`, then waits for what must follow; gives the time between the two. */
const timeUntil = async (change: () => Promise<unknown>, fact: () => Promise<unknown>) => {
  const startedMs = performance.now()
  await change()
  await fact()
  return performance.now() - startedMs
}

/** Changes about `doc` that came after the first `from` frames. */
const newsOf = (who: Attacker, doc: string, from: number): number =>
  who.frames
    .slice(from)
    .flatMap((frame) => (frame.type === 'rows' ? frame.changes : []))
    .filter((change) => change.doc === doc).length

const assigns = (learner: string, instructor: string) =>
  siege.does('ada', 'admin', 'people.assign', {
    learnerId: `${learner}-of-hill`,
    instructorId: `${instructor}-of-hill`,
  })

/** Something new in Omar's file, heard by somebody who may: whoever else was to hear it has by then. */
const omarsFileGrows = async (witness: Attacker) => {
  const before = newsOf(witness, OMAR, 0)
  await siege.does('ada', 'admin', 'people.setStage', {
    learnerId: 'omar-of-hill',
    stage: 'Test Ready',
  })
  await witness.until(() => newsOf(witness, OMAR, 0) > before)
}

describe('P10: roles', () => {
  test('an admin made a learner hears nothing more of anybody, at once, on a socket that stays silent', async () => {
    await siege.add('hill', 'alan', 'admin')
    const alan = await siege.comes('alan@hill.example')
    const dora = await siege.comes('dora@hill.example')
    expect(alan.holds(OMAR)).toBe(true)
    const isGone = () =>
      alan.until(() =>
        alan.frames.some((frame) => frame.type === 'gone' && frame.docs.includes(OMAR)),
      )
    expect(await timeUntil(() => setsRoles('alan', 'learner'), isGone)).toBeLessThan(WITHIN_MS)
    const heard = alan.frames.length
    await omarsFileGrows(dora)
    expect(newsOf(alan, OMAR, heard)).toBe(0)
    expect(alan.frames.filter((frame) => frame.type === 'welcome').at(-1)).toMatchObject({
      roles: ['learner'],
    })
    // What the cookie says over HTTP is the same, with the next request.
    expect((await alan.ask('/api/session')).json.roles).toEqual(['learner'])
    expect((await alan.ask('/api/people/omar-of-hill/devices')).status).toBe(403)
  })

  test('an instructor made a learner keeps no pupil’s file, and cannot write into one', async () => {
    const ivan = await siege.comes('ivan@hill.example')
    const stage = (who: Attacker) =>
      who.writes(LENA, [
        {
          path: ['events', 'e1'],
          value: { type: 'stage', stage: 'Licensed', by: 'ivan-of-hill', at: 1, after: [] },
        },
      ])
    const bytes = stage(ivan)
    expect((await setsRoles('ivan', 'learner')).status).toBe(204)
    expect(await ivan.tries(LENA, bytes)).not.toBe('ok')
  })

  test('a learner made an admin gets everything on the same socket', async () => {
    const lena = await siege.comes('lena@hill.example')
    expect(lena.holds(OMAR)).toBe(false)
    const took = await timeUntil(
      () => setsRoles('lena', 'learner', 'admin'),
      () => lena.until(() => lena.holds(OMAR)),
    )
    expect(took).toBeLessThan(WITHIN_MS)
  })

  test('whose roles changed while away is told at the next contact', async () => {
    await siege.add('hill', 'alan', 'admin')
    const alan = await siege.comes('alan@hill.example')
    const { epoch, top } = await alan.hears('welcome')
    alan.socket.close()
    await alan.isClosed()
    await setsRoles('alan', 'instructor')
    const again = await siege.dial({ origin: ORIGIN, cookie: alan.cookie })
    again.says({ ...HELLO, epoch, cursor: top } as UpFrame)
    expect((await again.hears('gone')).docs).toEqual(expect.arrayContaining([LENA, OMAR]))
  })

  test('the directory says what the session says, and no row says otherwise', async () => {
    await setsRoles('ivan', 'instructor', 'admin')
    const rolesIn = async () => {
      const { rows } = (await ada.ask('/api/sets/people')).json
      return rows.find((row: { id: string }) => row.id === 'ivan-of-hill').data.roles
    }
    expect(await rolesIn()).toEqual(['instructor', 'admin'])
    const pushed = await ada.ask('/api/sets/people', {
      body: {
        rows: [{ id: 'ivan-of-hill', data: { displayName: 'ivan of hill', roles: ['learner'] } }],
      },
    })
    expect(pushed.json.verdicts[0]).toMatchObject({
      ok: false,
      problem: { code: 'roles-elsewhere' },
    })
    expect(await rolesIn()).toEqual(['instructor', 'admin'])
  })

  test('the school’s last admin neither leaves nor steps down, until there is another', async () => {
    for (const answer of [
      await setsRoles('ada', 'instructor'),
      await ada.ask('/api/people/ada-of-hill/remove', { body: {} }),
    ])
      expect([answer.status, answer.json.code]).toEqual([409, 'last-admin'])
    await setsRoles('ivan', 'instructor', 'admin')
    expect((await setsRoles('ada', 'instructor')).status).toBe(204)
    expect((await setsRoles('ada', 'admin')).status).toBe(403)
  })

  test('of two last admins who remove each other, one stays', async () => {
    await setsRoles('ivan', 'admin')
    const ivan = await siege.signIn('ivan@hill.example')
    const answers = await Promise.all([
      ada.ask('/api/people/ivan-of-hill/remove', { body: {} }),
      ivan.ask('/api/people/ada-of-hill/remove', { body: {} }),
    ])
    const statuses = answers.map(({ status }) => status).sort()
    // The other’s word comes too late: signed out, or an admin no more.
    expect([
      [204, 401],
      [204, 403],
    ]).toContainEqual(statuses)
    expect(siege.control.memberships.ofSchool('hill').map(({ personId }) => personId)).toHaveLength(
      4,
    )
  })

  test('what a former admin handed out opens nothing: neither invitations nor reset links', async () => {
    await siege.add('hill', 'alan', 'admin')
    const alan = await siege.signIn('alan@hill.example')
    const invitation = (
      await alan.ask('/api/invitations', {
        body: { email: 'alan2@hill.example', displayName: 'Alan again', role: 'admin' },
      })
    ).json.token
    const reset = (await alan.ask('/api/resets/for/ada-of-hill', { body: {} })).json.token
    await setsRoles('alan', 'instructor')
    const accepted = await siege.ask(`/api/invitations/${invitation}/accept`, {
      body: { displayName: 'Alan', password: PASSWORD, deviceName: 'Phone' },
    })
    const spent = await siege.ask(`/api/resets/${reset}`, {
      body: { password: 'his own choice 1' },
    })
    expect([accepted.status, spent.status]).toEqual([404, 404])
    expect((await siege.signIn('ada@hill.example')).cookie).not.toBe('')
  })

  test('it is written down who did it: security log, audit and journal', async () => {
    await setsRoles('ivan', 'instructor', 'admin')
    const [event] = siege.control.securityLog.page({ schoolId: 'hill', limit: 1 })
    const adasAccount = siege.control.accounts.byEmail('ada@hill.example')?.id
    expect(event).toMatchObject({
      action: 'roles-changed',
      accountId: adasAccount,
      personId: 'ivan-of-hill',
    })
    const lines = siege.schools.of('hill').audit.page({ limit: 20 })
    expect(lines).toContainEqual(
      expect.objectContaining({
        person: 'ada-of-hill',
        device: ada.deviceId,
        action: 'roles-changed',
        target: 'ivan-of-hill',
        outcome: 'instructor admin',
      }),
    )
    const journal = readSecurityJournal(join(siege.folder, 'data', 'security-journal.jsonl'))
    expect(journal.at(-1)).toMatchObject({
      what: 'roles-changed',
      personId: 'ivan-of-hill',
      roles: ['instructor', 'admin'],
    })
  })
})

describe('T12: removed from the school', () => {
  test('sockets, sessions, devices and membership end within a second; the records stay', async () => {
    await assigns('omar', 'ivan')
    const ivan = await siege.comes('ivan@hill.example')
    const laptop = await siege.signIn('ivan@hill.example')
    const took = await timeUntil(
      () => ada.ask('/api/people/ivan-of-hill/remove', { body: {} }),
      () => ivan.isClosed(),
    )
    expect(took).toBeLessThan(WITHIN_MS)
    expect(await ivan.hears('refuse')).toMatchObject({ code: 'device-ended' })
    expect((await laptop.ask('/api/session')).status).toBe(401)
    expect((await siege.ask(`/api/session?device=${ivan.deviceId}`)).status).toBe(410)
    await expect(siege.dial({ origin: ORIGIN, cookie: ivan.cookie })).rejects.toThrow(
      'refused with 401',
    )
    await expect(siege.signIn('ivan@hill.example')).rejects.toThrow('sign-in-failed')
    expect(ada.holds(OMAR)).toBe(true)
    const { rows } = (await ada.ask('/api/sets/people')).json
    const row = rows.find((one: { id: string }) => one.id === 'ivan-of-hill')
    expect(row.data).toMatchObject({ displayName: 'ivan of hill', roles: [] })
  })

  test('somebody in two schools is removed from one, and works on in the other', async () => {
    const accountId = siege.control.accounts.byEmail('ivan@hill.example')?.id ?? ''
    siege.control.memberships.add({
      accountId,
      schoolId: 'vale',
      personId: 'ivan-of-vale',
      roles: ['instructor'],
      createdAt: 2,
    })
    const inVale = async () => {
      const answer = await siege.ask('/api/sign-in', {
        body: {
          email: 'ivan@hill.example',
          password: PASSWORD,
          schoolId: 'vale',
          deviceName: 'Phone',
        },
      })
      return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    }
    const cookie = await inVale()
    const socket = await siege.dial({ origin: ORIGIN, cookie })
    await ada.ask('/api/people/ivan-of-hill/remove', { body: {} })
    const session = await siege.ask('/api/session', {}, cookie)
    expect(session.json).toMatchObject({
      schoolId: 'vale',
      schools: [{ id: 'vale', name: 'Vale School' }],
    })
    expect(socket.socket.readyState).toBe(socket.socket.OPEN)
    expect(await inVale()).not.toBe('')
  })
})

describe('T12: every form of credential ends with what it stands for', () => {
  test('a device: cookie, open socket, socket under way and the cookie after a step-up', async () => {
    const ivan = await siege.comes('ivan@hill.example')
    const stepped = await ivan.ask('/api/step-up', { body: { password: PASSWORD } })
    const newer = stepped.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    const took = await timeUntil(
      () => ada.ask(`/api/devices/${ivan.deviceId}/end`, { body: {} }),
      () => ivan.isClosed(),
    )
    expect(took).toBeLessThan(WITHIN_MS)
    for (const cookie of [ivan.cookie, newer]) {
      expect((await siege.ask('/api/session', {}, cookie)).status).toBe(401)
      expect((await siege.ask('/api/sets/people', {}, cookie)).status).toBe(401)
      await expect(siege.dial({ origin: ORIGIN, cookie })).rejects.toThrow('refused with 401')
    }
  })

  test('a reset: every socket and session of the account, within a second', async () => {
    const phone = await siege.comes('ivan@hill.example')
    const laptop = await siege.comes('ivan@hill.example')
    const { token } = (await ada.ask('/api/resets/for/ivan-of-hill', { body: {} })).json
    const took = await timeUntil(
      () => siege.ask(`/api/resets/${token}`, { body: { password: 'a new long password' } }),
      () => Promise.all([phone.isClosed(), laptop.isClosed()]),
    )
    expect(took).toBeLessThan(WITHIN_MS)
    // The devices are still theirs: signed out, not cut off.
    expect(await phone.hears('refuse')).toMatchObject({ code: 'signed-out' })
    expect((await siege.ask(`/api/session?device=${phone.deviceId}`)).status).toBe(401)
  })

  test('signing out everywhere else closes the others’ sockets and leaves this one', async () => {
    const phone = await siege.comes('ivan@hill.example')
    const laptop = await siege.comes('ivan@hill.example')
    await phone.ask('/api/sign-out/everywhere', { body: {} })
    expect(await laptop.isClosed()).toBe(CLOSE_CODES.refused)
    expect(phone.socket.readyState).toBe(phone.socket.OPEN)
  })

  test('a socket that came with a cookie a step-up has replaced is asked back with the new one', async () => {
    const ivan = await siege.comes('ivan@hill.example')
    const stepped = await ivan.ask('/api/step-up', { body: { password: PASSWORD } })
    const newer = stepped.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
    expect(siege.auth.standing(ivan.cookie)).toMatchObject({ personId: 'ivan-of-hill' })
    expect((await siege.ask('/api/session', {}, newer)).status).toBe(200)
    const line = await siege.dial({ origin: ORIGIN, cookie: newer })
    expect(line.socket.readyState).toBe(line.socket.OPEN)
  })
})
