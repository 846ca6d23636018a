/** Mutated changes with a repaired checksum: without the repair nearly all would die at the border. */
import { createHash } from 'node:crypto'
import * as Automerge from '@automerge/automerge'
import { expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE, seededPorts } from '../testing/a-school.ts'
import { records } from '../testing/device.ts'

const CHECKSUM_AT = 4
const TYPE_AT = 8
const INPUTS = 500

/** The same bytes with a right length and checksum. */
const repaired = (bytes: Uint8Array): Uint8Array => {
  // Bodies here are shorter than 2^14, so the length takes two bytes at most.
  const lengthBytes = ((bytes[TYPE_AT + 1] ?? 0) & 0x80) === 0 ? 1 : 2
  const body = bytes.subarray(TYPE_AT + 1 + lengthBytes)
  const length =
    body.length < 0x80 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7]
  const hashed = Uint8Array.from([bytes[TYPE_AT] ?? 1, ...length, ...body])
  const checksum = createHash('sha256').update(hashed).digest().subarray(0, 4)
  return Uint8Array.from([...bytes.subarray(0, CHECKSUM_AT), ...checksum, ...hashed])
}

const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes.subarray(TYPE_AT)).digest('hex')

/** One to four bytes changed, dropped or added behind the header. */
const mutated = (bytes: Uint8Array, roll: (below: number) => number): Uint8Array => {
  const body = [...bytes]
  for (let left = 1 + roll(4); left > 0; left -= 1) {
    const at = TYPE_AT + 3 + roll(body.length - TYPE_AT - 3)
    const what = roll(5)
    if (what === 0) body[at] = (body[at] ?? 0) ^ (1 << roll(8))
    else if (what === 1) body[at] = roll(256)
    else if (what === 2) body.splice(at, 1 + roll(3))
    else if (what === 3) body.splice(at, 0, roll(256))
    else body[at] = [0, 0x7f, 0x80, 0xff][roll(4)] ?? 0
  }
  return repaired(Uint8Array.from(body))
}

test('500 mutated changes: none crashes the school, and none that cannot be loaded gets in', async () => {
  const all = await aSchool()
  const { amira, sarah, ann, school } = all
  const random = seededPorts(297).random
  const roll = (below: number): number => {
    const [high = 0, low = 0] = random.bytes(2)
    return (high * 256 + low) % below
  }
  const lesson = {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    startsAtMs: 1_795_420_800_000,
    durationMinutes: 60,
    skills: [{ skill: 1, level: 2 }],
    note: 'Roundabouts.',
  }
  const book = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
  /** An honest change of a document of its own, so that what got in before shields nothing. */
  const honest = (index: number) => {
    const bookingId = `x${index}`
    const made =
      index % 2 === 0
        ? sarah.makes(logLesson, { ...lesson, bookingId })
        : sarah.makes(bookLesson, { ...book, bookingId })
    return made[0] as (typeof made)[number]
  }
  const verdicts = new Map<string, number>()
  for (let index = 0; index < INPUTS; index += 1) {
    const { doc, bytes } = honest(index)
    const hostile = mutated(bytes, roll)
    const change = { hash: hashOf(hostile), bytes: hostile }
    const [verdict] = await sarah.push(doc, [change])
    const kind = verdict?.verdict ?? 'none'
    verdicts.set(kind, (verdicts.get(kind) ?? 0) + 1)
  }
  expect([...verdicts.values()].reduce((sum, count) => sum + count, 0)).toBe(INPUTS)
  expect(verdicts.get('refused')).toBeGreaterThan(INPUTS / 4)

  // Whatever did get in, everybody can load, and it is what the school says it is.
  expect(school().verify().problems).toEqual([])
  const fresh = all.deviceOf('ann', 'ann-new')
  await fresh.connect()
  for (const doc of fresh.holds()) {
    const loaded = fresh.open(doc)
    const again = Automerge.load(Automerge.save(loaded))
    expect(Automerge.getHeads(again)).toEqual(Automerge.getHeads(loaded))
    expect(records.plain(again as typeof loaded)).toEqual(records.plain(loaded))
  }

  // And the honest go on.
  await amira.does(bookLesson, { ...book, bookingId: 'b9' })
  await sarah.until(() => sarah.holds().includes('booking:b9'))
  expect(await sarah.does(confirmBooking, { bookingId: 'b9' })).toMatchObject([
    { verdict: 'committed' },
  ])
  await ann.until(() => ann.heads('booking:b9').join() === sarah.heads('booking:b9').join())
}, 120_000)
