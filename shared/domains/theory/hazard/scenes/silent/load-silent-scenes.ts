import type { HazardScene } from '../../scene-script.ts'

/** The scenes of the "silent video" questions. TH19. Loaded only when asked for. */
export const loadSilentScenes = async (): Promise<readonly HazardScene[]> =>
  (await import('./all-silent.ts')).ALL_SILENT
