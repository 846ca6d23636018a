import { expect, test } from 'vitest'
import { deviceNameOf, isApple } from './this-device.ts'

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'

test.each([
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${CHROME} Mobile Safari/537.36`,
    5,
    'Android phone, Chrome',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/140.0`,
    0,
    'Windows PC, Edge',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    5,
    'iPhone, Safari',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    0,
    'Linux PC, Firefox',
  ],
  ['', 0, 'Device'],
])('%s is called by its name', (userAgent, maxTouchPoints, name) => {
  expect(deviceNameOf({ userAgent, maxTouchPoints })).toBe(name)
})

test('an iPad that calls itself a Mac is an iPad', () => {
  const agent = {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
    maxTouchPoints: 5,
  }
  expect(deviceNameOf(agent)).toBe('iPad, Safari')
  expect(isApple(agent)).toBe(true)
})
