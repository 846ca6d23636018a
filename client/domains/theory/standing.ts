/** How the learner stands, as the theory page and Home show it: from every answer of every device. */
import { createMemo } from 'solid-js'
import {
  type Attempt,
  loadSchedule,
  masteryByTopic,
  type PracticeRound,
  passChance,
  practisable,
} from '#shared/domains/theory/index.ts'
import { civilDateAt } from '#shared/kernel/time.ts'
import { createLoaded } from './loaded.ts'
import { countByTopic, theoryAnswers } from './practice-queries.ts'
import { questionsById } from './question-bank.ts'
import { useTheory } from './theory-services.ts'

export type Standing = ReturnType<typeof createStanding>

export const createStanding = () => {
  const { engine, bank } = useTheory()
  const answers = createMemo(() =>
    theoryAnswers(
      engine.set<PracticeRound>('practice').all(),
      engine.set<Attempt>('attempts').all(),
      engine.me.personId,
    ),
  )
  const mastery = createMemo(() => masteryByTopic(answers()))
  // Both come later than the page; what needs them appears when they are there.
  const schedule = createLoaded(loadSchedule)
  const bundled = createLoaded(bank.bundled)
  const asked = createMemo(() => {
    const known = bundled()
    const all = known && questionsById(known, bank.published.all())
    return all && practisable([...all.values()], civilDateAt(engine.now()))
  })
  return {
    answers,
    mastery,
    chance: createMemo(() => passChance(mastery())),
    /** How many questions that can still be asked are due; undefined until it is known. */
    dueCount: createMemo(() => {
      const [scheduler, known] = [schedule(), asked()]
      if (answers().length === 0) return 0
      if (!scheduler || !known) return undefined
      const ids = new Set(known.map((question) => question.id))
      const due = scheduler.dueAt(scheduler.scheduleOf(answers()), engine.minute())
      return due.filter((id) => ids.has(id)).length
    }),
    /** Questions to practise by topic; undefined until the bank is here. */
    counts: createMemo(() => {
      const known = asked()
      return known && countByTopic(known)
    }),
  }
}
