/** An ambulance on its way. */
import type { Actor, HazardScene, Waypoint } from '../scene-script.ts'
import { buildScene } from './build.ts'
import {
  drives,
  keepsGap,
  oncomingTraffic,
  parked,
  parkedRow,
  passersBy,
  slowsFor,
} from './cast.ts'
import { LOOKS } from './looks.ts'
import { countryRoad, highStreet, suburb } from './settings.ts'

/** From behind, then past on the right. */
const overtakes = (actor: Actor, from: number, laneD: number, outD: number): Actor => ({
  ...actor,
  track: actor.track.map(([second, s, d]): Waypoint => {
    const out = Math.min(Math.max((second - from) / 2.5, 0), 1)
    const back = Math.min(Math.max((second - from - 7) / 2.5, 0), 1)
    return [second, s, d + (outD - laneD) * (out - back)]
  }),
})

export const EMERGENCY_VEHICLE: readonly HazardScene[] = [
  buildScene({
    id: 'emergency-vehicle-1',
    version: 2,
    family: 'emergency-vehicle',
    title: 'A wide suburban road',
    light: 'day',
    seconds: 48,
    seed: 131,
    setting: suburb({ seed: 131, left: ['semis'], right: ['semis', 'park'] }),
    speeds: [
      [0, 11.5],
      [25, 11.5],
      [28, 7],
      [30.5, 3.6],
      [35, 3.4],
      [39, 10],
      [48, 11],
    ],
    gives: [
      [0, 0],
      [26, 0],
      [29.6, -1.2],
      [35, -1.2],
      [38, 0],
    ],
    stage: (own, setting) => ({
      sideRoads: [
        { side: 'left', at: own.at(10), halfWidth: 3.2 },
        { side: 'right', at: own.at(18), halfWidth: 3.2 },
      ],
      actors: [
        overtakes(
          keepsGap(
            'ambulance',
            own,
            LOOKS.ambulance,
            setting.laneD,
            [
              [0, -330],
              [18, -160],
              [24, -67],
              [26, -52.6],
              [27.4, -42],
              [31, -13],
              [34.4, 10],
              [40, 90],
              [48, 190],
            ],
            48,
          ),
          29.4,
          setting.laneD,
          1.5,
        ),
        parked('p1', LOOKS.whiteHatch, own.at(14), setting.parkedD),
        ...oncomingTraffic(own, setting, 11, [
          [6, LOOKS.silverSaloon],
          [16, LOOKS.redVan],
          [22, LOOKS.blueHatch],
        ]),
        ...passersBy(273, setting, own, 5, 48),
      ],
    }),
    hazards: [
      {
        name: 'An ambulance comes up behind you',
        why: 'Its blue lights showed in the mirror. Move left where it is safe, slow down, and let it pass.',
        potentialAt: 23,
        developsAt: 25,
        criticalAt: 30,
        cue: ['ambulance', 'appears'],
      },
    ],
    potentials: [
      ['A turning on the left', 8],
      ['A parked car', 12],
      ['A turning on the right', 16],
    ],
  }),
  buildScene({
    id: 'emergency-vehicle-2',
    family: 'emergency-vehicle',
    title: 'The high street after dark',
    light: 'dusk',
    seconds: 47,
    seed: 132,
    setting: highStreet({ seed: 132, left: ['shops', 'flats'], right: ['shops'] }),
    speeds: slowsFor(9.5, [{ at: 29, to: 0.4, until: 36 }]),
    gives: [
      [0, 0],
      [30, 0],
      [33, -1.3],
      [37, -1.3],
      [40, 0],
    ],
    stage: (own, setting) => {
      const s = own.at(29) + 74
      return {
        fittings: [{ kind: 'signal-crossing', at: own.at(12) }],
        actors: [
          {
            id: 'ambulance',
            look: LOOKS.ambulance,
            faces: [-1, 0],
            track: [
              [0, s + 400, 1.6],
              [27, s + 30, 1.6],
              [29, s + 4, 1.6],
              [31, s - 20, -0.4],
              [33.4, s - 42, -0.2],
              [35.4, s - 60, 0.9],
              [37, s - 76, 1.6],
              [47, s - 190, 1.6],
            ],
          },
          drives('stopped-1', LOOKS.taxi, 3.1, [0, s - 17], [[0, 0.001]], -1, {
            braked: [[0, 47]],
          }),
          drives('stopped-2', LOOKS.whiteVan, 2.8, [0, s - 26], [[0, 0.001]], -1, {
            braked: [[0, 47]],
          }),
          ...parkedRow('left', 281, setting.parkedD, own.at(14), own.at(29) - 10, [], 0.5),
          ...oncomingTraffic(own, setting, 9, [
            [7, LOOKS.redHatch],
            [14, LOOKS.blueBus],
            [20, LOOKS.greenHatch],
          ]),
          ...passersBy(283, setting, own, 8, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'An ambulance overtakes the queue and comes at you',
        why: 'It had blue lights on and traffic in its way, so it used your lane. Pull left, stop if needed, and never mount the kerb.',
        potentialAt: 26,
        developsAt: 29.1,
        criticalAt: 32.4,
        cue: ['ambulance', 'lateral'],
      },
    ],
    potentials: [
      ['A crossing that stays clear', 10],
      ['A bus coming towards you', 12],
      ['A row of parked cars', 19],
    ],
  }),
  buildScene({
    id: 'emergency-vehicle-3',
    version: 2,
    family: 'emergency-vehicle',
    title: 'A rural main road in rain',
    light: 'rain',
    seconds: 50,
    seed: 133,
    setting: countryRoad({
      seed: 133,
      left: ['hedge', 'field'],
      right: ['field', 'wood'],
      bends: [{ from: 200, to: 360, radius: -360 }],
    }),
    speeds: [
      [0, 15],
      [32, 15],
      [35, 9],
      [37.5, 4.6],
      [42, 4.4],
      [46, 12],
      [50, 14],
    ],
    gives: [
      [0, 0],
      [33, 0],
      [36, -0.9],
      [42, -0.9],
      [45, 0],
    ],
    stage: (own, setting) => ({
      fittings: [
        { kind: 'sign', at: own.at(9), d: -4.2, sign: 'bend-left' },
        { kind: 'gate', at: own.at(20), d: -4.2 },
      ],
      actors: [
        overtakes(
          keepsGap(
            'ambulance',
            own,
            LOOKS.ambulance,
            setting.laneD,
            [
              [0, -360],
              [26, -170],
              [31, -67],
              [33, -52.6],
              [34.4, -44],
              [38, -13],
              [41, 10],
              [46, 80],
              [50, 130],
            ],
            50,
          ),
          36.4,
          setting.laneD,
          1.6,
        ),
        drives('tractor', LOOKS.tractor, -setting.laneD, [15, own.at(15)], [[0, 7]], -1),
        ...oncomingTraffic(own, setting, 15, [
          [7, LOOKS.greenLorry],
          [22, LOOKS.whiteSuv],
          [28, LOOKS.blueHatch],
        ]),
      ],
    }),
    hazards: [
      {
        name: 'An ambulance closes up behind you',
        why: 'In rain you see it before you hear it. Look in the mirror often, then ease left and slow to let it by.',
        potentialAt: 30,
        developsAt: 32,
        criticalAt: 37,
        cue: ['ambulance', 'appears'],
      },
    ],
    potentials: [
      ['A bend to the left', 10],
      ['A tractor coming towards you', 13],
      ['A gate on the left', 18],
    ],
  }),
]
