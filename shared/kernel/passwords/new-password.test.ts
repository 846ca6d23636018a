import { describe, expect, test } from 'vitest'
import { COMMON_WHOLE, COMMON_WORDS } from './common.ts'
import { checkNewPassword, PASSWORD_WORDS } from './new-password.ts'

const OWN = ['lena.park@mail.example', 'Lena Park', 'Origin Driving School, Leeds']
const codeOf = (password: string, own: readonly (string | undefined)[] = OWN): string => {
  const checked = checkNewPassword(password, own)
  return checked.ok ? 'fine' : checked.problem.code
}

describe('T27: what is guessed first is refused', () => {
  test.each([
    '1234567890',
    '0987654321',
    '12345678910',
    '7890123456',
    'abcdefghij',
    'ZYXWVUTSRQ',
    'aaaaaaaaaa',
    '          ',
    '0000000000',
    'abcabcabca',
    'qwertyqwerty',
    'hello hello hello',
    'qwertyuiop',
    'QwertyUiop1!',
    '1q2w3e4r5t',
    '1qaz2wsx3edc',
    'password123',
    'Password-2024',
    'P@ssw0rd2026!',
    'pa55w0rd!!',
    '123password',
    'liverpool1',
    'L1verpool-1892',
    'Manchester United 99',
    'arsenal2004',
    'drivinglesson',
    'driving lessons 1',
    'LearnerDriver',
    'mirror signal manoeuvre',
    'iloveyou1234',
    'correct horse battery staple',
  ])('%j is common', (password) => {
    expect(codeOf(password)).toBe('password-common')
  })

  test.each([
    'lenapark12',
    'Lena Park 2008',
    'park-lena-1',
    'lena123456',
    'lena.park@mail.example',
    'lénapark08',
    'origindrivingschool',
    'Origin2026!',
    'drivingschoolleeds',
  ])('%j is one’s own', (password) => {
    expect(codeOf(password)).toBe('password-own')
  })

  test('an e-mail address of digits alone is one’s own, too', () => {
    expect(codeOf('07700900123', ['07700900123@mail.example'])).toBe('password-own')
    expect(codeOf('83610427951', ['07700900123@mail.example'])).toBe('fine')
  })
})

test.each([
  'mirror-signal',
  'three blue lorries',
  'a long enough password',
  'another fine one',
  'lena likes liverpool',
  'password of a lifetime',
  'Origin of the teapot',
  'три синих грузовика',
  '長い合言葉を選びましたよ',
  '👟🧤🎩🧦🥾🧣',
  '👟🧤🎩🧦🥾🧣a',
])('%j is taken', (password) => {
  expect(codeOf(password)).toBe('fine')
})

test('without anything known about the person it is the list and the patterns alone', () => {
  expect(codeOf('lenapark12', [])).toBe('fine')
  expect(codeOf('lenapark12', [undefined, '', '@', ' - '])).toBe('fine')
})

test('the length comes first, to the character', () => {
  expect(codeOf('123456789')).toBe('password-length')
  expect(codeOf('teapot-rig')).toBe('fine')
  expect(codeOf('tea pot '.repeat(16))).toBe('password-common')
  expect(codeOf(`${'tea pot '.repeat(16)}!`)).toBe('password-length')
})

test('the refusal says what to do, at the field it is about', () => {
  expect(checkNewPassword('1234567890', [], 'newPassword')).toEqual({
    ok: false,
    problem: {
      code: 'password-common',
      message: PASSWORD_WORDS['password-common'],
      field: 'newPassword',
    },
  })
})

test('the lists are written as they are looked up', () => {
  for (const word of COMMON_WORDS) expect(word).toMatch(/^[a-z]+$/)
  for (const whole of COMMON_WHOLE) expect(whole).toMatch(/^[a-z0-9]{10,}$/)
})

test('a name of a hundred characters costs no time worth telling', () => {
  const name = 'a b c d e f g h i j k l m n o p q r s t u v w x y z '.repeat(2).slice(0, 100)
  expect(codeOf('a wet xylophone '.repeat(8), [name, name, name])).toBe('fine')
})
