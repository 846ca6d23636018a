/** One frame of a scene, as large as its box allows. */
import { createEffect, createSignal, type JSX, onCleanup, onMount } from 'solid-js'
import {
  drawScene,
  type HazardScene,
  PICTURE_HEIGHT,
  PICTURE_WIDTH,
} from '#shared/domains/theory/index.ts'
import { paint } from './paint.ts'

/** Finer than this nobody sees while driving through it, and a slow phone pays for every pixel. */
const MOST_PIXELS_WIDE = 1280
const MOST_DEVICE_PIXEL_RATIO = 2

/** `frame` may be a fraction; `label` says nothing of what happens in the scene. */
export const SceneCanvas = (properties: {
  scene: HazardScene
  frame: number
  highContrast?: boolean
  label?: string
}): JSX.Element => {
  let canvas: HTMLCanvasElement | undefined
  const [width, setWidth] = createSignal(0)

  onMount(() => {
    const measure = () => {
      const ratio = Math.min(window.devicePixelRatio, MOST_DEVICE_PIXEL_RATIO)
      const wished = Math.round((canvas?.clientWidth ?? 0) * ratio)
      setWidth(Math.min(wished, MOST_PIXELS_WIDE))
    }
    measure()
    const watcher = new ResizeObserver(measure)
    if (canvas) watcher.observe(canvas)
    onCleanup(() => watcher.disconnect())
  })

  createEffect(() => {
    const height = Math.round((width() * PICTURE_HEIGHT) / PICTURE_WIDTH)
    if (!canvas || width() === 0) return
    // Setting a size clears the canvas, even the same size.
    if (canvas.width !== width()) canvas.width = width()
    if (canvas.height !== height) canvas.height = height
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) return
    const shapes = drawScene(properties.scene, properties.frame, {
      highContrast: properties.highContrast ?? false,
    })
    paint(context, shapes, width(), height)
  })

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={properties.label ?? 'The road ahead, seen from the driver’s seat'}
      style={{
        display: 'block',
        width: '100%',
        'max-height': '100%',
        'aspect-ratio': `${PICTURE_WIDTH} / ${PICTURE_HEIGHT}`,
        'object-fit': 'contain',
      }}
    />
  )
}
