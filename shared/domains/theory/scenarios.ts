/**
 * The silent scenes on which three questions of a mock hang. Loaded only when asked for. A scene is
 * drawn like a hazard clip; its description says in words all that the three questions need.
 */
import * as v from 'valibot'
import type { SceneFacts } from './hazard/scene.ts'

const text = (maximum: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(maximum))

export const ScenarioSchema = v.object({
  /** What questions name in `scenarioId`. */
  id: text(40),
  title: text(80),
  /** For whoever cannot see the scene. */
  description: text(2_000),
  /** The hazard scene that is played. */
  sceneId: text(40),
})

export type Scenario = v.InferOutput<typeof ScenarioSchema>

/** All scenes that ship with the app. A file that does not parse is a bug of ours, so it throws. */
export const loadScenarios = async (): Promise<readonly Scenario[]> => {
  const file = await import('./bank/scenarios.json', { with: { type: 'json' } })
  return v.parse(v.array(ScenarioSchema), file.default)
}

/** TH39. Ids of the scenarios that can be shown with these scenes. */
export const shownScenarioIds = (
  scenarios: readonly Scenario[],
  scenes: readonly Pick<SceneFacts, 'id'>[],
): ReadonlySet<string> => {
  const known = new Set(scenes.map(({ id }) => id))
  return new Set(scenarios.filter(({ sceneId }) => known.has(sceneId)).map(({ id }) => id))
}
