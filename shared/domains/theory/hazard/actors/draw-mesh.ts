/** Draws bodies: the faces that look at the viewer, with their lamps on or off. */
import { sine, TAU } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import type { Face, Paint } from './mesh.ts'
import { type Pose, placeAll } from './stage.ts'

export type Colours = { readonly body: string; readonly second: string }

/** Blue lamps swell and fade 1.2 times a second: seen at once, never a flash. TH28. */
const BLUE_PULSES_PER_SECOND = 1.2

/** 0 to 1 and back, softly. */
export const blueSwell = (second: number): number =>
  0.5 + 0.5 * sine(second * TAU * BLUE_PULSES_PER_SECOND)

const lampColour = (paint: Paint, pose: Pose, colours: Colours): [string, boolean] => {
  switch (paint) {
    case 'body':
      return [colours.body, false]
    case 'second':
      return [colours.second, false]
    case 'tail':
      if (pose.braking) return ['#ff2a20', true]
      return [pose.headlampsOn ? '#c41f1f' : '#8f1f22', pose.headlampsOn]
    case 'head':
      return pose.headlampsOn ? ['#fff6d6', true] : ['#e6ebee', false]
    case 'left':
    case 'right': {
      const side = paint === 'left' ? -1 : 1
      const isLit = pose.signal === side || pose.signal === 2
      return isLit ? ['#ffa51f', true] : ['#a5682c', false]
    }
    case 'blue': {
      return [shade('#2f5fe0', Math.round(blueSwell(pose.second) * 9) / 20), true]
    }
    default:
      return [paint, false]
  }
}

/** Nearer than this every face is drawn; beyond the second, only body and glass. */
const DETAIL_METRES = 28
const OUTLINE_METRES = 55
/** The order in which the colours of a distant vehicle cover each other. */
const DISTANT_PAINTS: readonly Paint[] = [
  'second',
  'body',
  '#3f5260',
  'tail',
  'head',
  'left',
  'right',
  'blue',
]

const isTowardsViewer = (pen: Pen, pose: Pose, { points, normal }: Face): boolean => {
  const [fx, fy] = pose.facing
  const [right, forward, up] = normal
  const [x, y, z] = points as unknown as readonly [number, number, number]
  const toX = pen.camera.x - (pose.x + fy * x + fx * y)
  const toY = pen.camera.y - (pose.y - fx * x + fy * y)
  const toZ = pen.camera.z - (pose.z + z)
  return (fy * right + fx * forward) * toX + (fy * forward - fx * right) * toY + up * toZ > 0
}

/** One shape a colour is enough from afar. */
const drawDistantMesh = (
  pen: Pen,
  pose: Pose,
  faces: readonly Face[],
  colours: Colours,
  depth: number,
): void => {
  const byPaint = new Map<Paint, number[][]>()
  for (const face of faces) {
    if (!DISTANT_PAINTS.includes(face.paint)) continue
    const isSignal = face.paint === 'left' || face.paint === 'right'
    if (isSignal && pose.signal === 0) continue
    if (face.paint === 'tail' && depth > OUTLINE_METRES && !pose.headlampsOn && !pose.braking)
      continue
    if (!isTowardsViewer(pen, pose, face)) continue
    const world = placeAll(pose, face.points)
    const known = byPaint.get(face.paint)
    if (known) known.push(world)
    else byPaint.set(face.paint, [world])
  }
  for (const paint of DISTANT_PAINTS) {
    const worlds = byPaint.get(paint)
    if (!worlds) continue
    const [colour, glowing] = lampColour(paint, pose, colours)
    pen.fill(colour, worlds, glowing ? { glowing: true } : undefined)
  }
}

/** Draws the faces that look at the viewer, in the given order. */
export const drawMesh = (pen: Pen, pose: Pose, faces: readonly Face[], colours: Colours): void => {
  const depth = pen.depthOf(pose.x, pose.y)
  if (depth > DETAIL_METRES) {
    drawDistantMesh(pen, pose, faces, colours, depth)
    return
  }
  for (const face of faces) {
    if (!isTowardsViewer(pen, pose, face)) continue
    const world = placeAll(pose, face.points)
    const [colour, glowing] = lampColour(face.paint, pose, colours)
    pen.fill(
      face.shade === 0 || glowing ? colour : shade(colour, face.shade),
      [world],
      glowing ? { glowing: true } : undefined,
    )
  }
}

/** Halos of lamps that shine in the dark, the rain or the fog. */
export const drawLampGlow = (
  pen: Pen,
  pose: Pose,
  lamps: {
    readonly front: number
    readonly back: number
    readonly half: number
    readonly up: number
  },
): void => {
  if (!pose.headlampsOn) return
  const [fx, fy] = pose.facing
  const towards = fx * (pen.camera.x - pose.x) + fy * (pen.camera.y - pose.y) > 0
  const strength = pen.palette.light === 'dusk' ? 0.62 : 0.4
  for (const side of [-1, 1]) {
    const world = placeAll(pose, [side * lamps.half, towards ? lamps.front : lamps.back, lamps.up])
    const [x, y, z] = world as unknown as readonly [number, number, number]
    if (towards) pen.glow('#fff3cf', x, y, z, 0.95, strength)
    else pen.glow('#ff4a3a', x, y, z, pose.braking ? 0.75 : 0.4, pose.braking ? 0.6 : 0.32)
  }
}
