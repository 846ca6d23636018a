/** Buses with one deck or two. */
import { GLASS, lamps } from './lamps.ts'
import {
  axle,
  type Body,
  DARK,
  type Face,
  flanks,
  type ProfilePoint,
  panel,
  prism,
  sameOrder,
  tyres,
} from './mesh.ts'

const busWindows = (low: number, high: number): Face[] => {
  const faces: Face[] = []
  for (let index = 0; index < 6; index++) {
    const from = -4.9 + index * 1.62
    faces.push(
      ...flanks(
        1.24,
        [
          [from, low],
          [from + 1.45, low],
          [from + 1.45, high],
          [from, high],
        ],
        GLASS,
      ),
    )
  }
  return faces
}

const buildBus = (decks: 1 | 2): Face[] => {
  const top = decks === 2 ? 4.25 : 3
  const hull: ProfilePoint[] = [
    [-5.2, 0.35],
    [-5.2, top - 0.15],
    [-5.05, top],
    [4.95, top],
    [5.2, top - 0.3],
    [5.25, 1.1],
    [5.25, 0.35],
  ]
  const upper =
    decks === 2
      ? [
          ...busWindows(2.95, 3.75),
          panel(-1, -5.23, -1.05, 1.05, 2.95, 3.7, GLASS),
          panel(1, 5.26, -1.12, 1.12, 2.9, 3.75, GLASS),
        ]
      : []
  return [
    ...tyres(1.2, -3, 0.48),
    ...tyres(1.2, 2.9, 0.48),
    ...prism(hull, 1.24, 'body', 1.22),
    ...busWindows(1.3, 2.2),
    ...upper,
    // The doors are on the left, where the pavement is.
    {
      points: [-1.27, 3.75, 0.45, -1.27, 4.95, 0.45, -1.27, 4.95, 2.3, -1.27, 3.75, 2.3],
      normal: [-1, 0, 0],
      paint: '#2f3d47',
      shade: 0,
    },
    ...flanks(
      1.25,
      [
        [-5.1, 0.36],
        [5.1, 0.36],
        [5.1, 0.5],
        [-5.1, 0.5],
      ],
      DARK,
    ),
    ...axle(1.25, -3, 0.48),
    ...axle(1.25, 2.9, 0.48),
    panel(-1, -5.23, -1, 1, decks === 2 ? 1.5 : 1.4, 2.35, decks === 2 ? DARK : GLASS),
    panel(-1, -5.24, -1.2, 1.2, 0.36, 0.55, DARK),
    panel(-1, -5.24, -0.35, 0.35, 2.42, 2.75, '#222222'),
    panel(-1, -5.25, -0.25, 0.25, 2.5, 2.68, '#f2b63c'),
    panel(1, 5.28, -1.14, 1.14, 1.2, 2.3, GLASS),
    panel(1, 5.29, -0.85, 0.85, 2.4, 2.8, '#222222'),
    panel(1, 5.3, -0.6, 0.6, 2.5, 2.7, '#f2b63c'),
    ...lamps(-5.23, 5.27, 1.22, 0.8),
  ]
}

export const BUSES: Readonly<Record<1 | 2, Body>> = {
  1: sameOrder(buildBus(1)),
  2: sameOrder(buildBus(2)),
}
