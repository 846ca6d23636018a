import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hasExpired,
  remainingMs,
  runClock,
  stopClock,
  stoppedClock,
  tickClock,
} from './mock-clock.ts'

const deltas = fc.array(fc.nat({ max: 60_000 }), { maxLength: 40 })

test('[TH7] however often it ticks, it counts what the monotonic clock counted', () => {
  fc.assert(
    fc.property(fc.nat(), deltas, (startMs, steps) => {
      let nowMs = startMs
      let clock = runClock(stoppedClock(), nowMs)
      for (const step of steps) {
        nowMs += step
        clock = tickClock(clock, nowMs)
      }
      expect(clock.elapsedMs).toBe(nowMs - startMs)
    }),
  )
})

test('[TH7] time while the app is closed does not count, wherever the new clock starts', () => {
  const sessions = fc.array(fc.record({ startMs: fc.nat(), openMs: fc.nat({ max: 600_000 }) }))
  fc.assert(
    fc.property(sessions, (opened) => {
      let clock = stoppedClock()
      for (const { startMs, openMs } of opened) {
        const saved: number = stopClock(runClock(clock, startMs), startMs + openMs).elapsedMs
        clock = stoppedClock(saved)
      }
      expect(clock.elapsedMs).toBe(opened.reduce((sum, session) => sum + session.openMs, 0))
    }),
  )
})

test('[TH7] a reading that goes back takes nothing away', () => {
  const clock = tickClock(runClock(stoppedClock(5_000), 100), 40)
  expect(clock.elapsedMs).toBe(5_000)
})

test('[TH7] it expires at its end and never shows less than nothing', () => {
  expect(hasExpired(stoppedClock(56_999), 57_000)).toBe(false)
  expect(hasExpired(stoppedClock(57_000), 57_000)).toBe(true)
  expect(remainingMs(stoppedClock(90_000), 57_000)).toBe(0)
})

test('[TH2] an untimed mock never expires', () => {
  expect(remainingMs(stoppedClock(1e9), null)).toBeNull()
  expect(hasExpired(stoppedClock(1e9), null)).toBe(false)
})
