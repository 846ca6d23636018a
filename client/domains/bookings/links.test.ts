import { expect, test } from 'vitest'
import { callLink, messageLink, navigateLink } from './links.ts'

test('a number is dialled as the phone wants it, however it was written', () => {
  expect(callLink('07700 900 146')).toBe('tel:07700900146')
  expect(callLink('+44 (0)7700 900146')).toBe('tel:+4407700900146')
})

test('running late is a text that is already written', () => {
  expect(messageLink('07700 900146', 'Hi Amira, 10 min')).toBe(
    'sms:07700900146?&body=Hi%20Amira%2C%2010%20min',
  )
  expect(messageLink('07700 900146')).toBe('sms:07700900146')
})

test('each phone opens its own map', () => {
  expect(navigateLink('18 Ash Road', 'Linux; Android 15')).toBe('geo:0,0?q=18%20Ash%20Road')
  expect(navigateLink('18 Ash Road', 'iPhone OS 18')).toContain('maps.apple.com')
})
