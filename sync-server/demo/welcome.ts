/** What a start with the demo school says on the screen: where to go, and as whom. */
import {
  ADMINS,
  DEMO_PASSWORD,
  DEMO_SCHOOL_NAME,
  emailOf,
  INSTRUCTORS,
  LEARNERS,
} from './people.ts'

const ONE_OF_EACH = [ADMINS, INSTRUCTORS, LEARNERS].flatMap((people) => people.slice(0, 1))

/** Lines for the terminal: one login per role. */
export const demoWelcome = (): string[] => [
  `Demo school "${DEMO_SCHOOL_NAME}". Sign in as`,
  ...ONE_OF_EACH.map((one) => `  ${one.role.padEnd(11)} ${emailOf(one)}`),
  `with the password ${DEMO_PASSWORD}`,
]
