import { describe, expect, test } from 'vitest'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import { lessons } from '#shared/domains/lessons/index.ts'
import { type PaymentRow, payments } from '#shared/domains/money/index.ts'
import { at, bookingRows, diaryRows, modelOf, slot } from './a-clashing-school.testkit.ts'
import { caseView } from './case-view.ts'
import { answerWords, caseSubject, caseSummary, type Names, sideSource } from './case-words.ts'
import { openCasesFor } from './queries.ts'
import type { Busy } from './viewer.ts'

const anna = { personId: 'anna', roles: ['admin'] } as const
const NOBODY_BUSY: Busy = new Map()
const people: Record<string, string> = {
  anna: 'Anna Marsh',
  dev: 'Dev Patel',
  sarah: 'Sarah Whitfield',
  grace: 'Grace Osei',
  tomasz: 'Tomasz Nowak',
  joanne: 'Joanne Pickles',
}
const names: Names = {
  full: (id) => people[id] ?? 'Someone',
  first: (id) => (people[id] ?? 'Someone').split(' ')[0] ?? '',
  me: 'anna',
}

const clash = [
  ...bookingRows({
    id: 'b-grace',
    learner: 'grace',
    told: [{ type: 'confirmed', by: 'dev', at: at('11:02'), slot: slot('16:00', 90) }],
  }),
  ...bookingRows({
    id: 'b-tomasz',
    learner: 'tomasz',
    told: [{ type: 'confirmed', by: 'anna', at: at('11:04'), slot: slot('16:30') }],
  }),
]

const onlyCase = (model: ReturnType<typeof modelOf>) => {
  const [one] = openCasesFor(model, NOBODY_BUSY, anna)
  if (one === undefined) throw new Error('there is a case')
  return one
}

describe('a double booking', () => {
  const nowMs = at('13:00')

  test('[RE2] both sides stand side by side, and who was agreed with first decides', () => {
    const model = modelOf(...clash)
    const view = caseView(model, [], [], NOBODY_BUSY, onlyCase(model), nowMs)
    expect(view?.sides.map((side) => sideSource(side, names))).toEqual([
      'Confirmed by Dev Patel',
      'Confirmed by you',
    ])
    expect(view?.sides.map((side) => side.decides.has('written'))).toEqual([true, false])
    expect(view && caseSubject(view, names, nowMs)).toBe('Dev Patel, today, 16:00 to 17:30')
    expect(view && caseSummary(view, names)).toBe('Grace Osei and Tomasz Nowak at the same time')
  })

  test('whoever gives way gets the next free time inside the diary’s hours', () => {
    // Tuesday closes at 18:00, when Tomasz would not fit after Grace any more; Wednesday opens at 10.
    const model = modelOf(
      ...clash,
      ...diaryRows('dev', {
        '2': [{ from: '09:00', to: '18:00' }],
        '3': [{ from: '10:00', to: '16:00' }],
      }),
    )
    const view = caseView(model, [], [], NOBODY_BUSY, onlyCase(model), nowMs)
    const options = view?.answers ?? []
    expect(options.map((option) => [option.choice, option.recommended])).toEqual([
      ['keep-first', true],
      ['keep-second', false],
      ['keep-both', false],
    ])
    expect(options[0]?.givesWay).toEqual({
      bookingId: 'b-tomasz',
      movesTo: { date: '2026-11-25', time: '10:00', zone: 'Europe/London', durationMinutes: 60 },
    })
    expect(options[0] && view && answerWords(options[0], view, names)).toEqual({
      title: 'Keep Grace, move Tomasz',
      effect: 'Agreed first. Tomasz moves to the next free time, Wed 25 Nov, 10:00, and is told',
      done: 'Grace stays. Tomasz moves to Wed 25 Nov, 10:00.',
    })
  })

  test('without any free time the other is cancelled, and the button says so', () => {
    const model = modelOf(...clash, ...diaryRows('dev', { '2': [] }))
    const view = caseView(model, [], [], NOBODY_BUSY, onlyCase(model), nowMs)
    const [first] = view?.answers ?? []
    expect(first?.calls[1]).toEqual({
      name: 'bookings.cancel',
      input: { bookingId: 'b-tomasz', reason: 'clash', charge: false },
    })
    expect(first && view && answerWords(first, view, names).title).toBe('Keep Grace, cancel Tomasz')
  })

  test('other people’s busy times are not offered', () => {
    const model = modelOf(...clash, ...diaryRows('dev', { '3': [{ from: '10:00', to: '16:00' }] }))
    const busy: Busy = new Map([
      [
        'b-secret',
        {
          instructorId: 'dev',
          startsAtMs: at('10:00', '2026-11-25'),
          endsAtMs: at('11:30', '2026-11-25'),
          firm: true,
        },
      ],
    ])
    const view = caseView(model, [], [], busy, onlyCase(model), nowMs)
    expect(view?.answers[0]?.givesWay?.movesTo?.time).toBe('11:30')
  })
})

