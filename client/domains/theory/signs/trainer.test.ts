import { describe, expect, it } from 'vitest'
import { inRecallOrder, QUIZ_LENGTH, rememberSign, type SignMemory, signQuiz } from './trainer.ts'

const sign = (id: string, group: 'orders' | 'warnings' = 'orders') => ({ id, group })
const orders = Array.from({ length: 14 }, (_, place) => sign(`order-${place}`))
const warnings = [sign('warning-0', 'warnings'), sign('warning-1', 'warnings')]
const all = [...orders, ...warnings]
const seed = (start: number) => Uint8Array.from({ length: 16 }, (_, place) => start + place)

describe('the memory of the sign trainer', () => {
  it('[TH23] puts what was not yet known first, then the never asked, then the longest known', () => {
    let memory: SignMemory = {}
    memory = rememberSign(memory, 'order-0', { knew: true, at: 30 })
    memory = rememberSign(memory, 'order-1', { knew: true, at: 10 })
    memory = rememberSign(memory, 'order-3', { knew: false, at: 20 })
    memory = rememberSign(memory, 'order-4', { knew: false, at: 5 })
    const ids = inRecallOrder(orders.slice(0, 5), memory).map(({ id }) => id)
    expect(ids).toEqual(['order-4', 'order-3', 'order-2', 'order-1', 'order-0'])
  })

  it('[TH23] holds the last answer about a sign, whatever came before', () => {
    const once = rememberSign({}, 'order-1', { knew: false, at: 1 })
    const twice = rememberSign(once, 'order-1', { knew: true, at: 2 })
    expect(twice).toEqual({ 'order-1': { knew: true, at: 2 } })
    expect(inRecallOrder(orders.slice(0, 2), twice).map(({ id }) => id)).toEqual([
      'order-0',
      'order-1',
    ])
  })
})

describe('a sign quiz', () => {
  it('[TH24] asks with four different answers, one of them right', () => {
    for (let start = 0; start < 40; start += 1) {
      for (const item of signQuiz({ signs: all, all, memory: {}, seed: seed(start) })) {
        expect(new Set(item.options).size).toBe(4)
        expect(item.options).toContain(item.id)
      }
    }
  })

  it('[TH24] takes wrong answers from the same group, and from others only when it must', () => {
    const quiz = signQuiz({ signs: all, all, memory: {}, seed: seed(3) })
    const groupOf = new Map(all.map(({ id, group }) => [id, group]))
    for (const item of quiz.filter(({ id }) => groupOf.get(id) === 'orders'))
      expect(item.options.every((id) => groupOf.get(id) === 'orders')).toBe(true)
    const [warning] = signQuiz({ signs: warnings, all, memory: {}, seed: seed(3) })
    expect(warning?.options.filter((id) => groupOf.get(id) === 'warnings')).toHaveLength(2)
  })

  it('[TH24] is the same for the same seed, and another for another', () => {
    const quiz = (start: number) => signQuiz({ signs: all, all, memory: {}, seed: seed(start) })
    expect(quiz(1)).toEqual(quiz(1))
    expect(quiz(1)).not.toEqual(quiz(2))
  })

  it('[TH23] [TH24] asks ten at most, and what was not yet known before all else', () => {
    const memory = rememberSign({}, 'order-13', { knew: false, at: 1 })
    for (let start = 0; start < 20; start += 1) {
      const quiz = signQuiz({ signs: all, all, memory, seed: seed(start) })
      expect(quiz).toHaveLength(QUIZ_LENGTH)
      expect(quiz.map(({ id }) => id)).toContain('order-13')
    }
  })

  it('[TH24] a sign that says the same is no wrong answer', () => {
    const named = [
      { id: 'arm', group: 'people' as const, name: 'Arm signal: slowing down' },
      { id: 'cycle', group: 'people' as const, name: 'Cyclist: slowing down' },
      ...['a', 'b', 'c', 'd'].map((id) => ({
        id,
        group: 'people' as const,
        name: `Person: ${id}`,
      })),
    ]
    for (let start = 0; start < 20; start += 1) {
      const quiz = signQuiz({ signs: named, all: named, memory: {}, seed: seed(start) })
      for (const { id, options } of quiz)
        expect(options.includes('arm') && options.includes('cycle'), id).toBe(false)
    }
  })
})
