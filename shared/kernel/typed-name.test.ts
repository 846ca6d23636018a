import { expect, test } from 'vitest'
import { asTyped } from './typed-name.ts'

test.each([
  ['Lena of hill\u200b', 'lena of hill'],
  ['Ze\u0301ro', 'Zéro'],
  ['\u202elena', 'lena'],
  ['a\u0000b', 'ab'],
  ['Lena\n  Hill ', 'Lena Hill'],
])('%j is typed as %j', (stored, typed) => {
  expect(asTyped(stored)).toBe(asTyped(typed))
})

test('a name nobody can see is empty; other names stay apart', () => {
  expect(asTyped('\u200b\u2060')).toBe('')
  expect(asTyped('Zero')).not.toBe(asTyped('Zéro'))
})
