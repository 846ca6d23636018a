/** Silent scenes on country roads, in all weathers. */
import type { Actor, HazardScene, Waypoint } from '../../scene-script.ts'
import { keepsGap, oncoming, oncomingTraffic, parked, walks } from '../cast.ts'
import { adult, LOOKS } from '../looks.ts'
import { countryLane, countryRoad } from '../settings.ts'
import { buildSilentScene } from './build-silent.ts'

/** When the first sheep reaches the way into the field, and how long until the next. */
const FLOCK_TURNS_AT_SECOND = 13
const SHEEP_APART_SECONDS = 2.1
const SHEEP_METRES_PER_SECOND = 1.1

/** Walks towards us down the road and turns off into the field on the left at `gateway`. */
const inFlock = (place: number, gateway: number, shift: number): Waypoint[] => {
  const turnsAt = FLOCK_TURNS_AT_SECOND + place * SHEEP_APART_SECONDS
  return [
    [0, gateway + 2.4 + turnsAt * SHEEP_METRES_PER_SECOND, shift],
    [turnsAt, gateway + 2.4, shift],
    [turnsAt + 4, gateway, -4.2],
    [turnsAt + 6, gateway - 0.3, -4.2 - 2 * SHEEP_METRES_PER_SECOND],
    [turnsAt + 30, gateway - 4, -4.2 - 26 * SHEEP_METRES_PER_SECOND],
  ]
}

