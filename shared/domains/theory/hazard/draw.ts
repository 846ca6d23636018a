/** One frame of a scene as a list of shapes. Pure: the same scene and frame give the same list. TH25. */
import { drawBonnet, drawMirror } from './cockpit.ts'
import { compileScene } from './compile.ts'
import type { DrawOp } from './draw-op.ts'
import { clamp } from './exact-math.ts'
import { eyeOf } from './eye.ts'
import { crestHides, crestRows, drawLines, drawSky, drawSurfaces } from './ground.ts'
import { drawFlatFitting, drawMouth, lineGaps } from './junctions.ts'
import { takePen } from './pen.ts'
import { FRAME_RATE } from './scene.ts'
import type { HazardScene, StretchKind } from './scene-script.ts'
import { drawBehindOwnCar, drawUprights, uprights } from './uprights.ts'
import { drawLightOnRoad, drawRain } from './weather.ts'

export type DrawOptions = { readonly highContrast?: boolean }

const MIRROR_WALLS: Readonly<Partial<Record<StretchKind, readonly [string, number]>>> = {
  terrace: ['#a9705a', 5],
  cottages: ['#c0b69e', 4],
  semis: ['#7d9468', 3],
  shops: ['#b1977f', 6],
  flats: ['#a4735f', 8],
  hedge: ['#6f8f5f', 2],
  wood: ['#587a50', 7],
  park: ['#6f8f5f', 4],
}

/**
 * The shapes of this frame (whole or not) in a picture of 1280 × 720, to be painted in order. At
 * most 900. Never fails: a frame outside the scene shows its first or last.
 */
export const drawScene = (
  scene: HazardScene,
  frame: number,
  options: DrawOptions = {},
): readonly DrawOp[] => {
  const compiled = compileScene(scene)
  const { script } = scene
  const at = clamp(frame, 0, scene.durationFrames)
  const highContrast = options.highContrast ?? false
  const eye = eyeOf(compiled, script.seed, at / FRAME_RATE)
  const { road } = compiled
  const tint = highContrast ? compiled.contrastTint : compiled.tint
  const pen = takePen(eye.camera, compiled.palette, tint)
  const isAhead = (s: number) => s > eye.s - 12 && s < eye.s + compiled.palette.viewMetres

  drawSky(pen, script.seed, eye.camera.forward[0], script.stretches)
  drawSurfaces(pen, road, eye.s, script.stretches)
  const rowAt = crestRows(pen, road, eye.s)
  const isOverCrest = crestHides(pen, road, rowAt)
  const mouths = script.sideRoads.filter(({ at: s }) => isAhead(s) && !isOverCrest(s))
  for (const mouth of mouths.sort((one, other) => other.at - one.at)) drawMouth(pen, road, mouth)
  drawLines(pen, road, eye.s, lineGaps(script.sideRoads, script.fittings), isOverCrest)
  for (const fitting of script.fittings) {
    const place = 'at' in fitting ? fitting.at : fitting.from
    if (isAhead(place) && !isOverCrest(place)) drawFlatFitting(pen, road, fitting)
  }
  const lamps = script.fittings.filter((each) => each.kind === 'lamp' && !isOverCrest(each.at))
  drawLightOnRoad(pen, road, eye.s, eye.d, lamps)
  drawUprights(pen, uprights(pen, compiled, at, eye), rowAt)

  const walls = (['left', 'right'] as const).flatMap((side) => {
    const here = script.stretches.find(
      (stretch) => stretch.side === side && stretch.from <= eye.s && stretch.to > eye.s,
    )
    const [colour, height] = (here && MIRROR_WALLS[here.kind]) ?? []
    return colour && height
      ? [{ side: side === 'left' ? (-1 as const) : (1 as const), colour, height }]
      : []
  })
  drawMirror(pen, compiled, eye.s, walls, highContrast, (mirrorPen) =>
    drawBehindOwnCar(mirrorPen, compiled, at, eye.s),
  )
  drawBonnet(pen, highContrast)
  if (compiled.palette.wet && !highContrast) drawRain(pen, script.seed, at)
  return pen.ops
}
