/** What was learned, on the screen: progress, and the log of a lesson. */
export {
  type LessonEntry,
  learnerProgressView,
  lessonHistory,
  levelHistory,
  nextTimeFor,
  type PlannedSkill,
  type ProgressView,
  plannedSkills,
  type SkillView,
} from './queries.ts'
