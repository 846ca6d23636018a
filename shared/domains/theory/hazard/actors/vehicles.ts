/** Draws any vehicle with four wheels or more. */
import type { Pen } from '../pen.ts'
import type { Look } from '../scene-script.ts'
import { BUSES } from './buses.ts'
import { CARS, carSize, VAN } from './cars.ts'
import { blueSwell, drawLampGlow, drawMesh } from './draw-mesh.ts'
import { AMBULANCE, DIGGER, LORRY, TRACTOR } from './large-vehicles.ts'
import type { Face } from './mesh.ts'
import { drawShadow, type Pose, placeAll } from './stage.ts'

type VehicleLook = Extract<
  Look,
  { kind: 'car' | 'van' | 'lorry' | 'bus' | 'ambulance' | 'tractor' | 'digger' }
>

type Form = {
  readonly faces: readonly Face[]
  readonly half: number
  readonly halfLength: number
  readonly height: number
  readonly lampUp: number
}

const formOf = (look: VehicleLook): Form => {
  switch (look.kind) {
    case 'car': {
      const { half, length, roof } = carSize(look.body)
      return { faces: CARS[look.body], half, halfLength: length / 2, height: roof, lampUp: 0.66 }
    }
    case 'van':
      return { faces: VAN, half: 1, halfLength: 2.6, height: 2.25, lampUp: 0.8 }
    case 'lorry':
      return { faces: LORRY, half: 1.22, halfLength: 4.2, height: 3.5, lampUp: 0.9 }
    case 'bus':
      return {
        faces: BUSES[look.decks],
        half: 1.25,
        halfLength: 5.2,
        height: look.decks === 2 ? 4.25 : 3,
        lampUp: 0.9,
      }
    case 'ambulance':
      return { faces: AMBULANCE, half: 1.04, halfLength: 2.9, height: 2.7, lampUp: 0.8 }
    case 'tractor':
      return { faces: TRACTOR, half: 1, halfLength: 2, height: 2.6, lampUp: 1.2 }
    case 'digger':
      return { faces: DIGGER, half: 1, halfLength: 2, height: 2.6, lampUp: 1 }
  }
}

const coloursOf = (look: VehicleLook): { body: string; second: string } => {
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
  const [x, y, z] = placeAll(pose, [0, 0.75, 2.75]) as unknown as readonly [number, number, number]
  pen.glow('#4f7bff', x, y, z, 2.6, 0.25 + 0.5 * blueSwell(pose.second))
}

export const drawVehicle = (pen: Pen, pose: Pose, look: VehicleLook): void => {
  const form = formOf(look)
  drawShadow(pen, pose, form.half + 0.12, form.halfLength + 0.15)
  const colours = coloursOf(look)
  drawMesh(pen, pose, form.faces, colours)
  drawDoor(pen, pose, form.half, colours.body)
  if (look.kind === 'ambulance') drawBlueGlow(pen, pose)
  drawLampGlow(pen, pose, {
    front: form.halfLength,
    back: -form.halfLength,
    half: form.half - 0.2,
    up: form.lampUp,
  })
}
