import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packOverlaps, type Span } from './pack-overlaps.ts'

const spans = fc
  .array(
    fc.record({ start: fc.integer({ min: 0, max: 1380 }), long: fc.integer({ min: 0, max: 240 }) }),
    { maxLength: 25 },
  )
  .map((drafts) =>
    drafts.map(
      ({ start, long }, index): Span => ({
        id: `lesson-${index}`,
        startMinutes: start,
        endMinutes: start + long,
      }),
    ),
  )

const overlap = (a: Span, b: Span) =>
  a.startMinutes < Math.max(b.endMinutes, b.startMinutes + 1) &&
  b.startMinutes < Math.max(a.endMinutes, a.startMinutes + 1)

describe('events of a day side by side', () => {
  test('Grace at 16:00 and Tomasz at 16:30 share the column, Megan at 17:30 has it alone', () => {
    const places = packOverlaps([
      { id: 'tomasz', startMinutes: 990, endMinutes: 1050 },
      { id: 'grace', startMinutes: 960, endMinutes: 1050 },
      { id: 'megan', startMinutes: 1050, endMinutes: 1110 },
    ])
    expect(places.get('grace')).toEqual({ left: 0, width: 0.5 })
    expect(places.get('tomasz')).toEqual({ left: 0.5, width: 0.5 })
    expect(places.get('megan')).toEqual({ left: 0, width: 1 })
  })

  test('any two that overlap in time never overlap on the screen, and all stay in the column', () => {
    fc.assert(
      fc.property(spans, (day) => {
        const places = packOverlaps(day)
        expect(places.size).toBe(day.length)
        for (const a of day) {
          const mine = places.get(a.id)
          if (!mine) throw new Error('has a place')
          expect(mine.left).toBeGreaterThanOrEqual(0)
          expect(mine.left + mine.width).toBeLessThanOrEqual(1 + 1e-9)
          for (const b of day) {
            const theirs = places.get(b.id)
            if (a.id >= b.id || !theirs || !overlap(a, b)) continue
            const areApart =
              mine.left + mine.width <= theirs.left + 1e-9 ||
              theirs.left + theirs.width <= mine.left + 1e-9
            expect(areApart).toBe(true)
          }
        }
      }),
    )
  })

  test('one that overlaps nothing has the whole width, and the order of the list changes nothing', () => {
    fc.assert(
      fc.property(spans, (day) => {
        const places = packOverlaps(day)
        expect(packOverlaps([...day].reverse())).toEqual(places)
        for (const a of day)
          if (day.every((b) => b.id === a.id || !overlap(a, b)))
            expect(places.get(a.id)).toEqual({ left: 0, width: 1 })
      }),
    )
  })
})
