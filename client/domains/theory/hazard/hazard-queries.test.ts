import { expect, test } from 'vitest'
import { answeredClip } from '#shared/domains/theory/index.ts'
import { hazardsOf, judgeStill, marksAt, scenesToPractise } from './hazard-queries.ts'
import { framesLabel, marksWords, momentLabel, pressWords } from './hazard-words.ts'
import { someScenes } from './scenes.builder.ts'

const scenes = someScenes()
const [single] = scenes
const double = scenes.find((scene) => scene.hazards.length === 2)
if (!single || !double) throw new Error('no scenes')

test('[TH32] a replay names each hazard with its window, its marks and why', () => {
  const clip = answeredClip(double, [530, 700])
  expect(hazardsOf(clip, double)).toMatchObject([
    { id: 'h1', opensAtFrame: 500, closesAtFrame: 600, marks: 4, name: 'Somebody steps out' },
    { id: 'h2', opensAtFrame: 800, closesAtFrame: 900, marks: 0 },
  ])
  expect(marksAt(clip, 530)).toBe(4)
  expect(marksAt(clip, 700)).toBe(0)
  expect(marksWords(clip)).toBe('4 of 10')
})

test('[TH37] of a scene that is gone the marks stay and the name is missing', () => {
  const [hazard] = hazardsOf(answeredClip(single, [505]), undefined)
  expect(hazard).toMatchObject({ marks: 5, name: undefined })
})

test.each([
  [[], 'You did not press in this clip.'],
  [[100], 'You pressed only before it began to develop.'],
  [[700], 'You pressed only after the window had closed.'],
  [
    [100, 700],
    'You pressed before it began to develop and after the window had closed, not between.',
  ],
  [[100, 550], 'Your first press inside the window counts.'],
])('[TH32] presses at %j: %s', (presses, words) => {
  expect(pressWords(presses, 500, 600)).toBe(words)
})

test('clips are chosen by kind and by light', () => {
  const of = (family?: 'horse-on-bend' | 'bus-pulls-away', light?: 'fog' | 'day') =>
    scenesToPractise(
      scenes.map((scene) => ({ ...scene, script: undefined as never, stillFrames: [] })),
      { family, light },
    ).length
  expect(of()).toBe(36)
  expect(of('bus-pulls-away')).toBe(3)
  expect(of('bus-pulls-away', 'fog')).toBe(0)
})

test('of still pictures the first after the start is right', () => {
  const stills = [100, 300, 520, 560]
  expect([0, 1, 2, 3].map((at) => judgeStill(stills, at, { developsAtFrame: 500 }))).toEqual([
    'early',
    'early',
    'right',
    'late',
  ])
})

test('moments and lengths in figures', () => {
  expect(framesLabel(950)).toBe('0:38')
  expect(framesLabel(1_501)).toBe('1:01')
  expect(momentLabel(510)).toBe('0:20.4')
})
