/**
 * Paths as numbers: read from the short strings the symbols are written in, moved, turned, mirrored,
 * and written again as absolute curves. So a drawing knows its own extent, and a symbol drawn once
 * serves left and right, small and large.
 */

export type Segment =
  | { readonly op: 'M' | 'L'; readonly at: readonly [number, number] }
  | {
      readonly op: 'C'
      readonly at: readonly [number, number, number, number, number, number]
    }
  | { readonly op: 'Z' }

export type Path = readonly Segment[]

/** x' = a·x + c·y + e, y' = b·x + d·y + f, as SVG has it. */
export type Matrix = readonly [number, number, number, number, number, number]

const TOKEN = /[MLHVCQAZmlhvcqaz]|-?(?:\d*\.\d+|\d+)/g
const ARGUMENTS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7 }

/** An arc of an upright ellipse as cubic curves, at most a quarter each (SVG 2, appendix B.2.4). */
const arc = (
  from: readonly [number, number],
  [rx0, ry0, large, sweep, x, y]: readonly [number, number, boolean, boolean, number, number],
): Segment[] => {
  const halfX = (from[0] - x) / 2
  const halfY = (from[1] - y) / 2
  const stretch = Math.sqrt(Math.max(1, (halfX / rx0) ** 2 + (halfY / ry0) ** 2))
  const rx = rx0 * stretch
  const ry = ry0 * stretch
  const below = (rx * halfY) ** 2 + (ry * halfX) ** 2
  const off = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - below) / below)) * (large === sweep ? -1 : 1)
  const middleX = (off * rx * halfY) / ry + (from[0] + x) / 2
  const middleY = (-off * ry * halfX) / rx + (from[1] + y) / 2
  const start = Math.atan2((from[1] - middleY) / ry, (from[0] - middleX) / rx)
  const end = Math.atan2((y - middleY) / ry, (x - middleX) / rx)
  const turn = Math.PI * 2
  let by = end - start
  if (sweep && by < 0) by += turn
  if (!sweep && by > 0) by -= turn
  const pieces = Math.max(1, Math.ceil(Math.abs(by) / (Math.PI / 2 + 1e-6)))
  const step = by / pieces
  const pull = (4 / 3) * Math.tan(step / 4)
  const on = (angle: number, along: number): [number, number] => [
    middleX + rx * (Math.cos(angle) - along * Math.sin(angle)),
    middleY + ry * (Math.sin(angle) + along * Math.cos(angle)),
  ]
  return Array.from({ length: pieces }, (_, piece) => {
    const a = start + piece * step
    const b = a + step
    return { op: 'C', at: [...on(a, pull), ...on(b, -pull), ...on(b, 0)] }
  })
}

/** Reads path data. Throws on what it cannot read: our own drawings are the only input. */
export const parsePath = (data: string): Path => {
  const tokens = data.match(TOKEN) ?? []
  const path: Segment[] = []
  let command = ''
  let [x, y, startX, startY] = [0, 0, 0, 0]
  let place = 0
  while (place < tokens.length) {
    const token = tokens[place] ?? ''
    if (/[a-z]/i.test(token)) {
      command = token
      place += 1
    }
    const kind = command.toUpperCase()
    if (kind === 'Z') {
      path.push({ op: 'Z' })
      ;[x, y] = [startX, startY]
      continue
    }
    const count = ARGUMENTS[kind]
    if (count === undefined) throw new Error(`No such path command: ${command} in ${data}`)
    const n = tokens.slice(place, place + count).map(Number)
    if (n.length < count || n.some(Number.isNaN)) throw new Error(`Short of numbers: ${data}`)
    place += count
    const [ox, oy] = command === kind ? [0, 0] : [x, y]
    const X = (i: number) => (n[i] ?? 0) + ox
    const Y = (i: number) => (n[i] ?? 0) + oy
    const from: [number, number] = [x, y]
    if (kind === 'M' || kind === 'L') [x, y] = [X(0), Y(1)]
    else if (kind === 'H') x = X(0)
    else if (kind === 'V') y = Y(0)
    else if (kind === 'C') [x, y] = [X(4), Y(5)]
    else if (kind === 'Q') [x, y] = [X(2), Y(3)]
    else [x, y] = [X(5), Y(6)]
    if (kind === 'M') {
      path.push({ op: 'M', at: [x, y] })
      ;[startX, startY] = [x, y]
      command = command === 'M' ? 'L' : 'l'
    } else if (kind === 'C') {
      path.push({ op: 'C', at: [X(0), Y(1), X(2), Y(3), x, y] })
    } else if (kind === 'Q') {
      const third = (a: number, b: number) => a + (b - a) * (2 / 3)
      path.push({
        op: 'C',
        at: [third(from[0], X(0)), third(from[1], Y(1)), third(x, X(0)), third(y, Y(1)), x, y],
      })
    } else if (kind === 'A') {
      path.push(...arc(from, [n[0] ?? 0, n[1] ?? 0, n[3] === 1, n[4] === 1, x, y]))
    } else path.push({ op: 'L', at: [x, y] })
  }
  return path
}

export const transformPath = (path: Path, [a, b, c, d, e, f]: Matrix): Path => {
  const px = (x: number, y: number) => a * x + c * y + e
  const py = (x: number, y: number) => b * x + d * y + f
  return path.map((segment) => {
    if (segment.op === 'Z') return segment
    if (segment.op === 'C') {
      const [x1, y1, x2, y2, x, y] = segment.at
      return {
        op: 'C',
        at: [px(x1, y1), py(x1, y1), px(x2, y2), py(x2, y2), px(x, y), py(x, y)],
      }
    }
    const [x, y] = segment.at
    return { op: segment.op, at: [px(x, y), py(x, y)] }
  })
}

/** To a tenth: a plate is 600 units wide, so no eye sees more. */
const short = (value: number): string => String(Math.round(value * 10) / 10)

export const printPath = (path: Path): string =>
  path
    .map((segment) => (segment.op === 'Z' ? 'Z' : segment.op + segment.at.map(short).join(' ')))
    .join('')
    .replaceAll(' -', '-')
