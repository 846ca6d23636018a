import { expect, test } from 'vitest'
import type { Drafts } from '#client/engine/api.ts'
import type { PracticeRound, Question, RoundSheet } from '#shared/domains/theory/index.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import { runPractice } from './practice-runner.ts'
import { createPracticeStore } from './practice-store.ts'

const EVENING = Date.UTC(2026, 10, 24, 18)

const aQuestion = (number: number): Question => ({
  id: `0${String(number).padStart(25, '0')}`,
  version: 1,
  status: 'live',
  topic: 11,
  subtopic: 'Sample',
  categories: ['car'],
  region: 'GB',
  stem: `Question ${number}?`,
  options: [0, 1, 2, 3].map((option) => ({
    text: `Option ${option}`,
    correct: option === 0,
    why: 'Because.',
  })),
  explanation: 'Rule 1.',
  refs: [{ kind: 'rule', id: '1' }],
  difficulty: 1,
  author: 'Dual Control',
  effectiveFrom: '2026-06-06',
})

const sheetOf = (count: number): RoundSheet => ({
  id: 'round-1',
  personId: 'amira',
  deviceId: 'phone',
  kind: 'quick',
  startedAt: EVENING,
  questions: Array.from({ length: count }, (_nothing, number) => ({
    question: aQuestion(number),
    optionOrder: [0, 1, 2, 3],
  })),
})

/** A phone: what is on its disk outlives a killed app. */
const aPhone = (disk = new Map<string, string>(), set = new Map<string, PracticeRound>()) => {
  let monotonicMs = 0
  let isFull = false
  let isDead = false
  const kept = async (write: () => void): Promise<Result<undefined>> => {
    if (isDead) return new Promise(() => undefined)
    if (isFull) return refuseWith('not-saved', 'This phone is full.')
    write()
    return ok(undefined)
  }
  const drafts: Drafts = {
    get: async <T>(key: string) => {
      const text = disk.get(key)
      return text === undefined ? undefined : (JSON.parse(text) as T)
    },
    set: (key, value) => kept(() => disk.set(key, JSON.stringify(value))),
    remove: async (key) => {
      await kept(() => disk.delete(key))
    },
  }
  const rounds = {
    all: () => set,
    put: (id: string, round: PracticeRound) => kept(() => set.set(id, round)),
  }
  const ports = {
    clock: { now: () => EVENING + monotonicMs, monotonicMs: () => monotonicMs },
  }
  return {
    disk,
    set,
    store: createPracticeStore(drafts, rounds),
    ports,
    settle: async () => {
      for (let turn = 0; turn < 60; turn += 1) await Promise.resolve()
    },
    passes: (ms: number) => {
      monotonicMs += ms
    },
    isFull: (full: boolean) => {
      isFull = full
    },
    dies: () => {
      isDead = true
    },
    startsAgain: () => aPhone(disk, set),
  }
}
type Phone = ReturnType<typeof aPhone>

const starts = (phone: Phone, count = 3) => {
  const running = runPractice(sheetOf(count), phone.ports, phone.store, () => {})
  return running
}

test('[TH41] the screen knows right or wrong before the disk knows anything', () => {
  const phone = aPhone()
  phone.dies()
  const running = starts(phone)
  running.answer(2)
  expect(running.state().round.answers[0]).toMatchObject({ chosen: 2, correct: false })
})

test('[TH40] a whole round is one row, and nothing is left on the disk', async () => {
  const phone = aPhone()
  const running = starts(phone)
  for (const chosen of [0, 1, 0]) {
    phone.passes(4_000)
    running.answer(chosen)
    running.next()
  }
  await phone.settle()
  expect(running.state().isOver).toBe(true)
  expect([...phone.set.keys()]).toEqual(['round-1'])
  expect(phone.set.get('round-1')?.answers.map((one) => [one.correct, one.ms])).toEqual([
    [true, 4_000],
    [false, 4_000],
    [true, 4_000],
  ])
  expect(phone.disk.size).toBe(0)
})

test('[TH42] killed after the second answer: both are handed in at the next start, once', async () => {
  const phone = aPhone()
  const running = starts(phone)
  running.answer(0)
  running.next()
  running.answer(0)
  await phone.settle()
  phone.dies()
  running.next()
  running.answer(0)
  await phone.settle()
  expect(phone.set.size).toBe(0)

  const again = phone.startsAgain()
  await again.store.handInLeftovers()
  await again.store.handInLeftovers()
  expect(again.set.get('round-1')?.answers).toHaveLength(2)
  expect(again.disk.size).toBe(0)
})

test('[TH42] a second window hands in what the first has so far; the first one’s end has more', async () => {
  const phone = aPhone()
  const running = starts(phone)
  running.answer(0)
  await phone.settle()
  await phone.store.handInLeftovers()
  expect(phone.set.get('round-1')?.answers).toHaveLength(1)
  running.next()
  running.answer(1)
  await running.end()
  expect(phone.set.get('round-1')?.answers).toHaveLength(2)
})

test('[TH42] a full phone is told of, and what was answered is saved once there is room', async () => {
  const phone = aPhone()
  const running = starts(phone)
  phone.isFull(true)
  running.answer(0)
  await phone.settle()
  expect(running.state().problem?.message).toBe('This phone is full.')
  phone.isFull(false)
  running.next()
  running.answer(0)
  await phone.settle()
  expect(running.state().problem).toBeUndefined()
  await running.end()
  expect(phone.set.get('round-1')?.answers).toHaveLength(2)
})

test('a round left before its first answer leaves nothing behind', async () => {
  const phone = aPhone()
  await starts(phone).end()
  expect([phone.set.size, phone.disk.size]).toEqual([0, 0])
})
