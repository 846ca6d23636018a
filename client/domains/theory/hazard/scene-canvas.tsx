/** A hazard scene at one frame. */
import type { JSX } from 'solid-js'
import type { HazardScene } from '#shared/domains/theory/index.ts'

export function SceneCanvas(props: { scene: HazardScene; frame: number }): JSX.Element {
  return <div role="img" aria-label={props.scene.title} data-frame={Math.floor(props.frame)} />
}
