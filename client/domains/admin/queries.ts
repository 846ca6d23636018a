/** View models of the office: pure functions of rows, the same for screens, tests and the simulator. */
export { instructorsToday, type NowWords } from './instructors-today.ts'
export { type Overview, overviewView } from './overview-view.ts'
export {
  type InstructorEntry,
  instructorIds,
  instructorList,
  type LearnerEntry,
  learnerList,
  learnersToEnrol,
} from './people-view.ts'
export { type WaitsFor, waitingForOthers } from './waiting-view.ts'
