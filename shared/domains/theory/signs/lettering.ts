/**
 * Letters and figures for signs, drawn by us as lines of one width with square ends. A capital is 140
 * high, a small letter 100, the baseline is y = 0. A slanted stroke is named by the middle of its two
 * ends instead, so that it can be cut level with the line of writing.
 */
import type { Colour } from './colours.ts'
import { type Path, parsePath, transformPath } from './path.ts'
import type { Shape } from './picture.ts'

type Slant = readonly [number, number, number, number]
type Glyph = { readonly w: number; readonly d?: string; readonly s?: readonly Slant[] }

const oval = (x: number, y: number, rx: number, ry: number): string =>
  `M${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}Z`

const GLYPHS: Readonly<Record<string, Glyph>> = {
  ' ': { w: 34 },
  A: {
    w: 104,
    d: 'M25 -42H79',
    s: [
      [12, 0, 52, -140],
      [92, 0, 52, -140],
    ],
  },
  B: { w: 92, d: 'M11 -11V-129H48A28.5 28.5 0 0 1 48 -72H50A30.5 30.5 0 0 1 50 -11ZM11 -72H50' },
  C: { w: 98, d: 'M91 -36A44 59 0 1 1 91 -104' },
  D: { w: 106, d: 'M11 -11V-129H46A48 59 0 0 1 46 -11Z' },
  E: { w: 80, d: 'M76 -11H11V-129H76M11 -71H68' },
  F: { w: 76, d: 'M11 0V-129H74M11 -69H66' },
  G: { w: 108, d: 'M92 -105A45 59 0 1 0 96 -40V-64H60' },
  H: { w: 102, d: 'M11 0V-140M91 0V-140M11 -71H91' },
  I: { w: 22, d: 'M11 0V-140' },
  J: { w: 70, d: 'M59 -140V-40A24 29 0 0 1 10 -32' },
  K: {
    w: 96,
    d: 'M11 0V-140',
    s: [
      [83, -140, 10, -50],
      [34, -80, 84, 0],
    ],
  },
  L: { w: 76, d: 'M11 -140V-11H76' },
  M: {
    w: 126,
    d: 'M11 0V-140M115 0V-140',
    s: [
      [13, -140, 63, -32],
      [113, -140, 63, -32],
    ],
  },
  N: { w: 106, d: 'M11 0V-140M95 0V-140', s: [[14, -140, 92, 0]] },
  O: { w: 116, d: oval(58, -70, 47, 59) },
  P: { w: 88, d: 'M11 0V-129H46A31.5 31.5 0 0 1 46 -66H11' },
  Q: { w: 116, d: oval(58, -70, 47, 59), s: [[70, -40, 100, 0]] },
  R: { w: 94, d: 'M11 0V-129H46A31 31 0 0 1 46 -67H11', s: [[46, -70, 82, 0]] },
  S: {
    w: 88,
    d: 'M78 -106C71 -121 59 -129 44 -129C26 -129 13 -118 13 -101C13 -84 25 -78 44 -73C63 -68 77 -60 77 -41C77 -22 62 -11 44 -11C27 -11 14 -19 7 -34',
  },
  T: { w: 90, d: 'M45 0V-129M0 -129H90' },
  U: { w: 102, d: 'M11 -140V-51A40 40 0 0 0 91 -51V-140' },
  V: {
    w: 100,
    s: [
      [12, -140, 50, 0],
      [88, -140, 50, 0],
    ],
  },
  W: {
    w: 144,
    s: [
      [12, -140, 41, 0],
      [72, -140, 41, 0],
      [72, -140, 103, 0],
      [132, -140, 103, 0],
    ],
  },
  X: {
    w: 98,
    s: [
      [13, -140, 85, 0],
      [85, -140, 13, 0],
    ],
  },
  Y: {
    w: 98,
    d: 'M49 0V-62',
    s: [
      [12, -140, 49, -56],
      [86, -140, 49, -56],
    ],
  },
  Z: { w: 88, d: 'M8 -129H80M6 -11H82', s: [[69, -132, 19, -8]] },
  a: {
    w: 77,
    d: 'M13 -72C18 -83 28 -89 39 -89C56 -89 66 -80 66 -63V0M66 -56H41C23 -56 12 -48 12 -33C12 -19 22 -11 35 -11C52 -11 64 -20 66 -34',
  },
  b: { w: 86, d: `M11 0V-140${oval(43, -50, 32, 39)}` },
  c: { w: 76, d: 'M69 -27A32 39 0 1 1 69 -73' },
  d: { w: 86, d: `M75 0V-140${oval(43, -50, 32, 39)}` },
  e: { w: 84, d: 'M11 -49H73A31 40 0 1 0 66 -24' },
  f: { w: 50, d: 'M24 0V-98C24 -119 32 -129 50 -129M0 -89H48' },
  g: { w: 86, d: `M75 -100V0C75 20 63 31 43 31C30 31 20 27 13 18${oval(43, -50, 32, 39)}` },
  h: { w: 80, d: 'M11 0V-140M11 -54C13 -77 25 -89 41 -89C60 -89 69 -79 69 -60V0' },
  i: { w: 22, d: 'M11 0V-100M11 -118V-142' },
  j: { w: 34, d: 'M23 -100V6C23 23 14 31 0 31M23 -118V-142' },
  k: {
    w: 76,
    d: 'M11 0V-140',
    s: [
      [64, -100, 8, -36],
      [30, -62, 64, 0],
    ],
  },
  l: { w: 34, d: 'M11 -140V-34C11 -18 18 -11 34 -11' },
  m: {
    w: 126,
    d: 'M11 0V-100M11 -54C13 -77 23 -89 38 -89C55 -89 63 -79 63 -60V0M63 -54C65 -77 75 -89 90 -89C107 -89 115 -79 115 -60V0',
  },
  n: { w: 80, d: 'M11 0V-100M11 -54C13 -77 25 -89 41 -89C60 -89 69 -79 69 -60V0' },
  o: { w: 84, d: oval(42, -50, 31, 39) },
  p: { w: 86, d: `M11 40V-100${oval(43, -50, 32, 39)}` },
  q: { w: 86, d: `M75 40V-100${oval(43, -50, 32, 39)}` },
  r: { w: 50, d: 'M11 0V-100M11 -50C13 -76 26 -89 50 -88' },
  s: {
    w: 68,
    d: 'M61 -74C55 -84 46 -89 35 -89C22 -89 13 -82 13 -71C13 -60 22 -56 35 -53C49 -50 57 -44 57 -31C57 -18 47 -11 34 -11C22 -11 12 -16 6 -27',
  },
  t: { w: 50, d: 'M22 -126V-36C22 -18 30 -11 50 -11M0 -89H48' },
  u: { w: 80, d: 'M11 -100V-40C11 -21 20 -11 38 -11C54 -11 66 -22 69 -45M69 -100V0' },
  v: {
    w: 80,
    s: [
      [11, -100, 40, 0],
      [69, -100, 40, 0],
    ],
  },
  w: {
    w: 116,
    s: [
      [11, -100, 34, 0],
      [58, -100, 34, 0],
      [58, -100, 82, 0],
      [105, -100, 82, 0],
    ],
  },
  x: {
    w: 78,
    s: [
      [12, -100, 66, 0],
      [66, -100, 12, 0],
    ],
  },
  y: {
    w: 82,
    s: [
      [11, -100, 41, 0],
      [71, -100, 29, 40],
    ],
  },
  z: { w: 68, d: 'M6 -89H62M4 -11H64', s: [[52, -92, 16, -8]] },
  '0': { w: 92, d: oval(46, -70, 35, 59) },
  '1': { w: 50, d: 'M36 0V-140M4 -106C20 -110 30 -118 36 -132' },
  '2': {
    w: 84,
    d: 'M12 -96C13 -117 26 -129 43 -129C61 -129 72 -118 72 -101C72 -86 64 -74 50 -59L15 -21V-11H80',
  },
  '3': {
    w: 84,
    d: 'M12 -106C17 -121 28 -129 42 -129C59 -129 70 -119 70 -102C70 -84 59 -74 42 -74H32M42 -74C61 -74 73 -62 73 -43C73 -23 60 -11 42 -11C26 -11 14 -20 9 -37',
  },
  '4': { w: 92, d: 'M66 0V-134H61L13 -37H90' },
  '5': {
    w: 84,
    d: 'M70 -129H22L17 -76C24 -83 33 -87 43 -87C62 -87 74 -73 74 -50C74 -26 60 -11 41 -11C26 -11 14 -19 8 -35',
  },
  '6': {
    w: 88,
    d: 'M73 -110C67 -123 58 -129 46 -129C24 -129 12 -108 12 -66C12 -30 24 -11 45 -11C64 -11 77 -26 77 -48C77 -70 64 -83 45 -83C28 -83 14 -70 12 -50',
  },
  '7': { w: 80, d: 'M4 -129H70V-126C50 -92 36 -50 33 0' },
  '8': { w: 88, d: oval(44, -100, 28, 29) + oval(44, -42, 33, 31) },
  '9': {
    w: 88,
    d: 'M15 -30C21 -17 30 -11 42 -11C64 -11 76 -32 76 -74C76 -110 64 -129 43 -129C24 -129 11 -114 11 -92C11 -70 24 -57 43 -57C60 -57 74 -70 76 -90',
  },
  '.': { w: 22, d: 'M11 0V-23' },
  ',': { w: 22, s: [[11, -22, 6, 24]] },
  ':': { w: 22, d: 'M11 0V-23M11 -77V-100' },
  '-': { w: 46, d: 'M3 -54H43' },
  '/': { w: 70, s: [[58, -140, 12, 0]] },
  "'": { w: 26, s: [[13, -140, 11, -100]] },
  '"': {
    w: 66,
    s: [
      [13, -140, 11, -100],
      [53, -140, 51, -100],
    ],
  },
  '!': { w: 24, d: 'M12 0V-24M12 -42V-140' },
  '?': {
    w: 76,
    d: 'M12 -102C14 -119 24 -129 38 -129C54 -129 64 -120 64 -105C64 -80 38 -80 38 -42M38 0V-24',
  },
  '(': { w: 44, d: 'M40 -148C4 -112 4 -16 40 20' },
  ')': { w: 44, d: 'M4 -148C40 -112 40 -16 4 20' },
  '%': { w: 124, d: `${oval(30, -104, 19, 25)}${oval(94, -36, 19, 25)}`, s: [[92, -140, 32, 0]] },
  '&': {
    w: 104,
    d: 'M98 -4L30 -92C18 -110 26 -130 44 -130C62 -130 70 -112 58 -98C46 -84 12 -72 12 -40C12 -22 26 -10 44 -10C68 -10 84 -30 88 -62',
  },
  '+': { w: 70, d: 'M5 -54H65M35 -24V-84' },
}

