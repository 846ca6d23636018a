import { expect, test } from 'vitest'
import { breakLeftMs, type SceneFacts } from '#shared/domains/theory/index.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { someScenes } from './hazard/scenes.builder.ts'
import { type MockRunner, runMock } from './mock-runner.ts'
import { afterBeingKilled, aPhone, type Phone, sixtyQuestions } from './phone.builder.ts'
import { timeLeftLabel } from './queries.ts'
import { startNewMock } from './start-mock.ts'

const MINUTE_MS = 60_000
const MORNING = Date.UTC(2026, 10, 24, 8, 0)

const startsAMock = (phone: Phone, scenes?: readonly SceneFacts[]) =>
  startNewMock({
    me: { personId: 'lena', deviceId: 'lenas-phone' },
    allowance: 'standard',
    attempts: [],
    bank: { published: { all: () => new Map() }, bundled: async () => sixtyQuestions() },
    hazardScenes: scenes && (async () => scenes),
    store: phone.store,
    ports: phone.ports,
  })

const opensIt = async (phone: Phone): Promise<MockRunner> => {
  const resumed = await phone.store.resume(phone.ports.clock.monotonicMs())
  if (!resumed.ok || resumed.value === undefined) throw new Error('no test to take up')
  return runMock(resumed.value, phone.ports, phone.store, () => undefined)
}

/** Answers questions 1 to 26 at one a minute, less 8 seconds in all, and stands at question 27. */
const reachesQuestion27 = async (phone: Phone): Promise<MockRunner> => {
  await startsAMock(phone)
  const mock = await opensIt(phone)
  for (let question = 0; question < 26; question += 1) {
    await phone.passes(question === 0 ? 52_000 : MINUTE_MS)
    await mock.answer(question, question % 4)
    await mock.goTo(question + 1)
  }
  return mock
}

test('[TH7] killed at question 27, it resumes there with 31:08 left', async () => {
  const phone = aPhone()
  const mock = await reachesQuestion27(phone)
  expect(timeLeftLabel(mock.state().leftMs)).toBe('31:08')

  const reopened = await opensIt(afterBeingKilled(phone))
  expect(timeLeftLabel(reopened.state().leftMs)).toBe('31:08')
  expect(reopened.state().mock.progress.at).toBe(26)
  expect(reopened.state().mock.progress.chosen.filter((one) => one !== null)).toHaveLength(26)
})

test('[TH7] killed between two seconds, the figure last seen is the figure that comes back', async () => {
  const phone = aPhone()
  const mock = await reachesQuestion27(phone)
  await phone.passes(3_400)
  const seen = timeLeftLabel(mock.state().leftMs)
  expect(seen).toBe('31:05')
  const reopened = await opensIt(afterBeingKilled(phone))
  expect(timeLeftLabel(reopened.state().leftMs)).toBe(seen)
})

test('[TH7] setting the wall clock gains nothing and loses nothing', async () => {
  const phone = aPhone()
  const mock = await reachesQuestion27(phone)
  phone.setWallClock(MORNING - 3 * 60 * MINUTE_MS)
  await phone.passes(1_000)
  expect(timeLeftLabel(mock.state().leftMs)).toBe('31:07')
  phone.setWallClock(MORNING + 24 * 60 * MINUTE_MS)
  await phone.passes(1_000)
  expect(timeLeftLabel(mock.state().leftMs)).toBe('31:06')
})

test('an answer is on the disk before the next question is shown', async () => {
  const phone = aPhone()
  await startsAMock(phone)
  const mock = await opensIt(phone)
  await mock.answer(0, 2)
  const saved = await phone.drafts.get<{ chosen: (number | null)[] }>('mock')
  expect(saved?.chosen[0]).toBe(2)
  expect(mock.state().mock.progress.at).toBe(0)
})

test('while the phone cannot save, the question stays and says so; later it goes on', async () => {
  const phone = aPhone()
  await startsAMock(phone)
  const mock = await opensIt(phone)
  phone.isFull(true)
  await mock.answer(0, 2)
  expect(await mock.goTo(1)).toMatchObject({ ok: false, problem: { code: 'not-saved' } })
  expect(mock.state().mock.progress.at).toBe(0)
  expect(mock.state().problem?.message).toBe('This phone is full.')

  phone.isFull(false)
  expect(await mock.goTo(1)).toEqual(ok(undefined))
  expect(mock.state()).toMatchObject({ problem: undefined, mock: { progress: { at: 1 } } })
})

test('[TH7] when the time is up the test ends by itself and is handed in once', async () => {
  const phone = aPhone()
  const mock = await reachesQuestion27(phone)
  await phone.passes(32 * MINUTE_MS)
  const { attempt } = mock.state()
  expect(attempt?.durationMs).toBe(57 * MINUTE_MS)
  expect(phone.puts).toEqual([attempt?.id])
  expect([...phone.disk.keys()]).toEqual([])
  expect(await mock.answer(30, 1)).toMatchObject({ ok: false })
})

