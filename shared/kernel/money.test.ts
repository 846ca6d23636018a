import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPence, parsePounds } from './money.ts'

test.each([
  [5_700, '£57.00'],
  [0, '£0.00'],
  [5, '£0.05'],
  [123_456, '£1,234.56'],
  [-500, '-£5.00'],
])('%i pence are %s', (pence, shown) => {
  expect(formatPence(pence)).toBe(shown)
})

test.each([
  ['57', 5_700],
  ['57.5', 5_750],
  ['57.05', 5_705],
  ['£57.00', 5_700],
  ['£ 57', 5_700],
  [' 57 ', 5_700],
  ['1,057.00', 105_700],
  ['0.1', 10],
  ['0', 0],
  ['999999.99', 99_999_999],
])('[MO1] %j is %i pence', (typed, pence) => {
  expect(parsePounds(typed)).toBe(pence)
})

test.each([
  '',
  '£',
  '.5',
  '57.',
  '57.005',
  '57,00',
  '1,5',
  '1,0570',
  '-5',
  '5e3',
  '0x10',
  '1 000',
  '57 pounds',
  '1234567',
  'NaN',
  '٥٧',
])('[MO1] %j is no amount', (typed) => {
  expect(parsePounds(typed)).toBeUndefined()
})

test('[MO1] every amount that is shown can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (pence) => {
      expect(parsePounds(formatPence(pence))).toBe(pence)
    }),
  )
})
