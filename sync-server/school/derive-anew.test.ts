/** A file of an earlier version, which knew nothing of teams that were left. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { endAssignment } from '#shared/domains/people/index.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'

const folder = mkdtempSync(join(tmpdir(), 'derive-anew-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('[PE13] is brought up to date before anybody connects', async () => {
  const path = join(folder, 'school.db')
  const { ann, sarah, amira, school, becomes } = await aSchool({ path })
  const pair = { learnerId: 'amira', instructorId: 'sarah' }
  await amira.does(bookLesson, { bookingId: 'b', ...pair, slot: MONDAY_NINE })
  await sarah.until(() => sarah.holds().includes('booking:b'))
  const [confirmed] = sarah.makes(confirmBooking, { bookingId: 'b' })
  await ann.does(endAssignment, pair)
  const file = new Database(path)
  file.exec("DELETE FROM holder WHERE principal LIKE 'former:%'")
  file.exec("DELETE FROM meta WHERE key = 'holdings'")
  file.close()
  expect(school().verify().problems).not.toEqual([])

  becomes(path)
  expect(school().verify().problems).toEqual([])
  sarah.disconnect()
  await sarah.connect()
  const { bytes } = confirmed ?? expect.fail('nothing was written')
  expect(await sarah.push('booking:b', [pushed(bytes)])).toMatchObject([
    { verdict: 'refused', code: 'late-work' },
  ])
})
