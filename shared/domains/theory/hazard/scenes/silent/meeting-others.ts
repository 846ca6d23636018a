/** Silent scenes in which somebody has to give way to somebody. */
import type { HazardScene } from '../../scene-script.ts'
import { drives, oncoming, oncomingTraffic, parked, passersBy, walks } from '../cast.ts'
import { adult, LOOKS } from '../looks.ts'
import { suburb, village } from '../settings.ts'
import { emergesLeft } from '../turns.ts'
import { buildSilentScene } from './build-silent.ts'

export const MEETING_OTHERS: readonly HazardScene[] = [
  buildSilentScene({
    id: 'silent-lorry-narrow',
    family: 'road-narrows',
    title: 'Meeting a lorry in a village street',
    light: 'day',
    seconds: 37,
    seed: 340,
    setting: village({ seed: 340, left: ['cottages'], right: ['cottages', 'hedge'] }),
    speeds: [
      [0, 9],
      [8, 9],
      [12, 4],
      [15, 0],
      [25, 0],
      [28.5, 4],
      [33, 6],
      [37, 7.5],
    ],
    gives: [
      [0, 0],
      [25.2, 0],
      [28, 2.4],
      [33.5, 2.4],
      [36.5, 0.2],
    ],
    stage: (own, setting) => {
      const row = own.at(15) + 13
      return {
        actors: [
          parked('row-1', LOOKS.redHatch, row, -2.5),
          parked('row-2', LOOKS.silverSaloon, row + 5.6, -2.5),
          parked('row-3', LOOKS.greenSuv, row + 11.4, -2.5),
          parked('row-4', LOOKS.whiteHatch, row + 17, -2.5),
          drives('lorry', LOOKS.greenLorry, 1.75, [20.5, own.at(20.5)], [[0, 6.5]], -1),
          drives('after-lorry', LOOKS.taxi, 1.7, [23.5, own.at(23.5)], [[0, 6.5]], -1),
          oncoming('car-1', own, LOOKS.blueHatch, -setting.laneD, 6, 9),
          ...passersBy(341, setting, own, 5, 37),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-closed-pavement',
    family: 'road-narrows',
    title: 'Road works beside a closed pavement',
    light: 'day',
    seconds: 34,
    seed: 343,
    setting: suburb({ seed: 343, left: ['flats', 'semis'], right: ['semis'] }),
    speeds: [
      [0, 11],
      [5.5, 11],
      [10, 6],
      [14, 3.6],
      [22, 3.6],
      [27, 6.5],
      [34, 8],
    ],
    gives: [
      [0, 0],
      [13.5, 0],
      [16, 1.6],
      [21.5, 1.6],
      [25, 0],
    ],
    stage: (own, setting) => {
      const from = own.at(16.5) + 7
      const to = from + 14
      return {
        fittings: [
          { kind: 'sign', at: own.at(4.5), d: -5.2, sign: 'roadworks' },
          { kind: 'sign', at: own.at(7.5), d: -5.2, sign: '20' },
          { kind: 'barrier', at: from, d: -5.6 },
          { kind: 'barrier', at: to, d: -5.6 },
          { kind: 'heap', at: from + 4, d: -5.7 },
          ...[0, 3.5, 7, 10.5, 14].map(
            (step) => ({ kind: 'cone', at: from + step, d: -4.3 }) as const,
          ),
        ],
        actors: [
          { id: 'digger', look: LOOKS.digger, track: [[0, from + 9, -6]], faces: [1, 0] },
          walks('walker-1', adult('#8a4f8f', '#4a4038'), [
            [0, to + 26, -5.7],
            [12, to + 6, -5.6],
            [14.5, to + 2, -3.7],
            [21, from - 1.5, -3.6],
            [23.5, from - 4.5, -5.6],
            [34, from - 18, -5.7],
          ]),
          walks('walker-2', adult('#e8e4da', '#2b3442', 'pram'), [
            [0, to + 29, -5.7],
            [13.4, to + 6.4, -5.6],
            [16.2, to + 2.4, -3.7],
            [22.7, from - 1.5, -3.6],
            [25.2, from - 4.5, -5.6],
            [34, from - 16, -5.7],
          ]),
          ...oncomingTraffic(own, setting, 9, [
            [8, LOOKS.whiteHatch],
            [12.5, LOOKS.greyEstate],
            [30, LOOKS.redVan],
          ]),
          ...passersBy(347, setting, own, 3, 34),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-van-at-corner',
    family: 'side-road-car-emerges',
    title: 'A van beside a turning',
    light: 'day',
    seconds: 32,
    seed: 346,
    setting: suburb({ seed: 346, left: ['semis', 'hedge'], right: ['semis', 'flats'] }),
    speeds: [
      [0, 10],
      [7, 10],
      [11.5, 6],
      [15, 3.8],
      [19, 4.4],
      [24, 9],
      [32, 10],
    ],
    gives: [
      [0, 0],
      [10.5, 0],
      [14.5, 1.4],
      [20, 1.4],
      [24, 0],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(18) + 4, halfWidth: 3.2 }
      const s = mouth.at + 1.5
      const edge = setting.road.halfWidth
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        actors: [
          parked('van', LOOKS.whiteVan, mouth.at - 9, setting.parkedD),
          {
            id: 'creeper',
            look: LOOKS.redHatch,
            faces: [0, 1],
            signals: [{ side: 'left', span: [8, 27] }],
            track: [
              [0, s, -edge - 40],
              [5, s, -edge - 12],
              [8, s, -edge - 3.6],
              [12.5, s, -edge - 3.6],
              [15, s, -edge - 1.5],
              [21.5, s, -edge - 1.5],
              [23, s + 1, -edge + 0.6],
              [25, s + 6, -1.8],
              [28, s + 22, -1.6],
              [32, s + 52, -1.6],
            ],
          },
          walks('dog-walker', adult('#2f6fa8', '#2b3442'), [
            [0, mouth.at - 34, -6.2],
            [20, mouth.at - 12, -6.2],
            [32, mouth.at - 4.4, -6.2],
          ]),
          walks('dog', LOOKS.dog, [
            [0, mouth.at - 33, -5.6],
            [20, mouth.at - 11, -5.6],
            [32, mouth.at - 3.6, -5.6],
          ]),
          ...oncomingTraffic(own, setting, 9, [
            [6, LOOKS.blueHatch],
            [11, LOOKS.silverSaloon],
            [26, LOOKS.greenSuv],
          ]),
          ...passersBy(348, setting, own, 4, 32),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-crossroads',
    family: 'side-road-car-emerges',
    title: 'Over a crossroads at the edge of town',
    light: 'dusk',
    seconds: 33,
    seed: 349,
    setting: suburb({
      seed: 349,
      left: ['hedge', 'semis'],
      right: ['hedge', 'sheds'],
      pieceMetres: 120,
    }),
    speeds: [
      [0, 12],
      [11.4, 12],
      [15, 7],
      [18, 5.6],
      [23, 7],
      [28, 8.4],
      [33, 9],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(12) + 44, halfWidth: 3.4 }
      const edge = setting.road.halfWidth
      return {
        sideRoads: [
          { side: 'left', ...mouth },
          { side: 'right', ...mouth },
        ],
        fittings: [{ kind: 'sign', at: own.at(5), d: -5.2, sign: 'crossroads' }],
        actors: [
          emergesLeft('red-car', LOOKS.redHatch, setting, mouth, 8, 11, 7.4),
          {
            id: 'waiting-bike',
            look: LOOKS.motorcyclist,
            faces: [0, -1],
            signals: [{ side: 'right', span: [6, 40] }],
            track: [
              [0, mouth.at - 1.6, edge + 44],
              [5, mouth.at - 1.6, edge + 12],
              [8.5, mouth.at - 1.6, edge + 2],
              [33, mouth.at - 1.6, edge + 2],
            ],
          },
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.whiteVan],
            [21, LOOKS.greyEstate],
            [25, LOOKS.taxi],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-two-ambulances',
    family: 'emergency-vehicle',
    title: 'Blue lights ahead',
    light: 'day',
    seconds: 38,
    seed: 352,
    setting: suburb({ seed: 352, left: ['semis'], right: ['park', 'semis'] }),
    speeds: [
      [0, 10],
      [6.5, 10],
      [10.5, 4.6],
      [13.5, 0],
      [29, 0],
      [33, 5],
      [38, 9],
    ],
    gives: [
      [0, 0],
      [7.5, 0],
      [12.8, -1.65],
      [29.4, -1.65],
      [33.5, 0],
    ],
    stage: (own, setting) => {
      const stop = own.at(13.5)
      const pullsIn = (ahead: number) =>
        [
          [0, stop + ahead + 74, 1.6],
          [7, stop + ahead + 18, 1.6],
          [10.5, stop + ahead + 2, 2.9],
          [12.5, stop + ahead, 3.5],
          [26.5, stop + ahead, 3.5],
          [30, stop + ahead - 8, 2.4],
          [34, stop + ahead - 36, 1.6],
          [38, stop + ahead - 76, 1.6],
        ] as const
      return {
        actors: [
          {
            id: 'first',
            look: LOOKS.ambulance,
            faces: [-1, 0],
            track: [
              [0, stop + 246, 1.2],
              [8, stop + 130, 0.4],
              [17, stop, 0.15],
              [20, stop - 44, 0.8],
              [38, stop - 320, 1.6],
            ],
          },
          {
            id: 'second',
            look: LOOKS.ambulance,
            faces: [-1, 0],
            track: [
              [0, stop + 366, 1.2],
              [15, stop + 140, 0.4],
              [24.5, stop, 0.15],
              [27.5, stop - 44, 0.8],
              [38, stop - 205, 1.6],
            ],
          },
          {
            id: 'queue-1',
            look: LOOKS.blueSaloon,
            faces: [-1, 0],
            track: pullsIn(20),
            signals: [{ side: 'left', span: [7, 13] }],
          },
          {
            id: 'queue-2',
            look: LOOKS.whiteHatch,
            faces: [-1, 0],
            track: pullsIn(31),
            signals: [{ side: 'left', span: [7.5, 13] }],
          },
          ...passersBy(354, setting, own, 5, 38),
        ],
      }
    },
  }),
]
