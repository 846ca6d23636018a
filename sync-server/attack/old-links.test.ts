/** Links from before a backup: what was taken back after it does not come to life when it is put back. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PASSWORD } from '#sync-server/relay/testing/a-relay.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'
import { restoredAccounts } from './testing/restored-accounts.ts'

let siege: Siege
let ada: Awaited<ReturnType<Siege['relay']['signIn']>>
let alan: typeof ada
beforeEach(async () => {
  siege = await aSiege()
  await siege.add('hill', 'alan', 'admin')
  ada = await siege.relay.signIn('ada@hill.example')
  alan = await siege.relay.signIn('alan@hill.example')
})
afterEach(() => siege.close())

const sha256 = (token: string) => new Uint8Array(createHash('sha256').update(token).digest())

test.each([
  ['roles', { roles: ['instructor'] }],
  ['remove', {}],
])(
  'T52: links a former admin handed out before the backup stay taken back: %s',
  async (how, body) => {
    const invitee = { email: 'mallory@evil.example', displayName: 'M', role: 'admin' }
    const invitation = (await alan.ask('/api/invitations', { body: invitee })).json.token
    const reset = (await alan.ask('/api/resets/for/ivan-of-hill', { body: {} })).json.token
    const control = await restoredAccounts(siege, () =>
      ada.ask(`/api/people/alan-of-hill/${how}`, { body }),
    )
    expect(control.invitations.byHash(sha256(invitation))).toBeUndefined()
    expect(control.resets.byHash(sha256(reset))).toBeUndefined()
    control.close()
  },
)

const bob = { email: 'bob@mail.example', displayName: 'Bob', role: 'admin' }
const invites = async (): Promise<string> =>
  (await ada.ask('/api/invitations', { body: bob })).json.token
const joins = async (token: string): Promise<string> => {
  const body = { displayName: 'Bob', password: PASSWORD, deviceName: 'Phone' }
  const joined = await siege.ask(`/api/invitations/${token}/accept`, { body })
  return joined.json.personId
}
const isRemoved = (person: string) => ada.ask(`/api/people/${person}/remove`, { body: {} })

test('T52: the link by which somebody came who was removed after the backup stays used', async () => {
  const token = await invites()
  const control = await restoredAccounts(siege, async () => isRemoved(await joins(token)))
  expect(control.invitations.byHash(sha256(token))).toBeUndefined()
  control.close()
})

test('T52: so does the link of somebody who came and stayed, and of somebody who was erased', async () => {
  const stays = await invites()
  const email = 'amy@mail.example'
  const amy = (await ada.ask('/api/invitations', { body: { ...bob, email, role: 'learner' } })).json
  const control = await restoredAccounts(siege, async () => {
    await joins(stays)
    const person = await joins(amy.token)
    const erased = await ada.ask(`/api/erase/${person}`, { body: { confirm: 'Bob' } })
    expect(erased.status).toBe(204)
  })
  expect(control.invitations.byHash(sha256(stays))).toBeUndefined()
  expect(control.invitations.byHash(sha256(amy.token))).toBeUndefined()
  control.close()
})

test('T52: an invitation that was replaced after the backup does not let the removed one in', async () => {
  const replaced = await invites()
  const control = await restoredAccounts(siege, async () => isRemoved(await joins(await invites())))
  expect(control.invitations.byHash(sha256(replaced))).toBeUndefined()
  control.close()
})

test('T52: who was invited and has not come yet may still come', async () => {
  const token = await invites()
  const control = await restoredAccounts(siege, () =>
    ada.ask('/api/people/alan-of-hill/remove', { body: {} }),
  )
  expect(control.invitations.byHash(sha256(token))).toBeDefined()
  control.close()
})

test('T52: a link for a new password that was open in the backup went with the password', async () => {
  const reset = (await ada.ask('/api/resets/for/alan-of-hill', { body: {} })).json.token
  const control = await restoredAccounts(siege, () =>
    alan.ask('/api/password', { body: { oldPassword: PASSWORD, newPassword: `${PASSWORD} anew` } }),
  )
  expect(control.resets.byHash(sha256(reset))).toBeUndefined()
  control.close()
})
