import { describe, expect, test } from 'vitest'
import { lessons } from '../domains/lessons/index.ts'
import { aLesson } from '../domains/lessons/lesson.builder.ts'
import { stepOverOthers } from './written-over.ts'

const before = aLesson({ ratings: {} })
const over = (standing: object, after: object, touched: string[][]) =>
  stepOverOthers(lessons, { before, after, standing }, touched)?.touched

describe('what a change writes over', () => {
  const rating = (level: number) => ({ g9: { skill: 1, level, by: 'sarah', at: 1 } })

  test('letters typed by two are merged, not written over', () => {
    const [standing, after] = [aLesson({ note: 'theirs' }), aLesson({ note: 'mine' })]
    expect(over(standing, after, [['note']])).toBeUndefined()
  })

  test('an entry beside another is not written over; one in its place is', () => {
    const standing = aLesson({ ratings: rating(2) })
    const mine = { ...before, ratings: { g8: rating(5).g9 } }
    expect(over(standing, mine, [['ratings', 'g8']])).toBeUndefined()
    const inPlace = { ...before, ratings: rating(5) }
    expect(over(standing, inPlace, [['ratings', 'g9', 'level']])).toEqual([
      ['ratings', 'g9', 'level'],
    ])
  })

  test('a field that nobody else wrote meanwhile is not; one that somebody wrote is', () => {
    const mine = { ...before, loggedBy: 'ann' }
    expect(over(before, mine, [['loggedBy']])).toBeUndefined()
    expect(over({ ...before, loggedBy: 'dev' }, mine, [['loggedBy']])).toEqual([['loggedBy']])
  })

  test('the same value is no other value', () => {
    const both = { ...before, loggedBy: 'dev' }
    expect(over(both, both, [['loggedBy']])).toBeUndefined()
  })

  test('a record nobody has made yet cannot be written over', () => {
    const views = { before: undefined, after: before, standing: undefined }
    expect(stepOverOthers(lessons, views, [['id']])).toBeUndefined()
  })
})
