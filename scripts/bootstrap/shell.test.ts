import { expect, test } from 'vitest'
import { isNewEnough } from './shell.mjs'

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '25.1.0'])('Node %s will do', (version) => {
  expect(isNewEnough(version)).toBe(true)
})

test.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0'])('Node %s is too old', (version) => {
  expect(isNewEnough(version)).toBe(false)
})
