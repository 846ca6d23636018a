/** Zebras with somebody waiting. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncoming, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, child, LOOKS } from './looks.ts'
import { highStreet, suburb, village } from './settings.ts'

export const CROSSING_IN_USE: readonly HazardScene[] = [
  buildScene({
    id: 'crossing-in-use-1',
    family: 'crossing-in-use',
    title: 'A zebra crossing by the shops',
    light: 'day',
    seconds: 47,
    seed: 121,
    setting: highStreet({ seed: 121, left: ['shops', 'park'], right: ['shops'] }),
    speeds: slowsFor(10.5, [{ at: 24, to: 0, until: 33.5 }]),
    stage: (own, setting) => {
      const at = own.at(24) + 42
      const edge = setting.road.halfWidth
      return {
        fittings: [{ kind: 'zebra', at }],
        sideRoads: [{ side: 'right', at: own.at(12), halfWidth: 3.2 }],
        actors: [
          walks('crosser', adult('#2f6fa8', '#4a4038', 'bag'), [
            [0, at - 26, setting.walkD],
            [19, at - 2, setting.walkD],
            [21.6, at, -edge - 0.9],
            [24, at, -edge - 0.9],
            [32, at, edge + 0.4],
            [34, at + 1, edge + 2],
            [47, at + 18, edge + 2],
          ]),
          ...parkedRow('left', 241, setting.parkedD, 20, 420, [[at - 22, at + 22]], 0.5),
          ...parkedRow(
            'right',
            242,
            -setting.parkedD,
            20,
            420,
            [
              [at - 22, at + 22],
              [own.at(12) - 9, own.at(12) + 9],
            ],
            0.4,
          ),
          oncoming('car-1', own, LOOKS.redHatch, -setting.laneD, 7, 9),
          oncoming('car-2', own, LOOKS.whiteVan, -setting.laneD, 16, 9),
          oncoming('car-3', own, LOOKS.silverSaloon, -setting.laneD, 43, 9),
          ...passersBy(243, setting, own, 9, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'A woman steps onto the zebra',
        why: 'She waited at the kerb looking at you. Give way to people waiting to cross, and stop for anyone on the crossing.',
        potentialAt: 20,
        developsAt: 24.1,
        criticalAt: 28,
        cue: ['crosser', 'moves'],
      },
    ],
    potentials: [
      ['A turning on the right', 10],
      ['Shoppers who stay on the pavement', 14],
      ['A van coming towards you', 15],
    ],
  }),
  buildScene({
    id: 'crossing-in-use-2',
    family: 'crossing-in-use',
    title: 'Near a school in the rain',
    light: 'rain',
    seconds: 50,
    seed: 122,
    setting: suburb({ seed: 122, left: ['semis', 'school'], right: ['semis'], pieceMetres: 130 }),
    speeds: slowsFor(9.5, [{ at: 30, to: 0, until: 41 }]),
    stage: (own, setting) => {
      const at = own.at(30) + 39
      const edge = setting.road.halfWidth
      return {
        fittings: [
          { kind: 'zebra', at },
          { kind: 'sign', at: at - 90, d: -5.2, sign: 'children' },
        ],
        actors: [
          walks('mother', adult('#8a4f8f', '#2b3442', 'pram'), [
            [0, at + 30, -setting.walkD],
            [26, at + 1, -setting.walkD],
            [28, at + 0.4, edge + 1],
            [30, at + 0.4, edge + 1],
            [39, at + 0.2, -edge - 0.8],
            [42, at - 2, setting.walkD],
            [50, at - 12, setting.walkD],
          ]),
          walks('daughter', child('#e0b02c', '#c0392b'), [
            [0, at + 31, -setting.walkD - 0.7],
            [26, at - 0.2, -setting.walkD],
            [28, at - 0.7, edge + 0.9],
            [30, at - 0.7, edge + 0.9],
            [38.6, at - 0.8, -edge - 0.9],
            [42, at - 3, setting.walkD - 0.5],
            [50, at - 13, setting.walkD - 0.5],
          ]),
          ...parkedRow('right', 251, -setting.parkedD, 30, 420, [[at - 22, at + 24]], 0.3),
          drives(
            'follower',
            LOOKS.blueHatch,
            setting.laneD,
            [0, -26],
            slowsFor(9.5, [{ at: 30.8, to: 0, until: 42 }]),
          ),
          oncoming('car-1', own, LOOKS.whiteSuv, -setting.laneD, 8, 10),
          oncoming('car-2', own, LOOKS.blueBus, -setting.laneD, 21, 9),
          ...passersBy(253, setting, own, 6, 50),
        ],
      }
    },
    hazards: [
      {
        name: 'A parent with a pram and a child starts across',
        why: 'They came to the crossing together and waited. In the rain stop early and gently: there is a car behind you.',
        potentialAt: 26,
        developsAt: 30.1,
        criticalAt: 34.4,
        cue: ['mother', 'moves'],
      },
    ],
    potentials: [
      ['The children sign', 19],
      ['A bus coming towards you', 19],
      ['The car close behind you', 24],
    ],
  }),
  buildScene({
    id: 'crossing-in-use-3',
    version: 2,
    family: 'crossing-in-use',
    title: 'A village green at dusk',
    light: 'dusk',
    seconds: 48,
    seed: 123,
    setting: village({
      seed: 123,
      left: ['cottages', 'park'],
      right: ['park', 'cottages'],
      bends: [{ from: 120, to: 210, radius: 170 }],
    }),
    speeds: slowsFor(10, [{ at: 31, to: 0, until: 39 }]),
    stage: (own, setting) => {
      const at = own.at(31) + 40
      const edge = setting.road.halfWidth
      return {
        fittings: [
          { kind: 'zebra', at },
          { kind: 'sign', at: own.at(5), d: -4.7, sign: '30' },
        ],
        sideRoads: [{ side: 'left', at: own.at(17), halfWidth: 2.8 }],
        actors: [
          walks('runner', adult('#d97b3a', '#23282e'), [
            [0, at - 110, -setting.walkD],
            [29.6, at - 4, -setting.walkD],
            [31, at - 0.4, edge + 0.5],
            [34.8, at, -edge - 0.6],
            [36, at + 2, setting.walkD],
            [48, at + 46, setting.walkD],
          ]),
          walks('old-man', adult('#444b55', '#4a4038', 'stick'), [
            [0, at + 5, setting.walkD - 0.5],
            [48, at + 6, setting.walkD - 0.5],
          ]),
          oncoming('car-1', own, LOOKS.blueVan, -setting.laneD, 9, 10),
          oncoming('car-2', own, LOOKS.silverSaloon, -setting.laneD, 22, 10),
          ...passersBy(263, setting, own, 4, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'A runner goes straight onto the crossing',
        why: 'The runner turned without stopping. Look at the pavement on both sides before every zebra.',
        potentialAt: 29,
        developsAt: 31.1,
        criticalAt: 33.8,
        cue: ['runner', 'enters', 3.9],
      },
    ],
    potentials: [
      ['A bend beside the green', 11],
      ['A side road on the left', 15],
      ['A man near the crossing who does not cross', 30],
    ],
  }),
]
