import { expect, test } from 'vitest'
import {
  currentSceneId,
  finishMock,
  hazardAddsUp,
  pickClips,
  pickMock,
  startHazardPart,
  startMock,
} from '#shared/domains/theory/index.ts'
import { afterBeingKilled, aPhone, type Phone, sixtyQuestions } from '../phone.builder.ts'
import { timeLeftLabel } from '../queries.ts'
import { keptAsPractice, keptWithMock, lastPractice } from './hazard-keeping.ts'
import { type HazardRunner, runHazardPart } from './hazard-runner.ts'
import { someScenes } from './scenes.builder.ts'

const MINUTE_MS = 60_000
const scenes = someScenes()
const seed = new Uint8Array(16)
const clips = pickClips({ scenes, restingIds: [], seed })
const questions = pickMock({ bank: sixtyQuestions(), recentAttempts: [], seed })
if (!clips.ok || !questions.ok) throw new Error('nothing to take')
const sceneIds = clips.value.map(({ id }) => id)

const lenasQuestions = finishMock(
  startMock(
    {
      id: 'a1',
      personId: 'lena',
      deviceId: 'phone',
      startedAt: 1,
      allowedMs: null,
      questions: questions.value,
    },
    0,
  ),
  { finishedAt: 2, monotonicMs: 1_000 },
)

/** Lena has just ended the questions of a whole mock. */
const inTheBreak = async (): Promise<Phone> => {
  const phone = aPhone()
  await phone.store.beginHazard(startHazardPart({ id: 'a1', attempt: lenasQuestions, sceneIds }))
  return phone
}

const opensIt = async (
  phone: Phone,
  { isAlone = false, scenes = someScenes() } = {},
): Promise<HazardRunner> => {
  const keeping = isAlone ? keptAsPractice(phone.drafts) : keptWithMock(phone.store)
  const waiting = await keeping.read()
  if (!waiting.ok || !waiting.value) throw new Error('no hazard part to take up')
  return runHazardPart({
    sitting: waiting.value,
    scenes,
    restingIds: [],
    ports: phone.ports,
    keeping,
    onChange: () => undefined,
  })
}

const answersAll = async (part: HazardRunner): Promise<void> => {
  while (currentSceneId(part.state().sitting) !== undefined) await part.answer([505])
}

test('[TH35] the break counts down and ends by itself after three minutes of open app', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  await phone.passes(19_000)
  expect(timeLeftLabel(part.state().breakLeftMs)).toBe('02:41')
  await phone.passes(3 * MINUTE_MS)
  expect(part.state().breakLeftMs).toBeNull()
  expect(currentSceneId(part.state().sitting)).toBe(sceneIds[0])
})

test('[TH35] killed in the break, it comes back with the figure last seen; the wall clock is ignored', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  await phone.passes(60_400)
  const seen = timeLeftLabel(part.state().breakLeftMs)
  expect(seen).toBe('02:00')
  const later = afterBeingKilled(phone)
  later.setWallClock(0)
  const reopened = await opensIt(later)
  expect(timeLeftLabel(reopened.state().breakLeftMs)).toBe(seen)
})

test('[TH35] ended early it does not come back, also not after a kill', async () => {
  const phone = await inTheBreak()
  await (await opensIt(phone)).endBreak()
  expect((await opensIt(afterBeingKilled(phone))).state().breakLeftMs).toBeNull()
})

test('[TH36] killed in the fourth clip, it goes on at that clip; the three before stand', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  await part.endBreak()
  for (const presses of [[505], [530], []]) await part.answer(presses)

  const reopened = await opensIt(afterBeingKilled(phone))
  expect(currentSceneId(reopened.state().sitting)).toBe(sceneIds[3])
  expect(reopened.state().sitting.clips.map((clip) => clip.usersScore[0])).toEqual([5, 4, 0])
})

