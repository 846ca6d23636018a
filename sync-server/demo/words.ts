/** What instructors of the demo school write, and how far their learners are. */
import type { Stage } from '#shared/domains/people/index.ts'

/** Stages of ten learners, over and over: most are in the middle of it. */
export const STAGES: readonly Stage[] = [
  'Practical Scheduled',
  'Theory Complete',
  'Registered',
  'Theory Complete',
  'Registered',
  'Test Ready',
  'Theory Complete',
  'Getting Started',
  'Registered',
  'Practical Scheduled',
]

/** What a lesson was about: skills of the driver's record, a note, what is next. */
export type Theme = {
  readonly skills: readonly number[]
  readonly note: string
  readonly next: string
}

export const THEMES: readonly Theme[] = [
  {
    skills: [8, 9, 14],
    note: 'Left and right turns around Headingley. Mirrors come late when the road gets busy.',
    next: 'Mirrors before signals. Then Lawnswood roundabout, second exit.',
  },
  {
    skills: [15, 10, 7],
    note: 'Roundabouts at Lawnswood and Moortown. Lane choice is good, needs help with the exit signal.',
    next: 'Armley gyratory, approach in third gear.',
  },
  {
    skills: [19, 17],
    note: 'Bay parking in the supermarket car park. Forward is fine, reversing drifts to the left.',
    next: 'Reverse bay, both sides, with other cars beside it.',
  },
  {
    skills: [6, 5, 12],
    note: 'Hill starts in Meanwood. Clutch much smoother than last week, one stall.',
    next: 'Hill start facing down, then meeting traffic on Monk Bridge Road.',
  },
  {
    skills: [22, 11],
    note: 'Ring road out to Horsforth and back. Joined with confidence, keeps 50 well.',
    next: 'Overtaking on the dual carriageway, then the A65.',
  },
  {
    skills: [27, 10, 14],
    note: 'Independent drive with the sat nav for 20 minutes. One wrong turn, dealt with calmly.',
    next: 'Follow signs to Otley without the sat nav.',
  },
  {
    skills: [20, 4, 3],
    note: 'Emergency stop three times, the last one test standard. Cockpit checks by heart.',
    next: 'Show me, tell me: all questions.',
  },
  {
    skills: [24, 25, 16],
    note: 'Dark and wet on Kirkstall Road. Slowed early for the crossings, lights used well.',
    next: 'Country roads in daylight for comparison.',
  },
]

/** Pence, by minutes. */
export const PRICE_PER_MINUTE_PENCE = 63
