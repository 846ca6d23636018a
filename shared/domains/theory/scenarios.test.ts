import { expect, test } from 'vitest'
import { loadSilentScenes } from './hazard/index.ts'
import { loadScenarios, shownScenarioIds } from './scenarios.ts'

test('[TH39] every bundled scenario has an id of its own and a scene that can be shown', async () => {
  const [scenarios, scenes] = await Promise.all([loadScenarios(), loadSilentScenes()])
  const ids = scenarios.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect([...shownScenarioIds(scenarios, scenes)]).toEqual(ids)
})

test('[TH39] a scenario whose scene is not here is not asked', () => {
  const scenario = { title: 'A bend', description: 'A lane bends left.', sceneId: 'horse-1' }
  const scenarios = [
    { ...scenario, id: 's1' },
    { ...scenario, id: 's2', sceneId: 'gone' },
  ]
  expect([...shownScenarioIds(scenarios, [{ id: 'horse-1' }])]).toEqual(['s1'])
})
