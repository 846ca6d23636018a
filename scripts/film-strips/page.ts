/** Runs in the browser: lays frames of one scene side by side on the page. */
import { paint } from '#client/domains/theory/hazard/paint.ts'
import {
  drawScene,
  FRAME_RATE,
  type HazardScene,
  loadHazardScenes,
} from '#shared/domains/theory/hazard/index.ts'

const COLUMNS = 3
const WIDTH = 512
const HEIGHT = 288

/** From the start through every hazard to the end, at most twelve. */
const framesOf = ({ durationFrames, hazards, potentials }: HazardScene): number[] => {
  const frames = new Set([60, ...potentials.map(({ atFrame }) => atFrame), durationFrames - 12])
  for (const { developsAtFrame, criticalAtFrame } of hazards) {
    const window = criticalAtFrame - developsAtFrame
    for (const share of [-0.2, 0.1, 0.5, 1]) {
      frames.add(Math.round(developsAtFrame + window * share))
    }
  }
  return [...frames].sort((one, other) => one - other).slice(0, 12)
}

const drawStrip = (scene: HazardScene): void => {
  const frames = framesOf(scene)
  const strip = document.createElement('canvas')
  strip.width = COLUMNS * WIDTH
  strip.height = Math.ceil(frames.length / COLUMNS) * HEIGHT
  const context = strip.getContext('2d')
  if (!context) throw new Error('no canvas')
  frames.forEach((frame, index) => {
    const picture = document.createElement('canvas')
    picture.width = WIDTH
    picture.height = HEIGHT
    const inner = picture.getContext('2d')
    if (!inner) throw new Error('no canvas')
    paint(inner, drawScene(scene, frame), WIDTH, HEIGHT)
    const x = (index % COLUMNS) * WIDTH
    const y = Math.floor(index / COLUMNS) * HEIGHT
    context.drawImage(picture, x, y)
    const isOpen = scene.hazards.some(
      ({ developsAtFrame, criticalAtFrame }) =>
        frame >= developsAtFrame && frame <= criticalAtFrame,
    )
    context.fillStyle = '#000'
    context.fillRect(x, y, 96, 20)
    context.fillStyle = '#fff'
    context.font = '14px sans-serif'
    context.fillText(`${(frame / FRAME_RATE).toFixed(1)} s${isOpen ? ' open' : ''}`, x + 6, y + 15)
  })
  document.body.replaceChildren(strip)
}

const scenes = await loadHazardScenes()
Object.assign(window, {
  sceneIds: scenes.map(({ id }) => id),
  showStrip: (id: string) => {
    const scene = scenes.find((each) => each.id === id)
    if (scene) drawStrip(scene)
  },
})