test('[TH34] a void clip gives way to another of the same worth, and the screen is told why', async () => {
  const part = await opensIt(await inTheBreak())
  await part.endBreak()
  const before = part.state()
  await part.showAnother('hidden')
  const freshId = currentSceneId(part.state().sitting)
  expect(part.state()).toMatchObject({ wasVoid: 'hidden', showing: before.showing + 1 })
  expect(sceneIds).not.toContain(freshId)
  const worth = (id: string | undefined) => scenes.find((scene) => scene.id === id)?.hazards.length
  expect(worth(freshId)).toBe(worth(sceneIds[0]))
  await part.answer([505])
  expect(part.state()).toMatchObject({
    wasVoid: undefined,
    sitting: { clips: [{ sceneId: freshId }] },
  })
})

test('[TH30][TH37] after fourteen clips both parts are handed in once, and add up', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  await part.endBreak()
  await answersAll(part)
  const attempt = phone.set.get('a1')
  expect(phone.puts).toEqual(['a1'])
  expect(attempt).toMatchObject({ score: lenasQuestions.score, hazard: { score: 70, outOf: 75 } })
  expect(attempt?.hazard && hazardAddsUp(attempt.hazard)).toBe(true)
  expect(part.state().finished?.attempt).toEqual(attempt)
  expect([...phone.disk.keys()]).toEqual([])
})

test('[TH36] killed at any write of the last clip and the handing in: it counts once', async () => {
  for (let writes = 0; writes <= 8; writes += 1) {
    const phone = await inTheBreak()
    const part = await opensIt(phone)
    await part.endBreak()
    while (part.state().sitting.clips.length < 13) await part.answer([505])
    phone.diesAfter(writes)
    void part.answer([505])
    await phone.settle()

    const next = afterBeingKilled(phone)
    await next.store.handInLeftovers()
    const waiting = await next.store.readHazard()
    if (waiting.ok && waiting.value) {
      const reopened = await opensIt(next)
      if (currentSceneId(reopened.state().sitting) === undefined) await reopened.tryAgain()
      else await reopened.answer([505])
    }
    expect([...next.set.values()].map((one) => one.hazard?.clips.length)).toEqual([14])
    const kept = [...next.disk.keys()].filter((key) => /^mock-(hazard|finished:)/.test(key))
    expect(kept).toEqual([])
  }
})

test('[TH36] left out, the questions alone are handed in, once', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  expect(await part.leaveOut()).toMatchObject({ ok: true })
  expect(phone.set.get('a1')).toEqual(lenasQuestions)
  expect(await phone.store.readHazard()).toEqual({ ok: true, value: undefined })
})

test('[TH36] a clip that an update has taken away gives way to one of its worth', async () => {
  const phone = await inTheBreak()
  const gone = new Set(sceneIds.slice(3, 9))
  const left = scenes.filter(({ id }) => !gone.has(id))
  const part = await opensIt(phone, { scenes: left })
  await part.endBreak()
  await answersAll(part)
  const attempt = phone.set.get('a1')
  expect(attempt?.hazard?.clips.filter((clip) => gone.has(clip.sceneId))).toEqual([])
  expect(attempt?.hazard && hazardAddsUp(attempt.hazard)).toBe(true)
})

test('on a full phone it says so and keeps the answer; with room it goes on', async () => {
  const phone = await inTheBreak()
  const part = await opensIt(phone)
  await part.endBreak()
  phone.isFull(true)
  await part.answer([505])
  expect(part.state().problem?.message).toBe('This phone is full.')
  phone.isFull(false)
  await part.tryAgain()
  expect(part.state()).toMatchObject({
    problem: undefined,
    sitting: { clips: [{ usersScore: [5] }] },
  })
  expect((await opensIt(afterBeingKilled(phone))).state().sitting.clips).toHaveLength(1)
})

test('[TH30] taken alone it is practice: no attempt, the result stays on this device', async () => {
  const phone = aPhone()
  await keptAsPractice(phone.drafts).save(startHazardPart({ id: 'p1', attempt: null, sceneIds }))
  await answersAll(await opensIt(phone, { isAlone: true }))
  expect(phone.puts).toEqual([])
  expect(await lastPractice(phone.drafts)).toMatchObject({ score: 70, passed: true })
  expect(await keptAsPractice(phone.drafts).read()).toEqual({ ok: true, value: undefined })
})
