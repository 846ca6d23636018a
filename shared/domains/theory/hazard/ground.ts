/** The sky, the land, and the road with everything painted on it. Flat things, far to near. */
import { PICTURE_HEIGHT } from './draw-op.ts'
import { noise } from './exact-math.ts'
import type { Pen } from './pen.ts'
import type { Road } from './road.ts'
import type { Reach } from './scene-script.ts'

/** Metres ahead of the eye at which the ground is measured: denser where it is large. */
const STATIONS = [
  1.5, 3, 4, 5, 6.5, 8.5, 11, 14, 18, 23, 29, 36, 45, 56, 69, 84, 102, 124, 150, 182, 220,
]

export const ASPHALT = '#6c7175'
const PAVEMENT = '#c3beb2'
const KERB = '#dcd9cf'
const LINE = '#f4f4ee'
const YELLOW = '#e8c33a'
const KERB_WIDTH = 0.18
const LAND: Readonly<Record<string, string>> = {
  town: '#8d9a7c',
  country: '#86a36b',
  moor: '#9a9a6c',
}

/** A flat strip between two distances from the middle. `lift` raises it, as a kerb is. */
export const strip = (
  road: Road,
  from: number,
  to: number,
  left: number,
  right: number,
  steps = 1,
  lift = 0,
): number[] => {
  const outline: number[] = []
  for (let index = 0; index <= steps; index++) {
    road.place(from + ((to - from) * index) / steps, left, lift, outline, outline.length)
  }
  for (let index = steps; index >= 0; index--) {
    road.place(from + ((to - from) * index) / steps, right, lift, outline, outline.length)
  }
  return outline
}

const landOf = (stretches: readonly { kind: string }[]): string => {
  const kinds = new Set(stretches.map((stretch) => stretch.kind))
  if (kinds.has('moor')) return LAND.moor as string
  return (
    kinds.has('terrace') || kinds.has('shops') || kinds.has('flats') ? LAND.town : LAND.country
  ) as string
}

export const drawSky = (
  pen: Pen,
  seed: number,
  turn: number,
  stretches: readonly { kind: string }[],
): void => {
  const { palette, camera } = pen
  const horizon = camera.centreY + camera.focal * camera.slope
  pen.ops.push({
    op: 'band',
    top: 0,
    bottom: horizon + 2,
    from: palette.skyTop,
    to: palette.skyLow,
  })
  pen.ops.push({
    op: 'band',
    top: horizon,
    bottom: PICTURE_HEIGHT,
    from: pen.tint(landOf(stretches), palette.viewMetres, false),
    to: pen.tint(landOf(stretches), palette.viewMetres * 0.5, false),
  })
  if (palette.light === 'fog') return
  // Hills far away: they stand still while the road turns under them.
  for (const layer of [0, 1]) {
    const outline: number[] = [0, Math.round(horizon) + 6]
    for (let column = 0; column <= 32; column++) {
      const along = column + turn * (20 + 8 * layer)
      const cell = Math.floor(along / 3)
      const share = along / 3 - cell
      const soft = share * share * (3 - 2 * share)
      const height = noise(seed + layer, cell) * (1 - soft) + noise(seed + layer, cell + 1) * soft
      outline.push(column * 40, Math.round((horizon - 8 - height * (52 - layer * 22)) * 10) / 10)
    }
    outline.push(1280, Math.round(horizon) + 6)
    const colour = layer === 0 ? '#a8bcae' : '#8fa98e'
    pen.ops.push({
      op: 'fill',
      outlines: [outline],
      colour: pen.tint(colour, layer === 0 ? 170 : 110, false),
      alpha: 1,
    })
  }
}

/** Land, pavements, kerbs and asphalt. */
export const drawSurfaces = (
  pen: Pen,
  road: Road,
  eyeS: number,
  stretches: readonly { kind: string }[],
): void => {
  const { halfWidth, pavement } = road.profile
  const outer = halfWidth + KERB_WIDTH + pavement
  const land = landOf(stretches)
  const last = STATIONS.findIndex((metres) => metres > pen.palette.viewMetres + 40)
  const count = last < 0 ? STATIONS.length : last
  const group = pen.palette.light === 'fog' ? 1 : 2
  for (let index = count - 1; index > 0; index -= group) {
    const near = Math.max(index - group, 0)
    // One station further than needed: the next band covers the seam.
    const far = Math.min(index + 1, count - 1)
    const from = eyeS + (STATIONS[near] as number)
    const to = eyeS + (STATIONS[far] as number)
    const steps = Math.max(far - near, 1)
    const band = (left: number, right: number) => strip(road, from, to, left, right, steps)
    pen.fill(land, [band(-70, -outer + 0.3), band(outer - 0.3, 70)])
    if (pavement > 0) pen.fill(PAVEMENT, [band(-outer, -halfWidth), band(halfWidth, outer)])
    if (pavement > 0) {
      pen.fill(KERB, [
        band(-halfWidth - KERB_WIDTH, -halfWidth + 0.04),
        band(halfWidth - 0.04, halfWidth + KERB_WIDTH),
      ])
    }
    pen.fill(ASPHALT, [band(-halfWidth, halfWidth)])
  }
}