export const IN_THE_COUNTRY: readonly HazardScene[] = [
  buildSilentScene({
    id: 'silent-tractor',
    family: 'road-narrows',
    title: 'Behind a tractor',
    light: 'day',
    seconds: 37,
    seed: 360,
    setting: countryRoad({
      seed: 360,
      left: ['hedge', 'field'],
      right: ['field', 'hedge'],
      bends: [
        { from: 95, to: 185, radius: 150 },
        { from: 190, to: 260, radius: -260 },
      ],
    }),
    speeds: [
      [0, 14],
      [3, 12.5],
      [9, 6.2],
      [20, 6],
      [24, 5],
      [27.5, 5.4],
      [32, 10],
      [37, 12.5],
    ],
    stage: (own, setting) => {
      const s = own.at(20) + 20
      const approach = keepsGap(
        'tractor',
        own,
        LOOKS.tractor,
        -1.75,
        [
          [0, 66],
          [9, 20],
          [20, 20],
        ],
        20,
      )
      return {
        fittings: [
          { kind: 'lay-by', side: 'left', from: s + 14, to: s + 46 },
          { kind: 'sign', at: own.at(2), d: -4.2, sign: 'bend-right' },
        ],
        actors: [
          {
            ...approach,
            signals: [{ side: 'left', span: [17.5, 27] }],
            track: [
              ...approach.track,
              [22, s + 11.4, -2.2],
              [24.5, s + 24, -4.4],
              [26.5, s + 30, -4.9],
              [37, s + 30, -4.9],
            ],
          },
          keepsGap(
            'follower',
            own,
            LOOKS.blueSaloon,
            setting.laneD,
            [
              [0, -38],
              [10, -11],
              [24, -11],
              [37, -20],
            ],
            37,
          ),
          ...oncomingTraffic(own, setting, 13, [
            [8, LOOKS.whiteVan],
            [13, LOOKS.redHatch],
            [20, LOOKS.greenSuv],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-rain-follower',
    family: 'vehicle-ahead-brakes',
    title: 'A wet road and a full mirror',
    light: 'rain',
    seconds: 36,
    seed: 363,
    setting: countryRoad({ seed: 363, left: ['hedge', 'field'], right: ['field'] }),
    speeds: [
      [0, 13],
      [24, 13],
      [27.5, 11],
      [31, 10.6],
      [36, 12],
    ],
    stage: (own, setting) => {
      const gap = (second: number): number => {
        const steps: readonly (readonly [number, number])[] = [
          [0, -44],
          [9, -7.5],
          [17, -7.5],
          [18.5, -6.5],
          [23, 7],
          [26, 13],
          [30, 24],
          [36, 30],
        ]
        const next = steps.findIndex(([at]) => at >= second)
        const [toSecond, toGap] = steps[next] ?? [36, 30]
        const [fromSecond, fromGap] = steps[next - 1] ?? [0, -44]
        if (toSecond === fromSecond) return toGap
        return fromGap + ((toGap - fromGap) * (second - fromSecond)) / (toSecond - fromSecond)
      }
      const across: readonly (readonly [number, number])[] = [
        [0, -1.7],
        [9, -1.7],
        [16.6, -1.7],
        [18.8, 1.8],
        [22.6, 1.8],
        [25.4, -1.7],
        [30, -1.7],
        [36, -1.7],
      ]
      const suv: Actor = {
        id: 'suv',
        look: LOOKS.blackSuv,
        faces: [1, 0],
        signals: [
          { side: 'right', span: [15.4, 19.5] },
          { side: 'left', span: [22.2, 25.4] },
        ],
        track: [
          ...across.map(([second, d]): Waypoint => [second, own.at(second) + gap(second), d]),
        ],
      }
      return {
        actors: [
          suv,
          keepsGap(
            'ahead',
            own,
            LOOKS.whiteVan,
            setting.laneD,
            [
              [0, 50],
              [20, 52],
              [36, 62],
            ],
            36,
          ),
          ...oncomingTraffic(own, setting, 13, [
            [6, LOOKS.lorry],
            [13.5, LOOKS.redHatch],
            [32, LOOKS.silverSaloon],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-fog-lorry',
    family: 'vehicle-ahead-brakes',
    title: 'A lorry in the fog',
    light: 'fog',
    seconds: 36,
    seed: 366,
    setting: countryRoad({ seed: 366, left: ['field', 'hedge'], right: ['hedge'] }),
    speeds: [
      [0, 11],
      [11.5, 11],
      [15.5, 6],
      [19, 3],
      [25, 2.2],
      [29.5, 6.6],
      [36, 9],
    ],
    stage: (own, setting) => {
      const s = own.at(12) + 32
      const mouth = { at: s + 52, halfWidth: 4.4 }
      const approach = keepsGap(
        'lorry',
        own,
        LOOKS.lorry,
        -1.75,
        [
          [0, 40],
          [12, 32],
        ],
        12,
      )
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        actors: [
          {
            ...approach,
            signals: [{ side: 'left', span: [10.5, 27] }],
            track: [
              ...approach.track,
              [14, s + 18, -1.5],
              [17, s + 34, -0.5],
              [20, s + 43, -0.2],
              [22, s + 48.4, -2.4],
              [24, s + 51.4, -6.6],
              [27, s + 52.4, -16],
              [33, s + 52.4, -44],
            ],
          },
          ...oncomingTraffic(own, setting, 11, [
            [6, LOOKS.silverSaloon],
            [9.5, LOOKS.redVan],
            [28, LOOKS.blueHatch],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-flock',
    family: 'animal-on-road',
    title: 'Sheep on a moorland road',
    light: 'day',
    seconds: 38,
    seed: 369,
    setting: countryLane({
      seed: 369,
      left: ['moor'],
      right: ['moor'],
      bends: [{ from: 20, to: 90, radius: 240 }],
    }),
    speeds: [
      [0, 11],
      [5, 11],
      [9.5, 5],
      [12.5, 0],
      [38, 0],
    ],
    stage: (own) => {
      const gateway = own.at(12.5) + 15
      const shifts = [-1.2, 0.3, -0.6, 1.1, -1.4, 0.1, 0.9, -0.5]
      return {
        fittings: [{ kind: 'sign', at: own.at(3.4), d: -3.6, sign: 'animals' }],
        actors: [
          ...shifts.map(
            (shift, index): Actor =>
              walks(`sheep-${index + 1}`, LOOKS.sheep, inFlock(index, gateway, shift), {
                faces: [-1, 0],
              }),
          ),
          walks('farmer', adult('#42584a', '#4a4038', 'stick'), inFlock(9.4, gateway, 0.4)),
          walks('collie', LOOKS.blackDog, inFlock(8.3, gateway, 1.4)),
          parked('grazing-1', LOOKS.sheep, own.at(5), -5.4),
          parked('grazing-2', LOOKS.sheep, own.at(6.4), 6),
          parked('grazing-3', LOOKS.sheep, own.at(8), -7),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-hidden-dip',
    family: 'oncoming-turns-across',
    title: 'A road that seems to be clear',
    light: 'day',
    seconds: 35,
    seed: 372,
    setting: countryRoad({
      seed: 372,
      left: ['field', 'hedge'],
      right: ['field'],
      hills: [{ from: 185, to: 345, height: -6.5 }],
      bends: [{ from: 330, to: 440, radius: 140 }],
    }),
    speeds: [
      [0, 13],
      [6, 12],
      [11, 9.6],
      [22, 9.6],
      [27, 11],
      [35, 11],
    ],
    stage: (own, setting) => ({
      fittings: [
        { kind: 'sign', at: own.at(4.6), d: -4.2, sign: 'hidden-dip' },
        { kind: 'sign', at: own.at(24), d: -4.2, sign: 'bend-right' },
      ],
      actors: [
        keepsGap(
          'van',
          own,
          LOOKS.redVan,
          setting.laneD,
          [
            [0, 52],
            [10, 27],
            [22, 25],
            [35, 30],
          ],
          35,
        ),
        oncoming('bike', own, LOOKS.motorcyclistBlue, 1.6, 14.6, 15),
        oncoming('car', own, LOOKS.silverSaloon, -setting.laneD, 17.4, 14),
        oncoming('lorry', own, LOOKS.greenLorry, 1.75, 31, 11),
      ],
    }),
  }),
]
