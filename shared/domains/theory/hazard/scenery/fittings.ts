/** Everything put by hand beside a road, and how often it may come. */
import type { Palette } from '../palettes.ts'
import type { Road } from '../road.ts'
import type { Fitting, SceneScript, StretchKind } from '../scene-script.ts'
import { buildBeacon, buildFitting, buildLamp } from './furniture.ts'
import { standsBehind } from './greenery.ts'
import { buildSignalHead } from './signal-head.ts'
import { buildSign } from './signs.ts'
import type { Thing } from './thing.ts'

/** A post box is seldom: the next one stands streets away. */
const POST_BOX_METRES = 420

/** What people on the pavement use. */
const FOR_PASSERS_BY: ReadonlySet<Fitting['kind']> = new Set(['post-box', 'bin', 'bench'])

/** Post boxes too close to the one before become bins. */
const thinned = (fittings: readonly Fitting[]): Fitting[] => {
  let last = Number.NEGATIVE_INFINITY
  return fittings.map((fitting) => {
    if (fitting.kind !== 'post-box') return fitting
    if (fitting.at - last < POST_BOX_METRES) return { ...fitting, kind: 'bin' }
    last = fitting.at
    return fitting
  })
}

export const buildFittings = (
  road: Road,
  { fittings, stretches, seed }: Pick<SceneScript, 'fittings' | 'stretches' | 'seed'>,
  palette: Palette,
): Thing[] => {
  const kindAt = (s: number, d: number): StretchKind | undefined =>
    stretches.find(
      ({ side, from, to }) => (side === 'left') === d < 0 && s + 2 > from && s - 2 < to,
    )?.kind
  const beside = road.profile.halfWidth + 0.7
  return thinned(fittings).flatMap((fitting, index): Thing[] => {
    if (fitting.kind === 'sign') return [buildSign(road, fitting.at, fitting.d, fitting.sign)]
    if (fitting.kind === 'lamp') {
      const sign = fitting.side === 'left' ? -1 : 1
      return [buildLamp(road, fitting.at, sign * beside, palette)]
    }
    if (fitting.kind === 'zebra') {
      return [buildBeacon(road, fitting.at - 2, -beside), buildBeacon(road, fitting.at + 2, beside)]
    }
    if (fitting.kind === 'signal-crossing') {
      return [
        buildSignalHead(road, fitting.at - 2.4, -beside),
        buildSignalHead(road, fitting.at - 2.4, beside),
      ]
    }
    if (!('d' in fitting)) return []
    const { at, d } = fitting
    const behind = standsBehind(road, kindAt(at, d), d)
    // Nobody can use it there; a hedge would only half cover it.
    if (behind > 0 && FOR_PASSERS_BY.has(fitting.kind)) return []
    return [buildFitting(road, fitting, seed * 101 + index, behind)]
  })
}
