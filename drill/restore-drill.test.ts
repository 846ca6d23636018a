/**
 * The disk of the relay is lost. What lies elsewhere is an encrypted backup of an hour ago, its key,
 * the security journal, and what people have on their phones.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { enrolLearner } from '#shared/domains/people/index.ts'
import { type Attempt, scoreAnswers } from '#shared/domains/theory/index.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { aMachine, type CliAnswer, type Machine } from './support/machine.ts'
import { aPhone, type Phone } from './support/phone.ts'

const DRILL_MS = 600_000
const LOOK_EVERY_MS = 50
const PATIENCE_MS = 120_000
const FIRST = 'the first password'
const SECOND = 'the second password'

let machine: Machine
let ann: Phone
let sarah: Phone
let tablet: Phone
let amira: Phone
let seun: Phone
/** Seun's, new after the backup. */
let newPhone: Phone
const phones = () => [ann, sarah, tablet, amira, seun, newPhone]

beforeAll(async () => {
  machine = await aMachine()
}, DRILL_MS)
afterAll(async () => {
  for (const phone of phones()) await phone?.closes()
  await machine.dispose()
})

const until = async (what: string, isSo: () => Promise<boolean> | boolean): Promise<void> => {
  const startedMs = nodePorts.clock.monotonicMs()
  while (!(await isSo())) {
    if (nodePorts.clock.monotonicMs() - startedMs > PATIENCE_MS) throw new Error(`never: ${what}`)
    await new Promise<void>((done) => void nodePorts.timers.after(LOOK_EVERY_MS, done))
  }
}

/** Looks into the school's file beside the relay that works with it. */
const look = <Row>(query: string, ...values: string[]): Row[] => {
  const file = join(machine.dataDir, 'schools', `${ann.me().schoolId}.db`)
  const database = new BetterSqlite3(file, { readonly: true })
  try {
    return database.prepare<string[], Row>(query).all(...values)
  } finally {
    database.close()
  }
}
type Change = { doc: string; hash: string; person: string }
const log = (): Change[] => look("SELECT doc, hash, person FROM log WHERE kind = 'change'")
const topHeads = (): Map<string, string> =>
  new Map(
    look<{ id: string; heads: string }>('SELECT id, heads FROM doc').map(({ id, heads }) => [
      id,
      heads.split(' ').sort().join(),
    ]),
  )

/** Nothing waits on this phone, and what it holds is as the relay has it. */
const isInStep = async (phone: Phone): Promise<boolean> => {
  const heads = topHeads()
  const held = await phone.holds()
  return phone.waits() === 0 && [...held].every(([doc, its]) => heads.get(doc) === its)
}
const holdsAll = async (phone: Phone, ...docs: string[]): Promise<boolean> => {
  const held = await phone.holds()
  return docs.every((doc) => held.has(doc)) && (await isInStep(phone))
}
/** What this phone could bring back: every change of the documents it holds. */
const couldBring = async (phone: Phone): Promise<Change[]> => {
  const held = await phone.holds()
  return log().filter(({ doc }) => held.has(doc))
}
const isBack = (changes: readonly Change[]): boolean => {
  const there = new Set(log().map(({ hash }) => hash))
  return changes.every(({ hash }) => there.has(hash))
}

const slot = (date: string) => ({ date, time: '09:00', zone: 'Europe/London', durationMinutes: 60 })
const books = async (phone: Phone, bookingId: string, date: string): Promise<void> => {
  const learnerId = phone.me().personId
  const instructorId = sarah.me().personId
  await phone.does(bookLesson, { bookingId, learnerId, instructorId, slot: slot(date) })
}
const mockTest = (id: string, phone: Phone): Attempt => {
  const items = Array.from({ length: 3 }, (_, index) => ({
    questionId: `01K8A18A4KBYHJ9PNY20ARCH4${index}`,
    version: 1,
    topic: 14 as const,
    optionOrder: [0, 1, 2, 3] as [number, number, number, number],
    chosen: 0,
    correct: true,
    flagged: false,
  }))
  const { personId, deviceId } = phone.me()
  const times = { startedAt: 1, finishedAt: 2, durationMs: 1, allowedMs: null }
  return { id, personId, deviceId, kind: 'mock', items, ...times, ...scoreAnswers(items) }
}
const attempts = (): string[] =>
  look<{ id: string }>("SELECT id FROM published WHERE set_name = 'attempts' AND deleted = 0")
    .map(({ id }) => id)
    .sort()

