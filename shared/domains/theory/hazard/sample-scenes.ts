/** Scenes made up for tests: facts without a picture. */
import { type DevelopingHazard, SCENE_FAMILIES, type SceneFacts } from './scene.ts'

export const aHazard = (change: Partial<DevelopingHazard> = {}): DevelopingHazard => ({
  id: 'h1',
  name: 'A child runs out',
  why: 'The ball came first.',
  potentialAtFrame: 400,
  developsAtFrame: 500,
  criticalAtFrame: 600,
  ...change,
})

export const aScene = (change: Partial<SceneFacts> = {}): SceneFacts => ({
  id: 'scene-1',
  version: 1,
  family: 'child-after-ball',
  title: 'A terraced street',
  light: 'day',
  durationFrames: 1_250,
  hazards: [aHazard()],
  potentials: [],
  ...change,
})

/** Twelve families of three; the third of the first six has two hazards: thirty-six scenes. */
export const someScenes = (): SceneFacts[] =>
  SCENE_FAMILIES.slice(0, 12).flatMap((family, position) =>
    [1, 2, 3].map((variant) =>
      aScene({
        id: `${family}-${variant}`,
        family,
        hazards:
          variant === 3 && position < 6
            ? [aHazard(), aHazard({ id: 'h2', developsAtFrame: 800, criticalAtFrame: 875 })]
            : [aHazard()],
      }),
    ),
  )
