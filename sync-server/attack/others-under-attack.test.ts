/**
 * Somebody attacks; the others go on. Told as an order of things, never as a time: everything honest
 * is answered while the attack is still being worked on. The figures are in the benchmarks.
 */
import { randomBytes } from 'node:crypto'
import * as Automerge from '@automerge/automerge'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookLesson } from '#shared/domains/bookings/index.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createWorkerJudge } from '#sync-server/school/worker-judge.ts'
import { aSchool, MONDAY_NINE, type TestSchool } from '../testing/a-school.ts'
import type { Device } from '../testing/device.ts'
import { amplified, chunk, hashOfChange } from '../testing/hand-made-change.ts'

const START_MS = 60_000
const HONEST = 10

let judge: Judge
let all: TestSchool
beforeAll(async () => {
  judge = createWorkerJudge({ timers: nodeTimers, deadlineMs: START_MS })
  all = await aSchool({ judge })
  await all.seun.does(bookLesson, booking('mine', 'seun', 'dev'))
}, START_MS)
afterAll(async () => {
  await all.school().close()
  await judge.close()
})

const booking = (bookingId: string, learnerId: string, instructorId: string) => ({
  bookingId,
  learnerId,
  instructorId,
  slot: MONDAY_NINE,
})

let bookings = 0
/** Amira books lessons, one after the other, and `told` hears of each. */
const amiraBooks = async (told: (word: string) => void): Promise<void> => {
  for (let count = 0; count < HONEST; count += 1) {
    bookings += 1
    const made = booking(`honest-${bookings}`, 'amira', 'sarah')
    const [verdict] = await all.amira.does(bookLesson, made)
    told(`amira ${verdict?.verdict}`)
  }
}

const MINE = 'booking:mine'
let actors = 0
const actorOf = (device: Device): string =>
  `${device.session.actorPrefix}${(++actors).toString(16).padStart(16, 'e')}`
const endOf = (device: Device): number =>
  Automerge.getAllChanges(device.open(MINE))
    .map((bytes) => Automerge.decodeChange(bytes))
    .reduce((most, { startOp, ops }) => Math.max(most, startOp + ops.length), 0)
const announced = (bytes: Uint8Array) => ({ hash: hashOfChange(bytes), bytes })

test(
  'T14: ten bombs of 10,000 operations are judged one after the other; ten bookings pass them by',
  async () => {
    const { seun } = all
    const order: string[] = []
    const [deps, startOp] = [seun.heads(MINE), endOf(seun)]
    const bombs = Array.from({ length: 10 }, () => {
      const bytes = amplified(10_000, { actor: actorOf(seun), deps, startOp })
      return seun.push(MINE, [announced(bytes)]).then(([one]) => order.push(`bomb ${one?.verdict}`))
    })
    await Promise.all([...bombs, amiraBooks((word) => order.push(word))])
    expect(order.filter((word) => word === 'bomb refused')).toHaveLength(10)
    expect(order.filter((word) => word === 'amira committed')).toHaveLength(HONEST)
    expect(order.at(-1)).toBe('bomb refused')
  },
  START_MS,
)

test(
  'T18: orphans in thousands and noise in 60 KB pieces: ten bookings are in before the last of them',
  async () => {
    const { seun } = all
    const order: string[] = []
    const before = all.school().verify().changes
    const orphan = () =>
      announced(
        amplified(1, {
          actor: actorOf(seun),
          deps: [randomBytes(32).toString('hex')],
          startOp: 50,
        }),
      )
    const noise = () => announced(chunk([...randomBytes(60_000)]))
    const flood = async (): Promise<void> => {
      for (let count = 0; count < 30; count += 1) {
        const changes = Array.from({ length: 200 }, orphan)
        for (const { verdict } of await seun.push(MINE, changes)) expect(verdict).toBe('retry')
        await seun.push(MINE, [noise(), noise(), noise()])
      }
      order.push('flood')
    }
    await Promise.all([flood(), amiraBooks((word) => order.push(word))])
    expect(order).toEqual([...Array(HONEST).fill('amira committed'), 'flood'])
    expect(all.school().verify().changes).toBe(before + HONEST)
  },
  START_MS,
)
