/** The pure parts behind the pictures: initials, clock labels, ring, axis, theme. */
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundTicks } from './charts/scale.ts'
import { clockLabel } from './clock-label.ts'
import { initialsOf } from './initials.ts'
import { plural } from './plural.ts'
import { ringCells } from './ring-shape.ts'
import { chooseTheme, readTheme, THEME_KEY } from './theme.ts'

describe('words', () => {
  test.each([
    ['Amira Khan', 'AK'],
    ['  Ana María de la Cruz ', 'AC'],
    ['Łukasz Żółty', 'ŁŻ'],
    ['Cher', 'C'],
    ['', ''],
  ])('the initials of "%s" are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  test('one lesson, two lessons, no lessons', () => {
    const forms = { one: 'lesson', other: 'lessons' }
    expect([0, 1, 2].map((count) => plural(count, forms))).toEqual([
      '0 lessons',
      '1 lesson',
      '2 lessons',
    ])
  })

  test('minutes after midnight read as a clock', () => {
    expect([0, 545, 870].map(clockLabel)).toEqual(['00:00', '09:05', '14:30'])
  })
})

describe('pictures', () => {
  test('every spoke has all its cells, on from the middle up to its level', () => {
    const cells = ringCells([[5, 3], [], [0]], 5)
    expect(cells.map((cell) => (cell.isOn ? 1 : 0)).join('')).toBe('111111110000000')
    expect(ringCells([], 5)).toEqual([])
  })

  test('an axis starts at 0, reaches the highest value and stays readable', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (highest) => {
        const ticks = roundTicks(highest)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest)
        expect(ticks.length).toBeLessThanOrEqual(6)
      }),
    )
    expect(roundTicks(0)).toEqual([0, 1])
  })
})

describe('the chosen theme', () => {
  const storeWith = (kept: string | null) => ({
    kept,
    getItem(key: string) {
      return key === THEME_KEY ? this.kept : null
    },
    setItem(_key: string, value: string) {
      this.kept = value
    },
  })

  test('Sarah chooses dark: the next start is dark before anything else has loaded', () => {
    const localStorage = storeWith(null)
    const seen: string[] = []
    const root = { setAttribute: (_name: string, value: string) => void seen.push(value) }
    chooseTheme('dark', localStorage, root)
    const boot = readFileSync(new URL('../public/theme-boot.js', import.meta.url), 'utf8')
    runInNewContext(boot, { localStorage, document: { documentElement: root } })
    expect(seen).toEqual(['dark', 'dark'])
    expect(readTheme(localStorage)).toBe('dark')
  })

  test('what is not a theme reads as auto, and forbidden storage does not stop the start', () => {
    expect(readTheme(storeWith('purple'))).toBe('auto')
    const boot = readFileSync(new URL('../public/theme-boot.js', import.meta.url), 'utf8')
    expect(() => runInNewContext(boot, {})).not.toThrow()
  })
})
