/** Hazard scenes: what is known of each, and its script. */
import type { SceneFacts } from './scene.ts'

export type HazardScene = SceneFacts & { readonly stillFrames: readonly number[] }

/** All scenes that ship with the app. */
export const loadHazardScenes = async (): Promise<readonly HazardScene[]> => []
