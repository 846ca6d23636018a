/**
 * The 27 skills and five levels of the driver's record.
 * Contains public sector information licensed under the Open Government Licence v3.0. LE1.
 */
export const SKILL_GROUPS = [
  {
    name: 'Basics',
    skills: [
      [1, 'Legal responsibilities'],
      [2, 'Safety checks'],
      [3, 'Cockpit checks'],
      [4, 'Security'],
    ],
  },
  {
    name: 'Control and positioning',
    skills: [
      [5, 'Controls and instruments'],
      [6, 'Moving away and stopping'],
      [7, 'Safe positioning'],
    ],
  },
  {
    name: 'Observations, signalling and planning',
    skills: [
      [8, 'Mirrors – vision and use'],
      [9, 'Signals'],
      [10, 'Anticipation and planning'],
      [11, 'Use of speed'],
      [12, 'Other traffic'],
      [13, 'Fuel-efficient driving'],
    ],
  },
  {
    name: 'Junctions, roundabouts and crossings',
    skills: [
      [14, 'Junctions'],
      [15, 'Roundabouts'],
      [16, 'Pedestrian crossings'],
    ],
  },
  {
    name: 'Manoeuvres',
    skills: [
      [17, 'Reversing'],
      [18, 'Turning the car around'],
      [19, 'Parking'],
      [20, 'Emergency stop'],
    ],
  },
  {
    name: 'Road types',
    skills: [
      [21, 'Country roads'],
      [22, 'Dual carriageways'],
      [23, 'Motorways'],
    ],
  },
  {
    name: 'Driving conditions',
    skills: [
      [24, 'Driving in the dark'],
      [25, 'Weather conditions'],
      [26, 'Passengers and loads'],
    ],
  },
  { name: 'Following routes', skills: [[27, 'Independent driving and using a sat nav']] },
] as const satisfies readonly { name: string; skills: readonly (readonly [number, string])[] }[]

export const SKILL_NAMES: ReadonlyMap<number, string> = new Map(
  SKILL_GROUPS.flatMap((group) =>
    group.skills.map(([number, name]): [number, string] => [number, name]),
  ),
)
export const SKILL_COUNT = 27

/** Level 1 is the first word. */
export const LEVEL_WORDS = [
  'Introduced',
  'Helped',
  'Prompted',
  'Independent',
  'Reflection',
] as const
/** From this level on a skill counts as independent. */
export const INDEPENDENT_LEVEL = 4
