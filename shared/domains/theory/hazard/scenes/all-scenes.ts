/** Every scene, family by family. */
import type { HazardScene } from '../scene-script.ts'
import { ANIMAL_ON_ROAD } from './animal-on-road.ts'
import { BUS_PULLS_AWAY } from './bus-pulls-away.ts'
import { CAR_DOOR_OPENS } from './car-door-opens.ts'
import { CHILD_AFTER_BALL } from './child-after-ball.ts'
import { CROSSING_IN_USE } from './crossing-in-use.ts'
import { CYCLIST_SWINGS_OUT } from './cyclist-swings-out.ts'
import { EMERGENCY_VEHICLE } from './emergency-vehicle.ts'
import { HORSE_ON_BEND } from './horse-on-bend.ts'
import { MOTORCYCLIST_FILTERS } from './motorcyclist-filters.ts'
import { ONCOMING_TURNS_ACROSS } from './oncoming-turns-across.ts'
import { PARKED_CAR_PULLS_OUT } from './parked-car-pulls-out.ts'
import { PEDESTRIAN_STEPS_OUT } from './pedestrian-steps-out.ts'
import { ROAD_NARROWS } from './road-narrows.ts'
import { SIDE_ROAD_CAR_EMERGES } from './side-road-car-emerges.ts'
import { VEHICLE_AHEAD_BRAKES } from './vehicle-ahead-brakes.ts'

export const ALL_SCENES: readonly HazardScene[] = [
  ...PEDESTRIAN_STEPS_OUT,
  ...CHILD_AFTER_BALL,
  ...PARKED_CAR_PULLS_OUT,
  ...CAR_DOOR_OPENS,
  ...BUS_PULLS_AWAY,
  ...SIDE_ROAD_CAR_EMERGES,
  ...ONCOMING_TURNS_ACROSS,
  ...CYCLIST_SWINGS_OUT,
  ...VEHICLE_AHEAD_BRAKES,
  ...HORSE_ON_BEND,
  ...ROAD_NARROWS,
  ...CROSSING_IN_USE,
  ...EMERGENCY_VEHICLE,
  ...MOTORCYCLIST_FILTERS,
  ...ANIMAL_ON_ROAD,
]
