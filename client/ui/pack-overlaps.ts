/** Which part of its column each event of a day gets, so that overlapping ones stand side by side. */

export interface Span {
  readonly id: string
  readonly startMinutes: number
  readonly endMinutes: number
}

/** Parts of the column's width, 0 to 1. */
export interface Place {
  readonly left: number
  readonly width: number
}

/**
 * Places for all spans of one column. Spans that touch each other through a chain of overlaps share
 * the column in equal lanes; each takes the first lane free at its start. Ending at 10:00 and
 * starting at 10:00 do not overlap; a span without length is treated as one minute long.
 */
export function packOverlaps(spans: readonly Span[]): ReadonlyMap<string, Place> {
  const inOrder = [...spans].sort(
    (a, b) =>
      a.startMinutes - b.startMinutes || b.endMinutes - a.endMinutes || (a.id < b.id ? -1 : 1),
  )
  const places = new Map<string, Place>()
  let cluster: { id: string; lane: number }[] = []
  let laneEnds: number[] = []
  const closeCluster = () => {
    for (const { id, lane } of cluster)
      places.set(id, { left: lane / laneEnds.length, width: 1 / laneEnds.length })
    cluster = []
    laneEnds = []
  }
  for (const span of inOrder) {
    if (laneEnds.every((end) => end <= span.startMinutes)) closeCluster()
    const free = laneEnds.findIndex((end) => end <= span.startMinutes)
    const lane = free === -1 ? laneEnds.length : free
    laneEnds[lane] = Math.max(span.endMinutes, span.startMinutes + 1)
    cluster.push({ id: span.id, lane })
  }
  closeCluster()
  return places
}
