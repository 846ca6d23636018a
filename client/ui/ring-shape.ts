/** The geometry of the ring of spokes, apart from its drawing so that it can be checked. */

export interface RingCell {
  readonly path: string
  readonly isOn: boolean
}

const CENTRE = 80
const INNER = 39
const OUTER = 79
/** Between groups and between the spokes of one group, in degrees. */
const GROUP_GAP = 6.5
const SPOKE_GAP = 1.6
const CELL_GAP = 1.6

const point = (radius: number, degrees: number): string => {
  const angle = ((degrees - 90) * Math.PI) / 180
  const along = (value: number) => (CENTRE + radius * value).toFixed(2)
  return `${along(Math.cos(angle))} ${along(Math.sin(angle))}`
}

const cellPath = (from: number, to: number, inner: number, outer: number): string =>
  `M${point(inner, from)}A${inner} ${inner} 0 0 1 ${point(inner, to)}` +
  `L${point(outer, to)}A${outer} ${outer} 0 0 0 ${point(outer, from)}Z`

/**
 * Cells of a ring in a square of 160: one list of levels for each group, clockwise from the top.
 * A level counts the cells that are on, from the middle outwards, out of `steps`.
 */
export function ringCells(groups: readonly (readonly number[])[], steps: number): RingCell[] {
  const filled = groups.filter((group) => group.length > 0)
  const spokeCount = filled.reduce((sum, group) => sum + group.length, 0)
  if (spokeCount === 0) return []
  const spoke = (360 - filled.length * GROUP_GAP) / spokeCount
  const thickness = (OUTER - INNER) / steps
  const cells: RingCell[] = []
  let angle = GROUP_GAP / 2
  for (const group of filled) {
    for (const level of group) {
      for (let step = 0; step < steps; step += 1) {
        const inner = INNER + step * thickness
        const path = cellPath(
          angle + SPOKE_GAP / 2,
          angle + spoke - SPOKE_GAP / 2,
          inner,
          inner + thickness - CELL_GAP,
        )
        cells.push({ path, isOn: step < level })
      }
      angle += spoke
    }
    angle += GROUP_GAP
  }
  return cells
}
