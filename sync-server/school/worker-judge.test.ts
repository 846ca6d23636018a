import { afterAll, describe, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { nodeTimers } from '#sync-server/ports.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import type { JudgeTask } from './judge.ts'
import { createWorkerJudge } from './worker-judge.ts'

/** Starting the thread takes long on a busy machine. */
const START_MS = 60_000

const BOOKING = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }

const task = (doc: string, hashes: readonly string[] = ['h']): JudgeTask => ({
  school: 's',
  doc,
  heads: [],
  load: () => ({ snap: undefined, tail: [] }),
  changes: hashes.map((hash) => ({ hash, bytes: new Uint8Array(), accepted: false })),
  actor: { personId: 'ann', roles: ['admin'], teams: [] },
  now: 0,
})

describe('the judge in a thread of its own', () => {
  test(
    'judges like the one in the school: taken, passed on, refused',
    async () => {
      const judge = createWorkerJudge({ timers: nodeTimers, deadlineMs: START_MS })
      const { amira, sarah, school } = await aSchool({ judge })
      expect(await amira.does(bookLesson, BOOKING)).toMatchObject([{ verdict: 'committed' }])
      await sarah.until(() => sarah.holds().includes('booking:b1'))
      expect(await amira.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
        { verdict: 'refused', code: 'only-staff-confirm' },
      ])
      expect(await sarah.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
        { verdict: 'committed' },
      ])
      expect(school().verify().problems).toEqual([])
      await school().close()
      await judge.close()
    },
    START_MS,
  )

  const script = new URL('../testing/hanging-judge.mjs', import.meta.url)
  const judge = createWorkerJudge({ timers: nodeTimers, deadlineMs: 300, script })
  afterAll(() => judge.close())

  test.each(['booking:heavy', 'booking:deadly'])(
    '%s costs its worker twice and is refused; the others of its batch are judged',
    async (doc) => {
      const all = ['booking:a', doc, 'booking:b'].map((one) => judge.judge(task(one)))
      const verdicts = (await Promise.all(all)).map(({ opinions }) => opinions[0])
      expect(verdicts).toMatchObject([
        { verdict: 'sound' },
        { verdict: 'refused', code: 'too-heavy' },
        { verdict: 'sound' },
      ])
      expect(await judge.judge(task('booking:c'))).toMatchObject({
        opinions: [{ verdict: 'sound' }],
      })
    },
  )

  test('who asks for much waits behind their own: another’s one change is judged in turn', async () => {
    const order: string[] = []
    const asks = (personId: string, index: number) => {
      const one = task(`booking:${personId}-${index}`)
      const mine = { ...one, actor: { ...one.actor, personId } }
      return judge.judge(mine).then(() => order.push(personId))
    }
    const much = Array.from({ length: 200 }, (_, index) => asks('mallory', index))
    await Promise.all([...much, asks('amira', 0)])
    expect(order.indexOf('amira')).toBeLessThan(3)
  })

  test('a judge that cannot start blames nobody: the school answers busy', async () => {
    const errors: Error[] = []
    const missing = createWorkerJudge({
      timers: nodeTimers,
      script: new URL('../testing/no-such-judge.mjs', import.meta.url),
      onError: (error) => errors.push(error),
    })
    const { amira, school } = await aSchool({ judge: missing, enrols: false })
    expect(await amira.does(bookLesson, BOOKING)).toMatchObject([{ verdict: 'retry', why: 'busy' }])
    expect(errors.length).toBeGreaterThan(0)
    await school().close()
    await missing.close()
  })
})
