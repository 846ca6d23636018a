/** People on foot: limbs as thick lines, swung by the way they have gone, so no foot slides. */
import { cosine, sine, TAU } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import type { Look } from '../scene-script.ts'
import { drawShadow, type Pose, placeAll } from './stage.ts'

const SKINS = ['#e3b391', '#8d5b3f', '#c98f68', '#f0c9a8', '#6f4632']
const HAIRS = ['#3a2a20', '#1f1a18', '#7a5230', '#a9a49c', '#5b3420']
const STEP_SHARE = 0.42

type Limb = readonly [
  hip: readonly [number, number, number],
  knee: readonly [number, number, number],
  foot: readonly [number, number, number],
]

/** One leg of somebody `tall`, at this point of the step: -1 back to 1 forward. */
const legAt = (tall: number, side: number, angle: number, stride: number): Limb => {
  const swing = sine(angle) * stride
  const lift = Math.max(cosine(angle), 0) * stride * 0.35
  const x = side * tall * 0.05
  return [
    [x, 0, tall * 0.49],
    [x, swing * 0.5 + lift * 0.4, tall * 0.26 + lift * 0.3],
    [x, swing, 0.04 + lift],
  ]
}

const flat = (limb: Limb): number[] => limb.flatMap((point) => [...point])

/** How sideways the viewer sees it: 0 from front or back, 1 in profile. */
export const profileShare = (pen: Pen, pose: Pose): number => {
  const [fx, fy] = pose.facing
  const across = fx * pen.camera.right[0] + fy * pen.camera.right[1]
  return Math.abs(across)
}

export const facesViewer = (pen: Pen, pose: Pose): boolean =>
  pose.facing[0] * (pen.camera.x - pose.x) + pose.facing[1] * (pen.camera.y - pose.y) > 0

const drawCarried = (
  pen: Pen,
  pose: Pose,
  tall: number,
  carries: Extract<Look, { kind: 'person' }>['carries'],
): void => {
  const line = (colour: string, locals: number[], width: number) =>
    pen.line(colour, placeAll(pose, locals), width)
  if (carries === 'bag') {
    line('#6a4a34', [0.24, 0.05, tall * 0.42, 0.24, 0.05, tall * 0.3], 0.2)
  } else if (carries === 'stick') {
    line('#5a4632', [0.26, 0.2, tall * 0.45, 0.28, 0.34, 0], 0.04)
  } else if (carries === 'pram') {
    line('#33465c', [0, 0.55, 0.75, 0, 0.95, 0.7], 0.42)
    line('#22262a', [0, 0.3, tall * 0.58, 0, 0.6, 0.6], 0.05)
    for (const y of [0.55, 1]) {
      const [x, wy, z] = placeAll(pose, [0, y, 0.15]) as unknown as [number, number, number]
      pen.ball('#22262a', x, wy, z, 0.15)
    }
  } else if (carries === 'stop-sign') {
    line('#d8d8d2', [0.3, 0.15, 0, 0.3, 0.15, tall + 0.35], 0.05)
    const [x, y, z] = placeAll(pose, [0.3, 0.15, tall + 0.35]) as unknown as [
      number,
      number,
      number,
    ]
    pen.ball('#f4f4ee', x, y, z, 0.33)
    pen.ball('#c4162b', x, y, z, 0.3)
    drawStop(pen, x, y, z)
  }
}

/** Strokes of S, T, O and P as [left, low, right, top] in a cell one wide and one high. */
const STOP_LETTERS: readonly (readonly (readonly [number, number, number, number])[])[] = [
  [
    [0, 0, 1, 0.2],
    [0.75, 0.2, 1, 0.4],
    [0, 0.4, 1, 0.6],
    [0, 0.6, 0.25, 0.8],
    [0, 0.8, 1, 1],
  ],
  [
    [0.37, 0, 0.63, 0.8],
    [0, 0.8, 1, 1],
  ],
  [
    [0, 0, 0.25, 1],
    [0.75, 0, 1, 1],
    [0.25, 0, 0.75, 0.2],
    [0.25, 0.8, 0.75, 1],
  ],
  [
    [0, 0, 0.25, 1],
    [0.25, 0.8, 0.75, 1],
    [0.25, 0.4, 0.75, 0.6],
    [0.75, 0.4, 1, 1],
  ],
]

