/** A cyclist moves out round something. */
import { easeBetween } from '../exact-math.ts'
import type { Actor, HazardScene, Look, Waypoint } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy } from './cast.ts'
import { LOOKS } from './looks.ts'
import { countryLane, highStreet, suburb } from './settings.ts'

/** Rides along the edge at `pace`, and swings out to `outD` at `at`, then back. */
const swingsOut = (
  id: string,
  look: Look,
  s: number,
  edgeD: number,
  outD: number,
  at: number,
  pace: number,
  signals = true,
): Actor => ({
  id,
  look,
  faces: [1, 0],
  ...(signals ? { signals: [{ side: 'right' as const, span: [at - 1.6, at] as const }] } : {}),
  track: [
    [0, s - pace * at, edgeD],
    [at, s, edgeD],
    [at + 1.8, s + pace * 1.8, outD],
    [at + 4.6, s + pace * 4.6, outD],
    [at + 7, s + pace * 7, edgeD],
    [at + 30, s + pace * 30, edgeD],
  ],
})

/** Who drives past the lorry that stands at `s` gives it room, as we do. */
const roundTheLorry = (actor: Actor, s: number): Actor => ({
  ...actor,
  track: actor.track.map(([second, at, d]): Waypoint => {
    const beside = easeBetween(at, s - 22, s - 8) - easeBetween(at, s + 8, s + 22)
    return [second, at, d + 0.9 * beside]
  }),
})

