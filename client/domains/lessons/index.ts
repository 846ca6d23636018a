/** What was learned, on the screen: progress, and the log of a lesson. */
export { createFormDraft } from './form-draft.ts'
export {
  type LessonEntry,
  learnerProgressView,
  lessonHistory,
  levelHistory,
  type ProgressView,
  type SkillView,
} from './queries.ts'
export { LogSheet, preloadLogSheet } from './sheets.tsx'
export {
  LEARNER_REASONS,
  levelWord,
  levelWords,
  OWN_REASON_WORDS,
  REASON_WORDS,
  STAFF_REASONS,
  skillName,
  trendWords,
} from './words.ts'
