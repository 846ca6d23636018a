/**
 * More than a hundred passwords that are tried first everywhere, none shorter than is allowed: the
 * kinds leaked lists are full of, written down by hand. And what honest people choose.
 */
import { expect, test } from 'vitest'
import { checkNewPassword } from './new-password.ts'
import { isWalk } from './walks.ts'

const WELL_KNOWN = `
  123456789a a123456789 1234567890a abc1234567 abc123456789 1234567abc aa123456789 123456789q
  q123456789 z123456789 123456789z 1234567890q qwerty1234 qwerty12345 qwerty123456 qwertyuiop1
  qwertyuiop123 1qwertyuiop 123qwertyuiop 12345qwertyuiop qwe1234567 asd1234567 zxcvbnm123
  asdfghjkl1 asdfghjkl123 1asdfghjkl asdfgh12345 zxcvbn12345 qazwsxedc1 qazwsx12345 1qaz2wsx3e
  1qaz2wsx3edc4 qweasdzxc1 qweasdzxc123 147258369a 147258369q 1472583699 1473692580 1597534862
  159357159357 741852963a 7418529631 789456123a 7894561231 789456123q 9876543210a 987654321a
  a987654321 0987654321a asdasdasd1 asdasd123123 qweqweqwe1 qweqwe123123 abcabc1234 abcabcabc1
  1231231234 123123123a 1111111112 1111111110 1111111111a 11111111111 2222222222 1212121212a
  1212121213 9999999999 7777777777 1000000001 1234567899 1234512345a 12341234123 1234567654
  123654789a 1236547890 3216549877 test123456 test1234567 testtest12 tester12345 january2025
  february2024 September2023 december123 monday1234 Friday2024! sunday12345 jordan2323 jordan1234
  michael123 Michael2020 jessica1234 daniel1234 ashley1234 andrew12345 charlie2018 sophie2008
  hannah1234 mohammed123 thomas12345 password12 password1234 Passw0rd123 P@ssword123 passwort123
  iloveyou12 iloveyou123 princess12 sunshine123 superman123 football12 liverpool123 arsenal1234
  chelsea2012 pokemon123 minecraft1 welcome123 Welcome2024! letmein123 letmein1234 admin12345
  administrator1 changeme123 secret1234 master1234 dragon1234 monkey1234 shadow1234 killer12345
  samsung1234 computer123 internet123 london2012 england1966 pakistan123 summer2024 Winter2025!
  aaaaaaaaa1 aaaaa11111 aaaaaaaaab abcdefgh12 abcdefghi1 abcd123456 abcde12345 zxcvbnm1234
`
  .trim()
  .split(/\s+/)

const HONEST = [
  'teapot-lorry-9',
  'three blue lorries',
  'copper kettle 1987',
  'k7f-9x2-q4m8',
  'hijack the defiant stuffing',
  'my first lesson was wet',
  'Xy7!pQ29vbLm',
  '8361042795',
  'correct donkey charger clip',
  'wool4granny',
  'yellow-bus-1066-hastings',
  'ninety nine red kites',
  'qwerty is a poor choice',
  'monday is for pancakes',
  'test drive the tractor',
  'jordan river crossing',
  'abc of gardening books',
  'thistledown',
  'mississippi mud',
]

test('T27: more than a hundred well-known passwords are refused', () => {
  expect(new Set(WELL_KNOWN).size).toBe(WELL_KNOWN.length)
  expect(WELL_KNOWN.length).toBeGreaterThan(100)
  const codeOf = (password: string) => {
    const checked = checkNewPassword(password, [])
    return checked.ok ? 'fine' : checked.problem.code
  }
  const passed = WELL_KNOWN.filter((one) => codeOf(one) !== 'password-common')
  expect(passed).toEqual([])
})

test('what honest people choose is taken', () => {
  expect(HONEST.filter((one) => !checkNewPassword(one, []).ok)).toEqual([])
})

test('a walk may have two characters beside it, not three', () => {
  expect(['ab4567890123', 'abx4567890123', 'axy4567890123'].map(isWalk)).toEqual([
    true,
    false,
    false,
  ])
})

test('the longest password costs no time worth telling, however it walks', () => {
  for (const piece of ['qwertyuiop', '147258369', 'ab', 'x', 'xq']) {
    const longest = `${piece.repeat(128).slice(0, 126)}\u00e9z`
    expect(checkNewPassword(longest, []).ok).toBeTypeOf('boolean')
  }
})
