import type { HazardScene } from './scene-script.ts'

/** All scenes in the order of their families. Loaded only when asked for, as the bank is. */
export const loadHazardScenes = async (): Promise<readonly HazardScene[]> =>
  (await import('./scenes/all-scenes.ts')).ALL_SCENES
