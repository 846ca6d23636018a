import { describe, expect, test } from 'vitest'
import { PALETTES } from '../palettes.ts'
import { layRoad } from '../road.ts'
import type { Fitting, RoadProfile } from '../scene-script.ts'
import { ALL_SCENES } from '../scenes/all-scenes.ts'
import { buildFittings } from './fittings.ts'
import type { Thing } from './thing.ts'

const PROFILE: RoadProfile = { halfWidth: 4.6, pavement: 2, centre: 'broken' }

const built = (fittings: readonly Fitting[]) =>
  buildFittings(layRoad(PROFILE, 900), { fittings, stretches: [], seed: 1 }, PALETTES.day)

/** Red under a red dome: a flag at a bus stop has none. */
const isRed = ({ shapes }: Thing) =>
  shapes.some(({ kind, colour }) => kind === 'ball' && colour === '#c4202f')

describe('what stands beside a road', () => {
  test('[TH28] post boxes are seldom: those close to the one before are bins', () => {
    const boxes = [10, 60, 300, 500, 620].map((at): Fitting => ({ kind: 'post-box', at, d: 6 }))
    expect(built(boxes).map(isRed)).toEqual([true, false, false, true, false])
    for (const { script } of ALL_SCENES) {
      const red = buildFittings(layRoad(script.road, 900), script, PALETTES.day)
        .filter(isRed)
        .map(({ near }) => near)
      red.slice(1).forEach((at, index) => {
        expect(at - (red[index] as number)).toBeGreaterThan(400)
      })
    }
  })

  test('[TH28] what people use stands where they walk, and not behind a hedge', () => {
    const hedge = { kind: 'hedge', side: 'right', from: 0, to: 200 } as const
    const at = (d: number) =>
      buildFittings(
        layRoad(PROFILE, 900),
        { fittings: [{ kind: 'bench', at: 50, d }], stretches: [hedge], seed: 1 },
        PALETTES.day,
      )
    expect(at(6)).toHaveLength(1)
    expect(at(9)).toHaveLength(0)
    expect(at(-9)).toHaveLength(1)
  })

  test('[TH28] a crossing with lights has a head on both sides, green for us', () => {
    const heads = built([{ kind: 'signal-crossing', at: 100 }])
    expect(heads.map(({ d }) => Math.sign(d))).toEqual([-1, 1])
    for (const { shapes } of heads) {
      const lit = shapes.filter((shape) => shape.kind === 'ball' && shape.glowing)
      expect(lit).toHaveLength(1)
    }
  })
})
