/** Whoever was removed first is erased like anybody else: nothing to sign in with stays at the door. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { IDLE_ACCOUNT_KEPT_MS } from '#sync-server/storage/control/erasure.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'
import { restoredAccounts } from './testing/restored-accounts.ts'

const LENA = 'lena@hill.example'

let siege: Siege
let ada: Awaited<ReturnType<Siege['signIn']>>
beforeEach(async () => {
  siege = await aSiege()
  ada = await siege.signIn('ada@hill.example')
})
afterEach(() => siege.close())

const removes = async (person: string) =>
  expect((await ada.ask(`/api/people/${person}/remove`, { body: {} })).status).toBe(204)
const erases = async (person: string, confirm: string) =>
  expect((await ada.ask(`/api/erase/${person}`, { body: { confirm } })).status).toBe(204)
const removesAndErasesLena = async () => {
  await removes('lena-of-hill')
  await erases('lena-of-hill', 'lena of hill')
}

/** A learner of two schools: what one of them does is not for the other's account. */
const inVale = (email: string) => {
  const account = siege.control.accounts.byEmail(email)
  siege.control.memberships.add({
    accountId: account?.id ?? '',
    schoolId: 'vale',
    personId: 'lena-of-vale',
    roles: ['learner'],
    createdAt: 1,
  })
}

test('T51: e-mail, password and devices are gone, and her browser is told to wipe itself', async () => {
  const lena = await siege.signIn(LENA)
  await removesAndErasesLena()
  expect(siege.control.accounts.byEmail(LENA)).toBeUndefined()
  const file = new BetterSqlite3(join(siege.folder, 'data', 'control.db'), { readonly: true })
  const left = file.prepare("SELECT * FROM devices WHERE person_id = 'lena-of-hill'").all()
  file.close()
  expect(left).toEqual([])
  const asked = await siege.ask(`/api/session?device=${lena.deviceId}`)
  expect(asked).toMatchObject({ status: 410, json: { code: 'device-ended' } })
})

test('T51: who is in another school too keeps the account there', async () => {
  await siege.signIn(LENA)
  inVale(LENA)
  await removesAndErasesLena()
  expect(siege.control.accounts.byEmail(LENA)).toBeDefined()
})

test('T52: a backup from before both, put back: the account is gone again', async () => {
  await siege.signIn(LENA)
  const neverSignedIn = 'omar@hill.example'
  const invitee = { email: 'new@mail.example', displayName: 'New', role: 'learner' }
  const { token } = (await ada.ask('/api/invitations', { body: invitee })).json
  const control = await restoredAccounts(siege, async () => {
    await removesAndErasesLena()
    await removes('omar-of-hill')
    await erases('omar-of-hill', 'omar of hill')
  })
  expect(control.accounts.byEmail(LENA)).toBeUndefined()
  expect(control.accounts.byEmail(neverSignedIn)).toBeUndefined()
  // Others' links are as open as they were.
  const hash = new Uint8Array(createHash('sha256').update(token).digest())
  expect(control.invitations.byHash(hash)).toBeDefined()
  control.close()
})

test('an account that is in no school is deleted once its devices can say nothing more', async () => {
  const lena = await siege.signIn(LENA)
  await removes('lena-of-hill')
  const { control } = siege
  const now = Date.now()
  control.forgetLapsed(now + IDLE_ACCOUNT_KEPT_MS - 60_000)
  expect(control.accounts.byEmail(LENA)).toBeDefined()
  control.forgetLapsed(now + IDLE_ACCOUNT_KEPT_MS + 60_000)
  expect(control.accounts.byEmail(LENA)).toBeUndefined()
  expect(control.accounts.byEmail('ivan@hill.example')).toBeDefined()
  expect((await siege.ask(`/api/session?device=${lena.deviceId}`)).status).toBe(410)
})

test('an account that was left over by an older relay, without a device, is deleted as well', async () => {
  await removes('omar-of-hill')
  await erases('omar-of-hill', 'omar of hill')
  const { control } = siege
  expect(control.accounts.byEmail('omar@hill.example')).toBeDefined()
  control.forgetLapsed(Date.now() + IDLE_ACCOUNT_KEPT_MS + 60_000)
  expect(control.accounts.byEmail('omar@hill.example')).toBeUndefined()
  const tried = await siege.ask('/api/sign-in', {
    body: { email: 'omar@hill.example', password: PASSWORD, deviceName: 'x' },
  })
  expect(tried.status).toBe(401)
})
