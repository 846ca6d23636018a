import { beforeEach, describe, expect, test } from 'vitest'
import { createIntake, type Intake } from './intake.ts'

let turns: (() => void)[]
let intake: Intake
let read: string[]
beforeEach(() => {
  turns = []
  read = []
  intake = createIntake((run) => void turns.push(run))
})

const comes = (person: string, cost: number, name = person): void =>
  intake.take(person, cost, () => void read.push(name))
/** What one turn of the loop reads. */
const turn = (): string[] => {
  read = []
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
    expect(turns).toEqual([])
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
