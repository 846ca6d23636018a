import { expect, test } from 'vitest'
import { at, bookingRows, decisionRows, modelOf, slot } from './a-clashing-school.testkit.ts'
import { caseView } from './case-view.ts'
import { decidedFor, takeBack } from './decided.ts'
import { openCasesFor } from './queries.ts'
import type { Busy, Viewer } from './viewer.ts'

const anna: Viewer = { personId: 'anna', roles: ['admin'] }
const dev: Viewer = { personId: 'dev', roles: ['instructor'] }
const NOBODY_BUSY: Busy = new Map()

const grace = bookingRows({
  id: 'b-grace',
  learner: 'grace',
  told: [{ type: 'confirmed', by: 'dev', at: at('11:02'), slot: slot('16:00', 90) }],
})
const tomasz = {
  id: 'b-tomasz',
  learner: 'tomasz',
  told: [{ type: 'confirmed', by: 'anna', at: at('11:04'), slot: slot('16:30') }],
} as const
const before = modelOf(...grace, ...bookingRows(tomasz))
const [clash] = openCasesFor(before, NOBODY_BUSY, anna)
if (clash === undefined) throw new Error('there is a clash')

const moved = (by: string, when: number) =>
  bookingRows({
    ...tomasz,
    told: [...tomasz.told, { type: 'moved', by, at: when, slot: slot('17:30') }],
  })
const kept = (by: string) =>
  decisionRows(clash, [{ choice: 'keep-first', by, as: 'admin', at: at('13:00') }])

test('[RE6] Anna’s answer can be reopened while her move still stands', () => {
  const [one] = decidedFor(modelOf(...grace, ...moved('anna', at('13:00')), ...kept('anna')), anna)
  expect(one?.reopen?.map((call) => call.name)).toEqual(['reconcile.decide', 'bookings.undo'])
  expect(one?.reopen?.[1]?.input).toEqual({ bookingId: 'b-tomasz' })
})

test('[RE6] after Dev has moved it again there is no way back, only forward', () => {
  const [one] = decidedFor(modelOf(...grace, ...moved('dev', at('15:00')), ...kept('anna')), anna)
  expect(one?.reopen).toBeUndefined()
})

test('[RE5] of two opposite answers the admin’s counts and the other is shown as differing', () => {
  const model = modelOf(
    ...grace,
    ...moved('anna', at('13:00')),
    ...decisionRows(clash, [
      { choice: 'keep-second', by: 'dev', as: 'instructor', at: at('12:59') },
      { choice: 'keep-first', by: 'anna', as: 'admin', at: at('13:00') },
    ]),
  )
  expect(decidedFor(model, dev)[0]).toMatchObject({
    choice: 'keep-first',
    by: 'anna',
    differs: { choice: 'keep-second', by: 'dev' },
    reopen: undefined,
  })
})

test('undo takes back the answer and the move it made', () => {
  const view = caseView(before, [], [], NOBODY_BUSY, clash, at('13:00'))
  const [option] = view?.answers ?? []
  expect(option && view && takeBack(view, option)).toEqual([
    {
      name: 'reconcile.decide',
      input: {
        caseId: clash.id,
        caseKind: 'double-booking',
        instructorId: 'dev',
        audience: ['dev', 'grace', 'tomasz'],
        choice: 'reopened',
      },
    },
    { name: 'bookings.undo', input: { bookingId: 'b-tomasz' } },
  ])
})
