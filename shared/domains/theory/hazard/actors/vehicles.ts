/** Draws any vehicle with four wheels or more. */
import { isPale, shade } from '../palettes.ts'
import type { Pen } from '../pen.ts'
import type { Look } from '../scene-script.ts'
import { BUSES } from './buses.ts'
import { CARS, carSize, VAN } from './cars.ts'
import {
  blueSwell,
  type Colours,
  drawLampGlow,
  drawMesh,
  eyeAhead,
  type LampPair,
} from './draw-mesh.ts'
import { AMBULANCE, LORRY } from './large-vehicles.ts'
import type { Body } from './mesh.ts'
import { drawShadow, type Pose, placeAll } from './stage.ts'
import { DIGGER, TRACTOR } from './works-vehicles.ts'

type VehicleLook = Extract<
  Look,
  { kind: 'car' | 'van' | 'lorry' | 'bus' | 'ambulance' | 'tractor' | 'digger' }
>

type Form = {
  readonly body: Body
  readonly half: number
  readonly halfLength: number
  readonly height: number
  readonly lampUp: number
  /** Where its lamps are not at its corners. */
  readonly lamps?: readonly [front: LampPair, back: LampPair]
}

const formOf = (look: VehicleLook): Form => {
  switch (look.kind) {
    case 'car': {
      const { half, length, roof } = carSize(look.body)
      return { body: CARS[look.body], half, halfLength: length / 2, height: roof, lampUp: 0.66 }
    }
    case 'van':
      return { body: VAN, half: 1, halfLength: 2.6, height: 2.25, lampUp: 0.8 }
    case 'lorry':
      return { body: LORRY, half: 1.22, halfLength: 4.2, height: 3.5, lampUp: 0.9 }
    case 'bus':
      return {
        body: BUSES[look.decks],
        half: 1.25,
        halfLength: 5.2,
        height: look.decks === 2 ? 4.25 : 3,
        lampUp: 0.9,
      }
    case 'ambulance':
      return { body: AMBULANCE, half: 1.04, halfLength: 2.9, height: 2.7, lampUp: 0.8 }
    case 'tractor':
      return {
        body: TRACTOR,
        half: 1,
        halfLength: 2,
        height: 2.6,
        lampUp: 1.2,
        lamps: [
          { forward: 2.02, half: 0.28, up: 1.2 },
          { forward: -1.62, half: 0.62, up: 1.28 },
        ],
      }
    case 'digger':
      return { body: DIGGER, half: 1, halfLength: 2, height: 2.6, lampUp: 1 }
  }
}

/** What is white takes on the grey of the road in rain and fog; the sky behind it stays brighter. */
const GREYED = -0.15

const coloursIn = (pen: Pen, look: VehicleLook): Colours => {
  const colours = coloursOf(look)
  if (pen.palette.light !== 'rain' && pen.palette.light !== 'fog') return colours
  const greyed = (hex: string) => (isPale(hex) ? shade(hex, GREYED) : hex)
  return { body: greyed(colours.body), second: greyed(colours.second) }
}

const coloursOf = (look: VehicleLook): Colours => {
  if (look.kind === 'ambulance') return { body: '#f4f3ea', second: '#f4f3ea' }
  if (look.kind === 'tractor') return { body: '#2f6b3c', second: '#2f6b3c' }
  if (look.kind === 'digger') return { body: '#e0a526', second: '#e0a526' }
  return { body: look.colour, second: look.kind === 'lorry' ? look.cab : look.colour }
}

/** Metres high, metres long: how large the cue is in the picture. */
export const vehicleSize = (
  look: VehicleLook,
): { height: number; halfLength: number; half: number } => formOf(look)

const drawDoor = (pen: Pen, pose: Pose, half: number, colour: string): void => {
  if (pose.doorOpen <= 0) return
  // Hinged at its front edge; opens to about 65 degrees.
  const out = pose.doorSide * (half + pose.doorOpen * 0.95)
  const back = 0.75 - 1.05 + pose.doorOpen * 0.6
  const hinge = pose.doorSide * half
  pen.fill(colour, [
    placeAll(pose, [hinge, 0.75, 0.35, out, back, 0.35, out, back, 0.95, hinge, 0.75, 0.95]),
  ])
  pen.fill('#3f5260', [
    placeAll(pose, [
      hinge,
      0.75,
      0.95,
      out,
      back,
      0.95,
      out * 0.97,
      back + 0.1,
      1.35,
      hinge,
      0.5,
      1.35,
    ]),
  ])
}

/** So that one notices it in a small mirror; it swells with the lamps. */
const drawBlueGlow = (pen: Pen, pose: Pose): void => {
  const bar = eyeAhead(pen, pose) > 0 ? 0.75 : -2.65
  const [x, y, z] = placeAll(pose, [0, bar, 2.75]) as unknown as readonly [number, number, number]
  pen.glow('#4f7bff', x, y, z, 2.6, 0.25 + 0.5 * blueSwell(pose.second))
}

export const drawVehicle = (pen: Pen, pose: Pose, look: VehicleLook): void => {
  const form = formOf(look)
  drawShadow(pen, pose, form.half + 0.12, form.halfLength + 0.15)
  const colours = coloursIn(pen, look)
  // From straight ahead or behind, the body hides the hinge of a door that stands out beside it.
  const [fx, fy] = pose.facing
  const eyeRight = fy * (pen.camera.x - pose.x) - fx * (pen.camera.y - pose.y)
  const isDoorNearer = eyeRight * pose.doorSide > form.half
  if (!isDoorNearer) drawDoor(pen, pose, form.half, colours.body)
  drawMesh(pen, pose, form.body, colours)
  if (isDoorNearer) drawDoor(pen, pose, form.half, colours.body)
  if (look.kind === 'ambulance') drawBlueGlow(pen, pose)
  const half = form.half - 0.2
  const [front, back] = form.lamps ?? [
    { forward: form.halfLength, half, up: form.lampUp },
    { forward: -form.halfLength, half, up: form.lampUp },
  ]
  drawLampGlow(pen, pose, front, back)
}
