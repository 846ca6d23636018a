/** The pieces that markings are put together from. You travel upwards, on the left. */
import { COLOUR, type Colour } from '../colours.ts'
import { text, textWidth } from '../lettering.ts'
import { transformPath } from '../path.ts'
import { circle, fill, line, rect, type Shape, type SignPicture } from '../picture.ts'
import { moved } from '../symbols/kit.ts'
import { bicycle } from '../symbols/vehicles.ts'

const { white, asphalt, verge, kerb, pavement, yellow, grey, housing } = COLOUR

export const LEFT = 60
export const RIGHT = 540
export const MIDDLE = 300

export const tile = (shapes: readonly Shape[]): SignPicture => ({ frame: [0, 0, 600, 600], shapes })

/** A road upwards between two verges. */
export const road = (shapes: readonly Shape[], ground: Colour = asphalt): SignPicture =>
  tile([rect(0, 0, 600, 600, verge), rect(LEFT, 0, RIGHT - LEFT, 600, ground), ...shapes])

/** Our road ends at one that crosses at the top. */
export const junction = (shapes: readonly Shape[]): SignPicture =>
  tile([
    rect(0, 0, 600, 600, verge),
    rect(0, 0, 600, 190, asphalt),
    rect(LEFT, 180, RIGHT - LEFT, 420, asphalt),
    fill('M10 190H60V240C60 212 38 190 10 190ZM590 190H540V240C540 212 562 190 590 190Z', asphalt),
    ...shapes,
  ])

/** The left edge of a road: pavement, kerb, carriageway. */
export const kerbside = (shapes: readonly Shape[]): SignPicture =>
  tile([
    rect(0, 0, 600, 600, asphalt),
    rect(0, 0, 190, 600, pavement),
    rect(190, 0, 34, 600, kerb),
    ...shapes,
  ])

/** Dashes upwards at `x`: each `mark` long with `gap` between. */
export const dashes = (
  x: number,
  mark: number,
  gap: number,
  width: number,
  colour: Colour = white,
  from = 0,
  to = 600,
): Shape[] => {
  const all: Shape[] = []
  for (let y = to; y > from; y -= mark + gap) {
    const top = Math.max(from, y - mark)
    all.push(rect(x - width / 2, top, width, y - top, colour))
  }
  return all
}

export const across = (
  y: number,
  mark: number,
  gap: number,
  height: number,
  from: number,
  to: number,
): Shape[] => {
  const all: Shape[] = []
  for (let x = from; x < to; x += mark + gap)
    all.push(rect(x, y, Math.min(mark, to - x), height, white))
  return all
}

export const solid = (x: number, width = 11, colour: Colour = white, from = 0, to = 600): Shape =>
  rect(x - width / 2, from, width, to - from, colour)

/** Words as painted: long in the direction of travel. */
export const painted = (
  words: string,
  x: number,
  bottom: number,
  width: number,
  height: number,
  colour: Colour = white,
): Shape[] => {
  const size = (100 * width) / textWidth(words, 100)
  const tall = height / size
  return text(words, { x: 0, y: 0, size, colour, weight: 'heavy' }).map((shape) => ({
    ...shape,
    path: transformPath(shape.path, [1, 0, 0, tall, x, bottom]),
  }))
}

/** Left edge of a zigzag strip upwards. */
export const zigzag = (x: number, from: number, to: number, colour: Colour = white): Shape => {
  const step = 41
  let data = `M${x - 14} ${to}`
  let side = 1
  for (let y = to - step; y >= from; y -= step) {
    data += `L${x + side * 14} ${y}`
    side = -side
  }
  return line(data, colour, 9)
}

export const cycleMark = (x: number, y: number, scale: number): Shape[] =>
  moved(bicycle(white, asphalt), [345, 414], [x, y], scale)

export const doubles = (left: 'solid' | 'broken', right: 'solid' | 'broken'): SignPicture => {
  const one = (x: number, kind: string) => (kind === 'solid' ? [solid(x)] : dashes(x, 110, 62, 11))
  return road([...one(MIDDLE - 15, left), ...one(MIDDLE + 15, right)])
}

export const kerbMarks = (pairs: 1 | 2): SignPicture =>
  kerbside([
    solid(250, 14, yellow),
    ...(pairs === 2 ? [solid(284, 14, yellow)] : []),
    ...[70, 250, 430].flatMap((y) => [
      rect(180, y, 44, 20, yellow),
      ...(pairs === 2 ? [rect(180, y + 42, 44, 20, yellow)] : []),
    ]),
  ])

/** Dots that shine, one below the other. */
export const studs = (x: number, colour: Colour, ys: readonly number[]): Shape[] =>
  ys.flatMap((y) => [circle(x, y, 15, grey), circle(x, y, 11, colour)])

export const night = (shapes: readonly Shape[]): SignPicture =>
  tile([rect(0, 0, 600, 600, COLOUR.unlit), rect(LEFT, 0, RIGHT - LEFT, 600, housing), ...shapes])

export function acrossIn(y: number, colour: Colour): Shape[] {
  return [256, 322, 380].map((x) => rect(x, y, 40, 11, colour))
}

/** Yellow criss-cross inside a square from `low` to `high`. */
export function diagonals(
  low: number,
  high: number,
  step: number,
  colour: Colour,
  width: number,
): Shape[] {
  const side = high - low
  const all: Shape[] = []
  for (let shift = -side + step; shift < side; shift += step) {
    const x1 = low + Math.max(0, shift)
    const y1 = low + Math.max(0, -shift)
    const x2 = low + Math.min(side, side + shift)
    const y2 = low + Math.min(side, side - shift)
    all.push(line(`M${x1} ${y1}L${x2} ${y2}`, colour, width))
    all.push(line(`M${low + high - x1} ${y1}L${low + high - x2} ${y2}`, colour, width))
  }
  return all
}
