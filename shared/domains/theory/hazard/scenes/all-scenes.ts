/** Every scene, family by family. */
import type { HazardScene } from '../scene-script.ts'
import { PEDESTRIAN_STEPS_OUT } from './pedestrian-steps-out.ts'

export const ALL_SCENES: readonly HazardScene[] = [...PEDESTRIAN_STEPS_OUT]
