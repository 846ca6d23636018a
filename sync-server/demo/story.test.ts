import { expect, test } from 'vitest'
import { slotStartMs } from '#shared/kernel/time.ts'
import { FULL_SIZE } from './cast.ts'
import { imagine } from './create-demo.ts'
import { inWaves } from './player.ts'

const at = (date: string, time: string) =>
  slotStartMs({ date, time, zone: 'Europe/London', durationMinutes: 0 })
const nowMs = at('2026-11-24', '13:20')
const { acts, cast } = imagine(FULL_SIZE, nowMs)

test('nothing has happened yet that lies ahead', () => {
  expect(Math.max(...acts.map(({ atMs }) => atMs))).toBeLessThanOrEqual(nowMs)
})

test('what happened to one record is told in order and by wave', () => {
  const waves = inWaves(acts)
  expect(waves.flat()).toEqual(acts)
  for (const wave of waves) expect(new Set(wave.map(({ about }) => about)).size).toBe(wave.length)
})

test('the last note on Amira says what is next today', () => {
  const amira = cast.learners[0]?.[0]?.personId
  const last = acts.findLast(
    ({ command, input }) => command === 'lessons.log' && input.learnerId === amira,
  )
  expect(last?.input.next).toBe('Mirrors before signals. Then Lawnswood roundabout, second exit.')
})

test('most of what was driven was logged and paid', () => {
  const count = (name: string) => acts.filter(({ command }) => command === name).length
  expect(count('bookings.complete')).toBeGreaterThan(150)
  expect(count('lessons.log')).toBe(count('bookings.complete'))
  expect(count('money.record')).toBeGreaterThan(count('lessons.log') * 0.8)
})

test('told again at the same moment it is the same story, with the same ids', () => {
  expect(imagine(FULL_SIZE, nowMs).acts).toEqual(acts)
})
