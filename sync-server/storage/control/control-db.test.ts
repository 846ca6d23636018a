import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openControlDb } from './control-db.ts'
import { CONTROL_MIGRATIONS } from './migrations.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-db-'))
  path = join(folder, 'control.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ADA = {
  id: 'a',
  email: 'ada@hill.example',
  passwordHash: 'h',
  createdAt: 1,
  passwordChangedAt: 1,
}

test('what was written is there when the file is opened again', () => {
  const first = openControlDb(path)
  first.schools.add({ id: 'hill', name: 'Hill School', createdAt: 1 })
  first.close()
  const second = openControlDb(path)
  expect(second.schools.all()).toEqual([{ id: 'hill', name: 'Hill School', createdAt: 1 }])
  second.close()
  const raw = new BetterSqlite3(path)
  expect(raw.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(raw.pragma('user_version', { simple: true })).toBe(CONTROL_MIGRATIONS.length)
  raw.close()
})

test('a file written by a newer relay is not touched', () => {
  openControlDb(path).close()
  const raw = new BetterSqlite3(path)
  raw.pragma(`user_version = ${CONTROL_MIGRATIONS.length + 1}`)
  raw.close()
  expect(() => openControlDb(path)).toThrow('control.db is at step')
})

test('one e-mail is one account, and capitals make no second one', () => {
  const control = openControlDb(path)
  control.accounts.add(ADA)
  expect(() => control.accounts.add({ ...ADA, id: 'b' })).toThrow(/UNIQUE/)
  expect(() => control.accounts.add({ ...ADA, id: 'c', email: 'Ada@hill.example' })).toThrow(
    /CHECK/,
  )
  control.close()
})

test('nobody is a member of a school that is not there', () => {
  const control = openControlDb(path)
  control.accounts.add(ADA)
  const member = { accountId: 'a', schoolId: 'nowhere', personId: 'p', createdAt: 1 }
  expect(() => control.memberships.add({ ...member, roles: ['admin'] })).toThrow(/FOREIGN KEY/)
  control.close()
})

test('a transaction that throws leaves nothing behind', () => {
  const control = openControlDb(path)
  expect(() =>
    control.transaction(() => {
      control.accounts.add(ADA)
      throw new Error('half way')
    }),
  ).toThrow('half way')
  expect(control.accounts.byId('a')).toBeUndefined()
  control.close()
})

test('a copy taken while the relay runs opens like the original', async () => {
  const control = openControlDb(path)
  control.accounts.add(ADA)
  const copyPath = join(folder, 'copy.db')
  await control.backup(copyPath)
  control.close()
  const copy = openControlDb(copyPath)
  expect(copy.accounts.byEmail('ada@hill.example')).toEqual(ADA)
  copy.close()
})

test('F185: what is left of unused devices goes; a phone that may hold unsent work keeps its id', () => {
  const control = openControlDb(path)
  control.schools.add({ id: 'hill', name: 'Hill School', createdAt: 1 })
  control.accounts.add(ADA)
  const device = (id: string, over: Partial<Parameters<typeof control.devices.add>[0]>) =>
    control.devices.add({
      id,
      accountId: 'a',
      schoolId: 'hill',
      personId: 'ada',
      name: 'Safari on Ada’s iPhone',
      kind: 'personal',
      generation: 1,
      createdAt: 1,
      lastSeenAt: 5,
      endedAt: null,
      actorPrefix: id.padEnd(16, '0'),
      ...over,
    })
  device('a1', {})
  device('a2', { lastSeenAt: 50 })
  device('b1', { endedAt: 9 })
  device('b2', { endedAt: 20 })
  device('c1', { kind: 'office', name: 'Firefox on Windows' })
  device('c2', { kind: 'office', lastSeenAt: 20 })
  control.forgetUnusedDevices(10, 60)
  const left = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((id) => control.devices.byId(id)?.name)
  const asWas = 'Safari on Ada’s iPhone'
  expect(left).toEqual(['Own device', asWas, undefined, asWas, undefined, asWas])
  // Whoever comes on one of them is told to wipe it, as before.
  expect(control.erasure.isErasedDevice('b1')).toBe(true)
  expect(control.erasure.isErasedDevice('a1')).toBe(false)
  control.close()
})
