/** Hazard perception without video: scenes, and how to draw a frame of one. */
export { type DrawOptions, drawScene } from './draw.ts'
export { type DrawOp, PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'
export { loadHazardScenes } from './load.ts'
export * from './scene.ts'
export type { HazardScene, SceneScript } from './scene-script.ts'
export { loadSilentScenes } from './scenes/silent/load-silent-scenes.ts'
