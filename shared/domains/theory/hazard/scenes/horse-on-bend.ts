/** Horses and their riders on country roads. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, walks } from './cast.ts'
import { LOOKS } from './looks.ts'
import { countryLane, countryRoad, village } from './settings.ts'

export const HORSE_ON_BEND: readonly HazardScene[] = [
  buildScene({
    id: 'horse-on-bend-1',
    version: 2,
    family: 'horse-on-bend',
    title: 'A lane between high hedges',
    light: 'day',
    seconds: 47,
    seed: 101,
    setting: countryLane({
      seed: 101,
      left: ['hedge'],
      right: ['hedge'],
      bends: [
        { from: 60, to: 150, radius: 130 },
        { from: 245, to: 385, radius: -62 },
      ],
    }),
    speeds: [
      [0, 10],
      [23, 10],
      [26, 8.6],
      [30, 8.2],
      [32.8, 3.4],
      [35, 1.8],
      [47, 1.9],
    ],
    stage: (own) => ({
      fittings: [
        { kind: 'sign', at: own.at(3), d: -3.6, sign: 'bend-right' },
        { kind: 'gate', at: own.at(16), d: -3.5 },
      ],
      actors: [
        walks(
          'horse',
          LOOKS.bayHorse,
          [
            [0, 263, -1.7],
            [47, 263 + 47 * 1.9, -1.7],
          ],
          { faces: [1, 0] },
        ),
        drives('oncoming-1', LOOKS.greenSuv, 1.4, [9, own.at(9)], [[0, 9]], -1),
        drives('oncoming-2', LOOKS.redVan, 1.4, [19, own.at(19)], [[0, 9]], -1),
      ],
    }),
    hazards: [
      {
        name: 'A horse and rider come into view round the bend',
        why: 'The hedge hid them until late. Slow to walking pace, stay well back, and pass wide at no more than 10 mph when the road is clear.',
        potentialAt: 26,
        developsAt: 29.1,
        criticalAt: 33.2,
        cue: ['horse', 'appears'],
      },
    ],
    potentials: [
      ['The first bend, with a car coming round it', 7],
      ['A gate into a field', 14],
      ['Meeting a van in a narrow lane', 17],
    ],
  }),
  buildScene({
    id: 'horse-on-bend-2',
    version: 2,
    family: 'horse-on-bend',
    title: 'Riders on an open road',
    light: 'dusk',
    seconds: 48,
    seed: 102,
    setting: countryRoad({
      seed: 102,
      left: ['hedge', 'field'],
      right: ['field'],
      bends: [{ from: 160, to: 280, radius: 240 }],
    }),
    speeds: [
      [0, 13],
      [18, 13],
      [22, 8],
      [26, 5.2],
      [29.6, 4.4],
      [32, 1],
      [38, 1],
      [43, 1.9],
      [48, 2.2],
    ],
    stage: (own, setting) => {
      const s = own.at(29) + 20
      return {
        fittings: [{ kind: 'sign', at: own.at(10), d: -4.2, sign: 'horses' }],
        actors: [
          walks(
            'horse',
            LOOKS.greyHorse,
            [
              [0, s - 58, -2.7],
              [29, s, -2.7],
              [30.2, s + 1.6, -1.4],
              [31.4, s + 2.8, -0.5],
              [34, s + 6, -0.9],
              [37, s + 12, -2.4],
              [48, s + 36, -2.6],
            ],
            { faces: [1, 0] },
          ),
          walks(
            'second',
            LOOKS.bayHorse,
            [
              [0, s - 51, -2.6],
              [29, s + 7, -2.6],
              [48, s + 45, -2.6],
            ],
            { faces: [1, 0] },
          ),
          ...oncomingTraffic(own, setting, 13, [
            [7, LOOKS.whiteVan],
            [15, LOOKS.silverSaloon],
            [24, LOOKS.tractor],
            [45, LOOKS.blueHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'The grey horse shies into your lane',
        why: 'Something in the hedge startled it. A horse can jump sideways faster than you can steer: stay back until you can pass two metres away.',
        potentialAt: 20,
        developsAt: 29,
        criticalAt: 32,
        cue: ['horse', 'lateral'],
      },
    ],
    potentials: [
      ['The horses sign', 8],
      ['A bend to the right', 12],
      ['A tractor coming towards you', 22],
    ],
  }),
  buildScene({
    id: 'horse-on-bend-3',
    version: 2,
    family: 'horse-on-bend',
    title: 'Out of the village in the mist',
    light: 'fog',
    seconds: 49,
    seed: 103,
    setting: village({
      seed: 103,
      left: ['cottages', 'hedge', 'hedge'],
      right: ['hedge', 'cottages', 'hedge'],
      bends: [{ from: 190, to: 300, radius: -150 }],
    }),
    speeds: [
      [0, 9],
      [28, 9],
      [30, 7.6],
      [32.8, 3.6],
      [35, 1],
      [42, 1],
      [46, 4],
      [49, 6],
    ],
    gives: [
      [0, 0],
      [7.6, 0],
      [10, 1.4],
      [12, 1.4],
      [14.4, 0],
    ],
    stage: (own, setting) => {
      const s = own.at(29) + 34
      return {
        sideRoads: [{ side: 'right', at: s + 4, halfWidth: 2.6 }],
        fittings: [{ kind: 'sign', at: own.at(15), d: -4.6, sign: 'bend-left' }],
        actors: [
          walks(
            'horse',
            LOOKS.blackHorse,
            [
              [20, s + 5, 20],
              [26, s + 5, 8.6],
              [29, s + 5, 3.6],
              [32, s + 4.6, -0.8],
              [34, s + 6, -1.9],
              [37, s + 12, -2.3],
              [49, s + 36, -2.3],
            ],
            { faces: [0, -1] },
          ),
          parked('estate', LOOKS.greyEstate, own.at(11), -2.6),
          ...oncomingTraffic(own, setting, 9, [
            [7, LOOKS.redHatch],
            [18, LOOKS.greenSuv],
            [46, LOOKS.blueVan],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'A rider comes out of a bridleway on the right',
        why: 'In the mist they crossed in front of you to ride on your side. Stop if you must, engine quiet, and let them settle.',
        potentialAt: 26,
        developsAt: 29,
        criticalAt: 33.4,
        cue: ['horse', 'enters', 3.6],
      },
    ],
    potentials: [
      ['A parked car in the village', 8],
      ['The bend ahead in fog', 14],
      ['Headlamps coming towards you', 17],
    ],
  }),
]
