/** What the light and the weather lay over the picture. */
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'
import { clamp, noise, sine, TAU } from './exact-math.ts'
import { strip } from './ground.ts'
import type { Pen } from './pen.ts'
import { round } from './projection.ts'
import type { Road } from './road.ts'
import type { Fitting } from './scene-script.ts'

const LAMP_POOL_METRES = 5

/** Own headlamps on the road, and pools of light under street lamps. Before anything upright. */
export const drawLightOnRoad = (
  pen: Pen,
  road: Road,
  eyeS: number,
  eyeD: number,
  fittings: readonly Fitting[],
): void => {
  const { palette } = pen
  if (palette.lampsOn) {
    for (const fitting of fittings) {
      if (fitting.kind !== 'lamp') continue
      const distance = fitting.at - eyeS
      if (distance < -4 || distance > 110) continue
      const sign = fitting.side === 'left' ? -1 : 1
      const d = sign * (road.profile.halfWidth - 0.9)
      const outline: number[] = []
      for (let index = 0; index < 14; index++) {
        const angle = (index / 14) * TAU
        const s = fitting.at + LAMP_POOL_METRES * sine(angle)
        road.place(s, d + 3.4 * sine(angle + TAU / 4), 0.01, outline, outline.length)
      }
      pen.fill('#ffd58f', [outline], { alpha: 0.11, glowing: true })
    }
  }
  if (palette.light === 'dusk') drawOwnBeam(pen, road, eyeS, eyeD)
  if (palette.wet) {
    // Wet asphalt mirrors the sky: paler bands along the wheel tracks, softer towards their edges.
    const lane = road.profile.halfWidth
    for (const middle of [-0.5, 0.48]) {
      for (const reach of [0.3, 0.2, 0.1]) {
        const left = lane * (middle - reach)
        const right = lane * (middle + reach)
        pen.fill('#dfe8ee', [strip(road, eyeS + 2, eyeS + 90, left, right, 14)], {
          alpha: 0.035,
          glowing: true,
        })
      }
    }
  }
}

/** Reach and half width in metres, laid over each other: bright near, dim far. */
const BEAMS = [
  [38, 3.8],
  [30, 3.3],
  [22, 2.7],
  [15, 2.1],
  [9, 1.5],
] as const

const drawOwnBeam = (pen: Pen, road: Road, eyeS: number, eyeD: number): void => {
  const rowOf = (s: number): number => {
    const at: number[] = []
    road.place(s, eyeD, 0, at, 0)
    return pen.spot(at[0] as number, at[1] as number, at[2] as number)?.[1] ?? 0
  }
  for (const [reach, half] of BEAMS) {
    // Over a crest the light goes into the air.
    if (rowOf(eyeS + reach) > rowOf(eyeS + reach * 0.75) - 1) continue
    const near = strip(road, eyeS + 1.3, eyeS + 3, eyeD - half * 0.55, eyeD + half * 0.4)
    const beam: number[] = near.slice(0, 3)
    road.place(eyeS + reach * 0.9, eyeD - half, 0.01, beam, beam.length)
    road.place(eyeS + reach, eyeD, 0.01, beam, beam.length)
    road.place(eyeS + reach * 0.9, eyeD + half * 0.8, 0.01, beam, beam.length)
    beam.push(...near.slice(9, 12))
    pen.fill('#ffeec2', [beam], { alpha: 0.05, glowing: true })
  }
}

/** Rain in the air, drops on the screen, and the wipers that take them away. */
export const drawRain = (pen: Pen, seed: number, frame: number): void => {
  const step = Math.floor(frame)
  const share = frame - step
  const streaks: number[][] = []
  for (let index = 0; index < 70; index++) {
    // Each drop lives four frames, from above to below.
    const life = 4
    const born = Math.floor((step + (index % life)) / life)
    const age = ((step + (index % life)) % life) + share
    const x = noise(seed + born, index * 3) * PICTURE_WIDTH
    const fromMiddle = (x - PICTURE_WIDTH / 2) / PICTURE_WIDTH
    const y = noise(seed + born, index * 3 + 1) * PICTURE_HEIGHT * 0.8 - 120 + age * 85
    const length = 22 + noise(seed + born, index * 3 + 2) * 26
    const lean = fromMiddle * 16 + age * fromMiddle * 14
    streaks.push([
      round(x + lean),
      round(y),
      round(x + lean + 1.4),
      round(y),
      round(x + lean * 1.5 + 0.9),
      round(y + length),
      round(x + lean * 1.5 - 0.3),
      round(y + length),
    ])
  }
  pen.ops.push({ op: 'fill', outlines: streaks, colour: '#e8eef2', alpha: 0.34 })

  const cycle = (frame / 25) * 0.8
  const sweep = wiperAngle(cycle)
  for (let index = 0; index < 26; index++) {
    const x = noise(seed, index * 5) * PICTURE_WIDTH
    const y = noise(seed, index * 5 + 1) * 560 + 20
    // A drop grows until the wiper comes.
    const due = noise(seed, index * 5 + 2)
    const age = (cycle + due) % 1
    const size = 2 + age * 4.5
    pen.ops.push({
      op: 'ellipse',
      x: round(x),
      y: round(y),
      rx: round(size),
      ry: round(size * 1.25),
      colour: '#e6edf1',
      alpha: 0.3,
    })
  }
  for (const pivot of [330, 900]) {
    const angle = -1.35 + sweep * 2.1
    const length = 470
    const tipX = pivot + length * sine(angle)
    const tipY = 730 - length * sine(angle + TAU / 4)
    pen.ops.push({
      op: 'stroke',
      points: [pivot, 735, round(tipX), round(tipY)],
      width: 9,
      ends: 'round',
      colour: '#15181b',
      alpha: 0.85,
    })
  }
}

/** 0 parked on the left to 1 and back: half of the time at rest. */
const wiperAngle = (cycle: number): number => {
  const within = (cycle % 1) * 1.7
  if (within >= 1) return 0
  const swing = within < 0.5 ? within * 2 : 2 - within * 2
  return swing * swing * (3 - 2 * swing)
}

/** A veil of spray behind a vehicle that drives in the wet. */
export const drawSpray = (
  pen: Pen,
  at: readonly [number, number, number],
  facing: readonly [number, number],
  speed: number,
  half: number,
): void => {
  if (!pen.palette.wet || speed < 5) return
  const strength = clamp((speed - 5) / 10, 0, 1)
  for (const side of [-1, 1]) {
    const x = at[0] + facing[1] * side * half - facing[0] * 2.6
    const y = at[1] - facing[0] * side * half - facing[1] * 2.6
    pen.glow('#dbe4e9', x, y, at[2] + 0.4, 1.1, 0.5 * strength)
  }
}
