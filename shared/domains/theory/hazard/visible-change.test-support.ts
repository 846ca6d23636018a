/** For tests: in how many pixels of a picture of 1280 × 720 two lists of shapes differ to the eye. */
import { type DrawOp, PICTURE_HEIGHT, PICTURE_WIDTH } from './draw-op.ts'

type Area = { left: number; top: number; right: number; bottom: number }
type Colour = readonly [number, number, number]

/** Of 255 in any of red, green and blue: less is lost on a phone in daylight. */
const SEEN_DIFFERENCE = 16

const colourOf = (hex: string): Colour => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
]

/** A piece of the picture, painted in order like the canvas does it, without soft edges. */
const paintArea = (shapes: readonly DrawOp[], area: Area): Float32Array => {
  const width = area.right - area.left
  const pixels = new Float32Array(width * (area.bottom - area.top) * 3)
  let clip = area

  const dab = (x: number, y: number, [red, green, blue]: Colour, alpha: number): void => {
    const at = ((y - area.top) * width + x - area.left) * 3
    pixels[at] = (pixels[at] as number) * (1 - alpha) + red * alpha
    pixels[at + 1] = (pixels[at + 1] as number) * (1 - alpha) + green * alpha
    pixels[at + 2] = (pixels[at + 2] as number) * (1 - alpha) + blue * alpha
  }
  /** Every pixel of a rectangle whose middle is inside, with how strongly. */
  const spread = (
    within: Area,
    colour: Colour,
    alphaAt: (x: number, y: number) => number,
  ): void => {
    for (let y = Math.max(within.top, clip.top); y < Math.min(within.bottom, clip.bottom); y++) {
      for (let x = Math.max(within.left, clip.left); x < Math.min(within.right, clip.right); x++) {
        const alpha = alphaAt(x + 0.5, y + 0.5)
        if (alpha > 0) dab(x, y, colour, alpha)
      }
    }
  }
  const fill = (outlines: readonly (readonly number[])[], colour: Colour, alpha: number): void => {
    for (let y = clip.top; y < clip.bottom; y++) {
      const row = y + 0.5
      const crossings: [number, number][] = []
      for (const points of outlines) {
        for (let index = 0; index < points.length; index += 2) {
          const next = (index + 2) % points.length
          const y0 = points[index + 1] as number
          const y1 = points[next + 1] as number
          if (y0 <= row === y1 <= row) continue
          const x0 = points[index] as number
          const x1 = points[next] as number
          crossings.push([x0 + ((row - y0) / (y1 - y0)) * (x1 - x0), y1 > y0 ? 1 : -1])
        }
      }
      crossings.sort((one, other) => one[0] - other[0])
      let turns = 0
      crossings.forEach(([from, turn], index) => {
        turns += turn
        if (turns === 0) return
        const until = crossings[index + 1]?.[0] ?? from
        const first = Math.max(Math.ceil(from - 0.5), clip.left)
        for (let x = first; x < Math.min(until - 0.5, clip.right); x++) dab(x, y, colour, alpha)
      })
    }
  }
  const stroke = (shape: Extract<DrawOp, { op: 'stroke' }>, colour: Colour): void => {
    const { points, alpha } = shape
    const half = shape.width / 2
    spread(boundsOf(shape), colour, (x, y) => {
      for (let index = 0; index + 3 < points.length; index += 2) {
        const x0 = points[index] as number
        const y0 = points[index + 1] as number
        const dx = (points[index + 2] as number) - x0
        const dy = (points[index + 3] as number) - y0
        const exact = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)
        if (shape.ends === 'flat' && points.length === 4 && (exact < 0 || exact > 1)) continue
        const share = Math.min(Math.max(exact, 0), 1)
        if ((x - x0 - dx * share) ** 2 + (y - y0 - dy * share) ** 2 <= half * half) return alpha
      }
      return 0
    })
  }

  for (const shape of shapes) {
    if (shape.op === 'clip') clip = overlap(area, boundsOf(shape))
    else if (shape.op === 'unclip') clip = area
    else if (!meets(boundsOf(shape), clip)) continue
    else if (shape.op === 'fill') fill(shape.outlines, colourOf(shape.colour), shape.alpha)
    else if (shape.op === 'stroke') stroke(shape, colourOf(shape.colour))
    else if (shape.op === 'ellipse')
      spread(boundsOf(shape), colourOf(shape.colour), (x, y) =>
        ((x - shape.x) / shape.rx) ** 2 + ((y - shape.y) / shape.ry) ** 2 <= 1 ? shape.alpha : 0,
      )
    else if (shape.op === 'glow')
      spread(boundsOf(shape), colourOf(shape.colour), (x, y) => {
        const away = Math.sqrt((x - shape.x) ** 2 + (y - shape.y) ** 2) / shape.radius
        return away < 1 ? shape.alpha * (1 - away) : 0
      })
    // A band is sky: what matters is only that it is the same in both pictures.
    else spread(boundsOf(shape), colourOf(shape.from), () => 1)
  }
  return pixels
}

