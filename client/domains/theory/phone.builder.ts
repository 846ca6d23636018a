/** A phone for tests of the theory runners: a disk that outlives the app, and clocks held by hand. */
import type { Drafts } from '#client/engine/api.ts'
import type { Attempt, Question } from '#shared/domains/theory/index.ts'
import type { TimerHandle } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import { createMockStore } from './mock-store.ts'

const MORNING = Date.UTC(2026, 10, 24, 8, 0)

/** A phone: what is on its disk outlives a killed app, its clocks are held by hand. */
export const aPhone = (disk = new Map<string, string>(), set = new Map<string, Attempt>()) => {
  let wallMs = MORNING
  let monotonicMs = 5_000
  let due: { at: number; run: () => void; handle: number }[] = []
  let handles = 0
  let isFull = false
  let writesLeft = Number.POSITIVE_INFINITY
  const puts: string[] = []
  const kept = async (write: () => void): Promise<Result<undefined>> => {
    if (isFull) return refuseWith('not-saved', 'This phone is full.')
    if (writesLeft === 0) return new Promise(() => undefined)
    writesLeft -= 1
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
  const attempts = {
    all: () => set,
    put: (id: string, attempt: Attempt) =>
      kept(() => {
        puts.push(id)
        set.set(id, attempt)
      }),
  }
  const settle = async () => {
    for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
  }
  return {
    disk,
    set,
    puts,
    drafts,
    store: createMockStore(drafts, attempts),
    settle,
    ports: {
      clock: { now: () => wallMs, monotonicMs: () => monotonicMs },
      ids: { uuid: () => '0190aaaa-0000-7000-8000-00000000000a' },
      random: { bytes: (length: number) => new Uint8Array(length).fill(7) },
      timers: {
        after: (delayMs: number, run: () => void): TimerHandle => {
          handles += 1
          due.push({ at: monotonicMs + delayMs, run, handle: handles })
          return handles
        },
        cancel: (handle: TimerHandle) => {
          due = due.filter((one) => one.handle !== handle)
        },
      },
    },
    isFull: (full: boolean) => {
      isFull = full
    },
    /** Killed: after so many writes nothing more reaches the disk, and nobody waits for it. */
    diesAfter: (writes: number) => {
      writesLeft = writes
    },
    setWallClock: (atMs: number) => {
      wallMs = atMs
    },
    /** Time goes by with the app open: every timer fires when it is due. */
    passes: async (ms: number) => {
      const end = monotonicMs + ms
      for (;;) {
        const next = due.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        due = due.filter((one) => one !== next)
        wallMs += next.at - monotonicMs
        monotonicMs = next.at
        next.run()
        await settle()
      }
      wallMs += end - monotonicMs
      monotonicMs = end
    },
  }
}

export type Phone = ReturnType<typeof aPhone>

const letters = 'ABCD'
/** Sixty questions, right answer A, B, C, D in turn. */
export const sixtyQuestions = (): Question[] =>
  Array.from({ length: 60 }, (_nothing, index) => ({
    id: `0${String(index).padStart(25, '0')}`,
    version: 1,
    status: 'live',
    topic: ((index % 14) + 1) as Question['topic'],
    subtopic: 'Sample',
    categories: ['car'],
    region: 'GB',
    stem: `Question ${index}?`,
    options: [0, 1, 2, 3].map((option) => ({
      text: `Option ${letters[option]}`,
      correct: option === index % 4,
      why: 'Because.',
    })),
    explanation: 'Rule 1 says so.',
    refs: [{ kind: 'rule', id: '1' }],
    difficulty: 1,
    author: 'Dual Control',
    effectiveFrom: '2026-06-06',
  }))

/** The app is killed: its timers and memory are gone, its disk and the set are not. */
export const afterBeingKilled = (phone: Phone): Phone => aPhone(phone.disk, phone.set)
