/** Learner files for tests: say only what the test is about. */
import type { Learner, LearnerEvent } from './schema.ts'

type Distribute<E> = E extends LearnerEvent
  ? Omit<E, 'by' | 'at' | 'after'> & { by?: string; at?: number; after?: string[] }
  : never

/** An event by Ann, after nothing, unless said otherwise. */
export const aLearnerEvent = (some: Distribute<LearnerEvent>): LearnerEvent =>
  ({ by: 'ann', at: 1_000, after: [], ...some }) as LearnerEvent

/** Amira's file: enrolled (`a`), Sarah assigned (`b`). */
export const aLearner = (some: Partial<Learner> = {}): Learner => ({
  id: 'learner:amira',
  personId: 'amira',
  events: {
    a: aLearnerEvent({ type: 'enrolled' }),
    b: aLearnerEvent({ type: 'assigned', instructorId: 'sarah', from: 1_000, after: ['a'] }),
  },
  ...some,
})
