/** A learner's progress as screens show it: skills by group, what to plan, what was written. */
import type { Rows } from '#client/engine/api.ts'
import {
  carryOverNote,
  INDEPENDENT_LEVEL,
  type LessonRow,
  learnerBucket,
  SKILL_COUNT,
  SKILL_GROUPS,
  skillLevels,
} from '#shared/domains/lessons/index.ts'
import * as planned from './planned-skills.ts'

/** 'first' when there was no earlier rating. */
export type Trend = 'up' | 'down' | 'same' | 'first'

export type SkillView = {
  readonly skill: number
  readonly name: string
  /** Undefined while it was never rated. */
  readonly level: number | undefined
  readonly previous: number | undefined
  readonly trend: Trend | undefined
  readonly ratedAtMs: number | undefined
}

export type ProgressView = {
  readonly groups: readonly { readonly name: string; readonly skills: readonly SkillView[] }[]
  readonly skillCount: number
  readonly ratedCount: number
  readonly independentCount: number
  readonly lessonCount: number
  readonly lastLessonAtMs: number | undefined
  /** The newest lesson's "Next time". */
  readonly nextTime: string | undefined
}

const lessonsOf = (rows: Rows, learnerId: string): readonly LessonRow[] =>
  rows.inBucket<LessonRow>('lesson', learnerBucket(learnerId))

const trendOf = (level: number, previous: number | undefined): Trend => {
  if (previous === undefined) return 'first'
  if (level === previous) return 'same'
  return level > previous ? 'up' : 'down'
}

/** Skills with level and trend, and the totals for a ring or a header. */
export const learnerProgressView = (rows: Rows, learnerId: string): ProgressView => {
  const lessons = lessonsOf(rows, learnerId)
  const levels = skillLevels(lessons)
  const groups = SKILL_GROUPS.map((group) => ({
    name: group.name,
    skills: group.skills.map(([skill, name]): SkillView => {
      const rated = levels.get(skill)
      return {
        skill,
        name,
        level: rated?.level,
        previous: rated?.previous,
        trend: rated && trendOf(rated.level, rated.previous),
        ratedAtMs: rated?.ratedAtMs,
      }
    }),
  }))
  const newest = lessons.reduce((latest, one) => Math.max(latest, one.startsAtMs), 0)
  return {
    groups,
    skillCount: SKILL_COUNT,
    ratedCount: levels.size,
    independentCount: [...levels.values()].filter((one) => one.level >= INDEPENDENT_LEVEL).length,
    lessonCount: lessons.length,
    lastLessonAtMs: newest === 0 ? undefined : newest,
    nextTime: carryOverNote(lessons, Number.MAX_SAFE_INTEGER),
  }
}

/** "Next time" of the last lesson before this one. LE6. */
export const nextTimeFor = (rows: Rows, learnerId: string, beforeMs: number): string | undefined =>
  carryOverNote(lessonsOf(rows, learnerId), beforeMs)

export type PlannedSkill = {
  readonly skill: number
  /** Level of last time; ratings of this very lesson do not count. */
  readonly last: number | undefined
}

/** Three to six skills to show first in the log of one lesson. */
export const plannedSkills = (
  rows: Rows,
  learnerId: string,
  lesson: { readonly id: string; readonly startsAtMs: number },
): PlannedSkill[] => {
  const earlier = lessonsOf(rows, learnerId).filter(
    (one) => one.id !== lesson.id && one.startsAtMs <= lesson.startsAtMs,
  )
  const levels = skillLevels(earlier)
  const note = carryOverNote(earlier, lesson.startsAtMs)
  return planned
    .plannedSkills(levels, note)
    .map((skill) => ({ skill, last: levels.get(skill)?.level }))
}

/** Level of every skill rated before this lesson, for skills added to a log by hand. */
export const levelsBefore = (
  rows: Rows,
  learnerId: string,
  lesson: { readonly id: string; readonly startsAtMs: number },
): ReadonlyMap<number, number> => {
  const earlier = lessonsOf(rows, learnerId).filter(
    (one) => one.id !== lesson.id && one.startsAtMs <= lesson.startsAtMs,
  )
  return new Map([...skillLevels(earlier)].map(([skill, one]) => [skill, one.level]))
}

/** What this lesson's log says already: the later of two ratings of one skill. */
export const ratingsOf = (
  rows: Rows,
  learnerId: string,
  lessonId: string,
): ReadonlyMap<number, number> => {
  const lesson = lessonsOf(rows, learnerId).find((one) => one.id === lessonId)
  return new Map((lesson?.skills ?? []).map((one) => [one.skill, one.level]))
}

export type LessonEntry = {
  readonly lesson: LessonRow
  /** Skills that moved or were rated, the later rating of two. */
  readonly ratings: readonly { readonly skill: number; readonly level: number }[]
  readonly isUnsent: boolean
}

/** Logged lessons, newest first. */
export const lessonHistory = (rows: Rows, learnerId: string): LessonEntry[] =>
  [...lessonsOf(rows, learnerId)]
    .sort((a, b) => b.startsAtMs - a.startsAtMs || (a.id < b.id ? 1 : -1))
    .map((lesson) => ({
      lesson,
      ratings: [...new Map(lesson.skills.map((one) => [one.skill, one])).values()],
      isUnsent: rows.isUnsent(lesson.doc),
    }))

export type LevelHistory = {
  /** Starts of the lessons shown, oldest first. */
  readonly lessonsAtMs: readonly number[]
  /** For each skill, in order, its level after each of those lessons; 0 for "not yet". */
  readonly levels: ReadonlyMap<number, readonly number[]>
}

/** How every skill grew over the newest `most` lessons. */
export const levelHistory = (rows: Rows, learnerId: string, most: number): LevelHistory => {
  const oldestFirst = lessonHistory(rows, learnerId).reverse()
  const current = new Map<number, number>()
  const columns = oldestFirst.map(({ lesson, ratings }) => {
    for (const { skill, level } of ratings) current.set(skill, level)
    return { atMs: lesson.startsAtMs, levels: new Map(current) }
  })
  const shown = columns.slice(-most)
  const skills = SKILL_GROUPS.flatMap((group) => group.skills.map(([skill]) => skill as number))
  return {
    lessonsAtMs: shown.map((one) => one.atMs),
    levels: new Map(skills.map((skill) => [skill, shown.map((one) => one.levels.get(skill) ?? 0)])),
  }
}
