/** What an honest device pushes into the published sets. */
import type { SeededRandom } from '#simulation/random.ts'
import { FUZZED_KEY } from './honest-work.ts'

export type HonestRow = { readonly set: string; readonly id: string; readonly data: unknown }

const attempt = (seed: number, personId: string): HonestRow => {
  const id = `${FUZZED_KEY}-attempt-${seed}`
  const answer = {
    questionId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    version: 1,
    topic: 1,
    optionOrder: [2, 0, 1, 3],
    chosen: 1,
    correct: false,
    flagged: false,
  }
  const data = {
    id,
    personId,
    kind: 'mock',
    startedAt: 1_795_420_000_000,
    finishedAt: 1_795_420_800_000,
    durationMs: 800_000,
    allowedMs: null,
    items: [answer],
    score: 0,
    outOf: 1,
    passed: false,
    byTopic: [{ topic: 1, right: 0, outOf: 1 }],
    deviceId: 'fuzz',
  }
  return { set: 'attempts', id, data }
}

const practice = (seed: number, personId: string): HonestRow => {
  const id = `${FUZZED_KEY}-practice-${seed}`
  const answer = {
    questionId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
    version: 1,
    topic: 1,
    chosen: 1,
    correct: false,
    at: 1_795_420_060_000,
    ms: 4_000,
  }
  const data = {
    id,
    personId,
    deviceId: 'fuzz',
    kind: 'quick',
    answers: [answer],
    startedAt: 1_795_420_000_000,
    finishedAt: answer.at,
  }
  return { set: 'practice', id, data }
}

/** A learner's own row, a mock test, practice, a read mark, and lists a device never writes. */
export const honestRow = (seed: number, random: SeededRandom, personId: string): HonestRow =>
  random.weighted<() => HonestRow>([
    [
      () => ({
        set: 'people',
        id: personId,
        data: { displayName: 'Seun Adeyemi', roles: ['learner'], phone: '07700 900123' },
      }),
      4,
    ],
    [() => attempt(seed, personId), 5],
    [() => practice(seed, personId), 3],
    [
      () => ({
        set: 'sharing',
        id: personId,
        data: { personId, theory: 'hidden', at: 1_795_420_000_000 + seed },
      }),
      1,
    ],
    [
      () => ({
        set: 'notifications',
        id: 'n1',
        data: { personId, what: 'booked', about: 'b1', by: 'ann', atMs: 1, readAtMs: 2 },
      }),
      2,
    ],
    [
      () => ({
        set: 'complaints',
        id: `01HZZZZZZZZZZZZZZZZZZZZZZZ.1.${personId}`,
        data: {
          id: `01HZZZZZZZZZZZZZZZZZZZZZZZ.1.${personId}`,
          personId,
          questionId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
          version: 1,
          text: `Rule ${seed} says otherwise.`,
          at: 1_795_420_000_000,
        },
      }),
      2,
    ],
    [() => ({ set: 'questions', id: 'q1', data: {} }), 1],
    [() => ({ set: 'busy', id: 'b1', data: { instructorId: 'dev', firm: true } }), 1],
  ])()
