/** Every silent scene. */
import type { HazardScene } from '../../scene-script.ts'
import { IN_THE_COUNTRY } from './in-the-country.ts'
import { IN_TOWN } from './in-town.ts'
import { MEETING_OTHERS } from './meeting-others.ts'
import { RIDERS_AND_WALKERS } from './riders-and-walkers.ts'

export const ALL_SILENT: readonly HazardScene[] = [
  ...RIDERS_AND_WALKERS,
  ...IN_TOWN,
  ...MEETING_OTHERS,
  ...IN_THE_COUNTRY,
]
