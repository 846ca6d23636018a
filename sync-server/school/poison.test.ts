/** Mutated changes with a repaired checksum: without the repair nearly all would die at the border. */
import * as Automerge from '@automerge/automerge'
import { expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { createRandom } from '#simulation/random.ts'
import { hashOfChange, mutateChange } from '../../fuzz/mutate/change-bytes.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { records } from '../testing/device.ts'

const INPUTS = 500

test('500 mutated changes: none crashes the school, and none that cannot be loaded gets in', async () => {
  const all = await aSchool()
  const { amira, sarah, ann, school } = all
  const random = createRandom(297)
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
    const hostile = mutateChange(bytes, random)
    const change = { hash: hashOfChange(hostile), bytes: hostile }
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
