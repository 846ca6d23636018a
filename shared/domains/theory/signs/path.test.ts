import { describe, expect, it } from 'vitest'
import { parsePath, printPath, transformPath } from './path.ts'

describe('paths of signs', () => {
  it('[TH22] are read from short strings and written as absolute curves', () => {
    expect(printPath(parsePath('M10 10h20v-5l-5 -5z'))).toBe('M10 10L30 10L30 5L25 0Z')
    expect(printPath(parsePath('M0 0Q30 0 30 30'))).toBe('M0 0C20 0 30 10 30 30')
  })

  it('[TH22] turn arcs into curves that end where the arc ends', () => {
    const path = parsePath('M-50 0A50 50 0 0 1 50 0A50 50 0 0 1 -50 0Z')
    const ends = path.flatMap((segment) =>
      segment.op === 'C' ? [segment.at.slice(4).map((n) => Math.round(n) + 0)] : [],
    )
    expect(ends).toEqual([
      [0, -50],
      [50, 0],
      [0, 50],
      [-50, 0],
    ])
  })

  it('[TH22] are moved, turned and mirrored by numbers', () => {
    const path = parsePath('M10 0L10 5')
    expect(printPath(transformPath(path, [-1, 0, 0, 1, 0, 0]))).toBe('M-10 0L-10 5')
    expect(printPath(transformPath(path, [0, 1, -1, 0, 0, 0]))).toBe('M0 10L-5 10')
  })

  it('[TH22] that cannot be read are a bug', () => {
    expect(() => parsePath('M1')).toThrow('Short of numbers')
  })
})
