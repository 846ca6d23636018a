import { expect, test } from 'vitest'
import { version } from '../../package.json'
import { APP_VERSION } from './version.ts'

test('the app calls itself what the package is called', () => {
  expect(APP_VERSION).toBe(version)
})
