import { expect, test } from 'vitest'
import { looksLikeEmail } from './email.ts'

test.each(['a@b.c', 'lena.park+1@mail.example', 'o’hara@школа.рф', '1@2.3.4'])(
  '%s does',
  (text) => {
    expect(looksLikeEmail(text)).toBe(true)
  },
)

test.each([
  '',
  'lena',
  'lena@',
  'lena@mail',
  '@mail.example',
  'a b@c.d',
  'a@b@c.d',
  'a@b..c',
  'a@b.',
])('%j does not', (text) => {
  expect(looksLikeEmail(text)).toBe(false)
})
