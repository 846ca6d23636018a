/** View models of the office: pure functions of rows, the same for screens, tests and the simulator. */
export { type InstructorToday, instructorsToday, type NowWords } from './instructors-today.ts'
export { type DayBar, type Overview, overviewView } from './overview-view.ts'
export {
  type Directory,
  type InstructorEntry,
  instructorIds,
  instructorList,
  type LearnerEntry,
  learnerList,
  learnersToEnrol,
} from './people-view.ts'
