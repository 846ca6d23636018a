import { readFileSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { recordPayment, strikePayment } from '#shared/domains/money/index.ts'
import { aLivedSchool, type LivedSchool, PAST, WORDS } from '#sync-server/testing/a-lived-school.ts'
import { pushed } from '#sync-server/testing/device.ts'

let lived: LivedSchool
beforeEach(async () => {
  lived = await aLivedSchool()
})
afterEach(() => lived.ends())

const BY_ANN = { person: 'ann', device: 'ann-phone' }
const erases = (person = 'amira'): void => lived.school().erasure.erase(person, BY_ANN)

/** Everything that lies on the disk: the file and its journal. */
const onDisk = (): string =>
  ['', '-wal']
    .map((end) => {
      try {
        return readFileSync(`${lived.file}${end}`, 'latin1')
      } catch {
        return ''
      }
    })
    .join()
/** Which of Amira's words can still be read there. A name is nowhere cut in two on a page: short. */
const wordsIn = (text: string): string[] => Object.values(WORDS).filter((one) => text.includes(one))

const ledger = (): { sum: number; payments: number } => {
  const database = new BetterSqlite3(lived.file, { readonly: true })
  const rows = database
    .prepare<[], string>("SELECT json FROM row WHERE tbl = 'payment'")
    .pluck()
    .all()
    .map((json) => JSON.parse(json))
  database.close()
  const counted = rows.filter((row) => row.struck === undefined)
  return { sum: counted.reduce((sum, row) => sum + row.amountPence, 0), payments: rows.length }
}

test('J10.3: the preview counts what goes, what stays and why, and changes nothing', () => {
  const before = lived.school().audit.page({ limit: 1 })
  expect(lived.school().erasure.preview('amira')).toEqual({
    displayName: WORDS.name,
    isErased: false,
    goes: { consents: 1, learner: 1, lesson: 1 },
    lists: { people: 1, notifications: expect.any(Number) },
    refused: 0,
    stays: [
      { kind: 'booking', count: 2, because: 'accounts' },
      { kind: 'payment', count: 2, because: 'accounts' },
    ],
    blocks: [],
  })
  expect(lived.school().audit.page({ limit: 1 })).toEqual(before)
  expect(wordsIn(onDisk()).length).toBeGreaterThan(5)
})

test('J10.3: a lesson ahead, and learners one still teaches, stand in the way', async () => {
  const slot = { ...PAST[0], date: '2026-12-01' }
  await lived.sarah.does(bookLesson, {
    bookingId: 'b9',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot,
  })
  const { erasure } = lived.school()
  expect(erasure.preview('amira').blocks).toEqual([{ block: 'lesson-ahead', count: 1 }])
  expect(erasure.preview('sarah').blocks).toEqual([
    { block: 'lesson-ahead', count: 1 },
    { block: 'still-teaching', count: 1 },
  ])
})

test('T51: nothing she typed, and nothing typed about her, is left in the file or its journal', () => {
  erases()
  expect(lived.school().erasure.compact()).toBe(true)
  expect(wordsIn(onDisk())).toEqual([])
  // Nor of what is not hers anything less.
  expect(onDisk()).toContain('Otherstreet')
  expect(lived.school().verify().problems).toEqual([])
})

test('the ledger adds up to what it did, and the bookings stand under an id that leads to nobody', () => {
  const before = ledger()
  erases()
  expect(ledger()).toEqual(before)
  const database = new BetterSqlite3(lived.file, { readonly: true })
  const bookings = database
    .prepare<[], string>("SELECT json FROM row WHERE tbl = 'booking' AND doc = 'booking:b1'")
    .pluck()
    .all()
  database.close()
  expect(JSON.parse(bookings[0] ?? '')).toMatchObject({ learnerId: 'amira', status: 'completed' })
})

test('T51: every connected device drops what is gone and gets what stays without words, at once', async () => {
  const { sarah, ann, dev } = lived
  erases()
  await sarah.until(() => !sarah.docs.has('lesson:b1') && sarah.frames.at(-1)?.type === 'live')
  await ann.until(() => !ann.docs.has('lesson:b1') && ann.frames.at(-1)?.type === 'live')
  for (const device of [sarah, ann]) {
    expect(device.holds()).not.toContain('learner:amira')
    expect(device.record('booking:b1')).toMatchObject({ learnerId: 'amira' })
    expect(
      wordsIn(JSON.stringify([device.record('booking:b1'), device.held('booking:b1')])),
    ).toEqual([])
  }
  const told = dev.sees('gone').flatMap((frame) => (frame.type === 'gone' ? frame.docs : []))
  expect(told).toEqual([])
})

test('T51: a device that comes later is told the same', async () => {
  const { sarah } = lived
  sarah.disconnect()
  erases()
  await sarah.connect()
  await sarah.until(() => sarah.frames.at(-1)?.type === 'live')
  expect(sarah.sees('gone').at(-1)).toMatchObject({ erased: ['amira'] })
  expect(
    sarah.holds().filter((doc) => doc.startsWith('lesson') || doc.startsWith('learner')),
  ).toEqual([])
  expect(sarah.record('booking:b2')).toMatchObject({ learnerId: 'amira' })
})

test('T51: late work about her is refused with a sentence, and nothing of it is kept', async () => {
  const { sarah, ann } = lived
  sarah.disconnect()
  ann.disconnect()
  const late = [
    ...sarah.makes(logLesson, {
      bookingId: 'b1',
      learnerId: 'amira',
      instructorId: 'sarah',
      startsAtMs: 1,
      durationMinutes: 60,
      skills: [],
      note: 'She said: I was a late sentinel.',
    }),
    // New records, of which the relay has never heard.
    ...sarah.makes(recordPayment, {
      paymentId: 'p9',
      learnerId: 'amira',
      amountPence: 100,
      method: 'Cash',
    }),
    ...ann.makes(bookLesson, {
      bookingId: 'b8',
      learnerId: 'amira',
      instructorId: 'sarah',
      slot: PAST[0],
      pickup: 'a late sentinel',
    }),
  ]
  const onOldBooking = ann.writes({
    doc: 'booking:b1',
    put: [{ path: ['pickup'], value: 'late sentinel' }],
  })
  erases()
  await sarah.connect()
  await ann.connect()
  for (const { doc, bytes } of [...late, ...onOldBooking]) {
    const author = doc === 'booking:b8' || doc === 'booking:b1' ? ann : sarah
    const [verdict] = await author.push(doc, [pushed(bytes)])
    expect(verdict, doc).toMatchObject({ verdict: 'refused', code: 'erased' })
  }
  expect(onDisk()).not.toContain('late sentinel')
  expect(lived.school().quarantine.list(ann.session)).toEqual({ ok: true, value: [] })
  expect(lived.school().verify().problems).toEqual([])
})

test('T52: a device cannot bring back her past to a relay that began a new epoch', async () => {
  const { sarah } = lived
  sarah.disconnect()
  const old = [...lived.sarah.held('booking:b1').bytes]
  const receipts = new Map(lived.sarah.held('booking:b1').receipts)
  erases()
  lived.school().newEpoch()
  await sarah.connect()
  const heads = [...receipts.keys()].slice(-1)
  await sarah.say({
    type: 'manifest',
    docs: [
      { doc: 'booking:b1', heads },
      { doc: 'lesson:b1', heads },
    ],
    last: true,
  })
  const needed = sarah.sees('need').flatMap((frame) => (frame.type === 'need' ? frame.docs : []))
  expect(needed).toEqual([])
  expect(sarah.sees('gone').at(-1)).toMatchObject({
    docs: ['booking:b1', 'lesson:b1'],
    erased: ['amira'],
  })
  const changes = old.slice(1).map((bytes) => {
    const change = pushed(bytes)
    const receipt = receipts.get(change.hash)
    return receipt ? { ...change, receipt } : change
  })
  expect(changes.length).toBeGreaterThan(0)
  const verdicts = await sarah.push('booking:b1', changes)
  for (const verdict of verdicts)
    expect(verdict).toMatchObject({ verdict: 'refused', code: 'erased' })
})

test('erasing twice is harmless, and it stays written who was erased and by whom', () => {
  erases()
  const top = lived.school().audit.page({ limit: 5 })
  expect(top[0]).toMatchObject({ action: 'person-erased', target: 'amira', person: 'ann' })
  const before = ledger()
  erases()
  expect(ledger()).toEqual(before)
  expect(lived.school().erasure.preview('amira')).toMatchObject({
    isErased: true,
    goes: {},
    lists: {},
  })
  expect(lived.school().verify().problems).toEqual([])
})

test('somebody erased does not come back through the directory', async () => {
  erases()
  lived.school().people.add({ personId: 'amira', displayName: WORDS.name, role: 'learner' })
  const pushedRow = lived
    .school()
    .sets.push(lived.ann.session, 'people', [
      { id: 'amira', data: { displayName: WORDS.name, roles: ['learner'] } },
    ])
  expect(pushedRow.ok && pushedRow.value[0]).toMatchObject({
    ok: false,
    problem: { code: 'erased' },
  })
  lived.school().erasure.compact()
  expect(onDisk()).not.toContain(WORDS.name)
})

test('the file is derived from its log again and says the same', () => {
  erases()
  lived.school().rebuild()
  expect(lived.school().verify().problems).toEqual([])
  lived.school().erasure.compact()
  expect(wordsIn(onDisk())).toEqual([])
})

test('an instructor who is erased: hours go, learners and their lessons stay', async () => {
  expect(lived.school().erasure.preview('dev')).toMatchObject({ goes: {}, lists: { people: 1 } })
  erases('dev')
  expect(lived.seun.holds()).toContain('learner:seun')
  expect(lived.school().verify().problems).toEqual([])
})

test('T51: what stood on words that were not kept is known again after a restart', async () => {
  const { sarah, ann, school } = lived
  const payment = { learnerId: 'amira', amountPence: 3_000, method: 'Cash' }
  const [first] = sarah.makes(recordPayment, { paymentId: 'p9', ...payment })
  sarah.held('payment:p9').bytes.push(first?.bytes as Uint8Array)
  const [strike] = sarah.makes(strikePayment, { paymentId: 'p9', reason: WORDS.strikeReason })
  erases()
  const handsIn = (bytes: Uint8Array) =>
    school().takeLastWords(sarah.session, [{ doc: 'payment:p9', hash: pushed(bytes).hash, bytes }])
  handsIn(first?.bytes as Uint8Array)
  await school().close()
  lived.becomes(lived.file)
  handsIn(strike?.bytes as Uint8Array)
  expect(school().quarantine.list(ann.session)).toEqual({ ok: true, value: [] })
})
