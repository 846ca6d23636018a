import { describe, expect, it } from 'vitest'
import { belongsToFocus, trainerKeyOf } from './trainer-keys.ts'

const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false })

describe('the keys of the sign trainer', () => {
  it('[TH24] choose with 1 to 4, turn with space, go on with the arrows', () => {
    expect(trainerKeyOf(press('3'))).toEqual({ do: 'choose', place: 2 })
    expect(trainerKeyOf(press(' '))).toEqual({ do: 'turn' })
    expect(trainerKeyOf(press('ArrowRight'))).toEqual({ do: 'right' })
    expect(trainerKeyOf(press('ArrowLeft'))).toEqual({ do: 'left' })
    expect(trainerKeyOf(press('5'))).toBeUndefined()
    expect(trainerKeyOf(press('1', true))).toBeUndefined()
  })

  it('[TH24] leave alone what is being typed, a list, a tab and a focused button', () => {
    expect(belongsToFocus({ do: 'choose', place: 0 }, 'INPUT', null)).toBe(true)
    expect(belongsToFocus({ do: 'right' }, 'SELECT', null)).toBe(true)
    expect(belongsToFocus({ do: 'right' }, 'BUTTON', 'tab')).toBe(true)
    expect(belongsToFocus({ do: 'turn' }, 'BUTTON', 'tab')).toBe(false)
    expect(belongsToFocus({ do: 'turn' }, 'BUTTON', null)).toBe(true)
    expect(belongsToFocus({ do: 'choose', place: 0 }, 'BUTTON', null)).toBe(false)
  })
})
