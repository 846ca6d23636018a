/** Draws whoever it is. */
import { sine } from '../exact-math.ts'
import type { Pen } from '../pen.ts'
import type { Look } from '../scene-script.ts'
import { drawBall, drawDeer, drawDog, drawHorse, drawSheep } from './animals.ts'
import { drawPerson } from './people.ts'
import type { Pose } from './stage.ts'
import { drawCyclist, drawMotorcyclist } from './two-wheels.ts'
import { drawVehicle, vehicleSize } from './vehicles.ts'

const BOUNCES_PER_METRE = 1.6

export const drawActor = (pen: Pen, pose: Pose, look: Look, bounces: number): void => {
  switch (look.kind) {
    case 'person':
      drawPerson(pen, pose, look)
      break
    case 'cyclist':
      drawCyclist(pen, pose, look)
      break
    case 'motorcyclist':
      drawMotorcyclist(pen, pose, look)
      break
    case 'dog':
      drawDog(pen, pose, look.colour)
      break
    case 'deer':
      drawDeer(pen, pose)
      break
    case 'sheep':
      drawSheep(pen, pose)
      break
    case 'horse':
      drawHorse(pen, pose, look.colour, look.rider)
      break
    case 'ball': {
      // A ball that slows bounces less, and lies still at last.
      const hop = sine(pose.gone * BOUNCES_PER_METRE) * Math.min(1, pose.speed / 1.5)
      drawBall(pen, pose, look.colour, bounces * (hop < 0 ? -hop : hop))
      break
    }
    default:
      drawVehicle(pen, pose, look)
  }
}

/** Metres: for the painter's order and for how large it looks. */
export const sizeOf = (look: Look): { height: number; halfLength: number; half: number } => {
  switch (look.kind) {
    case 'person':
      return { height: look.tall, halfLength: 0.2, half: 0.2 }
    case 'cyclist':
      return { height: look.child ? 1.35 : 1.75, halfLength: 0.9, half: 0.25 }
    case 'motorcyclist':
      return { height: 1.7, halfLength: 1.1, half: 0.35 }
    case 'dog':
      return { height: 0.75, halfLength: 0.5, half: 0.12 }
    case 'deer':
      return { height: 1.8, halfLength: 0.8, half: 0.2 }
    case 'sheep':
      return { height: 0.9, halfLength: 0.6, half: 0.25 }
    case 'horse':
      return { height: 2.5, halfLength: 1.2, half: 0.3 }
    case 'ball':
      return { height: 0.32, halfLength: 0.16, half: 0.1 }
    default:
      return vehicleSize(look)
  }
}
