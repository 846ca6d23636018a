import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import {
  bookLesson,
  cancelBooking,
  confirmBooking,
  moveBooking,
} from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const DERIVED = ['access', 'holder', 'row', 'published', 'published_reader'] as const

/** Everything the log can give again, as it lies in the file. */
const derivedTables = (path: string) => {
  const file = new BetterSqlite3(path, { readonly: true })
  const tables = DERIVED.map((table) => [table, file.prepare(`SELECT * FROM ${table}`).all()])
  file.close()
  return tables
}

const bookingOf = (bookingId: string) => ({
  bookingId,
  learnerId: 'amira',
  instructorId: 'sarah',
  slot: MONDAY_NINE,
})

test('what is stored is what the log gives again, and damage is found and mended', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rebuild-'))
  const path = join(folder, 'school.db')
  const { amira, sarah, ann, school, becomes } = await aSchool({ path })
  for (const number of [1, 2, 3]) {
    const bookingId = `b${number}`
    await amira.does(bookLesson, {
      bookingId,
      learnerId: 'amira',
      instructorId: 'sarah',
      slot: MONDAY_NINE,
    })
    await sarah.until(() => sarah.holds().includes(`booking:${bookingId}`))
    await sarah.does(confirmBooking, { bookingId })
  }
  await sarah.does(cancelBooking, { bookingId: 'b3', reason: 'weather', charge: false })
  for (let round = 0; round < 12; round += 1)
    await sarah.does(logLesson, {
      bookingId: 'b1',
      learnerId: 'amira',
      instructorId: 'sarah',
      startsAtMs: 1,
      durationMinutes: 60,
      skills: [{ skill: 1 + round, level: 3 }],
      note: 'A long note. '.repeat(round * 5),
    })
  const before = derivedTables(path)
  expect(school().verify()).toMatchObject({ documents: 6, problems: [] })

  school().rebuild()
  expect(derivedTables(path)).toEqual(before)
  expect(school().verify().problems).toEqual([])
  await school().close()

  const file = new BetterSqlite3(path)
  file.exec("DELETE FROM row; DELETE FROM access; UPDATE doc SET heads = 'nothing'")
  file.close()
  becomes(path)
  expect(school().verify().problems.length).toBeGreaterThan(5)
  school().rebuild()
  expect(school().verify().problems).toEqual([])
  expect(derivedTables(path)).toEqual(before)

  await ann.connect()
  expect(ann.record('lesson:b1')).toEqual(sarah.record('lesson:b1'))
  await school().close()
  rmSync(folder, { recursive: true })
})

/** Opens the file behind the school's back, when the school is closed. */
const tamper = (path: string, sql: string, ...values: unknown[]): void => {
  const file = new BetterSqlite3(path)
  file.prepare(sql).run(...values)
  file.close()
}

const OF_AMIRA = "WHERE doc = 'learner:amira'"

test.each([
  ['the change itself', 3, 'is not what it was'],
  ['its checksum, which no hash covers', 'checksum', 'is not what it was'],
  ['who wrote it', "actor = 'ff' || substr(actor, 3)", 'is filed under another writer'],
  ['how far it goes', 'end_op = end_op + 1', 'is filed with another number of operations'],
] as const)(
  '[trust 4.4] a bit that rotted in %s is named by record and number',
  async (_, where, says) => {
    const folder = mkdtempSync(join(tmpdir(), 'rot-'))
    const path = join(folder, 'school.db')
    const { school, becomes } = await aSchool({ path })
    await school().close()
    const file = new BetterSqlite3(path)
    const bytes = file.prepare(`SELECT bytes FROM log ${OF_AMIRA}`).pluck().get() as Uint8Array
    file.close()
    if (typeof where === 'string' && where !== 'checksum')
      tamper(path, `UPDATE log SET ${where} ${OF_AMIRA}`)
    else {
      const rotten = Uint8Array.from(bytes)
      const at = where === 'checksum' ? 5 : rotten.length - where
      rotten[at] = (rotten[at] ?? 0) ^ 1
      tamper(path, `UPDATE log SET bytes = ? ${OF_AMIRA}`, rotten)
    }
    const check = new BetterSqlite3(path, { readonly: true })
    expect(check.pragma('integrity_check', { simple: true })).toBe('ok')
    check.close()
    becomes(path)
    expect(school().verify().problems).toEqual([
      expect.stringMatching(new RegExp(`^learner:amira: change \\d+ \\([0-9a-f]{64}\\) ${says}$`)),
    ])
    await school().close()
    rmSync(folder, { recursive: true })
  },
)

