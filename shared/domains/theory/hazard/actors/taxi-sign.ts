/** The sign on a taxi, and TAXI on both its faces. */
import { type Face, panel, prism } from './mesh.ts'

export const TAXI_YELLOW = '#f4c52c'
const LETTER = '#1d1d1d'
const LETTER_WIDE = 0.1
const LETTER_TALL = 0.14

/** Strokes in a cell one wide and one high, as four corners each. */
const STROKES: readonly (readonly (readonly number[])[])[] = [
  [
    [0, 0.78, 1, 0.78, 1, 1, 0, 1],
    [0.38, 0, 0.62, 0, 0.62, 0.78, 0.38, 0.78],
  ],
  [
    [0, 0, 0.25, 0, 0.62, 1, 0.38, 1],
    [0.75, 0, 1, 0, 0.62, 1, 0.38, 1],
    [0.25, 0.25, 0.75, 0.25, 0.68, 0.45, 0.32, 0.45],
  ],
  [
    [0, 0, 0.28, 0, 1, 1, 0.72, 1],
    [0.72, 0, 1, 0, 0.28, 1, 0, 1],
  ],
  [[0.38, 0, 0.62, 0, 0.62, 1, 0.38, 1]],
]

/** From ahead, what is on our left is on the right of the one who reads it. */
const letters = (end: -1 | 1, forward: number, low: number): Face[] =>
  STROKES.flatMap((strokes, index) =>
    strokes.map((corners): Face => {
      const points: number[] = []
      for (let at = 0; at < corners.length; at += 2) {
        const across = -0.26 + index * 0.14 + (corners[at] as number) * LETTER_WIDE
        points.push(-end * across, forward, low + (corners[at + 1] as number) * LETTER_TALL)
      }
      return { points, normal: [0, end, 0], paint: LETTER, shade: 0 }
    }),
  )

export const taxiSign = (roof: number): Face[] => [
  ...prism(
    [
      [0, roof],
      [0.01, roof + 0.3],
      [0.17, roof + 0.3],
      [0.18, roof],
    ],
    0.34,
    TAXI_YELLOW,
  ),
  panel(-1, -0.01, -0.34, 0.34, roof, roof + 0.05, LETTER),
  ...letters(-1, -0.01, roof + 0.12),
  ...letters(1, 0.19, roof + 0.12),
]
