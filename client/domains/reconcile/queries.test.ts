import { describe, expect, test } from 'vitest'
import { at, bookingRows, decisionRows, modelOf, slot } from './a-clashing-school.testkit.ts'
import { isBeingSortedOut, openCaseCount, openCasesFor } from './queries.ts'
import type { Busy, Viewer } from './viewer.ts'

const anna: Viewer = { personId: 'anna', roles: ['admin'] }
const dev: Viewer = { personId: 'dev', roles: ['instructor'] }
const sarah: Viewer = { personId: 'sarah', roles: ['instructor'] }
const grace: Viewer = { personId: 'grace', roles: ['learner'] }
const NOBODY_BUSY: Busy = new Map()

const gracesLesson = bookingRows({
  id: 'b-grace',
  learner: 'grace',
  told: [{ type: 'confirmed', by: 'dev', at: at('11:02'), slot: slot('16:00', 90) }],
})
const tomaszsLesson = bookingRows({
  id: 'b-tomasz',
  learner: 'tomasz',
  told: [{ type: 'confirmed', by: 'anna', at: at('11:04'), slot: slot('16:30') }],
})
const joannesLesson = bookingRows({
  id: 'b-joanne',
  learner: 'joanne',
  instructor: 'sarah',
  told: [{ type: 'confirmed', by: 'sarah', at: at('09:00'), slot: slot('11:00') }],
  apart: [
    { type: 'completed', by: 'sarah', at: at('12:04') },
    { type: 'cancelled', by: 'anna', at: at('10:55'), reason: 'learner-ill', charge: false },
  ],
})

describe('who is asked to sort what out', () => {
  const model = modelOf(...gracesLesson, ...tomaszsLesson, ...joannesLesson)

  test('[RE3] Anna decides everything, Dev his own clash, Sarah and Grace nothing here', () => {
    expect(openCasesFor(model, NOBODY_BUSY, anna).map((one) => one.kind)).toEqual([
      'logged-but-cancelled',
      'double-booking',
    ])
    expect(openCasesFor(model, NOBODY_BUSY, dev).map((one) => one.bookingIds)).toEqual([
      ['b-grace', 'b-tomasz'],
    ])
    expect(openCaseCount(model, NOBODY_BUSY, sarah)).toBe(0)
    expect(openCaseCount(model, NOBODY_BUSY, grace)).toBe(0)
  })

  test('[RE2] every booking in a case wears the chip, others do not', () => {
    for (const id of ['b-grace', 'b-tomasz', 'b-joanne']) {
      expect(isBeingSortedOut(model, NOBODY_BUSY, id)).toBe(true)
    }
    expect(isBeingSortedOut(model, NOBODY_BUSY, 'b-amira')).toBe(false)
  })
})

test('[RE7] Grace sees the chip from busy times alone, without knowing of Tomasz', () => {
  const hers = modelOf(...gracesLesson)
  const busy: Busy = new Map([
    [
      'b-tomasz',
      { instructorId: 'dev', startsAtMs: at('16:30'), endsAtMs: at('17:30'), firm: true },
    ],
  ])
  expect(isBeingSortedOut(hers, busy, 'b-grace')).toBe(true)
})

test('[RE2] a request nobody has confirmed is no clash', () => {
  const hers = modelOf(...gracesLesson)
  const busy: Busy = new Map([
    ['b-lee', { instructorId: 'dev', startsAtMs: at('16:30'), endsAtMs: at('17:30'), firm: false }],
  ])
  expect(isBeingSortedOut(hers, busy, 'b-grace')).toBe(false)
})

test('[RE4] an answer closes the case, reopening opens it', () => {
  const [clash] = openCasesFor(modelOf(...gracesLesson, ...tomaszsLesson), NOBODY_BUSY, anna)
  if (clash === undefined) throw new Error('there is a clash')
  const answered = (choice: string) =>
    modelOf(
      ...gracesLesson,
      ...tomaszsLesson,
      ...decisionRows(clash, [{ choice, by: 'anna', as: 'admin', at: at('13:00') }]),
    )
  expect(openCaseCount(answered('keep-both'), NOBODY_BUSY, anna)).toBe(0)
  expect(openCaseCount(answered('reopened'), NOBODY_BUSY, anna)).toBe(1)
})

test('asking again about unchanged tables searches nothing, a change searches anew', () => {
  const model = modelOf(...gracesLesson, ...tomaszsLesson)
  const first = openCasesFor(model, NOBODY_BUSY, anna)
  expect(openCasesFor(model, NOBODY_BUSY, anna)).toBe(first)
  model.replaceDocs([
    { doc: 'booking:b-tomasz', buckets: [tomaszsLesson[0]?.bucket ?? ''], rows: [] },
  ])
  expect(openCasesFor(model, NOBODY_BUSY, anna)).toEqual([])
})
