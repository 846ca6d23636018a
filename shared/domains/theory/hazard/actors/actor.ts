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
      return drawPerson(pen, pose, look)
    case 'cyclist':
      return drawCyclist(pen, pose, look)
    case 'motorcyclist':
      return drawMotorcyclist(pen, pose, look)
    case 'dog':
      return drawDog(pen, pose, look.colour)
    case 'deer':
      return drawDeer(pen, pose)
    case 'sheep':
      return drawSheep(pen, pose)
    case 'horse':
      return drawHorse(pen, pose, look.colour, look.rider)
    case 'ball': {
      const hop = sine(pose.gone * BOUNCES_PER_METRE)
      return drawBall(pen, pose, look.colour, bounces * (hop < 0 ? -hop : hop))
    }
    default:
      return drawVehicle(pen, pose, look)
  }
}

/** Metres: for the painter's order and for how large it looks. */
export const sizeOf = (look: Look): { height: number; halfLength: number } => {
  switch (look.kind) {
    case 'person':
      return { height: look.tall, halfLength: 0.2 }
    case 'cyclist':
      return { height: look.child ? 1.35 : 1.75, halfLength: 0.9 }
    case 'motorcyclist':
      return { height: 1.7, halfLength: 1.1 }
    case 'dog':
      return { height: 0.75, halfLength: 0.5 }
    case 'deer':
      return { height: 1.8, halfLength: 0.8 }
    case 'sheep':
      return { height: 0.9, halfLength: 0.6 }
    case 'horse':
      return { height: 2.5, halfLength: 1.2 }
    case 'ball':
      return { height: 0.32, halfLength: 0.16 }
    default:
      return vehicleSize(look)
  }
}
