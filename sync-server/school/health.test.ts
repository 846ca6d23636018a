import { expect, test } from 'vitest'
import { StorageTrouble } from '#sync-server/storage/trouble.ts'
import { createHealth } from './health.ts'

const sqlite = (code: string): Error => Object.assign(new Error(code), { code })

const aHealth = () => {
  let nowMs = 0
  let fault: Error | undefined
  let tries = 0
  const told: string[] = []
  const health = createHealth({
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
    tryWriting: () => {
      tries += 1
      if (fault) throw fault
    },
    onTrouble: (trouble, detail) => told.push(`${trouble ?? 'well'}: ${detail}`),
  })
  return {
    health,
    told,
    tries: () => tries,
    passes: (ms: number) => {
      nowMs += ms
    },
    diskIs: (next: Error | undefined) => {
      fault = next
    },
  }
}

test('a full disk is said once, tried every two seconds, and over when there is room', () => {
  const { health, told, tries, passes, diskIs } = aHealth()
  diskIs(sqlite('SQLITE_FULL'))
  expect(() =>
    health.writing(() => {
      throw sqlite('SQLITE_FULL')
    }),
  ).toThrow('SQLITE_FULL')
  expect(health.trouble()).toBe('disk-full')
  expect(() => health.writing(() => 1)).toThrow(StorageTrouble)
  expect(tries()).toBe(0)
  passes(2_000)
  expect(health.mayWrite()).toBe(false)
  expect(tries()).toBe(1)
  diskIs(undefined)
  expect(health.mayWrite()).toBe(false)
  passes(2_000)
  expect(health.writing(() => 'stored')).toBe('stored')
  expect(told).toEqual(['disk-full: SQLITE_FULL', 'well: can be written again'])
})

test('a damaged file is not tried again: it waits for another file', () => {
  const { health, told, tries, passes } = aHealth()
  expect(
    health.reading(() => {
      throw sqlite('SQLITE_CORRUPT')
    }),
  ).toBeUndefined()
  passes(60_000)
  expect(health.trouble()).toBe('file-damaged')
  expect(health.note(sqlite('SQLITE_FULL'))).toBe('disk-full')
  expect(health.trouble()).toBe('file-damaged')
  expect(tries()).toBe(0)
  expect(told).toEqual(['file-damaged: SQLITE_CORRUPT'])
})

test('a bug of ours is no trouble of the disk', () => {
  const { health, told } = aHealth()
  expect(health.note(sqlite('SQLITE_CONSTRAINT_UNIQUE'))).toBeUndefined()
  expect(() =>
    health.reading(() => {
      throw new TypeError('ours')
    }),
  ).toThrow('ours')
  expect(health.trouble()).toBeUndefined()
  expect(told).toEqual([])
})