test('[TH9] killed at any write of the handing in: it counts once, or goes on where it was', async () => {
  for (let writes = 0; writes <= 8; writes += 1) {
    const phone = aPhone()
    const mock = await reachesQuestion27(phone)
    phone.diesAfter(writes)
    void mock.finish()
    await phone.settle()

    const next = afterBeingKilled(phone)
    const running = await next.store.read()
    await next.store.handInLeftovers()
    if (running) await (await opensIt(next)).finish()
    const [attempt, ...more] = [...next.set.values()]
    expect(attempt).toMatchObject({ personId: 'lena', outOf: 50 })
    expect(attempt?.items.filter((item) => item.chosen !== null)).toHaveLength(26)
    expect(more).toEqual([])
    expect(await next.store.read()).toBeUndefined()
    const kept = [...next.disk.keys()].filter((key) => /^mock-(paper|finished:)/.test(key))
    expect(kept).toEqual([])
  }
})

test('[TH9] an id without an attempt, as a kill can leave it, harms nothing', async () => {
  const phone = aPhone()
  await startsAMock(phone)
  phone.disk.set('mock-finished', JSON.stringify(['0190aaaa-0000-7000-8000-00000000000a']))
  await phone.store.handInLeftovers()
  expect(phone.puts).toEqual([])
  expect(await phone.store.read()).toBeDefined()
})

test('[TH9] the same test open in two tabs counts once, as the tab that ended it first left it', async () => {
  const phone = aPhone()
  await startsAMock(phone)
  const [one, other] = [await opensIt(phone), await opensIt(phone)]
  await one.answer(0, 0)
  await one.finish()
  await other.answer(0, 3)
  await other.finish()
  expect(phone.puts).toHaveLength(1)
  expect([...phone.set.values()].map((attempt) => attempt.items[0]?.chosen)).toEqual([0])
  expect([...phone.disk.keys()].filter((key) => key !== 'mock')).toEqual([])
})

test('a test thrown away comes back with undo, where it was', async () => {
  const phone = aPhone()
  const mock = await reachesQuestion27(phone)
  await mock.stop()
  const saved = await phone.store.read()
  await phone.store.discard()
  expect(await phone.store.read()).toBeUndefined()
  if (saved) await phone.store.putBack(saved)
  expect((await opensIt(phone)).state().mock.progress.at).toBe(26)
})

test('[TH35][TH36] with a hazard part the end of the questions is the break; nothing is handed in yet', async () => {
  const phone = aPhone()
  await startsAMock(phone, someScenes())
  const mock = await opensIt(phone)
  await mock.answer(0, 0)
  await mock.finish()
  expect(mock.state()).toMatchObject({ problem: undefined, attempt: { items: { length: 50 } } })
  expect(phone.puts).toEqual([])
  const waiting = await phone.store.readHazard()
  if (!waiting.ok || !waiting.value) throw new Error('no hazard part waits')
  expect(waiting.value.attempt).toEqual(mock.state().attempt)
  expect(waiting.value.sceneIds).toHaveLength(14)
  expect(breakLeftMs(waiting.value)).toBe(3 * MINUTE_MS)
  expect(await phone.store.read()).toBeUndefined()
})

test('[TH36] ended while an answer is still being saved, it says so only once the break is kept', async () => {
  const phone = aPhone()
  await startsAMock(phone, someScenes())
  const resumed = await phone.store.resume(phone.ports.clock.monotonicMs())
  if (!resumed.ok || resumed.value === undefined) throw new Error('no test to take up')
  const breakKept: boolean[] = []
  let isSaved = (): void => undefined
  const slow = {
    ...phone.store,
    saveProgress: () =>
      new Promise<Result<undefined>>((done) => {
        isSaved = () => done(ok(undefined))
      }),
  }
  const mock = runMock(resumed.value, phone.ports, slow, ({ attempt }) => {
    if (attempt) breakKept.push(phone.disk.has('mock-hazard'))
  })
  void mock.answer(0, 0)
  await phone.settle()
  const ending = mock.finish()
  isSaved()
  await ending
  expect(breakKept).toEqual([true])
})

test('[TH30] without enough clips a whole mock does not start, and says what can be done', async () => {
  const phone = aPhone()
  expect(await startsAMock(phone, someScenes().slice(0, 9))).toMatchObject({
    problem: { code: 'too-few-scenes' },
  })
  expect(await phone.store.read()).toBeUndefined()
})

test('[TH36] killed at any write of the passing on: the questions or the break, never both or none', async () => {
  for (let writes = 0; writes <= 6; writes += 1) {
    const phone = aPhone()
    await startsAMock(phone, someScenes())
    const mock = await opensIt(phone)
    await mock.answer(0, 0)
    phone.diesAfter(writes)
    void mock.finish()
    await phone.settle()

    const next = afterBeingKilled(phone)
    const questions = await next.store.read()
    const hazard = await next.store.readHazard()
    if (!hazard.ok) throw new Error(hazard.problem.message)
    expect([questions, hazard.value].filter((one) => one !== undefined)).toHaveLength(1)
  }
})
