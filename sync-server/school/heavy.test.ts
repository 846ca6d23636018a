/** Work that takes long must not keep others from the record it is about. */
import { describe, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { documentKinds } from '#shared/registry.ts'
import { aSchool, MONDAY_NINE } from '../testing/a-school.ts'
import { pushed } from '../testing/device.ts'
import { createInProcessJudge } from './in-process-judge.ts'
import type { Judge, JudgeTask } from './judge.ts'

const BOOKING = { bookingId: 'b1', learnerId: 'amira', instructorId: 'sarah', slot: MONDAY_NINE }
const HEAVY = { opinions: [], after: undefined, isHeavy: true }

/** A judge for whom everything of Amira is heavy; her patient work is held until it is let go. */
const aSlowJudge = () => {
  const inner = createInProcessJudge(documentKinds)
  const held: (() => void)[] = []
  let arrived = (): void => {}
  let isHolding = false
  const isAmiras = ({ actor }: JudgeTask) => actor.personId === 'amira'
  const judge: Judge = {
    ...inner,
    judge: async (task) => {
      if (!isHolding || !isAmiras(task)) return inner.judge(task)
      if (!task.isPatient) return HEAVY
      const outcome = await inner.judge(task)
      await new Promise<void>((go) => {
        held.push(go)
        arrived()
      })
      return outcome
    },
  }
  return {
    judge,
    hold: () => {
      isHolding = true
    },
    holds: async (): Promise<void> => {
      while (held.length === 0)
        await new Promise<void>((tell) => {
          arrived = tell
        })
    },
    letGo: () => held.splice(0).map((go) => go()),
  }
}

const aHeldSchool = async () => {
  const slow = aSlowJudge()
  const all = await aSchool({ judge: slow.judge })
  await all.amira.does(bookLesson, BOOKING)
  await all.sarah.until(() => all.sarah.holds().includes('booking:b1'))
  slow.hold()
  return { ...all, ...slow }
}

const pickup = (value: string) => ({ doc: 'booking:b1', put: [{ path: ['pickup'], value }] })

describe('T14: heavy work on a record', () => {
  test('others go on writing to it meanwhile; then it is judged again on what stands now', async () => {
    const { amira, sarah, school, holds, letGo } = await aHeldSchool()
    const [change] = amira.writes(pickup('Home'))
    const slow = amira.push('booking:b1', [pushed(change?.bytes as Uint8Array)])
    await holds()
    expect(await sarah.does(confirmBooking, { bookingId: 'b1' })).toMatchObject([
      { verdict: 'committed' },
    ])
    letGo()
    await holds()
    letGo()
    expect(await slow).toMatchObject([{ verdict: 'committed' }])
    expect(school().verify().problems).toEqual([])
  })

  test('a device’s next push of the same record waits for it, so that nothing overtakes', async () => {
    const { amira, school, holds, letGo } = await aHeldSchool()
    const changes = amira.writes(pickup('Home')).map(({ bytes }) => pushed(bytes))
    const first = amira.push('booking:b1', changes)
    const again = amira.push('booking:b1', changes)
    await holds()
    letGo()
    expect(await first).toMatchObject([{ verdict: 'committed' }])
    expect(await again).toMatchObject([{ verdict: 'duplicate' }])
    expect(school().verify().problems).toEqual([])
  })

  test('who was cut off meanwhile has written nothing', async () => {
    const { amira, school, holds, letGo } = await aHeldSchool()
    const acks = amira.sees('ack').length
    const changes = amira.writes(pickup('Home')).map(({ bytes }) => pushed(bytes))
    const slow = amira.say({ type: 'push', push: 99, doc: 'booking:b1', changes })
    await holds()
    const before = school().verify().changes
    school().endDevice(amira.session.deviceId)
    letGo()
    await slow
    const kept = school().verify().changes
    expect(amira.sees('ack')).toHaveLength(acks)
    expect(kept).toBe(before)
  })
})
