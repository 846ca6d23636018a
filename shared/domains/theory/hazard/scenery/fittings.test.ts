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

const isRed = ({ shapes }: Thing) => shapes.some(({ colour }) => colour === '#c4202f')

describe('what stands beside a road', () => {
  test('[TH28] post boxes are seldom: those close to the one before are bins', () => {
    const boxes = [10, 60, 300, 500, 620].map((at): Fitting => ({ kind: 'post-box', at, d: 6 }))
    expect(built(boxes).map(isRed)).toEqual([true, false, false, true, false])
    for (const { script } of ALL_SCENES) {
      const things = buildFittings(layRoad(script.road, 900), script, PALETTES.day)
      const red = script.fittings
        .filter(({ kind }, index) => kind === 'post-box' && isRed(things[index] as Thing))
        .map((fitting) => ('at' in fitting ? fitting.at : 0))
      red.slice(1).forEach((at, index) => {
        expect(at - (red[index] as number)).toBeGreaterThan(400)
      })
    }
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
