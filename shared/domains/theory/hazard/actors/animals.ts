/** Animals: a trunk, a neck, a head and four legs that walk in turn; a rider for the horse. */
import { cosine, sine, TAU } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import { drawShadow, type Pose, placeAll } from './stage.ts'

type Animal = {
  readonly coat: string
  readonly legs: string
  /** Shoulder height and trunk length in metres. */
  readonly tall: number
  readonly long: number
  readonly thick: number
  readonly legWidth: number
  /** Where the head is: forward of the shoulder, and above it. */
  readonly head: readonly [forward: number, up: number]
  readonly headSize: number
  readonly neckWidth: number
}

const lineOn = (pen: Pen, pose: Pose) => (colour: string, locals: number[], width: number) =>
  pen.line(colour, placeAll(pose, locals), width)

const drawBody = (pen: Pen, pose: Pose, animal: Animal): void => {
  const line = lineOn(pen, pose)
  const { tall, long, thick } = animal
  drawShadow(pen, pose, thick * 0.55, long * 0.65)
  const trunk = tall - thick / 2
  const isMoving = pose.speed > 0.15
  const stride = isMoving ? tall * 0.17 * Math.min(2, 0.7 + pose.speed * 0.25) : 0
  const angle = (pose.gone / (tall * 1.05)) * TAU
  const leg = (side: number, forward: number, phase: number): void => {
    const swing = sine(angle + phase) * stride
    const lift = Math.max(cosine(angle + phase), 0) * stride * 0.5
    const x = side * thick * 0.28
    line(
      side < 0 ? shade(animal.legs, -0.15) : animal.legs,
      [
        x,
        forward,
        trunk,
        x,
        forward + swing * 0.3 + lift * 0.3,
        tall * 0.36,
        x,
        forward + swing,
        0.03 + lift,
      ],
      animal.legWidth,
    )
  }
  leg(-1, -long / 2, 0)
  leg(-1, long / 2, TAU / 4)
  leg(1, -long / 2, TAU / 2)
  leg(1, long / 2, (TAU * 3) / 4)
  line(animal.coat, [0, -long / 2, trunk, 0, 0, trunk - 0.01, 0, long / 2, trunk + 0.02], thick)
  const nod = isMoving ? sine(angle * 2) * tall * 0.012 : 0
  const headY = long / 2 + animal.head[0]
  const headZ = trunk + animal.head[1] + nod
  line(
    animal.coat,
    [0, long / 2, trunk + thick * 0.2, 0, headY - animal.headSize * 0.5, headZ],
    animal.neckWidth,
  )
  line(
    shade(animal.coat, -0.06),
    [
      0,
      headY - animal.headSize * 0.4,
      headZ,
      0,
      headY + animal.headSize,
      headZ - animal.headSize * 0.6,
    ],
    animal.headSize * 0.8,
  )
}

export const drawDog = (pen: Pen, pose: Pose, colour: string): void => {
  drawBody(pen, pose, {
    coat: colour,
    legs: colour,
    tall: 0.6,
    long: 0.55,
    thick: 0.24,
    legWidth: 0.08,
    head: [0.2, 0.2],
    headSize: 0.15,
    neckWidth: 0.16,
  })
  const wag = sine(pose.second * 9) * 0.08
  lineOn(pen, pose)(colour, [0, -0.3, 0.52, wag, -0.5, 0.68], 0.05)
}

export const drawDeer = (pen: Pen, pose: Pose): void => {
  drawBody(pen, pose, {
    coat: '#9a6b42',
    legs: '#7d5736',
    tall: 1.1,
    long: 0.95,
    thick: 0.42,
    legWidth: 0.1,
    head: [0.3, 0.5],
    headSize: 0.19,
    neckWidth: 0.2,
  })
  const line = lineOn(pen, pose)
  line('#efe6d6', [0, -0.62, 1, 0, -0.66, 0.88], 0.16)
  for (const side of [-1, 1]) {
    line('#7d5736', [side * 0.06, 0.7, 1.45, side * 0.2, 0.66, 1.66, side * 0.16, 0.74, 1.82], 0.05)
  }
}

export const drawSheep = (pen: Pen, pose: Pose): void => {
  drawBody(pen, pose, {
    coat: '#e6e2d4',
    legs: '#2e2b29',
    tall: 0.85,
    long: 0.62,
    thick: 0.56,
    legWidth: 0.09,
    head: [0.2, 0.14],
    headSize: 0.01,
    neckWidth: 0.26,
  })
  const line = lineOn(pen, pose)
  line('#2e2b29', [0, 0.5, 0.74, 0, 0.68, 0.62], 0.17)
}

export const drawHorse = (pen: Pen, pose: Pose, colour: string, rider: string): void => {
  drawBody(pen, pose, {
    coat: colour,
    legs: shade(colour, -0.2),
    tall: 1.55,
    long: 1.35,
    thick: 0.6,
    legWidth: 0.16,
    head: [0.55, 0.72],
    headSize: 0.3,
    neckWidth: 0.34,
  })
  const line = lineOn(pen, pose)
  const dark = shade(colour, -0.45)
  line(dark, [0, -0.85, 1.4, 0, -0.98, 1.1, 0, -0.95, 0.75], 0.13)
  line(dark, [0, 0.75, 1.72, 0, 0.98, 1.98], 0.12)
  for (const side of [-1, 1]) {
    line('#2b2b2e', [side * 0.2, 0, 1.6, side * 0.36, 0.18, 1.3, side * 0.36, 0.08, 0.92], 0.16)
  }
  line(rider, [0, -0.02, 1.7, 0, 0.04, 2.14], 0.36)
  for (const side of [-1, 1]) {
    line(
      shade(rider, -0.12),
      [side * 0.2, 0.05, 2.16, side * 0.26, 0.18, 1.92, side * 0.1, 0.42, 1.82],
      0.1,
    )
  }
  const head = placeAll(pose, [0, 0.08, 2.42, 0, 0.08, 2.49]) as unknown as number[]
  pen.ball('#d9a57f', head[0] as number, head[1] as number, head[2] as number, 0.12)
  pen.ball('#2a2a2c', head[3] as number, head[4] as number, head[5] as number, 0.13)
}

/** It bounces and rolls; `bounce` is how high above the ground its lowest point is. */
export const drawBall = (pen: Pen, pose: Pose, colour: string, bounce: number): void => {
  const radius = 0.16
  drawShadow(pen, pose, 0.14, 0.14)
  pen.ball(colour, pose.x, pose.y, pose.z + radius + bounce, radius)
  pen.ball(shade(colour, 0.4), pose.x, pose.y, pose.z + radius * 1.4 + bounce, radius * 0.5)
}
