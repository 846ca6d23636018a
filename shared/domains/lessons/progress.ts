/** A learner's progress, from lesson rows. LE2. */

export type RatedLesson = {
  readonly startsAtMs: number
  readonly id: string
  readonly skills: readonly { readonly skill: number; readonly level: number }[]
}

export type SkillLevel = {
  readonly level: number
  /** The level before the newest rating, if there was one. */
  readonly previous: number | undefined
  readonly ratedAtMs: number
}

/** Level of each rated skill: the newest lesson decides, whatever order things arrived in. */
export const skillLevels = (lessons: readonly RatedLesson[]): ReadonlyMap<number, SkillLevel> => {
  const levels = new Map<number, SkillLevel>()
  const byTime = [...lessons].sort((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1))
  for (const lesson of byTime) {
    for (const { skill, level } of lesson.skills) {
      const earlier = levels.get(skill)
      const sameLesson = earlier?.ratedAtMs === lesson.startsAtMs
      levels.set(skill, {
        level,
        previous: sameLesson ? earlier?.previous : earlier?.level,
        ratedAtMs: lesson.startsAtMs,
      })
    }
  }
  return levels
}

/** The newest lesson's "Next time", whatever order lessons arrived in. LE6. */
export const carryOverNote = (
  lessons: readonly { readonly id: string; readonly startsAtMs: number; readonly next: string }[],
  beforeMs: number,
): string | undefined => {
  const newest = lessons
    .filter((one) => one.startsAtMs < beforeMs && one.next.trim() !== '')
    .sort((a, b) => b.startsAtMs - a.startsAtMs || (a.id < b.id ? 1 : -1))[0]
  return newest?.next
}