describe('a lesson logged by one and cancelled by another', () => {
  const model = modelOf(
    ...bookingRows({
      id: 'b-joanne',
      learner: 'joanne',
      instructor: 'sarah',
      told: [{ type: 'confirmed', by: 'sarah', at: at('09:00'), slot: slot('11:00') }],
      apart: [
        { type: 'completed', by: 'sarah', at: at('12:04') },
        { type: 'cancelled', by: 'anna', at: at('10:55'), reason: 'learner-ill', charge: false },
      ],
    }),
  )
  const lesson = lessons.project(
    {
      id: 'lesson:b-joanne',
      learnerId: 'joanne',
      instructorId: 'sarah',
      startsAtMs: at('11:00'),
      durationMinutes: 60,
      ratings: { r1: { skill: 19, level: 3, by: 'sarah', at: at('12:04') } },
      note: 'Bay park much calmer today.',
      next: '',
      reflection: '',
    },
    'lesson:b-joanne',
  ) as LessonRow[]
  const payment = payments.project(
    {
      id: 'payment:p1',
      learnerId: 'joanne',
      recordedBy: 'sarah',
      bookingId: 'b-joanne',
      amountPence: 3800,
      currency: 'GBP',
      method: 'Cash',
      paidAt: at('12:04'),
      receipt: 'SW-0409',
      strikes: {},
    },
    'payment:p1',
  ) as PaymentRow[]
  const view = caseView(model, payment, lesson, NOBODY_BUSY, onlyCase(model), at('13:00'))

  test('skills, note and money stand on the side that logged, the reason on the other', () => {
    const [logged, cancelled] = view?.sides ?? []
    expect(logged?.skills).toEqual([{ skill: 19, level: 3, by: 'sarah' }])
    expect(logged?.payments[0]?.receipt).toBe('SW-0409')
    expect(logged?.note).toBe('Bay park much calmer today.')
    expect([...(logged?.decides ?? [])]).toEqual(['written', 'paid'])
    expect(cancelled).toMatchObject({ reason: 'learner-ill', charge: false, payments: [] })
  })

  test('[RE1] the answers name the money and keep everything', () => {
    const said = (view?.answers ?? []).map((option) => view && answerWords(option, view, names))
    expect(said.map((one) => one?.title)).toEqual([
      'It happened: keep as Completed',
      'It did not happen: keep as Cancelled',
      'It happened, no charge',
    ])
    expect(said[0]?.effect).toContain('£38.00 stays paid')
  })
})

describe('a lesson moved by two people apart', () => {
  const model = modelOf(
    ...bookingRows({
      id: 'b-amira',
      learner: 'amira',
      told: [{ type: 'confirmed', by: 'dev', at: at('09:00'), slot: slot('14:00') }],
      apart: [
        { type: 'moved', by: 'dev', at: at('11:00'), slot: slot('15:00') },
        { type: 'moved', by: 'anna', at: at('11:05'), slot: slot('17:00', 90) },
      ],
    }),
  )
  const view = caseView(model, [], [], NOBODY_BUSY, onlyCase(model), at('13:00'))

  test('what is shown may stay, the other time may be taken, or the lesson cancelled', () => {
    const said = (view?.answers ?? []).map((option) => view && answerWords(option, view, names))
    expect(said.map((one) => one?.title)).toEqual([
      'Keep Tue 24 Nov, 15:00',
      'Take Tue 24 Nov, 17:00',
      'Cancel the lesson',
    ])
    expect(view?.answers[1]?.calls[1]?.input).toMatchObject({
      status: 'confirmed',
      slot: { date: '2026-11-24', time: '17:00', durationMinutes: 90 },
    })
  })
})
