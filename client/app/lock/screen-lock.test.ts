import { webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { createScreenLock, isScreenLockCode } from './screen-lock.ts'

const aPhone = () => {
  const items = new Map<string, string>()
  const lock = createScreenLock({
    store: {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => void items.set(key, value),
      removeItem: (key) => void items.delete(key),
    },
    randomBytes: (length) => webcrypto.getRandomValues(new Uint8Array(length)),
    subtle: webcrypto.subtle as SubtleCrypto,
  })
  return { items, lock }
}

test('five wrong tries and only the password opens it, even with the right digits', async () => {
  const { lock } = aPhone()
  await lock.set('240711')
  for (const triesLeft of [4, 3, 2, 1]) {
    expect(await lock.check('000000')).toEqual({ is: 'wrong', triesLeft })
  }
  expect(await lock.check('000000')).toEqual({ is: 'spent' })
  expect(await lock.check('240711')).toEqual({ is: 'spent' })
  lock.restoreTries()
  expect(await lock.check('240711')).toEqual({ is: 'right' })
})

test('the right digits give all tries back', async () => {
  const { lock } = aPhone()
  await lock.set('240711')
  await lock.check('111111')
  expect(await lock.check('240711')).toEqual({ is: 'right' })
  expect(lock.triesLeft()).toBe(5)
})

test('the digits are nowhere to be read, and a damaged lock stays closed', async () => {
  const { lock, items } = aPhone()
  await lock.set('240711')
  expect([...items.values()].join()).not.toContain('240711')
  items.set('dual-control.screen-lock', '{"salt":')
  expect(await lock.check('240711')).toEqual({ is: 'spent' })
})

test.each(['12345', '1234567', '12 456', 'abcdef', ''])('"%s" is no screen lock', (digits) => {
  expect(isScreenLockCode(digits)).toBe(false)
})
