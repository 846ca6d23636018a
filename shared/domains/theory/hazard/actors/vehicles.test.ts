import { describe, expect, test } from 'vitest'
import { PALETTES } from '../palettes.ts'
import { takePen } from '../pen.ts'
import type { SceneLight } from '../scene.ts'
import type { Look } from '../scene-script.ts'
import { GLASS } from './lamps.ts'
import { TYRE } from './mesh.ts'
import type { Pose } from './stage.ts'
import { drawVehicle } from './vehicles.ts'

const BOX = '#4f7f61'
const CAB = '#e3e3dd'
const LORRY = { kind: 'lorry', colour: BOX, cab: CAB } as const

/** Stands `metres` ahead of the eye and looks at it, or away from it. */
const drawn = (
  look: Parameters<typeof drawVehicle>[2] & Look,
  metres: number,
  more: Partial<Pose> & { looksAway?: boolean; light?: SceneLight } = {},
) => {
  const { looksAway, light = 'day', ...rest } = more
  const palette = PALETTES[light]
  const camera = {
    ...{ x: 0, y: 0, z: 1.3, slope: 0, focal: 1120, centreX: 640, centreY: 318 },
    ...{ forward: [0, 1] as const, right: [1, 0] as const },
  }
  // Colours as they are: nothing fades.
  const pen = takePen(camera, palette, (hex) => hex)
  const pose: Pose = {
    ...{ x: 0, y: metres, z: 0, facing: [0, looksAway ? 1 : -1], speed: 0, gone: 0, second: 0 },
    ...{ braking: false, signal: 0, doorOpen: 0, doorSide: 1, headlampsOn: false, ...rest },
  }
  drawVehicle(pen, pose, look)
  return pen.ops
}

const coloursOf = (ops: ReturnType<typeof drawn>) =>
  ops.map((shape) => (shape.op === 'fill' ? shape.colour : shape.op))

describe('a vehicle', () => {
  test.each([12, 45, 80])(
    '[TH28] at %s metres: a lorry’s cab covers its box seen from ahead',
    (metres) => {
      const colours = coloursOf(drawn(LORRY, metres))
      expect(colours.lastIndexOf(BOX)).toBeLessThan(colours.indexOf(CAB))
      expect(colours.indexOf(CAB)).toBeLessThan(colours.indexOf(GLASS))
      const away = coloursOf(drawn(LORRY, metres, { looksAway: true }))
      expect(away.lastIndexOf(CAB)).toBeLessThan(away.indexOf(BOX))
    },
  )

  test.each([
    LORRY,
    { kind: 'van', colour: '#b5322f' },
    { kind: 'bus', decks: 2, colour: '#c0262d' },
    { kind: 'car', body: 'hatch', colour: '#b3262e' },
    { kind: 'tractor' },
    { kind: 'digger' },
  ] as const)('[TH28] stands on something dark however far it is: %s', (look) => {
    for (const metres of [20, 40, 70]) {
      const dark = coloursOf(drawn(look, metres)).slice(1)
      expect(dark.some((colour) => colour === TYRE || colour === '#2c3034')).toBe(true)
    }
  })

  test('[TH28] shows no glow of the lamps one cannot see: beside a bus neither head nor tail', () => {
    const bus = { kind: 'bus', decks: 1, colour: '#3b7a57' } as const
    const glows = (more: Partial<Pose>, metres = 20) =>
      drawn(bus, metres, { headlampsOn: true, light: 'dusk', ...more }).filter(
        ({ op }) => op === 'glow',
      ).length
    expect(glows({})).toBe(2)
    expect(glows({ facing: [1, 0] })).toBe(0)
    expect(glows({ x: 3 }, 4)).toBe(0)
  })

  test('[TH28] white takes on grey in rain and fog, so that it stands out from the sky', () => {
    const white = { kind: 'van', colour: '#edede8' } as const
    expect(coloursOf(drawn(white, 40))).toContain('#edede8')
    for (const light of ['rain', 'fog'] as const) {
      expect(coloursOf(drawn(white, 40, { light }))).not.toContain('#edede8')
    }
  })

  test('[TH28] an open door lies behind the body for whoever stands straight behind it', () => {
    const car = { kind: 'car', body: 'taxi', colour: '#1f2226' } as const
    const door = { doorOpen: 1, looksAway: true }
    const straight = drawn(car, 12, door)
    const beside = drawn(car, 12, { ...door, x: -3 })
    const widthOf = (shape: (typeof straight)[number] | undefined) => {
      const xs =
        shape?.op === 'fill' ? (shape.outlines[0] ?? []).filter((_x, at) => at % 2 === 0) : []
      return Math.max(...xs) - Math.min(...xs)
    }
    expect(coloursOf(straight)[1]).toBe(car.colour)
    expect(coloursOf(straight)[2]).toBe(GLASS)
    expect(coloursOf(beside).at(-1)).toBe(GLASS)
    expect(widthOf(beside.at(-1))).toBeGreaterThan(0)
  })
})
