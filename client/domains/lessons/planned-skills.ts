/**
 * Which of the 27 skills a log shows first: the ones the last "Next time" speaks of, then what is in
 * progress. A suggestion only; all others are one press away.
 */
import { INDEPENDENT_LEVEL, type SkillLevel } from '#shared/domains/lessons/index.ts'

const FEWEST = 3
const MOST = 6

/** Word stems by which instructors name a skill in a note. */
const STEMS: readonly (readonly [skill: number, stem: string])[] = [
  [2, 'safety check'],
  [3, 'cockpit'],
  [5, 'gear'],
  [5, 'clutch'],
  [6, 'moving off'],
  [6, 'moving away'],
  [6, 'hill start'],
  [7, 'position'],
  [8, 'mirror'],
  [9, 'signal'],
  [10, 'anticipat'],
  [10, 'planning'],
  [11, 'speed'],
  [13, 'fuel'],
  [14, 'junction'],
  [15, 'roundabout'],
  [16, 'crossing'],
  [17, 'revers'],
  [18, 'turn in the road'],
  [18, 'turning the car'],
  [19, 'park'],
  [20, 'emergency stop'],
  [21, 'country'],
  [22, 'dual carriageway'],
  [23, 'motorway'],
  [24, 'dark'],
  [24, 'night'],
  [25, 'rain'],
  [25, 'weather'],
  [27, 'sat nav'],
  [27, 'independent driving'],
]

/** Skills a note speaks of, in the order it names them. */
export const skillsNamedIn = (note: string): number[] => {
  const text = note.toLocaleLowerCase('en-GB')
  const named = STEMS.map(([skill, stem]) => ({ skill, at: text.indexOf(stem) }))
    .filter((one) => one.at >= 0)
    .sort((a, b) => a.at - b.at)
  return [...new Set(named.map((one) => one.skill))]
}

/** Three to six skills for the next log. Never refuses; a first lesson starts with the first three. */
export const plannedSkills = (
  levels: ReadonlyMap<number, SkillLevel>,
  nextNote: string | undefined,
): number[] => {
  const inProgress = [...levels]
    .filter(([, one]) => one.level < INDEPENDENT_LEVEL)
    .sort(([a, left], [b, right]) => right.ratedAtMs - left.ratedAtMs || a - b)
    .map(([skill]) => skill)
  const planned = [...new Set([...skillsNamedIn(nextNote ?? ''), ...inProgress])].slice(0, MOST)
  for (let skill = 1; planned.length < FEWEST; skill += 1) {
    if (!planned.includes(skill)) planned.push(skill)
  }
  return planned
}
