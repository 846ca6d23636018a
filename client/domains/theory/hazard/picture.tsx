/** A scene at one frame, as this person wants pictures drawn. */
import type { JSX } from 'solid-js'
import type { HazardScene } from '#shared/domains/theory/index.ts'
import { SceneCanvas } from './scene-canvas.tsx'
import { wantsHighContrast } from './wishes.ts'

export function Picture(props: { scene: HazardScene; frame: number }): JSX.Element {
  return <SceneCanvas scene={props.scene} frame={props.frame} highContrast={wantsHighContrast()} />
}
