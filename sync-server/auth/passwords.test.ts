import { expect, test } from 'vitest'
import { nodeRandom } from '#sync-server/ports.ts'
import { createPasswords } from './passwords.ts'

test('the real cost: argon2id, 19 MiB, two passes, one lane, a new salt each time', async () => {
  const passwords = createPasswords(nodeRandom)
  const [one, two] = [
    await passwords.hash('correct horse', 'ada'),
    await passwords.hash('correct horse', 'ada'),
  ]
  if (!one.ok || !two.ok) throw new Error('busy')
  expect(one.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one.value).not.toBe(two.value)
  expect(passwords.isOutdated(one.value)).toBe(false)
  expect(await passwords.verify(one.value, 'correct horse', 'ada')).toEqual({
    ok: true,
    value: true,
  })
  expect(await passwords.verify(one.value, 'wrong horse', 'ada')).toEqual({
    ok: true,
    value: false,
  })
  expect(await passwords.verify(undefined, 'correct horse', 'ada')).toEqual({
    ok: true,
    value: false,
  })
})

test('a letter with an accent is the same letter, however the keyboard makes it', async () => {
  const passwords = createPasswords(nodeRandom, { memoryCost: 8, timeCost: 1, parallelism: 1 })
  const composed = await passwords.hash('caf\u00e9 au lait', 'ada')
  if (!composed.ok) throw new Error('busy')
  expect(await passwords.verify(composed.value, 'cafe\u0301 au lait', 'ada')).toMatchObject({
    value: true,
  })
})
