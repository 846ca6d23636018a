import { expect, test } from 'vitest'
import { createSeats } from './seats.ts'

const limits = { perPerson: 2, perAddress: 3, atMost: 4 }

test('T25: a person has so many, an address has so many, and the relay has so many', () => {
  const seats = createSeats(limits)
  expect(seats.take('ada', 'office')).toBeDefined()
  expect(seats.take('ada', 'office')).toBeDefined()
  expect(seats.take('ada', 'home')).toBeUndefined()
  expect(seats.take('ivan', 'office')).toBeDefined()
  expect(seats.take('lena', 'office')).toBeUndefined()
  expect(seats.take('lena', 'home')).toBeDefined()
  expect(seats.take('omar', 'school')).toBeUndefined()
  expect(seats.taken()).toBe(4)
})

test('a seat that was given back is free, once', () => {
  const seats = createSeats(limits)
  const leave = seats.take('ada', 'office')
  seats.take('ada', 'office')
  leave?.()
  leave?.()
  expect(seats.taken()).toBe(1)
  expect(seats.take('ada', 'office')).toBeDefined()
  expect(seats.isFree('ada', 'office')).toBe(false)
})