const CAPITAL = 140
const STROKE = { medium: 21, heavy: 28 } as const
const TRACKING = 17

export type Weight = keyof typeof STROKE

/** Read once: a name on a sign has the same letters again and again. */
const read = new Map<string, Path>()

const pathOf = (data: string): Path => {
  const known = read.get(data)
  if (known) return known
  const path = parsePath(data)
  read.set(data, path)
  return path
}

const glyphOf = (letter: string): Glyph => {
  const glyph = GLYPHS[letter]
  if (!glyph) throw new Error(`No letter drawn for “${letter}”.`)
  return glyph
}

/** How wide a line of writing is, at a capital height of `size`. */
export const textWidth = (words: string, size: number, stretch = 1): number =>
  (stretch *
    ([...words].reduce((sum, letter) => sum + glyphOf(letter).w + TRACKING, 0) - TRACKING) *
    size) /
  CAPITAL

const slantPath = ([x1, y1, x2, y2]: Slant, stroke: number): Path => {
  const half = (stroke * Math.hypot(x2 - x1, y2 - y1)) / Math.abs(y2 - y1) / 2
  return parsePath(`M${x1 - half} ${y1}H${x1 + half}L${x2 + half} ${y2}H${x2 - half}Z`)
}

export type Writing = {
  readonly x: number
  /** The baseline. */
  readonly y: number
  /** Height of a capital. */
  readonly size: number
  readonly colour: Colour
  readonly weight?: Weight
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Wider letters of the same stroke, as the figures of a speed limit. */
  readonly stretch?: number
}

