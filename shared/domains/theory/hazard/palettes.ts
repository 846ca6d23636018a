/** Four lights: what they do to a colour, and how far one sees. */
import { clamp } from './exact-math.ts'
import type { SceneLight } from './scene.ts'

export type Palette = {
  readonly light: SceneLight
  readonly skyTop: string
  readonly skyLow: string
  /** Distance fades into this. */
  readonly haze: string
  readonly hazeFromMetres: number
  readonly hazeToMetres: number
  readonly hazeMost: number
  /** What the light leaves of red, green and blue. */
  readonly ambient: readonly [number, number, number]
  readonly viewMetres: number
  readonly lampsOn: boolean
  readonly headlampsOn: boolean
  readonly wet: boolean
}

export const PALETTES: Readonly<Record<SceneLight, Palette>> = {
  day: {
    light: 'day',
    skyTop: '#a9c6e3',
    skyLow: '#e4edf1',
    haze: '#cfdde2',
    hazeFromMetres: 40,
    hazeToMetres: 260,
    hazeMost: 0.72,
    ambient: [1, 1, 1],
    viewMetres: 190,
    lampsOn: false,
    headlampsOn: false,
    wet: false,
  },
  dusk: {
    light: 'dusk',
    skyTop: '#2f3f63',
    skyLow: '#d99b7c',
    haze: '#77728a',
    hazeFromMetres: 35,
    hazeToMetres: 240,
    hazeMost: 0.66,
    ambient: [0.53, 0.53, 0.68],
    viewMetres: 180,
    lampsOn: true,
    headlampsOn: true,
    wet: false,
  },
  rain: {
    light: 'rain',
    skyTop: '#7f8d99',
    skyLow: '#b5bec3',
    haze: '#aab4ba',
    hazeFromMetres: 18,
    hazeToMetres: 165,
    hazeMost: 0.86,
    ambient: [0.76, 0.8, 0.84],
    viewMetres: 160,
    lampsOn: false,
    headlampsOn: true,
    wet: true,
  },
  fog: {
    light: 'fog',
    skyTop: '#b9c1c5',
    skyLow: '#c9cfd0',
    haze: '#c5cbcd',
    hazeFromMetres: 6,
    hazeToMetres: 100,
    hazeMost: 1,
    ambient: [0.88, 0.9, 0.91],
    viewMetres: 100,
    lampsOn: false,
    headlampsOn: true,
    wet: false,
  },
}

const STEPS = 32

const channels = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const toHex = (red: number, green: number, blue: number): string =>
  `#${((1 << 24) | (Math.round(red) << 16) | (Math.round(green) << 8) | Math.round(blue)).toString(16).slice(1)}`

/** Whether it is so pale that it would be lost against a grey sky. */
export const isPale = (hex: string): boolean => Math.min(...channels(hex)) > 190

const shaded = new Map<string, Map<number, string>>()

/** The colour lighter (`amount` > 0, towards white) or darker (< 0, towards black). */
export const shade = (hex: string, amount: number): string => {
  let amounts = shaded.get(hex)
  if (!amounts) {
    amounts = new Map()
    shaded.set(hex, amounts)
  }
  const known = amounts.get(amount)
  if (known) return known
  const [red, green, blue] = channels(hex)
  const goal = amount > 0 ? 255 : 0
  const share = Math.abs(amount)
  const moved = (channel: number) => channel + (goal - channel) * share
  const made = toHex(moved(red), moved(green), moved(blue))
  amounts.set(amount, made)
  return made
}

export type Tint = (hex: string, depthMetres: number, glowing: boolean, washed: boolean) => string

/** How one colour looks at a distance in this light. Kept, because a frame asks 600 times. */
export const tintFor = (palette: Palette, highContrast: boolean): Tint => {
  const haze = channels(palette.haze)
  const most = highContrast ? palette.hazeMost * 0.45 : palette.hazeMost
  // One list a colour and mode, one entry a step: no key has to be put together.
  const kept = [0, 1, 2, 3].map(() => new Map<string, string[]>())
  return (hex, depthMetres, glowing, washed) => {
    const distance =
      (depthMetres - palette.hazeFromMetres) / (palette.hazeToMetres - palette.hazeFromMetres)
    const step = Math.round(clamp(distance, 0, 1) * STEPS)
    const mode = kept[(glowing ? 1 : 0) + (washed ? 2 : 0)] as Map<string, string[]>
    let steps = mode.get(hex)
    if (!steps) {
      steps = []
      mode.set(hex, steps)
    }
    const known = steps[step]
    if (known) return known
    const share = (step / STEPS) * most * (glowing ? 0.7 : 1)
    const lit = channels(hex).map((channel, index) => {
      const washedOut = highContrast && washed ? channel * 0.35 + 150 : channel
      const inLight =
        glowing || highContrast ? washedOut : washedOut * (palette.ambient[index] as number)
      return inLight + ((haze[index] as number) - inLight) * share
    })
    const made = toHex(lit[0] as number, lit[1] as number, lit[2] as number)
    steps[step] = made
    return made
  }
}
