import { beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake } from './intake.ts'

let nowMs: number
let turns: (() => void)[]
let rests: { readonly ms: number; readonly over: () => void }[]
let intake: Intake
let read: string[]
beforeEach(() => {
  nowMs = 0
  turns = []
  rests = []
  read = []
  const clock = { now: () => nowMs, monotonicMs: () => nowMs }
  const timers = {
    after: (ms: number, over: () => void) => void rests.push({ ms, over }),
    cancel: () => {},
  }
  intake = createIntake({ clock, timers }, (run) => void turns.push(run))
})

/** Reading takes a millisecond for each ten tokens. */
const comes = (person: string, cost: number, name = person): void =>
  intake.take(person, cost, () => {
    nowMs += cost / 10
    read.push(name)
  })
/** What the next turn of the loop reads, after a rest if there is one. */
const turn = (): string[] => {
  read = []
  if (turns.length === 0) rests.shift()?.over()
  turns.shift()?.()
  return read
}

describe('T18 T25: whose frame is read next', () => {
  test('small frames are read as they come', () => {
    for (const who of ['amira', 'sarah', 'amira']) comes(who, 2)
    expect(read).toEqual(['amira', 'sarah', 'amira'])
  })

  test('of big frames one a turn; somebody else’s small one does not wait for them', () => {
    for (let count = 0; count < 5; count += 1) comes('mallory', 200)
    expect(read).toEqual([])
    comes('amira', 2)
    expect(read).toEqual(['amira'])
    for (let count = 0; count < 5; count += 1) expect(turn()).toEqual(['mallory'])
    expect([...turns, ...rests]).toEqual([])
  })

  test('between them the loop is twice as long for everything else, and as long as storing takes', () => {
    for (let count = 0; count < 3; count += 1) comes('mallory', 200)
    expect(turn()).toEqual(['mallory'])
    expect(rests.map(({ ms }) => ms)).toEqual([60])
    for (let count = 0; count < 5; count += 1) {
      comes('amira', 2)
      turns.shift()?.()
    }
    expect(read).toEqual(['mallory', ...Array(5).fill('amira')])
    expect(turn()).toEqual(['mallory'])
  })

  test('a big frame of somebody else waits for one of them, not for all', () => {
    for (let count = 0; count < 5; count += 1) comes('mallory', 200)
    expect(turn()).toEqual(['mallory'])
    comes('amira', 60)
    expect([...turn(), ...turn()]).toContain('amira')
  })

  test('thousands of small ones: the rest of the turn is somebody else’s', () => {
    for (let count = 0; count < 1_000; count += 1) comes('mallory', 1)
    expect(read.length).toBeLessThan(40)
    comes('amira', 2)
    expect(turn()[0]).toBe('amira')
  })

  test('what one person sends is read in its order', () => {
    comes('amira', 100, 'first')
    comes('amira', 1, 'second')
    expect(read).toEqual([])
    expect([...turn(), ...turn()]).toEqual(['first', 'second'])
  })
})
