/**
 * What is known of a hazard scene without drawing it: enough to pick it for a mock, to score presses
 * and to explain it afterwards. How it looks stands in its script.
 */

/** Logical frames a second: the resolution in which presses are scored. C2. */
export const FRAME_RATE = 25

export const SCENE_FAMILIES = [
  'pedestrian-steps-out',
  'child-after-ball',
  'parked-car-pulls-out',
  'car-door-opens',
  'bus-pulls-away',
  'side-road-car-emerges',
  'oncoming-turns-across',
  'cyclist-swings-out',
  'vehicle-ahead-brakes',
  'horse-on-bend',
  'road-narrows',
  'crossing-in-use',
  'emergency-vehicle',
  'motorcyclist-filters',
  'animal-on-road',
] as const

export type SceneFamily = (typeof SCENE_FAMILIES)[number]

export type SceneLight = 'day' | 'dusk' | 'rain' | 'fog'

/** Something that develops: it would make a driver change speed or direction. All in frames. */
export type DevelopingHazard = {
  /** Unique in its scene: `h1`, `h2`. */
  readonly id: string
  /** Shown after the test only: "A child runs out after the ball". */
  readonly name: string
  /** Shown after the test only: what could be seen when, and what a driver does. */
  readonly why: string
  /** From here on an attentive driver might keep an eye on it; a press scores nothing yet. */
  readonly potentialAtFrame: number
  /** The scoring window opens: five equal parts worth 5, 4, 3, 2, 1. */
  readonly developsAtFrame: number
  /** The window closes: too late to respond calmly. */
  readonly criticalAtFrame: number
}

export type SceneFacts = {
  /** Never reused: `child-ball-1`. */
  readonly id: string
  /** Moves when the picture or a window changes, so that an old score stays explainable. */
  readonly version: number
  readonly family: SceneFamily
  /** Says where we are, and gives nothing away: "A terraced street after school". */
  readonly title: string
  readonly light: SceneLight
  /** 45 to 60 seconds. */
  readonly durationFrames: number
  /** One, or two; their windows do not overlap. */
  readonly hazards: readonly DevelopingHazard[]
  /** What might have developed and never does: at least three, named for the replay. */
  readonly potentials: readonly { readonly name: string; readonly atFrame: number }[]
}
