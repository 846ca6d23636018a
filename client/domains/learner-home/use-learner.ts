/** What every screen of the learner asks first: who, when, and which times are taken. */
import { firstNameOf } from '#client/domains/people/index.ts'
import { useEngine } from '#client/engine/use-engine.ts'
import type { AwaitingLesson, BusyTime } from '#shared/domains/bookings/index.ts'
import type { LearnerAsked } from './queries.ts'

export const useLearner = () => {
  const engine = useEngine()
  return {
    engine,
    first: (personId: string): string => firstNameOf(engine, personId),
    /** Live inside a computation. */
    asked: (): LearnerAsked => ({
      learnerId: engine.me.personId,
      nowMs: engine.minute(),
      busy: engine.set<BusyTime>('busy').all(),
      awaiting: engine.set<AwaitingLesson>('awaiting').all(),
    }),
  }
}
