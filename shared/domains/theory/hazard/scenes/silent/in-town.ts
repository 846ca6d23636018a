/** Silent scenes among shops, schools and bus stops. */
import type { HazardScene } from '../../scene-script.ts'
import { drives, keepsGap, oncomingTraffic, parked, parkedRow, passersBy, walks } from '../cast.ts'
import { adult, child, LOOKS } from '../looks.ts'
import { highStreet, suburb, village } from '../settings.ts'
import { buildSilentScene } from './build-silent.ts'

export const IN_TOWN: readonly HazardScene[] = [
  buildSilentScene({
    id: 'silent-zebra-by-park',
    family: 'crossing-in-use',
    title: 'A zebra crossing beside a park',
    light: 'day',
    seconds: 36,
    seed: 320,
    setting: suburb({ seed: 320, left: ['park'], right: ['semis', 'flats'] }),
    speeds: [
      [0, 10],
      [5.5, 10],
      [9.5, 4],
      [12.5, 0],
      [36, 0],
    ],
    stage: (own, setting) => {
      const at = own.at(12.5) + 11.5
      const edge = setting.road.halfWidth
      return {
        fittings: [{ kind: 'zebra', at }],
        actors: [
          walks(
            'father',
            adult('#2f6fa8', '#4a4038', 'pram'),
            [
              [0, at - 0.3, -edge - 1],
              [13.5, at - 0.3, -edge - 1],
              [22, at - 0.6, edge + 0.6],
              [24, at - 1.4, edge + 1.6],
              [36, at - 15, edge + 1.7],
            ],
            { faces: [0, 1] },
          ),
          walks(
            'old-woman',
            adult('#8a4f8f', '#5b6470', 'stick'),
            [
              [0, at + 17, edge + 1.5],
              [17, at + 2.4, edge + 1.4],
              [19, at + 0.8, edge + 0.8],
              [24.5, at + 0.8, edge + 0.8],
              [36, at + 0.8, -edge + 0.6],
            ],
            { faces: [0, -1] },
          ),
          {
            id: 'opposite',
            look: LOOKS.redHatch,
            faces: [-1, 0],
            track: [
              [0, at + 108, 1.6],
              [6, at + 48, 1.6],
              [10, at + 16, 1.6],
              [12.5, at + 8, 1.6],
              [36, at + 8, 1.6],
            ],
          },
          keepsGap(
            'follower',
            own,
            LOOKS.whiteVan,
            setting.laneD,
            [
              [0, -34],
              [13, -9],
              [36, -9],
            ],
            36,
          ),
          ...parkedRow('right', 321, -setting.parkedD, 20, 260, [[at - 24, at + 40]], 0.4),
          ...passersBy(335, setting, own, 4, 36),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-school-patrol',
    family: 'child-after-ball',
    title: 'Past a school as lessons end',
    light: 'day',
    seconds: 37,
    seed: 323,
    setting: suburb({ seed: 323, left: ['school', 'semis'], right: ['semis'], pieceMetres: 110 }),
    speeds: [
      [0, 9],
      [6.5, 9],
      [10.5, 4],
      [13.5, 0],
      [31, 0],
      [34, 2.6],
      [37, 4.4],
    ],
    stage: (own, setting) => {
      const at = own.at(13.5) + 10
      const edge = setting.road.halfWidth
      const crosses = (start: number, along: number) =>
        [
          [0, at + along, -edge - 1.3],
          [start, at + along, -edge - 1.3],
          [start + 8, at + along + 0.6, edge + 0.9],
          [37, at + along + 12, edge + 1.6],
        ] as const
      return {
        fittings: [{ kind: 'sign', at: own.at(3), d: -5.2, sign: 'children' }],
        actors: [
          walks(
            'patrol',
            adult('#d7e23a', '#23282e', 'stop-sign'),
            [
              [0, at - 1.4, -edge - 0.9],
              [9.5, at - 1.4, -edge - 0.9],
              [12.5, at - 1.4, -0.6],
              [24.5, at - 1.4, -0.6],
              [28.5, at - 1.4, -edge - 0.9],
              [37, at - 1.4, -edge - 0.9],
            ],
            { faces: [0, 1] },
          ),
          walks('girl', child('#c0392b', '#2b3442'), crosses(13.4, 0.6), { faces: [0, 1] }),
          walks('boy', child('#e0b02c', '#4a4038'), crosses(14, 1.8), { faces: [0, 1] }),
          walks('mother', adult('#4a8a5b', '#2b3442', 'bag'), crosses(14.6, 3), { faces: [0, 1] }),
          walks(
            'late-boy',
            child('#2f6fa8', '#23282e'),
            [
              [0, at + 62, -edge - 1.6],
              [18, at + 40, -edge - 1.6],
              [30, at + 5, -edge - 1.5],
              [32, at + 2.4, -edge - 1],
              [37, at + 2.2, -edge - 1],
            ],
            { faces: [-1, 0] },
          ),
          {
            id: 'opposite',
            look: LOOKS.whiteSuv,
            faces: [-1, 0],
            track: [
              [0, at + 92, 1.6],
              [8, at + 34, 1.6],
              [12, at + 13, 1.6],
              [14, at + 10, 1.6],
              [30.5, at + 10, 1.6],
              [33, at + 2, 1.6],
              [37, at - 26, 1.6],
            ],
          },
          parked('parent-1', LOOKS.silverSaloon, at + 24, setting.parkedD),
          parked('parent-2', LOOKS.greenHatch, at + 30, setting.parkedD),
          ...parkedRow('right', 324, -setting.parkedD, 15, 220, [[at - 20, at + 18]], 0.55),
          ...passersBy(325, setting, own, 6, 37),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-high-street',
    family: 'pedestrian-steps-out',
    title: 'A busy high street',
    light: 'day',
    seconds: 35,
    seed: 326,
    setting: highStreet({ seed: 326, left: ['shops'], right: ['shops'] }),
    speeds: [
      [0, 7],
      [8.5, 7],
      [12, 3.2],
      [14.5, 0.6],
      [19.5, 0.6],
      [23, 4.6],
      [27, 5],
      [35, 5],
    ],
    gives: [
      [0, 0],
      [23.5, 0],
      [26.5, 0.5],
      [32, 0.5],
      [35, 0],
    ],
    stage: (own, setting) => {
      const at = own.at(14.5) + 9
      const van = own.at(29)
      const queue = [LOOKS.greyEstate, LOOKS.whiteHatch, LOOKS.taxi, LOOKS.blueSaloon, LOOKS.redVan]
      const edge = setting.road.halfWidth
      return {
        actors: [
          ...queue.map((look, index) => ({
            ...parked(
              `queue-${index + 1}`,
              look,
              at - 12.5 + index * 8 + (index > 1 ? 1.6 : 0),
              -setting.laneD + 0.35,
            ),
            braked: [[0, 40] as const],
          })),
          walks(
            'shopper',
            adult('#e0b02c', '#2b3442', 'bag'),
            [
              [0, at - 0.4, edge + 1.6],
              [10, at - 0.4, edge + 0.8],
              [12.6, at - 0.4, 1.9],
              [13.8, at - 0.4, 0.5],
              [14.8, at - 0.4, 0.4],
              [18.8, at - 0.2, -edge - 0.8],
              [21, at + 1, setting.walkD],
              [35, at + 16, setting.walkD],
            ],
            { faces: [0, -1] },
          ),
          parked('delivery', LOOKS.blueVan, van + 4, setting.parkedD),
          walks(
            'porter',
            adult('#d97b3a', '#4a4038'),
            [
              [0, van + 0.4, -4.2],
              [24, van + 0.4, -4.2],
              [27, van - 0.4, -5.6],
              [35, van + 0.4, -8],
            ],
            { faces: [1, 0] },
          ),
          walks(
            'with-stick',
            adult('#444b55', '#23282e', 'stick'),
            [
              [0, van + 34, -edge - 0.9],
              [35, van + 26, -edge - 0.9],
            ],
            { faces: [-1, 0] },
          ),
          ...parkedRow(
            'left',
            327,
            setting.parkedD,
            8,
            360,
            [
              [at - 9, at + 9],
              [van - 9, van + 12],
            ],
            0.35,
          ),
          ...oncomingTraffic(own, setting, 5, [[4, LOOKS.redHatch]]),
          ...passersBy(328, setting, own, 12, 35),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-bus-at-stop',
    family: 'bus-pulls-away',
    title: 'Behind a bus in a village',
    light: 'rain',
    seconds: 36,
    seed: 329,
    setting: village({ seed: 329, left: ['cottages', 'hedge'], right: ['cottages'] }),
    speeds: [
      [0, 9],
      [5.5, 9],
      [9.5, 4],
      [12.5, 0],
      [28, 0],
      [32, 4.5],
      [36, 7.5],
    ],
    stage: (own, setting) => {
      const bus = own.at(12.5) + 21
      const rear = bus - 8.2
      const edge = setting.road.halfWidth
      return {
        fittings: [
          { kind: 'bus-flag', at: bus + 4, d: -edge - 0.7 },
          { kind: 'shelter', at: bus + 1, d: -edge - 1.8 },
        ],
        actors: [
          {
            id: 'bus',
            look: LOOKS.blueBus,
            faces: [1, 0],
            braked: [[0, 14]],
            signals: [{ side: 'right', span: [10.5, 18] }],
            track: [
              [0, bus, -2.1],
              [14.5, bus, -2.1],
              [17, bus + 5, -1.9],
              [20, bus + 19, -1.65],
              [24, bus + 48, -1.65],
              [36, bus + 150, -1.65],
            ],
          },
          walks(
            'got-off',
            adult('#c0392b', '#2b3442', 'bag'),
            [
              [0, bus + 3, -edge - 0.6],
              [8, bus + 3, -edge - 0.6],
              [15, rear - 0.4, -edge - 0.7],
              [19, rear - 0.4, -edge - 0.4],
              [26.5, rear, edge + 0.6],
              [36, rear + 10, edge + 0.8],
            ],
            { faces: [-1, 0] },
          ),
          keepsGap(
            'follower',
            own,
            LOOKS.greyEstate,
            setting.laneD,
            [
              [0, -22],
              [13, -8],
              [28, -8],
              [36, -16],
            ],
            36,
          ),
          ...oncomingTraffic(own, setting, 8, [
            [6, LOOKS.whiteHatch],
            [12, LOOKS.greenSuv],
            [33, LOOKS.redVan],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-slow-driver',
    family: 'vehicle-ahead-brakes',
    title: 'Behind an unsure driver',
    light: 'day',
    seconds: 36,
    seed: 332,
    setting: suburb({ seed: 332, left: ['hedge', 'semis'], right: ['semis', 'park'] }),
    speeds: [
      [0, 9],
      [4, 7.4],
      [9, 6.6],
      [11, 4.6],
      [14, 6],
      [18, 3],
      [21.5, 0],
      [29.5, 0],
      [33, 5],
      [36, 7.5],
    ],
    stage: (own, setting) => {
      const stop = own.at(21.5) + 11
      const mouth = { at: stop + 6.4, halfWidth: 3.6 }
      const approach = keepsGap(
        'unsure',
        own,
        LOOKS.whiteHatch,
        setting.laneD,
        [
          [0, 30],
          [5, 19],
          [9, 19],
          [11, 14],
          [14, 18],
        ],
        14,
      )
      return {
        sideRoads: [
          { side: 'right', ...mouth },
          { side: 'left', at: own.at(13), halfWidth: 3 },
        ],
        actors: [
          {
            ...approach,
            signals: [{ side: 'right', span: [15, 33] }],
            braked: [[20, 27.5]],
            track: [
              ...approach.track,
              [15.5, stop - 8.5, -1.25],
              [17, stop - 3.6, -0.75],
              [18.5, stop - 0.9, -0.65],
              [20, stop, -0.65],
              [27.5, stop, -0.65],
              [29, stop + 3, 0.3],
              [30.6, mouth.at - 1.4, 4],
              [32, mouth.at - 1.6, 9],
              [36, mouth.at - 1.6, 34],
            ],
          },
          ...oncomingTraffic(own, setting, 9, [[7, LOOKS.greyEstate]]),
          drives('passing-1', LOOKS.blueSaloon, 1.75, [22, own.at(22)], [[0, 9]], -1),
          drives('passing-2', LOOKS.whiteVan, 1.75, [26, own.at(26)], [[0, 9]], -1),
          keepsGap(
            'follower',
            own,
            LOOKS.blackSuv,
            setting.laneD,
            [
              [0, -30],
              [21.5, -9],
              [29.5, -9],
              [36, -15],
            ],
            36,
          ),
          ...passersBy(336, setting, own, 1, 36),
        ],
      }
    },
  }),
]