export const CYCLIST_SWINGS_OUT: readonly HazardScene[] = [
  buildScene({
    id: 'cyclist-swings-out-1',
    family: 'cyclist-swings-out',
    title: 'A cyclist in front of you in the high street',
    light: 'day',
    seconds: 48,
    seed: 81,
    setting: highStreet({ seed: 81, left: ['shops'], right: ['shops', 'park'] }),
    speeds: [
      [0, 10],
      [20, 10],
      [24, 6.5],
      [29.5, 5],
      [38, 5],
      [42, 9],
      [48, 10],
    ],
    stage: (own, setting) => {
      const s = own.at(28) + 24
      return {
        sideRoads: [{ side: 'left', at: own.at(10), halfWidth: 3.2 }],
        actors: [
          swingsOut('cyclist', LOOKS.cyclist, s, -3.9, -1.5, 28, 5),
          parked('van', LOOKS.whiteVan, s + 15, setting.parkedD),
          parked('car', LOOKS.greenHatch, s + 22, setting.parkedD),
          ...parkedRow('right', 181, -setting.parkedD, 20, 420, [], 0.5),
          ...oncomingTraffic(own, setting, 9.5, [
            [7, LOOKS.redHatch],
            [15, LOOKS.taxi],
            [24, LOOKS.blueBus],
            [31, LOOKS.silverSaloon],
            [45, LOOKS.whiteSuv],
          ]),
          ...passersBy(183, setting, own, 10, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'The cyclist pulls out round the parked van',
        why: 'The van blocked their path and they put an arm out. Stay back and let them pass it first.',
        potentialAt: 22,
        developsAt: 28,
        criticalAt: 31.6,
        cue: ['cyclist', 'lateral'],
      },
    ],
    potentials: [
      ['A side road on the left', 8],
      ['A bus coming towards you', 22],
      ['People near the kerb', 36],
    ],
  }),
  buildScene({
    id: 'cyclist-swings-out-2',
    family: 'cyclist-swings-out',
    title: 'Two bicycles on a quiet lane',
    light: 'fog',
    seconds: 47,
    seed: 82,
    setting: countryLane({
      seed: 82,
      left: ['hedge', 'field'],
      right: ['field', 'hedge'],
      bends: [{ from: 70, to: 170, radius: 150 }],
    }),
    speeds: [
      [0, 9.5],
      [21, 9.5],
      [25, 6],
      [30, 4.4],
      [37, 4.2],
      [47, 4.6],
    ],
    stage: (own) => {
      const s = own.at(29) + 20
      return {
        fittings: [
          { kind: 'gate', at: own.at(11), d: 3.7 },
          { kind: 'heap', at: s + 9.5, d: -2.4 },
        ],
        actors: [
          swingsOut('cyclist', LOOKS.cyclistRed, s, -2.1, -0.7, 29, 4.4, false),
          { ...swingsOut('second', LOOKS.childCyclist, s - 4.5, -2.1, -1.2, 30, 4.4, false) },
          ...[[8, LOOKS.greenSuv] as const, [18, LOOKS.redVan] as const].map(
            ([second, look], index) =>
              drives(`oncoming-${index}`, look, 1.5, [second, own.at(second)], [[0, 9]], -1),
          ),
        ],
      }
    },
    hazards: [
      {
        name: 'The cyclists swing out round earth on the edge of the lane',
        why: 'They cannot ride through it and will not look behind first. Children copy whoever rides in front.',
        potentialAt: 22,
        developsAt: 29,
        criticalAt: 32.4,
        cue: ['cyclist', 'lateral'],
      },
    ],
    potentials: [
      ['The bend, in fog', 7],
      ['A gate into a field', 9],
      ['Meeting a van in a narrow lane', 16],
    ],
  }),
  buildScene({
    id: 'cyclist-swings-out-3',
    version: 2,
    family: 'cyclist-swings-out',
    title: 'Rain on the way home',
    light: 'rain',
    seconds: 58,
    seed: 83,
    setting: suburb({
      seed: 83,
      left: ['semis', 'flats'],
      right: ['semis'],
      hills: [{ from: 140, to: 340, height: 4 }],
    }),
    speeds: [
      [0, 11],
      [14, 11],
      [18, 6.5],
      [22, 5],
      [29, 5.2],
      [32, 9.5],
      [41.8, 10.5],
      [44, 4.6],
      [46, 1],
      [51, 1],
      [55, 10],
      [58, 10.5],
    ],
    gives: [
      [0, 0],
      [24.2, 0],
      [26.6, 1.2],
      [29.4, 1.2],
      [31.8, 0],
    ],
    stage: (own, setting) => {
      const s = own.at(20) + 24
      const lead = own.at(41) + 27
      return {
        actors: [
          swingsOut('cyclist', LOOKS.cyclistBlue, s, -3.5, -1.3, 20, 5.4),
          parked('skip', LOOKS.greenLorry, s + 17, -3.4),
          ...parkedRow('right', 191, -setting.parkedD, 20, 500, [], 0.3),
          roundTheLorry(
            drives(
              'leader',
              LOOKS.redEstate,
              setting.laneD,
              [41, lead],
              [
                [0, 6],
                [30, 6],
                [36, 9.6],
                [41, 10.4],
                [43, 4],
                [44.8, 0],
                [50, 0],
                [53, 9],
                [62, 11],
              ],
            ),
            s + 17,
          ),
          ...oncomingTraffic(own, setting, 11, [
            [8, LOOKS.whiteVan],
            [17, LOOKS.blueHatch],
            [24, LOOKS.silverSaloon],
            [35, LOOKS.lorry],
            [56, LOOKS.taxi],
          ]),
          ...passersBy(193, setting, own, 5, 58),
        ],
      }
    },
    hazards: [
      {
        name: 'The cyclist moves out to pass a standing lorry',
        why: 'There was no room for both of you beside the lorry. In rain a cyclist also avoids drains and puddles.',
        potentialAt: 15,
        developsAt: 20,
        criticalAt: 23.6,
        cue: ['cyclist', 'lateral'],
      },
      {
        name: 'The car in front stops',
        why: 'Its brake lights were the sign. On a wet road you need a gap of four seconds to stop behind it.',
        potentialAt: 38,
        developsAt: 41,
        criticalAt: 44.4,
        cue: ['leader', 'brakes'],
      },
    ],
    potentials: [
      ['The brow of the hill', 11],
      ['A lorry coming towards you', 33],
      ['Parked cars on the right', 27],
    ],
  }),
]
