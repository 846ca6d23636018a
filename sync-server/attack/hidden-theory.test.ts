/** A learner hides their theory from their instructor: held by the relay, not by the screen. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'

let siege: Siege
let lena: Attacker
let ivan: Attacker
let omar: Attacker
let ada: Attacker
beforeEach(async () => {
  siege = await aSiege()
  const comes = (who: string) => siege.comes(`${who}@hill.example`)
  ;[lena, ivan, omar, ada] = await Promise.all([
    comes('lena'),
    comes('ivan'),
    comes('omar'),
    comes('ada'),
  ])
})
afterEach(() => siege.close())

const LENA = 'lena-of-hill'
const answer = (at: number) => ({
  questionId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  version: 1,
  topic: 1,
  chosen: 0,
  correct: true,
  at,
  ms: 900,
})
const round = (more: object = {}) => ({
  id: 'round-1',
  personId: LENA,
  deviceId: 'phone',
  kind: 'quick',
  answers: [answer(1), answer(2)],
  startedAt: 0,
  finishedAt: 2,
  ...more,
})
const mock = (more: object = {}) => ({
  id: 'mock-1',
  personId: LENA,
  kind: 'mock',
  startedAt: 1,
  finishedAt: 2,
  durationMs: 1,
  allowedMs: null,
  items: [
    {
      questionId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      version: 1,
      topic: 1,
      optionOrder: [0, 1, 2, 3],
      chosen: 0,
      correct: true,
      flagged: false,
    },
  ],
  score: 1,
  outOf: 1,
  passed: false,
  byTopic: [{ topic: 1, right: 1, outOf: 1 }],
  deviceId: 'phone',
  ...more,
})
const HIDDEN = { hiddenFromTeam: true }

const pushes = async (who: Attacker, set: string, data: { id?: string; personId: string }) => {
  const row = { id: data.id ?? data.personId, data }
  const { json } = await who.ask(`/api/sets/${set}`, { body: { rows: [row] } })
  const { ok, problem } = json.verdicts[0] as { ok: boolean; problem?: { code: string } }
  return ok ? 'ok' : problem?.code
}

type Pulled = {
  rows: { id: string; data: { hiddenFromTeam?: true } | null }[]
  checkpoint: { seq: number; epoch: string }
}
const pulls = async (who: Attacker, set: string, after?: Pulled['checkpoint']): Promise<Pulled> => {
  const since = after ? `?after=${after.seq}&epoch=${after.epoch}` : ''
  return (await who.ask(`/api/sets/${set}${since}`)).json as unknown as Pulled
}

test('[TH48] what Lena hides, Ivan’s device is told to forget, old tests too; shown again, it comes back', async () => {
  expect(await pushes(lena, 'practice', round())).toBe('ok')
  expect(await pushes(lena, 'attempts', mock())).toBe('ok')
  for (const [set, id, hidden, shown] of [
    ['practice', 'round-1', round(HIDDEN), round()],
    ['attempts', 'mock-1', mock(HIDDEN), mock()],
  ] as const) {
    const before = await pulls(ivan, set)
    expect(before.rows.map((row) => row.id)).toEqual([id])

    expect(await pushes(lena, set, hidden)).toBe('ok')
    const since = await pulls(ivan, set, before.checkpoint)
    expect(since.rows).toEqual([{ id, data: null }])
    // A device that starts anew gets nothing, not even the id.
    expect((await pulls(ivan, set)).rows.filter((row) => row.data !== null)).toEqual([])
    // She herself and the school's admin keep it.
    for (const who of [lena, ada])
      expect((await pulls(who, set)).rows[0]?.data).toMatchObject(HIDDEN)

    expect(await pushes(lena, set, shown)).toBe('ok')
    expect((await pulls(ivan, set, since.checkpoint)).rows[0]?.data).toMatchObject({ id })
  }
})

test('[TH48] a round hidden from the start was never Ivan’s to see', async () => {
  expect(await pushes(lena, 'practice', round(HIDDEN))).toBe('ok')
  expect((await ivan.ask('/api/sets/practice')).text).not.toContain('round-1')
})

test('[TH48] nobody else hides it or shows it, and the answer does not give it away', async () => {
  await pushes(lena, 'practice', round(HIDDEN))
  for (const who of [ivan, omar, ada]) {
    expect(await pushes(who, 'practice', round())).toBe('not-your-practice')
    const choice = { personId: LENA, theory: 'shown', at: 9 }
    expect(await pushes(who, 'sharing', choice)).toBe('not-your-choice')
  }
  const { text } = await ivan.ask('/api/sets/practice', {
    body: { rows: [{ id: 'round-1', data: round() }] },
  })
  expect(text).not.toContain('answers')
})

test('[TH48] Ivan reads that it is hidden, Omar does not even read that', async () => {
  const choice = { personId: LENA, theory: 'hidden', at: 5 }
  expect(await pushes(lena, 'sharing', choice)).toBe('ok')
  expect((await pulls(ivan, 'sharing')).rows).toEqual([{ id: LENA, data: choice }])
  expect((await pulls(omar, 'sharing')).rows).toEqual([])
})

test('[TH40] a round is Lena’s: Omar neither reads it nor writes one in her name', async () => {
  expect(await pushes(lena, 'practice', round())).toBe('ok')
  expect((await pulls(omar, 'practice')).rows).toEqual([])
  expect(await pushes(omar, 'practice', round({ id: 'round-2' }))).toBe('not-your-practice')
  expect(await pushes(lena, 'practice', round({ answers: [answer(1)] }))).toBe(
    'practice-already-written',
  )
})
