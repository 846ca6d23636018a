/** What the driver sees of the own car: the bonnet's edge and the mirror with the road behind. */
import type { CompiledScene } from './compile.ts'
import { strip } from './ground.ts'
import { type Pen, takePen } from './pen.ts'
import type { Camera } from './projection.ts'

const MIRROR = { x: 480, y: 82, width: 300, height: 76 } as const
const MIRROR_FOCAL = 400
const MIRROR_VIEW_METRES = 90

export const drawBonnet = (pen: Pen, highContrast: boolean): void => {
  const colour = highContrast ? '#0b0f12' : pen.tint('#22323d', 0, false)
  const outline: number[] = [0, 700]
  for (let step = 0; step <= 16; step++) {
    const share = step / 16
    const bulge = 1 - (share * 2 - 1) * (share * 2 - 1)
    outline.push(share * 1280, Math.round((702 - bulge * 44) * 10) / 10)
  }
  outline.push(1280, 720, 0, 720)
  pen.ops.push({ op: 'fill', outlines: [outline], colour, alpha: 1 })
}

const roundedBox = (x: number, y: number, width: number, height: number, cut: number): number[] => [
  x + cut,
  y,
  x + width - cut,
  y,
  x + width,
  y + cut,
  x + width,
  y + height - cut,
  x + width - cut,
  y + height,
  x + cut,
  y + height,
  x,
  y + height - cut,
  x,
  y + cut,
]

/** `drawBehind` draws whatever follows, with a pen that looks backwards. */
export const drawMirror = (
  pen: Pen,
  scene: CompiledScene,
  eyeS: number,
  sides: readonly { readonly side: -1 | 1; readonly colour: string; readonly height: number }[],
  highContrast: boolean,
  drawBehind: (mirrorPen: Pen) => void,
): void => {
  const { road, palette } = scene
  const { x, y, width, height } = MIRROR
  const { camera } = pen
  const looking: Camera = {
    ...camera,
    forward: [-camera.forward[0], -camera.forward[1]],
    slope: -camera.slope,
    focal: MIRROR_FOCAL,
    centreX: x + width / 2,
    centreY: y + height * 0.42,
  }
  const mirrorPen = takePen(looking, palette, highContrast ? scene.contrastTint : scene.tint)
  const frameColour = '#14181b'
  pen.ops.push({
    op: 'fill',
    outlines: [
      roundedBox(x - 7, y - 6, width + 14, height + 13, 14),
      [x + 137, 0, x + 163, 0, x + 167, y, x + 133, y],
    ],
    colour: frameColour,
    alpha: 1,
  })
  pen.ops.push({ op: 'clip', x, y, width, height })
  pen.ops.push({
    op: 'fill',
    outlines: [[x, y, x + width, y, x + width, y + height, x, y + height]],
    colour: palette.skyLow,
    alpha: 1,
  })
  const far = Math.min(MIRROR_VIEW_METRES, palette.viewMetres)
  const half = road.profile.halfWidth
  // Far to near in bands, so that haze thins towards us.
  for (const [from, to] of [
    [far, 34],
    [36, 14],
    [15, 2],
  ] as const) {
    if (from <= to) continue
    const back = (left: number, right: number) =>
      strip(road, eyeS - from, eyeS - to, left, right, 6)
    mirrorPen.fill('#87997a', [back(-60, -half), back(half, 60)])
    if (road.profile.pavement > 0) {
      mirrorPen.fill('#c3beb2', [back(-half - 2, -half), back(half, half + 2)])
    }
    mirrorPen.fill('#6c7175', [back(-half, half)])
  }
  for (const { side, colour, height: tall } of sides) {
    const d = side * (half + road.profile.pavement + 2)
    for (let from = far; from > 4; from -= 12) {
      const points: number[] = []
      road.place(eyeS - from, d, 0, points, 0)
      road.place(eyeS - from + 12.2, d, 0, points, 3)
      road.place(eyeS - from + 12.2, d, tall, points, 6)
      road.place(eyeS - from, d, tall, points, 9)
      mirrorPen.fill(colour, [points])
    }
  }
  const dashes: number[][] = []
  for (let s = Math.floor((eyeS - far) / 6) * 6; s < eyeS - 3; s += 6) {
    dashes.push(strip(road, s, s + 2, -0.07, 0.07))
  }
  if (road.profile.centre !== 'none') mirrorPen.fill('#f4f4ee', dashes)
  drawBehind(mirrorPen)
  // The mirror's ops are already inside its frame: the clip holds for all of them.
  for (const op of mirrorPen.ops) pen.ops.push(op)
  pen.ops.push({ op: 'unclip' })
}