/** What is left of a span when the gaps, in order, are taken out of it. */
const without = (from: number, to: number, gaps: readonly Reach[]): Reach[] => {
  const left: Reach[] = []
  let start = from
  for (const gap of gaps) {
    if (gap.to <= start || gap.from >= to) continue
    if (gap.from > start) left.push({ from: start, to: gap.from })
    start = gap.to
  }
  if (start < to) left.push({ from: start, to })
  return left
}

/** Lines along the road. `gaps`: where something else is painted instead (crossings). */
export const drawLines = (
  pen: Pen,
  road: Road,
  eyeS: number,
  gaps: Readonly<Record<-1 | 0 | 1, readonly Reach[]>>,
  isOverCrest: (s: number) => boolean,
): void => {
  const { profile } = road
  const view = Math.min(pen.palette.viewMetres, 130)
  const dashes: number[][] = []
  const near = eyeS + 1.3
  const fast = profile.halfWidth < 4 && profile.pavement === 0
  const [mark, period] =
    profile.centre === 'hazard' ? (fast ? [6, 9] : [4, 6]) : fast ? [3, 9] : [2, 6]
  if (profile.centre === 'solid') {
    for (let s = near; s < eyeS + view; s += 8) {
      dashes.push(strip(road, s, s + 8.1, -0.17, -0.07, 1), strip(road, s, s + 8.1, 0.07, 0.17, 1))
    }
  } else if (profile.centre !== 'none') {
    for (let s = Math.floor(eyeS / period) * period; s < eyeS + view; s += period) {
      if (
        gaps[0].some((gap) => s + 1 > gap.from && s + 1 < gap.to) ||
        s + mark < near ||
        isOverCrest(s + 1)
      )
        continue
      dashes.push(strip(road, Math.max(s, near), s + mark, -0.07, 0.07))
    }
  }
  // Three shares by depth, so that far marks fade.
  const third = Math.ceil(dashes.length / 3)
  for (let index = 2; index >= 0; index--) {
    const part = dashes.slice(index * third, (index + 1) * third)
    if (part.length > 0) pen.fill(LINE, part)
  }
  if (!profile.edge) return
  const edges: number[][] = []
  const inner = profile.halfWidth
  for (let index = 0; index + 1 < STATIONS.length; index++) {
    const from = eyeS + (STATIONS[index] as number)
    const to = eyeS + (STATIONS[index + 1] as number)
    if (from > eyeS + view) break
    for (const side of [-1, 1] as const) {
      if (isOverCrest(to)) continue
      for (const piece of without(from, to, gaps[side])) {
        const line = (distance: number) => {
          const d = side * (inner - distance)
          edges.push(strip(road, piece.from, piece.to, d, d - side * 0.1))
        }
        line(0.25)
        if (profile.edge === 'double-yellow') line(0.5)
      }
    }
  }
  if (edges.length > 0) pen.fill(profile.edge === 'white' ? LINE : YELLOW, edges)
}

/** For each distance ahead: above which picture row the ground in between hides what stands there. */
export const crestRows = (pen: Pen, road: Road, eyeS: number): ((s: number) => number) => {
  if (!road.profile.hills?.length) return () => PICTURE_HEIGHT
  const rows: number[] = []
  let highest = PICTURE_HEIGHT
  for (const station of STATIONS) {
    const place: number[] = []
    road.place(eyeS + station, 0, 0, place, 0)
    const at = pen.spot(place[0] as number, place[1] as number, place[2] as number)
    if (at) highest = Math.min(highest, at[1])
    rows.push(highest)
  }
  return (s) => {
    let row = PICTURE_HEIGHT
    for (let index = 0; index < STATIONS.length; index++) {
      if (eyeS + (STATIONS[index] as number) >= s) break
      row = rows[index] as number
    }
    return row
  }
}

/** Whether the road itself is hidden at this distance: nothing painted on it may show. */
export const crestHides = (
  pen: Pen,
  road: Road,
  rowAt: (s: number) => number,
): ((s: number) => boolean) => {
  if (!road.profile.hills?.length) return () => false
  return (s) => {
    const place: number[] = []
    road.place(s, 0, 0, place, 0)
    const at = pen.spot(place[0] as number, place[1] as number, place[2] as number)
    return at !== undefined && at[1] > rowAt(s) + 0.5
  }
}