/** STOP in white, turned to the viewer as the board is. */
const drawStop = (pen: Pen, x: number, y: number, z: number): void => {
  const [rx, ry] = pen.camera.right
  const worlds = STOP_LETTERS.flatMap((strokes, letter) => {
    const start = -0.235 + letter * 0.123
    return strokes.map(([left, low, right, top]) => {
      const corner = (share: number, up: number) => {
        const across = start + share * 0.1
        return [x + rx * across, y + ry * across, z - 0.09 + up * 0.18]
      }
      return [
        ...corner(left, low),
        ...corner(right, low),
        ...corner(right, top),
        ...corner(left, top),
      ]
    })
  })
  pen.fill('#f4f4ee', worlds)
}

/** A cap of hair: behind the face, around it from behind. */
const drawHair = (
  pen: Pen,
  pose: Pose,
  hair: string,
  tall: number,
  lean: number,
  side: number,
): void => {
  const isFront = facesViewer(pen, pose)
  const back = tall * 0.028 * side
  const up = tall * (isFront ? 0.955 : 0.935 + 0.015 * side)
  const [x, y, z] = placeAll(pose, [0, lean - back, up]) as unknown as [number, number, number]
  pen.ball(hair, x, y, z, tall * (isFront || side > 0.6 ? 0.052 : 0.066))
}

export const drawPerson = (pen: Pen, pose: Pose, look: Extract<Look, { kind: 'person' }>): void => {
  const { tall } = look
  const isWalking = pose.speed > 0.15
  const running = pose.speed > 2.4
  const stride = isWalking ? tall * (running ? 0.3 : 0.19) * Math.min(1, 0.4 + pose.speed) : 0
  const stepLength = tall * STEP_SHARE * (running ? 1.5 : 1)
  const angle = (pose.gone / (stepLength * 2)) * TAU
  const line = (colour: string, locals: readonly number[], width: number) =>
    pen.line(colour, placeAll(pose, locals), width)
  const seed = Math.round(tall * 100) + look.coat.charCodeAt(2) + look.legs.charCodeAt(3)
  const skin = SKINS[seed % SKINS.length] as string
  const hair = HAIRS[(seed >> 1) % HAIRS.length] as string

  drawShadow(pen, pose, tall * 0.15, tall * 0.16)
  const legWidth = tall * 0.085
  const side = profileShare(pen, pose)
  line(shade(look.legs, -0.15), flat(legAt(tall, -1, angle + TAU / 2, stride)), legWidth)
  const arm = (x: number, phase: number): number[] => {
    const swing = isWalking ? sine(phase) * stride * 0.75 : 0
    const bend = running ? tall * 0.08 : tall * 0.01
    return [
      x,
      0,
      tall * 0.8,
      x * 1.15,
      swing * 0.4 - bend * 0.5,
      tall * 0.63,
      x * 1.1,
      swing + bend,
      tall * (running ? 0.6 : 0.48),
    ]
  }
  const armWidth = tall * 0.06
  line(shade(look.coat, -0.2), arm(-tall * 0.12, angle), armWidth)
  line(look.legs, flat(legAt(tall, 1, angle, stride)), legWidth)
  const lean = running ? tall * 0.06 : isWalking ? tall * 0.015 : 0
  const bodyWidth = tall * (0.2 - side * 0.06)
  line(look.coat, [0, 0, tall * 0.53, 0, lean, tall * 0.76], bodyWidth)
  line(shade(look.coat, -0.1), arm(tall * 0.12, angle + TAU / 2), armWidth)
  const headUp = tall * 0.925
  const [x, y, z] = placeAll(pose, [0, lean * 1.3, headUp]) as unknown as [number, number, number]
  line(skin, [0, lean, tall * 0.8, 0, lean * 1.2, tall * 0.88], tall * 0.05)
  pen.ball(skin, x, y, z, tall * 0.068)
  drawHair(pen, pose, hair, tall, lean * 1.3, side)
  if (look.carries) drawCarried(pen, pose, tall, look.carries)
}
