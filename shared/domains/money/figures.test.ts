import { expect, test } from 'vitest'
import { lessonPricePence } from './figures.ts'

test('ninety minutes at the default rate are £57.00', () => {
  expect(lessonPricePence(90)).toBe(5_700)
  expect(lessonPricePence(60)).toBe(3_800)
})