const boundsOf = (shape: Exclude<DrawOp, { op: 'unclip' }>): Area => {
  switch (shape.op) {
    case 'band':
      return rounded(0, shape.top, PICTURE_WIDTH, shape.bottom)
    case 'clip':
      return rounded(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    case 'ellipse':
    case 'glow': {
      const [rx, ry] = shape.op === 'glow' ? [shape.radius, shape.radius] : [shape.rx, shape.ry]
      return rounded(shape.x - rx, shape.y - ry, shape.x + rx, shape.y + ry)
    }
    default: {
      const points = shape.op === 'fill' ? shape.outlines.flat() : shape.points
      const half = shape.op === 'fill' ? 0 : shape.width / 2
      const xs = points.filter((_value, index) => index % 2 === 0)
      const ys = points.filter((_value, index) => index % 2 === 1)
      return rounded(
        Math.min(...xs) - half,
        Math.min(...ys) - half,
        Math.max(...xs) + half,
        Math.max(...ys) + half,
      )
    }
  }
}

const rounded = (left: number, top: number, right: number, bottom: number): Area => ({
  left: Math.floor(left),
  top: Math.floor(top),
  right: Math.ceil(right),
  bottom: Math.ceil(bottom),
})

const overlap = (one: Area, other: Area): Area => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
})

const meets = (one: Area, other: Area): boolean =>
  one.left < other.right &&
  one.right > other.left &&
  one.top < other.bottom &&
  one.bottom > other.top

const WHOLE: Area = { left: 0, top: 0, right: PICTURE_WIDTH, bottom: PICTURE_HEIGHT }

/** Light falls wider than the thing that shines: it is counted where the thing itself may be. */
const areaOfDifference = (one: readonly DrawOp[], other: readonly DrawOp[]): Area | undefined => {
  const texts = [one, other].map((shapes) => new Set(shapes.map((shape) => JSON.stringify(shape))))
  const [ofOne, ofOther] = texts as [Set<string>, Set<string>]
  const only = [
    ...one.filter((shape) => !ofOther.has(JSON.stringify(shape))),
    ...other.filter((shape) => !ofOne.has(JSON.stringify(shape))),
  ]
  let area: Area | undefined
  for (const shape of only) {
    if (shape.op === 'unclip' || shape.op === 'clip' || shape.op === 'glow') continue
    const bounds = boundsOf(shape)
    area = area
      ? {
          left: Math.min(area.left, bounds.left),
          top: Math.min(area.top, bounds.top),
          right: Math.max(area.right, bounds.right),
          bottom: Math.max(area.bottom, bounds.bottom),
        }
      : bounds
  }
  return area && overlap(area, WHOLE)
}

/** How many pixels of the picture look different, whatever is painted over the difference. */
export const pixelsThatDiffer = (one: readonly DrawOp[], other: readonly DrawOp[]): number => {
  const area = areaOfDifference(one, other)
  if (!area || area.right <= area.left || area.bottom <= area.top) return 0
  const first = paintArea(one, area)
  const second = paintArea(other, area)
  let count = 0
  for (let at = 0; at < first.length; at += 3) {
    const differs = [0, 1, 2].some(
      (channel) =>
        Math.abs((first[at + channel] as number) - (second[at + channel] as number)) >=
        SEEN_DIFFERENCE,
    )
    if (differs) count++
  }
  return count
}
