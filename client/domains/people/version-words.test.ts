import { expect, test } from 'vitest'
import type { RecordStep } from './security-log-api.ts'
import { versionWords } from './version-words.ts'

const nameOf = (id: string) => ({ sarah: 'Sarah Whitfield', ann: 'Anna Marsh' })[id] ?? 'Someone'
const EVENT = '0192aaaa-0000-7000-8000-000000000001'
const step = (
  path: string,
  after: RecordStep['after'],
  before: RecordStep['before'] = null,
): RecordStep => ({ path, before, after })

test('F186: a lesson that was moved is called so, with the new time and nothing the app adds', () => {
  const steps = [
    step(`events.${EVENT}.type`, 'moved'),
    step(`events.${EVENT}.by`, 'sarah'),
    step(`events.${EVENT}.at`, Date.UTC(2026, 10, 20)),
    step(`events.${EVENT}.after.0`, '0192aaaa-0000-7000-8000-000000000002'),
    step(`events.${EVENT}.slot.date`, '2026-11-25'),
    step(`events.${EVENT}.slot.time`, '10:00'),
    step(`events.${EVENT}.slot.zone`, 'Europe/London'),
    step(`events.${EVENT}.slot.durationMinutes`, 60),
  ]
  expect(versionWords('booking:b1', steps, nameOf)).toEqual({
    title: 'Lesson moved',
    facts: [{ label: 'When', value: 'Wed 25 Nov, 10:00, 1 h' }],
  })
})

test('F186: weekly hours are read by day, with what stood there before', () => {
  const steps = [step('hours.1.0.from', '09:30', '09:00'), step('hours.6.0.to', '13:00')]
  expect(versionWords('diary:sarah', steps, nameOf)).toEqual({
    title: 'Weekly hours',
    facts: [
      { label: 'Monday, from', value: '09:30', was: '09:00' },
      { label: 'Saturday, until', value: '13:00' },
    ],
  })
})

test('F186: a note that was emptied says what it said', () => {
  expect(versionWords('lesson:b1', [step('note', '', 'Good mirrors.')], nameOf).facts).toEqual([
    { label: 'Note', value: 'nothing', was: 'Good mirrors.' },
  ])
})

test('F186: days that are no days, and paths nobody knows, are shown by their names', () => {
  const steps = [step('hours.9.0.to', '13:00'), step('somethingNew', 'x')]
  expect(versionWords('diary:sarah', steps, nameOf).facts).toEqual([
    { label: 'Hours, 9, 0, to', value: '13:00' },
    { label: 'Something new', value: 'x' },
  ])
})
