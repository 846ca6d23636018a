import { expect, test } from 'vitest'
import { syncSentence } from './sync-state.ts'
import { keepsInWindowOnly, whereKept } from './where-kept.ts'

const waiting = (count: number) => whereKept(syncSentence({ kind: 'waiting', count }))

test('P1: what says “Saved on this device” is only said where that is so', () => {
  const toast = 'Moved to Tue 24 Nov, 14:00. Saved on this device'
  expect(whereKept(toast)).toBe(toast)
  expect(waiting(2)).toBe('All changes saved on this device – 2 waiting to sync')
  keepsInWindowOnly()
  expect(whereKept(toast)).toBe('Moved to Tue 24 Nov, 14:00. In this window until it is sent')
  expect(waiting(1)).toBe('1 change is only in this window – keep it open')
  expect(waiting(2)).toBe('2 changes are only in this window – keep it open')
})