/** One line of writing. Throws for a letter that is not drawn. */
export const text = (words: string, writing: Writing): Shape[] => {
  const { x, y, size, colour, weight = 'medium', anchor = 'middle', stretch = 1 } = writing
  const scale = size / CAPITAL
  const width = textWidth(words, size, stretch)
  const strokes: Path[] = []
  const slants: Path[] = []
  let at = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0)
  for (const letter of words) {
    const glyph = glyphOf(letter)
    const move = (path: Path) => transformPath(path, [scale * stretch, 0, 0, scale, at, y])
    if (glyph.d) strokes.push(move(pathOf(glyph.d)))
    for (const slant of glyph.s ?? []) slants.push(move(slantPath(slant, STROKE[weight])))
    at += (glyph.w + TRACKING) * scale * stretch
  }
  return [
    ...(strokes.length > 0
      ? [{ path: strokes.flat(), stroke: colour, width: STROKE[weight] * scale }]
      : []),
    ...(slants.length > 0 ? [{ path: slants.flat(), fill: colour }] : []),
  ]
}

/** Lines of writing one below the other; `y` is the first baseline. */
export const lines = (
  words: readonly string[],
  writing: Writing & { readonly leading?: number },
): Shape[] =>
  words.flatMap((each, row) =>
    text(each, { ...writing, y: writing.y + row * (writing.leading ?? writing.size * 1.6) }),
  )
