import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lessons } from '../domains/lessons/index.ts'
import { mergeTyping } from './merge-typing.ts'
import { anActorId, records } from './replica.builder.ts'

/** The text after the splices, as Automerge would apply them. */
const merged = (was: string, typed: string, current: string): string =>
  mergeTyping(was, typed, current).reduce(
    (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
    current,
  )

/** The same through a real collaborative text. */
const mergedInDocument = (was: string, typed: string, current: string): string => {
  const start = records.open(lessons, undefined, [], anActorId())
  const theirs = records.write(start, {
    doc: 'lesson:b1',
    text: [{ field: 'note', value: current }],
  })
  const edit = { doc: 'lesson:b1', text: [{ field: 'note', value: typed, was }] }
  const doc = theirs?.doc ?? start
  return records.plain(records.write(doc, edit)?.doc ?? doc).note as string
}

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const lower = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 6 })
const mineOnly = fc.string({ unit: fc.constantFrom('1', '2'), maxLength: 4 })
const theirsOnly = fc.string({ unit: fc.constantFrom('X', 'Y'), minLength: 1, maxLength: 4 })

describe('typing alone', () => {
  test('gives exactly what was typed', () => {
    fc.assert(
      fc.property(text, text, (was, typed) => {
        expect(merged(was, typed, was)).toBe(typed)
      }),
      { numRuns: 1_000 },
    )
  })

  test('gives exactly what was typed in a real text, emojis and all', () => {
    fc.assert(
      fc.property(text, text, (was, typed) => {
        expect(mergedInDocument(was, typed, was)).toBe(typed)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['👍', '👎'],
    ['a👍', 'a👎'],
    ['👍b', '😍b'],
    ['👍👍', '👍'],
    ['𝑀', '👀'],
    ['a𝑀b', 'a👀b'],
    ['🙂', '🙂🙃'],
  ])('an emoji is never cut in two: %s becomes %s', (was, typed) => {
    expect(mergedInDocument(was, typed, was)).toBe(typed)
    for (const { insert } of mergeTyping(was, typed, was)) expect(insert.isWellFormed()).toBe(true)
  })
})

describe('typing while somebody else typed', () => {
  const edits = fc.record({
    was: fc.tuple(lower, lower, lower, lower),
    mine: mineOnly,
    theirs: theirsOnly,
    mineAt: fc.nat({ max: 2 }),
    theirsAt: fc.nat({ max: 2 }),
  })
  const replaced = (parts: readonly string[], from: number, insert: string): string =>
    [...parts.slice(0, from + 1), insert, ...parts.slice(from + 2)].join('')

  test('nothing the other wrote is lost, and nothing I typed', () => {
    fc.assert(
      fc.property(edits, ({ was, mine, theirs, mineAt, theirsAt }) => {
        const result = merged(
          was.join(''),
          replaced(was, mineAt, mine),
          replaced(was, theirsAt, theirs),
        )
        expect(result).toContain(theirs)
        expect(result).toContain(mine)
      }),
      { numRuns: 2_000 },
    )
  })

  test('nothing the other typed inside a text of mine is lost, whatever I made of it', () => {
    fc.assert(
      fc.property(lower, lower, lower, theirsOnly, (head, tail, typed, theirs) => {
        expect(merged(head + tail, typed, head + theirs + tail)).toContain(theirs)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    [
      'both add at the end',
      'Good.',
      'Good. Parked well.',
      'Good. Stalled twice.',
      'Good. Stalled twice. Parked well.',
    ],
    [
      'both fill an empty note',
      '',
      'Parked well.',
      'Stalled twice.',
      'Stalled twice. Parked well.',
    ],
    ['mine before theirs', 'A. C.', 'A. B. C.', 'A. C. D.', 'A. B. C. D.'],
    ['mine behind theirs', 'A. B.', 'A. B. C.', 'Z. A. B.', 'Z. A. B. C.'],
    ['both rewrite one word', 'Mirrors bad', 'Mirrors poor', 'Mirrors weak', 'Mirrors weak poor'],
    ['I clear what they changed', 'Mirrors bad', '', 'Mirrors good', 'Mirrors good'],
    ['the same on both sides', 'A', 'B', 'B', 'B'],
    ['I did nothing', 'A', 'A', 'B', 'B'],
    ['I take away what follows theirs', 'AB', 'A', 'AxB', 'Ax'],
  ])('%s', (_what, was, typed, current, expected) => {
    expect(merged(was, typed, current)).toBe(expected)
  })
})
