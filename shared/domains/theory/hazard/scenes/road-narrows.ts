/** Road works, reversing lorries, and not enough room for two. */
import type { Fitting, HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { countryRoad, highStreet, suburb } from './settings.ts'

/** Cones that close the left lane from `from` to `to`, and a barrier before them. */
const closedLane = (from: number, to: number, edge: number): Fitting[] => {
  const cones: Fitting[] = []
  for (let step = 0; step <= 5; step++) {
    cones.push({
      kind: 'cone',
      at: from - 12 + step * 2.4,
      d: -edge + 0.5 + (step / 5) * (edge - 0.7),
    })
  }
  for (let at = from + 3; at <= to; at += 3.5) cones.push({ kind: 'cone', at, d: -0.2 })
  return [
    ...cones,
    { kind: 'barrier', at: from + 1.5, d: -edge + 1.4 },
    { kind: 'barrier', at: to, d: -edge + 1.4 },
  ]
}

export const ROAD_NARROWS: readonly HazardScene[] = [
  buildScene({
    id: 'road-narrows-1',
    version: 2,
    family: 'road-narrows',
    title: 'Road works in a residential road',
    light: 'day',
    seconds: 50,
    seed: 111,
    setting: suburb({ seed: 111, left: ['semis'], right: ['semis', 'flats'] }),
    speeds: [
      [0, 11],
      [21, 11],
      [24, 7],
      [27.9, 6.4],
      [30.5, 1.6],
      [32, 0],
      [36.5, 0],
      [41, 7],
      [48, 8],
    ],
    gives: [
      [0, 0],
      [36, 0],
      [39, 3.1],
      [45.2, 3.1],
      [48, 0],
    ],
    stage: (own, setting) => {
      const from = own.at(27) + 35
      return {
        fittings: [
          ...closedLane(from, from + 20, setting.road.halfWidth),
          { kind: 'sign', at: from - 75, d: -5.2, sign: 'roadworks' },
          { kind: 'sign', at: from - 45, d: -5.2, sign: 'narrows' },
          { kind: 'heap', at: from + 7, d: -3 },
        ],
        actors: [
          { id: 'digger', look: LOOKS.digger, track: [[0, from + 12, -2.6]], faces: [1, 0] },
          walks('worker', adult('#e98a2b', '#2b3442'), [
            [0, from + 5, -2.2],
            [20, from + 5, -2.2],
            [30, from + 8, -2.4],
            [48, from + 8, -2.4],
          ]),
          {
            id: 'taker',
            look: LOOKS.whiteVan,
            faces: [-1, 0],
            track: [
              [0, from + 200, 1.75],
              [14, from + 80, 1.75],
              [19, from + 42, 1.75],
              [22, from + 34, 1.75],
              [27, from + 34, 1.75],
              [29, from + 29, 1.85],
              [33, from + 3, 1.9],
              [35, from - 14, 1.75],
              [42, from - 95, 1.75],
            ],
          },
          ...oncomingTraffic(own, setting, 10, [
            [6, LOOKS.blueHatch],
            [13, LOOKS.silverSaloon],
          ]),
          ...passersBy(223, setting, own, 6, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'The oncoming van comes through the gap',
        why: 'Your side was closed, so it was yours to wait. The van had stopped, but only until it thought you would.',
        potentialAt: 21,
        developsAt: 27.1,
        criticalAt: 31,
        cue: ['taker', 'moves'],
      },
    ],
    potentials: [
      ['The road works sign', 19],
      ['A worker beside the digger', 25],
      ['A car coming towards you', 12],
    ],
  }),
  buildScene({
    id: 'road-narrows-2',
    version: 2,
    family: 'road-narrows',
    title: 'Along an industrial estate',
    light: 'rain',
    seconds: 46,
    seed: 112,
    setting: suburb({ seed: 112, left: ['sheds'], right: ['sheds', 'hedge'], pieceMetres: 120 }),
    speeds: slowsFor(11, [{ at: 26, to: 0.4, until: 36 }]),
    stage: (own, setting) => {
      const yard = { at: own.at(26) + 44, halfWidth: 3.6 }
      return {
        sideRoads: [
          { side: 'left', ...yard },
          { side: 'right', at: own.at(13), halfWidth: 3.4 },
        ],
        actors: [
          {
            id: 'reverser',
            look: LOOKS.lorry,
            faces: [0, -1],
            reverses: true,
            signals: [{ side: 'both', span: [22, 40] }],
            track: [
              [0, yard.at, -11],
              [26, yard.at, -11],
              [29, yard.at, -6],
              [32, yard.at, -1.4],
              [34.5, yard.at, -0.8],
              [37, yard.at, -5],
              [41, yard.at, -14],
              [46, yard.at, -20],
            ],
          },
          walks(
            'guide',
            adult('#e0b02c', '#2b3442'),
            [
              [0, yard.at - 5, -6.4],
              [46, yard.at - 5, -6.4],
            ],
            { faces: [0, 1] },
          ),
          parked('van', LOOKS.redVan, own.at(17), -3.75),
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.greenLorry],
            [18, LOOKS.whiteHatch],
            [43, LOOKS.blueVan],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'A lorry reverses out of a yard across your lane',
        why: 'A lorry stood in the gateway with its back to the road, and somebody in yellow beside it: it was about to come out. The driver cannot see you; stop.',
        potentialAt: 22,
        developsAt: 26.1,
        criticalAt: 30.4,
        cue: ['reverser', 'moves'],
      },
    ],
    potentials: [
      ['A works entrance on the right', 11],
      ['A parked van', 15],
      ['A lorry throwing up spray', 6],
    ],
  }),
  buildScene({
    id: 'road-narrows-3',
    version: 2,
    family: 'road-narrows',
    title: 'A country road with roadworks',
    light: 'fog',
    seconds: 50,
    seed: 113,
    setting: countryRoad({
      seed: 113,
      left: ['field', 'hedge'],
      right: ['hedge'],
      bends: [{ from: 80, to: 200, radius: 260 }],
    }),
    speeds: slowsFor(11, [{ at: 29, to: 0.2, until: 38 }]),
    gives: [
      [0, 0],
      [38, 0],
      [41, 2.6],
      [45, 2.6],
      [47.8, 0],
    ],
    stage: (own, setting) => {
      const from = own.at(29) + 52
      return {
        fittings: [
          ...closedLane(from, from + 20, setting.road.halfWidth),
          { kind: 'sign', at: from - 90, d: -4.2, sign: 'roadworks' },
        ],
        actors: [
          walks(
            'board',
            adult('#e98a2b', '#23282e', 'stop-sign'),
            [
              [0, from - 13, -4.2],
              [28.7, from - 13, -4.2],
              [31, from - 13.4, -2],
              [37, from - 13.4, -2],
              [39, from - 13, -4.2],
              [47, from - 13, -4.4],
            ],
            { faces: [0, 1] },
          ),
          { id: 'digger', look: LOOKS.digger, track: [[0, from + 13, -2]], faces: [-1, 0] },
          drives('oncoming-a', LOOKS.greenLorry, 1.75, [33, from + 4], [[0, 8]], -1),
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.redEstate],
            [18, LOOKS.whiteVan],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'A worker steps out with a stop board',
        why: 'Cones, a sign and somebody in orange at the edge: expect to be stopped, and in fog expect it late.',
        potentialAt: 25,
        developsAt: 29.2,
        criticalAt: 33,
        cue: ['board', 'enters', 3.9],
      },
    ],
    potentials: [
      ['A bend in the fog', 6],
      ['The road works sign', 24],
      ['A van coming towards you', 16],
    ],
  }),
  buildScene({
    id: 'road-narrows-4',
    family: 'road-narrows',
    title: 'Deliveries in the high street',
    light: 'dusk',
    seconds: 47,
    seed: 114,
    setting: highStreet({ seed: 114, left: ['shops'], right: ['shops', 'flats'] }),
    speeds: slowsFor(9, [{ at: 30, to: 0.4, until: 37.5 }]),
    stage: (own, setting) => {
      const s = own.at(30) + 44
      return {
        sideRoads: [{ side: 'left', at: own.at(12), halfWidth: 3 }],
        actors: [
          parked('delivery', LOOKS.lorry, s, 3.6),
          drives('squeezer', LOOKS.doubleDecker, 0, [30, s + 34], [[0, 7]], -1, {
            track: [
              [0, s + 244, 1.7],
              [28, s + 40, 1.7],
              [30, s + 27, 1.7],
              [32, s + 14, 0.6],
              [33, s + 8, 0.45],
              [36, s - 10, 0.5],
              [38.4, s - 24, 1.6],
              [47, s - 90, 1.7],
            ],
          }),
          ...parkedRow('left', 231, setting.parkedD, own.at(14), 400, [[s - 24, s + 30]], 0.5),
          ...parkedRow('right', 232, -setting.parkedD, own.at(6), 400, [[s - 20, s + 60]], 0.5),
          ...oncomingTraffic(own, setting, 9, [
            [7, LOOKS.redHatch],
            [19, LOOKS.taxi],
          ]),
          ...passersBy(233, setting, own, 10, 47),
        ],
      }
    },
    gives: [
      [0, 0],
      [31, 0],
      [34, -1.2],
      [40, -1],
      [44, 0],
    ],
    hazards: [
      {
        name: 'A bus pulls out round the delivery lorry into your half',
        why: 'The lorry blocked its lane and a bus needs the width. It had come too far to wait, so you hold back.',
        potentialAt: 26,
        developsAt: 30,
        criticalAt: 33.4,
        cue: ['squeezer', 'lateral'],
      },
    ],
    potentials: [
      ['A side road on the left', 10],
      ['Shoppers near the kerb', 21],
      ['A taxi coming towards you', 18],
    ],
  }),
]
