import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bookLesson, cancelBooking } from '#shared/domains/bookings/index.ts'
import { endAssignment, enrolLearner } from '#shared/domains/people/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const folder = mkdtempSync(join(tmpdir(), 'lost-meanwhile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const FILE = 'learner:amira'

test('[I6] Sarah was offline when she lost Amira, and the relay was restored since: her phone lets the file go', async () => {
  const { sarah, ann, school, becomes } = await aSchool({ path: join(folder, 'lost.db') })
  sarah.disconnect()
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  await school().backup(join(folder, 'backup.db'))
  await school().close()
  becomes(join(folder, 'backup.db')).newEpoch()
  const docs = [{ doc: FILE, heads: sarah.heads(FILE) }]
  await sarah.connect()
  await sarah.say({ type: 'manifest', docs, last: true })
  await sarah.until(() => !sarah.holds().includes(FILE))
  await school().close()
})

test('[I6] what Sarah brings back herself goes from her phone as well, if it is not hers to read', async () => {
  const path = join(folder, 'brought.db')
  const { sarah, ann, school, becomes } = await aSchool({ path, enrols: false })
  await school().backup(join(folder, 'empty.db'))
  await ann.does(enrolLearner, { learnerId: 'amira', instructorIds: ['sarah'] })
  await sarah.until(() => sarah.holds().includes(FILE))
  const receiptOf = (device: typeof sarah, bytes: Uint8Array) =>
    device.held(FILE).receipts.get(pushed(bytes).hash)
  await ann.does(endAssignment, { learnerId: 'amira', instructorId: 'sarah' })
  await ann.until(() => ann.heads(FILE).length === 1)
  const changes = ann
    .held(FILE)
    .bytes.slice(1)
    .map((bytes) => pushed(bytes, receiptOf(ann, bytes)))
  const heads = ann.heads(FILE)
  await school().close()
  becomes(join(folder, 'empty.db')).newEpoch()
  await sarah.connect()
  await sarah.say({ type: 'manifest', docs: [{ doc: FILE, heads }], last: true })
  const verdicts = await sarah.push(FILE, changes)
  expect(verdicts.every((one) => one.verdict === 'committed')).toBe(true)
  await sarah.until(() => sarah.sees('gone').length > 0)
  await school().close()
})

test('[P6] work that waits on a record the restored relay still lacks: nobody lets go of that record', async () => {
  const path = join(folder, 'waits.db')
  const { sarah, school, becomes } = await aSchool({ path })
  await school().backup(join(folder, 'before.db'))
  const input = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
  await sarah.does(bookLesson, input)
  const cancel = { bookingId: 'b1', reason: 'weather', charge: false }
  const [waiting] = sarah.makes(cancelBooking, cancel)
  const heads = sarah.heads('booking:b1')
  await school().close()
  becomes(join(folder, 'before.db')).newEpoch()
  await sarah.connect()
  await sarah.say({ type: 'manifest', docs: [{ doc: 'booking:b1', heads }], last: true })
  const verdicts = await sarah.push('booking:b1', [pushed(waiting?.bytes as Uint8Array)])
  expect(verdicts).toMatchObject([{ verdict: 'retry', why: 'missing-deps' }])
  expect(sarah.sees('gone')).toEqual([])
  await school().close()
})

test('nobody learns from an offer whether a record exists that they never held', async () => {
  const { seun } = await aSchool()
  const docs = [
    { doc: FILE, heads: [] },
    { doc: 'learner:nobody', heads: [] },
  ]
  await seun.say({ type: 'manifest', docs, last: true })
  await seun.until(() => seun.sees('need').length > 0)
  expect(seun.sees('gone')).toEqual([])
  expect(seun.sees('need')).toMatchObject([{ docs: [] }])
})
