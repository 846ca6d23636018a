/** Documents kept ready to be sent: never old, never another's, never broken. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as Automerge from '@automerge/automerge'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson, reflectOnLesson } from '#shared/domains/lessons/index.ts'
import { packDictionary } from '#shared/protocol/pack-dictionary.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'

let folder = ''
let cast: TestSchool
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-packs-'))
  cast = await aSchool({ path: join(folder, 'school.db') })
  await cast.amira.does(bookLesson, {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    slot: MONDAY_NINE,
  })
})
afterEach(async () => {
  await cast.school().close()
  rmSync(folder, { recursive: true, force: true })
})

const packed = (): string[] => {
  const database = new BetterSqlite3(join(folder, 'school.db'), { readonly: true })
  const docs = database.prepare<[], string>('SELECT doc FROM pack ORDER BY doc').pluck().all()
  database.close()
  return docs
}

const packAll = async (): Promise<void> => {
  while (await cast.school().pack());
}

/** Everything again, as for a device with nothing. */
const anew = async (device: Device): Promise<void> => {
  device.disconnect()
  device.forgetsEverything()
  await device.connect()
  await device.until(() => device.frames.at(-1)?.type === 'live')
}

test('at rest every document is made ready, and a second look finds nothing to do', async () => {
  await packAll()
  expect(packed()).toEqual(cast.ann.holds())
  expect(await cast.school().pack()).toBe(false)
})

test('a change takes the pack of its document along, and nobody is sent the old one', async () => {
  await packAll()
  await cast.sarah.does(confirmBooking, { bookingId: 'b1' })
  expect(packed()).not.toContain('booking:b1')
  await anew(cast.amira)
  expect(cast.amira.record('booking:b1')).toEqual(cast.ann.record('booking:b1'))
  expect(cast.amira.heads('booking:b1')).toEqual(cast.ann.heads('booking:b1'))
})

test('what is sent from a pack is what is sent without one, and a person gets only their own', async () => {
  await anew(cast.seun)
  const bare = cast.seun.holds()
  await packAll()
  await anew(cast.seun)
  expect(cast.seun.holds()).toEqual(bare)
  expect(cast.seun.holds()).not.toContain('booking:b1')
})

test.each([
  [2, 'snap'],
  [3, 'snap'],
  [PROTOCOL_VERSION, 'packs'],
])('an app of protocol %i is sent documents as it opens them: %s', async (protocol, frame) => {
  await packAll()
  cast.amira.disconnect()
  cast.amira.forgetsEverything()
  const sent: string[] = []
  const stop = cast.amira.overhears(({ type }) => sent.push(type))
  await cast.amira.connect({ protocol })
  await cast.amira.until(() => cast.amira.frames.at(-1)?.type === 'live')
  stop()
  expect(sent.filter((type) => type === 'snap' || type === 'packs')).toEqual([frame])
  expect(cast.amira.record('booking:b1')).toEqual(cast.ann.record('booking:b1'))
})

test('a packed document takes little more than half of what it took without the dictionary', async () => {
  await packAll()
  const database = new BetterSqlite3(join(folder, 'school.db'), { readonly: true })
  const packs = database.prepare<[], Uint8Array>('SELECT bytes FROM pack').pluck().all()
  database.close()
  expect(packs).toHaveLength(cast.ann.holds().length)
  for (const pack of packs) {
    const whole = inflateRawSync(pack, { dictionary: packDictionary() })
    expect(pack.length).toBeLessThan(0.75 * deflateRawSync(whole).length)
  }
})

/** Long enough for the relay to save the document anew: before that its changes lie plain. */
const NOTE = `Pulled away well from the kerb outside the library, then hesitated at the crossroads by
the station: mirrors late, signal in time, position right. Two roundabouts on the ring road, the second
one without help. Parked behind the hall in four moves; next time the same place in rain, with dipped
headlights and without being asked. Speed on the hill was kept with the gears, not the brakes. Talked
about following distance on wet asphalt, and why a limit is no target. After the break: pedestrians near
the school, one of them with a pram, seen early and given room. The emergency stop was prompt, straight,
clutch last. Reversing round the corner drifted wide twice, then held. Bay parking to the left needs two
more goes; the third car beside us was closer than it looked. Dual carriageway joined at sixty with a
proper look over the shoulder. Overtook a tractor, cancelled the indicator late. Motorway signs read aloud
and explained, except the variable ones. Home by Mill Lane: cyclists passed with a full door's width, a bus
let out, a blind bend taken in second. Homework: junctions where nobody has priority, and what flashing
amber means. Confidence has grown since Tuesday, haste as well; we slow down before we choose.`

test('what a lesson’s note says is sent once, though the document and its rows both say it', async () => {
  await cast.sarah.does(logLesson, {
    bookingId: 'b1',
    learnerId: 'amira',
    instructorId: 'sarah',
    startsAtMs: Date.UTC(2026, 10, 23, 9),
    durationMinutes: 60,
    skills: [{ skill: 3, level: 2 }],
    note: NOTE,
  })
  await packAll()
  const database = new BetterSqlite3(join(folder, 'school.db'), { readonly: true })
  const size = database
    .prepare<[], number>("SELECT length(bytes) FROM pack WHERE doc = 'lesson:b1'")
    .pluck()
    .get()
  database.close()
  const saved = Automerge.save(cast.ann.open('lesson:b1'))
  // Twice would be 1.7 times as much.
  expect(size).toBeLessThan(1.2 * saved.length)
  await anew(cast.amira)
  expect(cast.amira.record('lesson:b1')).toEqual(cast.ann.record('lesson:b1'))
  expect(cast.amira.heads('lesson:b1')).toEqual(cast.ann.heads('lesson:b1'))
  await cast.amira.does(reflectOnLesson, { bookingId: 'b1', reflection: 'I will look earlier.' })
  expect(cast.ann.record('lesson:b1')).toMatchObject({ reflection: 'I will look earlier.' })
})

test.each([
  ['a bit has turned in it', 'UPDATE pack SET bytes = zeroblob(length(bytes))'],
  ['it was made with another key', 'UPDATE pack SET crc = crc + 1'],
])('%s: the pack is void, and the document is sent from its changes', async (_what, sql) => {
  await packAll()
  const database = new BetterSqlite3(join(folder, 'school.db'))
  database.exec(sql)
  database.close()
  await anew(cast.amira)
  expect(cast.amira.record('booking:b1')).toEqual(cast.ann.record('booking:b1'))
})