const invites = async (email: string, role: string): Promise<string> => {
  const displayName = email.split('@')[0]
  const answer = await ann.asks('/api/invitations', { email, displayName, role })
  return `/invite/${(answer.json as { token: string }).token}`
}
const expectDone = ({ exitCode, data }: CliAnswer) => {
  expect(exitCode, JSON.stringify(data)).toBe(0)
  return data
}

test(
  '[P6] T43 T52: from an encrypted backup and what phones hold, everything is back, and what was closed stays closed',
  async () => {
    // A school at work.
    const admin = ['--admin-name', 'Ann', '--admin-email', 'ann@hill.example']
    const made = expectDone(
      await machine.runs('school', 'create', '--name', 'Hill School', ...admin),
    )
    await machine.serves()
    ann = aPhone(machine.url, 'ann@hill.example')
    sarah = aPhone(machine.url, 'sarah@hill.example')
    tablet = aPhone(machine.url, 'sarah@hill.example')
    amira = aPhone(machine.url, 'amira@hill.example', true)
    seun = aPhone(machine.url, 'seun@hill.example')
    await ann.accepts(made.link, FIRST)
    await sarah.accepts(await invites('sarah@hill.example', 'instructor'), FIRST)
    await amira.accepts(await invites('amira@hill.example', 'learner'), FIRST)
    await seun.accepts(await invites('seun@hill.example', 'learner'), FIRST)
    await tablet.signsIn(FIRST)
    for (const learner of [amira, seun])
      await ann.does(enrolLearner, {
        learnerId: learner.me().personId,
        instructorIds: [sarah.me().personId],
      })
    await until('the learners know their team', async () => {
      const files = [amira, seun].map((one) => `learner:${one.me().personId}`)
      return (await holdsAll(sarah, ...files)) && (await holdsAll(amira, files[0] as string))
    })
    await books(amira, 'b1', '2026-12-01')
    await until('Sarah sees it', () => holdsAll(sarah, 'booking:b1'))
    await sarah.does(confirmBooking, { bookingId: 'b1' })
    await amira.puts('attempts', 'mock-1', mockTest('mock-1', amira))
    await until('all is sent', async () => (await isInStep(sarah)) && attempts().length === 1)

    // The backup is taken while they work, to a key that lies elsewhere.
    const { recipient, file } = expectDone(
      await machine.runs('backup', 'key', '--out', machine.at('key.txt')),
    )
    const head = expectDone(await machine.runs('audit', 'head'))
    expectDone(await machine.runs('backup', '--to', machine.at('backup'), '--recipient', recipient))

    // More work by several people, and doors that are closed.
    await books(amira, 'b2', '2026-12-02')
    newPhone = aPhone(machine.url, 'seun@hill.example')
    await newPhone.signsIn(FIRST)
    await until('the new phone has its file', () =>
      holdsAll(newPhone, `learner:${newPhone.me().personId}`),
    )
    await books(newPhone, 'b3', '2026-12-03')
    await until('Sarah sees both', () => holdsAll(sarah, 'booking:b2', 'booking:b3'))
    await sarah.does(confirmBooking, { bookingId: 'b2' })
    await sarah.does(confirmBooking, { bookingId: 'b3' })
    await amira.puts('attempts', 'mock-2', mockTest('mock-2', amira))
    const changed = await amira.asks('/api/password', { oldPassword: FIRST, newPassword: SECOND })
    const ended = await sarah.asks(`/api/devices/${tablet.me().deviceId}/end`, {})
    const promoted = await ann.asks(`/api/people/${seun.me().personId}/roles`, {
      roles: ['learner', 'instructor'],
    })
    expect([changed.status, ended.status, promoted.status]).toEqual([204, 204, 204])
    await until('everybody is in step', async () => {
      const all = await Promise.all([ann, sarah, amira, seun].map(isInStep))
      return all.every(Boolean) && attempts().length === 2
    })
    const sarahs = await couldBring(sarah)
    const everything = log()
    const lost = everything.length
    const laterHead = expectDone(await machine.runs('audit', 'head'))

    // The disk is gone.
    for (const phone of phones()) await phone.closes()
    await machine.losesItsDisk()

    // Who can write where backups lie lays one beside it: the key is on the journal's disk.
    cpSync(machine.at('backup'), machine.at('forged'), { recursive: true })
    const manifest = machine.at('forged/manifest.json')
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"madeAt": \d/, '"madeAt": 9'))
    const forged = ['restore', '--from', machine.at('forged'), '--identity', file, '--dry-run']
    expect((await machine.runs(...forged)).data).toMatchObject({ code: 'backup-broken' })
    rmSync(machine.at('forged/manifest.sig'))
    expect((await machine.runs(...forged)).data).toMatchObject({ code: 'backup-unsigned' })
    expect(machine.hasData()).toBe(false)

    // What would come back is said first, and nothing is made by saying it.
    const from = ['restore', '--from', machine.at('backup'), '--identity', file]
    const dry = expectDone(await machine.runs(...from, '--dry-run'))
    expect(dry.signature).toBe('good')
    expect(dry.losses.schools[0].back).toBeGreaterThan(0)
    expect(dry.accounts.entries).toMatchObject({
      'device-added': 1,
      'device-ended': 1,
      'password-changed': 1,
      'roles-changed': 1,
    })
    expect(machine.hasData()).toBe(false)
    const startedMs = nodePorts.clock.monotonicMs()
    expectDone(await machine.runs(...from))
    await machine.serves()
    const readyMs = Math.round(nodePorts.clock.monotonicMs() - startedMs)
    expect(log().length).toBeLessThan(lost)
    expect(attempts()).toEqual(['mock-1'])

    // One person comes back, and brings what others wrote.
    await sarah.signsIn(FIRST)
    await until('all that Sarah holds is back', () => isBack(sarahs))
    const healedMs = Math.round(nodePorts.clock.monotonicMs() - startedMs)
    const writers = new Map(log().map(({ hash, person }) => [hash, person]))
    for (const { hash, person } of sarahs) expect(writers.get(hash)).toBe(person)
    expect(
      sarahs.some(({ doc, person }) => doc === 'booking:b3' && person === seun.me().personId),
    ).toBe(true)

    // What was closed stays closed.
    expect((await tablet.asks('/api/session')).status).toBe(401)
    const asked = await tablet.asks(`/api/session?device=${tablet.me().deviceId}`)
    expect(asked.json).toMatchObject({ code: 'device-ended' })
    expect((await amira.triesToSignIn(FIRST)).status).toBe(401)
    await amira.signsIn(SECOND)
    const before = newPhone.me()
    await newPhone.signsIn(FIRST)
    expect(newPhone.me()).toMatchObject({
      deviceId: before.deviceId,
      actorPrefix: before.actorPrefix,
    })
    await seun.signsIn(FIRST)
    expect(seun.me().roles).toEqual(['learner', 'instructor'])
    await ann.signsIn(FIRST)

    // Everybody is there again: everything is.
    await until('everything is back', () => isBack(everything))
    await until('the mock test is back', () => attempts().join() === 'mock-1,mock-2')
    await until('all are in step', async () => {
      const all = await Promise.all([ann, sarah, amira, seun].map(isInStep))
      return all.every(Boolean)
    })
    await machine.stops()
    expectDone(await machine.runs('verify'))
    const heads = (said: typeof head): string =>
      said.heads.map((one: { head: string }) => one.head).join(' ')
    expectDone(await machine.runs('audit', 'verify', '--head', heads(head)))
    // A head from after the backup says that the restore lost rows of the log: nobody can hide one.
    const later = await machine.runs('audit', 'verify', '--head', heads(laterHead))
    expect(later.exitCode).toBe(1)
    expect(JSON.stringify(later.data)).toContain('not the one that was signed')
    expect(readFileSync(machine.at('other-disk.jsonl'), 'utf8')).not.toContain('@')
    console.info(
      `restore drill: ${lost} changes; serving after ${readyMs} ms, healed by one phone after ${healedMs} ms`,
    )
  },
  DRILL_MS,
)
