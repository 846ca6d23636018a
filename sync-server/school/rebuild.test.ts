import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test } from 'vitest'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'

const DERIVED = ['access', 'holder', 'row', 'published', 'published_reader'] as const

/** Everything the log can give again, as it lies in the file. */
const derivedTables = (path: string) => {
  const file = new BetterSqlite3(path, { readonly: true })
  const tables = DERIVED.map((table) => [table, file.prepare(`SELECT * FROM ${table}`).all()])
  file.close()
  return tables
}

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

test('a bit that rotted in the log is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rot-'))
  const path = join(folder, 'school.db')
  const { school, becomes } = await aSchool({ path })
  await school().close()
  const file = new BetterSqlite3(path)
  const bytes = file.prepare("SELECT bytes FROM log WHERE doc = 'learner:amira'").pluck().get()
  const rotten = Uint8Array.from(bytes as Uint8Array)
  rotten[rotten.length - 3] = (rotten[rotten.length - 3] ?? 0) ^ 1
  file.prepare("UPDATE log SET bytes = ? WHERE doc = 'learner:amira'").run(rotten)
  file.close()
  becomes(path)
  const { problems } = school().verify()
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^learner:amira: change \d+ is not what it was$/)
  await school().close()
  rmSync(folder, { recursive: true })
})
