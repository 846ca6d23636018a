import { expect, test } from 'vitest'
import { signOutWhenDue } from './sign-out-due.ts'

const aFlag = (isSetAtFirst: boolean) => {
  let isSet = isSetAtFirst
  return {
    isSet: () => isSet,
    set: () => {
      isSet = true
    },
    clear: () => {
      isSet = false
    },
  }
}

const aWindow = (isDue: boolean) => {
  const due = aFlag(isDue)
  let comesOnline = (): void => undefined
  let hasLine = false
  let asked = 0
  signOutWhenDue({
    due,
    signOut: async () => {
      asked += 1
      return { ok: hasLine }
    },
    whenOnline: (run) => {
      comesOnline = run
    },
  })
  return {
    due,
    asked: () => asked,
    lineComes: async () => {
      hasLine = true
      comesOnline()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

test('T31: who left a shared computer without a line is signed out when the line comes', async () => {
  const window = aWindow(true)
  await Promise.resolve()
  expect(window.due.isSet()).toBe(true)
  await window.lineComes()
  expect(window.due.isSet()).toBe(false)
  await window.lineComes()
  expect(window.asked()).toBe(2)
})

test('who is signed in stays so when the line comes back', async () => {
  const window = aWindow(false)
  await window.lineComes()
  expect(window.asked()).toBe(0)
})
