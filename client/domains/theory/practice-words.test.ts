import { describe, expect, test } from 'vitest'
import { dutyWords, practiceWords, verdictLabel } from './practice-words.ts'

describe('lines of the Code', () => {
  test.each([
    [
      'MUST travel in the direction indicated by signs (RTA 1988 s36; RTRA ss5, 8)',
      {
        text: 'You MUST travel in the direction indicated by signs',
        source: 'RTA 1988 s36; RTRA ss5, 8',
      },
    ],
    [
      'Should, unless signs say otherwise, keep left',
      { text: 'You should, unless signs say otherwise, keep left' },
    ],
    ['Keep a gap (two seconds)', { text: 'Keep a gap (two seconds)' }],
  ])('%s', (line, words) => {
    expect(dutyWords(line)).toEqual(words)
  })
})

test('a verdict says whose answer it is', () => {
  expect(verdictLabel(false, true)).toBe('Your answer – wrong')
  expect(verdictLabel(true, true)).toBe('Your answer – right')
  expect(verdictLabel(true, false)).toBe('Right answer')
})

test('what practice leaves out is counted', () => {
  expect(practiceWords.practiseThese(47, 50)).toBe('Practise 47 of the 50 you missed')
  expect(practiceWords.practiseThese(8, 8)).toBe('Practise the 8 you missed')
})