test('[trust 4.4] a change that builds on one that is gone is named, and so is a snapshot that rotted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rot-'))
  const path = join(folder, 'school.db')
  const { amira, sarah, school, becomes } = await aSchool({ path })
  await amira.does(bookLesson, bookingOf('b1'))
  await sarah.until(() => sarah.holds().includes('booking:b1'))
  await sarah.does(confirmBooking, { bookingId: 'b1' })
  school().rebuild()
  await school().close()
  const file = new BetterSqlite3(path)
  const snap = Uint8Array.from(
    file.prepare("SELECT bytes FROM snap WHERE doc = 'learner:seun'").pluck().get() as Uint8Array,
  )
  file.close()
  snap[snap.length - 5] = (snap[snap.length - 5] ?? 0) ^ 4
  tamper(path, "UPDATE snap SET bytes = ? WHERE doc = 'learner:seun'", snap)
  tamper(
    path,
    "DELETE FROM log WHERE seq = (SELECT min(seq) FROM log WHERE doc = 'booking:b1' AND kind = 'change')",
  )
  becomes(path)
  expect(school().verify().problems).toEqual([
    expect.stringMatching(/^booking:b1: change \d+ \([0-9a-f]{64}\) builds on what is not here$/),
    'learner:seun: snapshot differ from the log',
  ])
  await school().close()
  rmSync(folder, { recursive: true })
})

test('[T16] a change is taken out with what was built on it: kept, told to the devices, never back', async () => {
  const all = await aSchool()
  const { amira, sarah, ann, school } = all
  for (const bookingId of ['b1', 'b2']) {
    await amira.does(bookLesson, bookingOf(bookingId))
    await sarah.until(() => sarah.holds().includes(`booking:${bookingId}`))
    await sarah.does(confirmBooking, { bookingId })
  }
  await ann.until(() => ann.heads('booking:b1').join() === sarah.heads('booking:b1').join())
  const [wrong = ''] = [...sarah.held('booking:b1').receipts.keys()]
  const heads = ann.heads('booking:b1')
  const epoch = ann.epoch()

  expect(school().rebuild('00'.repeat(32)).problems).toEqual(['no-such-change'])
  expect(school().rebuild(wrong)).toEqual({ documents: 3, excised: 2, problems: [] })
  expect(school().verify().problems).toEqual([])

  const kept = school().quarantine.list(ann.session)
  expect(kept.ok && kept.value.map(({ doc, code, person }) => ({ doc, code, person }))).toEqual([
    { doc: 'booking:b1', code: 'excised', person: 'sarah' },
    { doc: 'booking:b1', code: 'excised', person: 'amira' },
  ])
  // Its devices let go of it: adopted, it would come back without them.
  for (const { id } of kept.ok ? kept.value : [])
    expect(await school().quarantine.decide(ann.session, id, { decision: 'adopt' })).toMatchObject({
      ok: false,
      problem: { code: 'excised' },
    })

  // Ann's device comes back, is in a new epoch, and says what it holds.
  await ann.connect()
  expect(ann.epoch()).not.toBe(epoch)
  await ann.say({ type: 'manifest', docs: [{ doc: 'booking:b1', heads }], last: true })
  const gone = ann.sees('gone').flatMap((frame) => (frame.type === 'gone' ? frame.docs : []))
  expect([...new Set(gone)]).toEqual(['booking:b1'])
  expect(ann.sees('need')).toEqual([{ type: 'need', docs: [] }])

  // Sarah's has the receipts of both, and her next change stands on them.
  const next = sarah.makes(moveBooking, { bookingId: 'b1', slot: MONDAY_NINE })
  const { bytes, receipts } = sarah.held('booking:b1')
  await sarah.connect()
  const again = [...bytes.slice(1), ...next.map((one) => one.bytes)].map((one) =>
    pushed(one, receipts.get(pushed(one).hash)),
  )
  expect(await sarah.push('booking:b1', again)).toMatchObject([
    { verdict: 'refused', code: 'excised' },
    { verdict: 'refused', code: 'excised' },
    { verdict: 'refused', code: 'excised' },
  ])
  const fresh = all.deviceOf('ann', 'ann-new')
  await fresh.connect()
  expect(fresh.holds()).toEqual(['booking:b2', 'learner:amira', 'learner:seun'])
  expect(fresh.heads('booking:b2')).toEqual(sarah.heads('booking:b2'))
})

test('[T16] what was taken out does not come back once it is past its days; its words are gone then', async () => {
  const { amira, sarah, ann, school, ports } = await aSchool()
  await amira.does(bookLesson, { ...bookingOf('b1'), pickup: 'Beside Mrs Miller' })
  await sarah.until(() => sarah.holds().includes('booking:b1'))
  const { bytes, receipts } = sarah.held('booking:b1')
  const changes = bytes.slice(1).map((one) => pushed(one, receipts.get(pushed(one).hash)))
  const [wrong = ''] = changes.map(({ hash }) => hash)
  expect(school().rebuild(wrong).excised).toBe(1)
  const list = () => {
    const listed = school().quarantine.list(ann.session)
    return listed.ok ? listed.value : []
  }
  const [{ id = 0 } = {}] = list()
  const keep = { decision: 'keep', reason: 'It names Mrs Miller.' } as const
  expect(await school().quarantine.decide(ann.session, id, keep)).toMatchObject({ ok: true })
  expect(school().retention.dropDecidedRefusals(ports.clock.now() + 1)).toBe(1)
  expect(list()).toMatchObject([{ id, code: 'excised', reason: null }])
  expect(await school().quarantine.read(ann.session, id)).toMatchObject({ value: { said: null } })
  await sarah.connect()
  expect(await sarah.push('booking:b1', changes)).toMatchObject([
    { verdict: 'refused', code: 'excised' },
  ])
  expect(school().retention.dropDecidedRefusals(ports.clock.now() + 1)).toBe(0)
})
