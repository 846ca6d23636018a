import { expect, test } from 'vitest'
import { tipsOf } from './tips.ts'
import { appendedKeys, touchesOnly } from './touched.ts'

test('only what lies below an allowed prefix is allowed', () => {
  const allowed = [['note'], ['events', '*'], ['attending', 'amira']]
  expect(touchesOnly([['note'], ['events', 'e1', 'by']], allowed)).toBe(true)
  expect(touchesOnly([['attending', 'amira', 'at']], allowed)).toBe(true)
  expect(touchesOnly([['attending', 'seun']], allowed)).toBe(false)
  expect(touchesOnly([['note'], ['price']], allowed)).toBe(false)
  expect(touchesOnly([], allowed)).toBe(true)
  expect(touchesOnly([['note']], [])).toBe(false)
})

test('a container itself is not below its entries', () => {
  expect(touchesOnly([['events']], [['events', '*']])).toBe(false)
})

test('keys that are new are told from keys that were there', () => {
  const before = { e1: {} }
  expect(
    appendedKeys([['events', 'e2', 'by'], ['events', 'e2'], ['note']], 'events', before),
  ).toEqual(['e2'])
  expect(appendedKeys([['events', 'e1', 'by']], 'events', before)).toBeUndefined()
  expect(appendedKeys([['events']], 'events', before)).toBeUndefined()
  expect(appendedKeys([['events', 'toString']], 'events', before)).toEqual(['toString'])
  expect(appendedKeys([['events', 'e1']], 'events', undefined)).toEqual(['e1'])
})

test('the front of what happened: whoever nobody followed', () => {
  const event = (after: string[]) => ({ type: 'x', after })
  const events = { a: event([]), b: event(['a']), c: event(['a']), d: event(['b']) }
  expect(tipsOf(events)).toEqual(['c', 'd'])
  expect(tipsOf(events, (id) => id !== 'd')).toEqual(['b', 'c'])
  expect(tipsOf({ a: event(['gone']) })).toEqual(['a'])
  expect(tipsOf({})).toEqual([])
})
