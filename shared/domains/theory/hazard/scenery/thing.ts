/** Things that stand still: measured once in world points, drawn every frame they are in view. */
import type { Pen } from '../pen.ts'
import type { Road } from '../road.ts'

export type Shape =
  | {
      readonly kind: 'fill'
      readonly colour: string
      readonly worlds: readonly (readonly number[])[]
      readonly glowing?: boolean
    }
  | {
      readonly kind: 'line'
      readonly colour: string
      readonly points: readonly number[]
      readonly width: number
    }
  | {
      readonly kind: 'ball'
      readonly colour: string
      readonly at: readonly number[]
      readonly radius: number
      readonly glowing?: boolean
    }
  | {
      readonly kind: 'glow'
      readonly colour: string
      readonly at: readonly number[]
      readonly radius: number
      readonly alpha: number
    }

/** Between `near` and `far` metres along the road, about `d` metres across. */
export type Thing = {
  readonly near: number
  readonly far: number
  readonly d: number
  readonly shapes: readonly Shape[]
  /** Beyond `DETAIL_METRES` this is enough. */
  readonly distant?: readonly Shape[]
  /** Drawn one by one when near, and as `shapes` when the whole group is far. */
  readonly members?: readonly Thing[]
  /** Amber globes that go on and off. */
  readonly beacon?: readonly number[]
}

export const DETAIL_METRES = 60

/** Neighbours as one thing from afar: what has one colour becomes one shape. */
export const groupThings = (members: readonly Thing[]): Thing => {
  const fills = new Map<string, (readonly number[])[]>()
  const glowing = new Set<string>()
  for (const member of [...members].reverse()) {
    for (const shape of member.distant ?? member.shapes) {
      if (shape.kind !== 'fill') continue
      const known = fills.get(shape.colour) ?? []
      known.push(...shape.worlds)
      fills.set(shape.colour, known)
      if (shape.glowing) glowing.add(shape.colour)
    }
  }
  return {
    near: Math.min(...members.map(({ near }) => near)),
    far: Math.max(...members.map(({ far }) => far)),
    d: Math.max(...members.map(({ d }) => Math.abs(d))) * Math.sign(members[0]?.d ?? 1),
    shapes: [...fills].map(([colour, worlds]) => ({
      kind: 'fill',
      colour,
      worlds,
      ...(glowing.has(colour) ? { glowing: true } : {}),
    })),
    members,
  }
}

export const drawThing = (pen: Pen, thing: Thing, distance: number): void => {
  const shapes = distance > DETAIL_METRES && thing.distant ? thing.distant : thing.shapes
  for (const shape of shapes) {
    if (shape.kind === 'fill') {
      pen.fill(shape.colour, shape.worlds, shape.glowing ? { glowing: true } : undefined)
    } else if (shape.kind === 'line') {
      pen.line(shape.colour, shape.points, shape.width, { flatEnds: true })
    } else if (shape.kind === 'ball') {
      const [x, y, z] = shape.at as readonly [number, number, number]
      pen.ball(shape.colour, x, y, z, shape.radius, shape.glowing ? { glowing: true } : undefined)
    } else {
      const [x, y, z] = shape.at as readonly [number, number, number]
      pen.glow(shape.colour, x, y, z, shape.radius, shape.alpha)
    }
  }
}

/** World points of [s, d, height] triples. */
export const worldOf = (road: Road, triples: readonly number[]): number[] => {
  const world: number[] = []
  for (let index = 0; index < triples.length; index += 3) {
    road.place(
      triples[index] as number,
      triples[index + 1] as number,
      triples[index + 2] as number,
      world,
      index,
    )
  }
  return world
}

/** An upright rectangle along the road. */
export const wall = (
  road: Road,
  from: number,
  to: number,
  d: number,
  bottom: number,
  top: number,
): number[] => worldOf(road, [from, d, bottom, to, d, bottom, to, d, top, from, d, top])

/** An upright rectangle across the road: one sees it coming. */
export const front = (
  road: Road,
  s: number,
  dFrom: number,
  dTo: number,
  bottom: number,
  top: number,
): number[] => worldOf(road, [s, dFrom, bottom, s, dTo, bottom, s, dTo, top, s, dFrom, top])
