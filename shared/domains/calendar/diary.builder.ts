/** Diaries for tests: say only what the test is about. */
import { DEFAULT_HOURS, type Diary } from './schema.ts'

/** Sarah's diary with the default hours. */
export const aDiary = (some: Partial<Diary> = {}): Diary => ({
  id: 'diary:sarah',
  instructorId: 'sarah',
  hours: DEFAULT_HOURS,
  blocks: {},
  ...some,
})
