/** What the airlock does about bytes made to cost, to crash or to confuse it. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Automerge from '@automerge/automerge'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AutomergeApi } from '#shared/documents/automerge.ts'
import { bookLesson, cancelBooking, confirmBooking } from '#shared/domains/bookings/index.ts'
import { logLesson } from '#shared/domains/lessons/index.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { documentKinds } from '#shared/registry.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createTaskJudge } from '#sync-server/school/judge-task.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'
import { amplified, hashOfChange } from '../testing/hand-made-change.ts'

const booking = (bookingId: string) => ({
  bookingId,
  learnerId: 'amira',
  instructorId: 'sarah',
  slot: MONDAY_NINE,
})
const lesson = {
  bookingId: 'b1',
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1_795_420_800_000,
  durationMinutes: 60,
  skills: [{ skill: 1, level: 2 }],
  note: 'Roundabouts.',
}

/** Every row of every table, as it lies in the file. */
const everyRow = (path: string): string => {
  const file = new Database(path, { readonly: true })
  const tables = file
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const rows = tables.map((table) => [table, file.prepare(`SELECT * FROM "${table}"`).raw().all()])
  file.close()
  return JSON.stringify(rows, (_key, value) =>
    value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value,
  )
}

describe('T14: a million operations in two hundred bytes', () => {
  test('are refused before any judge is asked', async () => {
    let asked = 0
    const inner = createInProcessJudge(documentKinds)
    const judge: Judge = {
      ...inner,
      judge: (task) => {
        asked += 1
        return inner.judge(task)
      },
    }
    const { amira } = await aSchool({ judge })
    await amira.does(bookLesson, booking('b1'))
    const before = asked
    const bytes = amplified(1_000_000, {
      actor: amira.actorId().replace(/.$/, 'f'),
      deps: amira.heads('booking:b1'),
      startOp: 100,
    })
    expect(bytes.length).toBeLessThan(250)
    const verdicts = await amira.push('booking:b1', [{ hash: '0'.repeat(64), bytes }])
    expect(verdicts).toMatchObject([{ verdict: 'refused', code: 'too-many-operations' }])
    expect(asked).toBe(before)
  })

  test('two hundred bombs in one push: two at most are judged, the others are not decided', async () => {
    const judged: number[] = []
    const inner = createInProcessJudge(documentKinds)
    const judge: Judge = {
      ...inner,
      judge: (task) => {
        judged.push(task.changes.length)
        return inner.judge(task)
      },
    }
    const { amira } = await aSchool({ judge })
    await amira.does(bookLesson, booking('b1'))
    const deps = amira.heads('booking:b1')
    const endOp = Automerge.getAllChanges(amira.open('booking:b1'))
      .map((bytes) => Automerge.decodeChange(bytes))
      .reduce((most, { startOp, ops }) => Math.max(most, startOp + ops.length), 0)
    const bombs = Array.from({ length: 200 }, (_, index) => {
      const actor = `${amira.session.actorPrefix}${index.toString(16).padStart(16, 'd')}`
      const bytes = amplified(9_999, { actor, deps, startOp: endOp })
      return { hash: hashOfChange(bytes), bytes }
    })
    judged.length = 0
    const verdicts = await amira.push('booking:b1', bombs)
    expect(judged).toEqual([2])
    expect(verdicts.filter(({ verdict }) => verdict === 'refused')).toHaveLength(2)
    expect(verdicts.filter((one) => one.verdict === 'retry' && one.why === 'busy')).toHaveLength(
      198,
    )
  })
})

describe('T15: a panic of the library', () => {
  /** The library, but it panics over some bytes wherever it meets them. */
  const panicking = (isDeadly: (bytes: Uint8Array) => boolean): AutomergeApi => ({
    ...Automerge,
    getBackend: (doc) => {
      const backend = Automerge.getBackend(doc)
      return Object.assign(Object.create(backend), {
        applyChanges: (changes: Uint8Array[]) => {
          if (changes.some(isDeadly)) throw new Error('panic')
          return backend.applyChanges(changes)
        },
      })
    },
  })

  test('costs one scratch copy: the same record and the others go on, from what is on disk', async () => {
    let deadly: Uint8Array = new Uint8Array()
    const judge: Judge = {
      judge: async (task) => judgeTask(task),
      close: async () => {},
    }
    const api = panicking((bytes) => Buffer.compare(bytes, deadly) === 0)
    const judgeTask = createTaskJudge(api, documentKinds)
    const { amira, sarah, school } = await aSchool({ judge })
    await amira.does(bookLesson, booking('b1'))
    await amira.does(bookLesson, booking('b2'))
    await sarah.until(() => sarah.holds().includes('booking:b2'))
    const [change] = amira.writes({
      doc: 'booking:b1',
      put: [{ path: ['pickup'], value: 'Home' }],
    })
    deadly = change?.bytes ?? deadly
    expect(await amira.push('booking:b1', [pushed(deadly)])).toMatchObject([{ verdict: 'refused' }])
    for (const bookingId of ['b1', 'b2'])
      expect(await sarah.does(confirmBooking, { bookingId })).toMatchObject([
        { verdict: 'committed' },
      ])
    expect(school().verify().problems).toEqual([])
  })
})

describe('T3: what was answered once', () => {
  test('pushed again in any order, in any cut, by anybody of the same device: no table changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dual-control-replay-'))
    const path = join(folder, 'school.db')
    const all = await aSchool({ path })
    const { amira, sarah, school } = all
    const sent: { who: typeof amira; doc: string; change: PushedChange }[] = []
    const does = async (
      who: typeof amira,
      ...[command, input]: Parameters<typeof amira.makes>
    ): Promise<void> => {
      for (const { doc, bytes } of who.makes(command, input)) {
        const change = pushed(bytes)
        sent.push({ who, doc, change })
        const [verdict] = await who.push(doc, [change])
        if (verdict?.verdict !== 'committed') continue
        who.held(doc).bytes.push(bytes)
      }
    }
    await does(amira, bookLesson, booking('b1'))
    await does(amira, bookLesson, booking('b2'))
    await sarah.until(() => sarah.holds().includes('booking:b2'))
    await does(sarah, confirmBooking, { bookingId: 'b1' })
    await does(sarah, logLesson, lesson)
    await does(amira, cancelBooking, { bookingId: 'b2', reason: 'weather', charge: false })
    // Refused, and kept so: a learner does not confirm.
    await amira.until(() => amira.heads('booking:b1').join() === sarah.heads('booking:b1').join())
    const [refused] = amira.writes({
      doc: 'booking:b1',
      put: [{ path: ['learnerId'], value: 'seun' }],
    })
    if (refused !== undefined) {
      const change = pushed(refused.bytes)
      sent.push({ who: amira, doc: refused.doc, change })
      expect(await amira.push(refused.doc, [change])).toMatchObject([{ verdict: 'refused' }])
    }
    expect(sent.length).toBeGreaterThan(5)

    const before = everyRow(path)
    const orders = fc.shuffledSubarray(sent, { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(orders, fc.boolean(), async (again, together) => {
        for (const { who, doc, change } of again) {
          const ofDoc = again.filter((one) => one.doc === doc && one.who === who)
          const changes = together ? ofDoc.map((one) => one.change) : [change]
          for (const { verdict } of await who.push(doc, changes))
            expect(['duplicate', 'refused']).toContain(verdict)
        }
        expect(everyRow(path) === before).toBe(true)
      }),
      { numRuns: 30 },
    )
    await school().close()
    rmSync(folder, { recursive: true, force: true })
  })
})
