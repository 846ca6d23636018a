/** Draws bodies: the faces that look at the viewer, with their lamps on or off. */
import { clamp, sine, TAU } from '../exact-math.ts'
import { shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import { GLASS } from './lamps.ts'
import { FRAME, YELLOW } from './large-vehicles.ts'
import { type Body, DARK, type Face, type Paint, TYRE, WHEEL } from './mesh.ts'
import { type Pose, placeAll } from './stage.ts'
import { TAXI_YELLOW } from './taxi-sign.ts'

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

/** Nearer than this every face is drawn; beyond it one shape a colour; beyond the second, no lamps that are out. */
const DETAIL_METRES = 28
const OUTLINE_METRES = 55
/** What is still made out from afar, besides body and lamps. */
const DISTANT_PAINTS: ReadonlySet<Paint> = new Set<Paint>([
  'second',
  'body',
  'tail',
  'head',
  'left',
  'right',
  'blue',
  GLASS,
  TYRE,
  WHEEL,
  DARK,
  FRAME,
  YELLOW,
  TAXI_YELLOW,
])

const isTowardsViewer = (pen: Pen, pose: Pose, { points, normal }: Face): boolean => {
  const [fx, fy] = pose.facing
  const [right, forward, up] = normal
  const [x, y, z] = points as unknown as readonly [number, number, number]
  const toX = pen.camera.x - (pose.x + fy * x + fx * y)
  const toY = pen.camera.y - (pose.y - fx * x + fy * y)
  const toZ = pen.camera.z - (pose.z + z)
  return (fy * right + fx * forward) * toX + (fy * forward - fx * right) * toY + up * toZ > 0
}

/** Whether a distant vehicle shows this face at all. */
const isKept = (face: Face, pose: Pose, depth: number): boolean => {
  if (!DISTANT_PAINTS.has(face.paint)) return false
  if (face.paint === 'left' || face.paint === 'right') return pose.signal !== 0
  if (face.paint === 'tail') return depth <= OUTLINE_METRES || pose.headlampsOn || pose.braking
  return true
}

/** One shape a colour is enough from afar. What is dark below is one shape beneath the body. */
const drawDistantMesh = (
  pen: Pen,
  pose: Pose,
  faces: readonly Face[],
  colours: Colours,
  depth: number,
): void => {
  // A map keeps the order in which the colours came, and so what covers what.
  const byPaint = new Map<Paint, number[][]>()
  for (const face of faces) {
    if (!isKept(face, pose, depth) || !isTowardsViewer(pen, pose, face)) continue
    const isDark = face.paint === DARK || (face.paint === WHEEL && depth > OUTLINE_METRES)
    const paint = isDark ? TYRE : face.paint
    const world = placeAll(pose, face.points)
    const known = byPaint.get(paint)
    if (known) known.push(world)
    else byPaint.set(paint, [world])
  }
  for (const [paint, worlds] of byPaint) {
    const [colour, glowing] = lampColour(paint, pose, colours)
    pen.fill(colour, worlds, glowing ? { glowing: true } : undefined)
  }
}

/** How far the eye is in front of its middle, along the way it faces; negative behind. */
export const eyeAhead = (pen: Pen, pose: Pose): number =>
  pose.facing[0] * (pen.camera.x - pose.x) + pose.facing[1] * (pen.camera.y - pose.y)

/** Draws the faces that look at the viewer, those farther from the eye first. */
export const drawMesh = (pen: Pen, pose: Pose, body: Body, colours: Colours): void => {
  const faces = eyeAhead(pen, pose) > 0 ? body.fromAhead : body.fromBehind
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

/** Where the lamps of one end are. */
export type LampPair = { readonly forward: number; readonly half: number; readonly up: number }

/** Halos of lamps that shine in the dark, the rain or the fog. One sees them from before their end only. */
export const drawLampGlow = (pen: Pen, pose: Pose, front: LampPair, back: LampPair): void => {
  if (!pose.headlampsOn) return
  const ahead = eyeAhead(pen, pose)
  const towards = ahead > 0
  const lamps = towards ? front : back
  const before = towards ? ahead - front.forward : back.forward - ahead
  if (before <= 0) return
  const strength = pen.palette.light === 'dusk' ? 0.62 : 0.4
  for (const side of [-1, 1]) {
    const world = placeAll(pose, [side * lamps.half, lamps.forward, lamps.up])
    const [x, y, z] = world as unknown as readonly [number, number, number]
    const dx = pen.camera.x - x
    const dy = pen.camera.y - y
    // Looked at from the side, a lamp hardly shines.
    const share = clamp((before * 3) / Math.sqrt(dx * dx + dy * dy), 0, 1)
    if (share < 0.15) continue
    if (towards) pen.glow('#fff3cf', x, y, z, 0.95, strength * share)
    else
      pen.glow('#ff4a3a', x, y, z, pose.braking ? 0.75 : 0.4, (pose.braking ? 0.6 : 0.32) * share)
  }
}
