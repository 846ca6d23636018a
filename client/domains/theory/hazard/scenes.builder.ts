/** Scenes made up for tests of the hazard runner: facts without a picture. */
import { SCENE_FAMILIES, type SceneFacts } from '#shared/domains/theory/index.ts'

/** Twelve families of three; the third of the first six has two hazards. Each develops at frame 500. */
export const someScenes = (): SceneFacts[] =>
  SCENE_FAMILIES.slice(0, 12).flatMap((family, position) =>
    [1, 2, 3].map((variant): SceneFacts => {
      const hazard = {
        id: 'h1',
        name: 'Somebody steps out',
        why: 'A van hid them.',
        potentialAtFrame: 400,
        developsAtFrame: 500,
        criticalAtFrame: 600,
      }
      const second = { ...hazard, id: 'h2', developsAtFrame: 800, criticalAtFrame: 900 }
      return {
        id: `${family}-${variant}`,
        version: 1,
        family,
        title: 'A terraced street',
        light: 'day',
        durationFrames: 1_250,
        hazards: variant === 3 && position < 6 ? [hazard, second] : [hazard],
        potentials: [],
      }
    }),
  )
