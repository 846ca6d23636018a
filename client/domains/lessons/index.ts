/** What was learned, on the screen: progress, and the log of a lesson. */
export { createFormDraft, type FormDraft } from './form-draft.ts'
export { chargeProposed } from './log-draft.ts'
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
export { LogSheet, type LogSheetProps, preloadLogSheet } from './sheets.tsx'
export {
  LEARNER_REASONS,
  lastTimeWords,
  levelWord,
  levelWords,
  OWN_REASON_WORDS,
  REASON_WORDS,
  STAFF_REASONS,
  skillName,
  trendWords,
} from './words.ts'
