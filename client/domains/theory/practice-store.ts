/**
 * Where a practice round lies while it is taken, and how it reaches the set of rounds. Its answers
 * are kept after each one; what a killed app left over is handed in at the next start (TH42).
 */
import type { Drafts, SetView } from '#client/engine/api.ts'
import type { PracticeRound } from '#shared/domains/theory/index.ts'
import { ok, type Result } from '#shared/kernel/result.ts'

/** Ids of rounds that may not have reached the set yet: drafts cannot be listed. */
const ROUND_IDS = 'practice-rounds'
const roundKey = (id: string): string => `practice-round:${id}`

export type PracticeStore = ReturnType<typeof createPracticeStore>

export const createPracticeStore = (
  drafts: Drafts,
  rounds: Pick<SetView<PracticeRound>, 'all' | 'put'>,
) => {
  const ids = async (): Promise<readonly string[]> =>
    (await drafts.get<readonly string[]>(ROUND_IDS)) ?? []

  return {
    /** Keeps what was answered so far. Strict: once it resolves a killed app loses none of it. */
    async keep(round: PracticeRound): Promise<Result<undefined>> {
      const listed = await ids()
      // The id first: an id without a round is harmless, a round without an id is never found.
      if (!listed.includes(round.id)) {
        const kept = await drafts.set(ROUND_IDS, [...listed, round.id])
        if (!kept.ok) return kept
      }
      return drafts.set(roundKey(round.id), round)
    },

    /** Writes it into the set; the longer one stands, so twice is the same as once. */
    async handIn(round: PracticeRound): Promise<Result<undefined>> {
      const there = rounds.all().get(round.id)
      const isNews = there === undefined || there.answers.length < round.answers.length
      const put = isNews ? await rounds.put(round.id, round) : ok(undefined)
      if (!put.ok) return put
      await drafts.remove(roundKey(round.id))
      const others = (await ids()).filter((id) => id !== round.id)
      return others.length === 0
        ? drafts.remove(ROUND_IDS).then(() => ok(undefined))
        : drafts.set(ROUND_IDS, others)
    },

    /** What was answered but never reached the set, because the app died in between. */
    async handInLeftovers(): Promise<void> {
      for (const id of await ids()) {
        const round = await drafts.get<PracticeRound>(roundKey(id))
        if (round) await this.handIn(round)
      }
    },
  }
}
