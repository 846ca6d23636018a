/** Cyclists and motorcyclists: two wheels in one plane, and somebody on them. */
import { cosine, sine, TAU } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import type { Look } from '../scene-script.ts'
import { facesViewer } from './people.ts'
import { drawShadow, type Pose, placeAll } from './stage.ts'

const drawWheel = (pen: Pen, pose: Pose, y: number, radius: number, width: number): void => {
  const rim: number[] = []
  for (let index = 0; index <= 14; index++) {
    const angle = (index / 14) * TAU
    rim.push(0, y + radius * sine(angle), radius + radius * cosine(angle))
  }
  pen.line('#22262a', placeAll(pose, rim), width)
}

const lineOn = (pen: Pen, pose: Pose) => (colour: string, locals: number[], width: number) =>
  pen.line(colour, placeAll(pose, locals), width)

const ballOn =
  (pen: Pen, pose: Pose) =>
  (colour: string, right: number, forward: number, up: number, radius: number, glowing = false) => {
    const [x, y, z] = placeAll(pose, [right, forward, up]) as unknown as [number, number, number]
    pen.ball(colour, x, y, z, radius, glowing ? { glowing: true } : undefined)
  }

const drawLamp = (pen: Pen, pose: Pose, forward: number, back: number, up: number): void => {
  const towards = facesViewer(pen, pose)
  const [x, y, z] = placeAll(pose, [0, towards ? forward : back, up]) as unknown as [
    number,
    number,
    number,
  ]
  const colour = towards ? '#fff3cf' : pose.braking ? '#ff2a20' : '#d3241f'
  if (!pose.headlampsOn && !pose.braking) return
  // A single lamp has to say what two and a third say on a car.
  const isStop = pose.braking && !towards
  pen.ball(colour, x, y, z, towards ? 0.09 : isStop ? 0.1 : 0.06, { glowing: true })
  if (isStop) pen.glow(colour, x, y, z, 0.7, 0.7)
  else if (pose.headlampsOn) pen.glow(colour, x, y, z, towards ? 0.6 : 0.3, 0.45)
}

/** Dark and strong: a white helmet is lost against rain, fog and a pale sky. */
const helmetOn = (coat: string): string => (coat === '#c7402f' ? '#24466e' : '#b3262e')

export const drawCyclist = (
  pen: Pen,
  pose: Pose,
  look: Extract<Look, { kind: 'cyclist' }>,
): void => {
  const size = look.child ? 0.76 : 1
  const line = lineOn(pen, pose)
  const ball = ballOn(pen, pose)
  drawShadow(pen, pose, 0.22 * size, 0.85 * size)
  const radius = 0.34 * size
  drawWheel(pen, pose, -0.5 * size, radius, 0.045)
  drawWheel(pen, pose, 0.5 * size, radius, 0.045)
  const up = (height: number) => height * size
  line(
    '#3c6f8f',
    [
      0,
      -0.5 * size,
      radius,
      0,
      -0.12 * size,
      up(0.9),
      0,
      0.38 * size,
      up(0.85),
      0,
      0.5 * size,
      radius,
    ],
    0.05,
  )
  line('#3c6f8f', [0, -0.12 * size, up(0.85), 0, 0, up(0.32), 0, 0.38 * size, up(0.8)], 0.045)
  const pedal = (pose.gone / (5 * size)) * TAU
  for (const side of [-1, 1] as const) {
    const angle = side === 1 ? pedal : pedal + TAU / 2
    const footY = 0.15 * size * sine(angle)
    const footZ = up(0.32) + 0.15 * size * cosine(angle)
    const x = side * 0.11 * size
    line(
      side === 1 ? '#2f3a48' : '#27303c',
      [
        x,
        -0.12 * size,
        up(0.95),
        x * 1.2,
        0.24 * size,
        up(0.72) + 0.06 * size * cosine(angle),
        x,
        footY,
        footZ,
      ],
      0.13 * size,
    )
  }
  line('#2c2f33', [-0.27 * size, 0.42 * size, up(1.02), 0.27 * size, 0.42 * size, up(1.02)], 0.04)
  line(look.coat, [0, -0.14 * size, up(1), 0, 0.14 * size, up(1.42)], 0.32 * size)
  for (const side of [-1, 1]) {
    line(
      shade(look.coat, -0.15),
      [
        side * 0.19 * size,
        0.16 * size,
        up(1.42),
        side * 0.27 * size,
        0.28 * size,
        up(1.2),
        side * 0.24 * size,
        0.42 * size,
        up(1.05),
      ],
      0.1 * size,
    )
  }
  ball('#d9a57f', 0, 0.24 * size, up(1.64), 0.115 * size)
  ball(helmetOn(look.coat), 0, 0.22 * size, up(1.71), 0.125 * size)
  // An arm out says where they mean to go.
  if (pose.signal === 1 || pose.signal === -1) {
    line(
      look.coat,
      [
        pose.signal * 0.19 * size,
        0.16 * size,
        up(1.42),
        pose.signal * 0.8 * size,
        0.16 * size,
        up(1.4),
      ],
      0.1 * size,
    )
  }
  drawLamp(pen, pose, 0.6 * size, -0.35 * size, up(0.8))
}

export const drawMotorcyclist = (
  pen: Pen,
  pose: Pose,
  look: Extract<Look, { kind: 'motorcyclist' }>,
): void => {
  const line = lineOn(pen, pose)
  const ball = ballOn(pen, pose)
  drawShadow(pen, pose, 0.35, 1.1)
  drawWheel(pen, pose, -0.7, 0.31, 0.15)
  drawWheel(pen, pose, 0.72, 0.31, 0.13)
  line('#2a2d31', [0, -0.4, 0.45, 0, 0.3, 0.45], 0.38)
  line(look.colour, [0, -0.85, 0.82, 0, -0.2, 0.78, 0, 0.35, 0.88], 0.26)
  line(look.colour, [0, 0.5, 1.02, 0, 0.62, 0.75], 0.34)
  for (const side of [-1, 1]) {
    line(
      '#24282c',
      [side * 0.15, -0.2, 0.86, side * 0.27, 0.22, 0.72, side * 0.22, -0.1, 0.35],
      0.16,
    )
  }
  line('#2b2f36', [0, -0.25, 0.92, 0, 0.1, 1.38], 0.4)
  for (const side of [-1, 1]) {
    line(
      '#2b2f36',
      [side * 0.22, 0.08, 1.36, side * 0.36, 0.25, 1.12, side * 0.3, 0.48, 1.02],
      0.12,
    )
  }
  ball(shade(look.colour, -0.1), 0, 0.22, 1.62, 0.16)
  if (facesViewer(pen, pose)) ball('#20262b', 0, 0.3, 1.61, 0.11)
  const lampAlways = { ...pose, headlampsOn: true }
  // The seat ends in the lamp: seen from behind, both stand out from under the rider.
  if (!facesViewer(pen, pose)) line('#24282c', [0, -0.5, 0.86, 0, -0.84, 0.84], 0.2)
  drawLamp(pen, lampAlways, 0.7, -0.9, 0.84)
  if (pose.signal === 1 || pose.signal === -1 || pose.signal === 2) {
    const sides = pose.signal === 2 ? [-1, 1] : [pose.signal]
    for (const side of sides) {
      ball('#ffa51f', side * 0.26, facesViewer(pen, pose) ? 0.6 : -0.85, 0.82, 0.07, true)
    }
  }
}
