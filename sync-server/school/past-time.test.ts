import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Notice } from '#shared/domains/notifications/index.ts'
import type { Complaint } from '#shared/domains/theory/index.ts'
import { aLivedSchool, type LivedSchool, WORDS } from '#sync-server/testing/a-lived-school.ts'

let lived: LivedSchool
beforeEach(async () => {
  lived = await aLivedSchool()
})
afterEach(() => lived.ends())

const BY_ANN = { person: 'ann', device: 'ann-phone' }
/** The day after the last lesson in it. */
const AFTER_ALL = Date.UTC(2027, 0)
const noticesOf = (person: LivedSchool['amira']) => {
  const pulled = lived.school().sets.pull(person.session, 'notifications', null, 100)
  if (!pulled.ok) throw new Error(pulled.problem.message)
  return pulled.value.rows.flatMap(({ data }) => (data === null ? [] : [data as Notice]))
}

test('F185: accounts of whoever was erased go for good past their time, from devices too', async () => {
  const school = lived.school()
  expect(school.retention.ledgerPastTime(AFTER_ALL)).toEqual({})
  school.erasure.erase('amira', BY_ANN)
  // Booked for 17 and 18 November 2026; the payments were taken when the test ran.
  expect(school.retention.ledgerPastTime(Date.UTC(2026, 10, 18))).toEqual({ booking: 1 })
  const paidBy = Date.now() + 60_000
  expect(school.retention.ledgerPastTime(Math.max(AFTER_ALL, paidBy))).toEqual({
    booking: 2,
    payment: 2,
  })
  expect(lived.sarah.holds()).toContain('booking:b1')

  expect(school.retention.eraseLedger(Math.max(AFTER_ALL, paidBy), BY_ANN)).toEqual({
    booking: 2,
    payment: 2,
  })
  expect(school.retention.ledgerPastTime(Math.max(AFTER_ALL, paidBy))).toEqual({})
  await lived.sarah.until(
    () => !lived.sarah.holds().some((doc) => /^(?:booking|payment):/.test(doc)),
  )
  expect(lived.seun.holds()).toContain('booking:b3')
  const [line] = school.audit.page({ limit: 1 })
  expect(line).toMatchObject({
    action: 'ledger-erased',
    person: 'ann',
    outcome: 'booking 2 payment 2',
  })
  expect(school.verify().problems).toEqual([])
  expect(school.erasure.isCompactionDue()).toBe(true)
  expect(school.erasure.compact()).toBe(true)
})

test('F185: accounts of somebody who is still here are nobody’s to erase by their age', () => {
  const school = lived.school()
  expect(school.retention.eraseLedger(AFTER_ALL, BY_ANN)).toEqual({})
  expect(lived.amira.holds()).toContain('booking:b1')
})

test('F185: notices past their time are taken back from devices, and stay so when all is made anew', () => {
  const school = lived.school()
  const notices = noticesOf(lived.amira)
  expect(notices.length).toBeGreaterThan(1)
  const newest = Math.max(...notices.map(({ atMs }) => atMs))
  // As old as that, to the millisecond, is not older.
  expect(school.retention.letMessagesGo(Math.min(...notices.map(({ atMs }) => atMs)))).toBe(0)
  expect(noticesOf(lived.amira)).toHaveLength(notices.length)
  expect(school.retention.letMessagesGo(newest + 1)).toBeGreaterThanOrEqual(notices.length)
  expect(noticesOf(lived.amira)).toEqual([])
  expect(school.verify().problems).toEqual([])
  school.rebuild()
  expect(noticesOf(lived.amira)).toEqual([])
})

test('TH56: a remark that was answered long ago is let go, one that waits for its answer is not', () => {
  const school = lived.school()
  const remark = (questionId: string): Complaint => ({
    id: `${questionId}.1.amira`,
    personId: 'amira',
    questionId,
    version: 1,
    text: WORDS.note,
    at: Date.now(),
  })
  const [waiting, answered] = [
    remark('01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    remark('01ARZ3NDEKTSV4RRFFQ69G5FAW'),
  ]
  const push = (who: LivedSchool['amira'], data: Complaint) => {
    const done = school.sets.push(who.session, 'complaints', [{ id: data.id, data }])
    expect(done).toMatchObject({ ok: true, value: [{ ok: true }] })
  }
  push(lived.amira, waiting)
  push(lived.amira, answered)
  const at = Date.now()
  push(lived.ann, {
    ...answered,
    answer: { by: 'ann', at, decision: 'kept', text: 'It is right.' },
  })
  expect(school.retention.letMessagesGo(at + 60_000)).toBeGreaterThan(0)
  const left = school.sets.pull(lived.ann.session, 'complaints', null, 10)
  expect(left).toMatchObject({ ok: true })
  const standing = left.ok ? left.value.rows.filter(({ data }) => data !== null) : []
  expect(standing.map(({ id }) => id)).toEqual([waiting.id])
})
