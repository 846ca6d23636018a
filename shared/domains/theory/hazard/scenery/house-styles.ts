/** What houses of one kind have in common, and what differs from one to the next. */
import { noise, pick } from '../exact-math.ts'
import type { StretchKind } from '../scene-script.ts'
import type { HouseForm } from './house.ts'

const BRICKS = ['#a9705a', '#b17a62', '#9f6650', '#b8876c', '#a4735f']
const RENDER = ['#dcd6c6', '#e3ddd0', '#cfc8b8', '#d8cdb6', '#c9d0cf']
const STONE = ['#b9ad94', '#ada289', '#c0b69e']
const SLATES = ['#5b6268', '#646b70', '#555c63']
const TILES = ['#8a5a4a', '#93614f', '#7d5346']
const DOORS = ['#7a2a30', '#26456e', '#2f5d4b', '#333a40', '#8a6a2a', '#5a3b63']
const FASCIAS = ['#27496d', '#7b2d34', '#2f6150', '#c08a2b', '#40454a', '#6b4a7d', '#2d7f86']

type Style = {
  readonly width: number
  readonly gap: number
  readonly setback: number
  readonly form: (
    seed: number,
  ) => Omit<HouseForm, 'from' | 'to' | 'side' | 'wallD' | 'endShows' | 'litShare' | 'seed'>
}

export const STYLES: Readonly<Partial<Record<StretchKind, Style>>> = {
  terrace: {
    width: 5.4,
    gap: 0,
    setback: 1.8,
    form: (seed) => ({
      depth: 8,
      eaves: 5.4,
      ridge: 7.9,
      wall: pick(BRICKS, seed, 1),
      roof: pick(SLATES, seed >> 3, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 2,
      chimney: true,
    }),
  },
  cottages: {
    width: 8,
    gap: 3,
    setback: 2.5,
    form: (seed) => ({
      depth: 6.5,
      eaves: 4.4,
      ridge: 7,
      wall: pick(noise(seed, 9) < 0.5 ? STONE : RENDER, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 3,
      chimney: true,
    }),
  },
  semis: {
    width: 12,
    gap: 4.5,
    setback: 5.5,
    form: (seed) => ({
      depth: 8,
      eaves: 5.2,
      ridge: 8,
      wall: pick(noise(seed, 9) < 0.6 ? BRICKS : RENDER, seed, 1),
      roof: pick(TILES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 2,
      windows: 4,
      chimney: true,
    }),
  },
  shops: {
    width: 6.4,
    gap: 0,
    setback: 0.4,
    form: (seed) => ({
      depth: 10,
      eaves: 6.6 + noise(seed, 8) * 1.6,
      ridge: 9.6,
      wall: pick(noise(seed, 9) < 0.6 ? BRICKS : RENDER, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: '#444444',
      storeys: 2,
      windows: 2,
      chimney: noise(seed, 5) < 0.5,
      fascia: pick(FASCIAS, seed, 4),
    }),
  },
  flats: {
    width: 18,
    gap: 7,
    setback: 4,
    form: (seed) => ({
      depth: 10,
      eaves: 9.6,
      ridge: 10.6,
      wall: pick(BRICKS, seed, 1),
      roof: pick(SLATES, seed, 2),
      door: pick(DOORS, seed, 3),
      storeys: 3,
      windows: 6,
      chimney: false,
    }),
  },
  school: {
    width: 26,
    gap: 8,
    setback: 9,
    form: (seed) => ({
      depth: 10,
      eaves: 4.2,
      ridge: 6.4,
      wall: pick(BRICKS, seed, 1),
      roof: pick(TILES, seed, 2),
      door: '#26456e',
      storeys: 1,
      windows: 8,
      chimney: false,
    }),
  },
  sheds: {
    width: 24,
    gap: 9,
    setback: 6,
    form: (seed) => ({
      depth: 20,
      eaves: 6.4,
      ridge: 8,
      wall: pick(['#8f9aa1', '#7f8f86', '#9aa0a0', '#7d8b9b'], seed, 1),
      roof: pick(['#6d757b', '#737a7c'], seed, 2),
      door: '#3a5a78',
      storeys: 2,
      windows: 5,
      works: true,
      chimney: false,
    }),
  },
}
