/** A ball comes first; the child comes after it. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, child, LOOKS } from './looks.ts'
import { suburb, terraceStreet, village } from './settings.ts'
import { pullsOut } from './turns.ts'

export const CHILD_AFTER_BALL: readonly HazardScene[] = [
  buildScene({
    id: 'child-after-ball-1',
    version: 2,
    family: 'child-after-ball',
    title: 'A suburban road on a bright afternoon',
    light: 'day',
    seconds: 48,
    seed: 21,
    setting: suburb({ seed: 21, left: ['semis'], right: ['semis', 'park'] }),
    speeds: slowsFor(10.93, [{ at: 21, to: 0.6, until: 30 }]),
    stage: (own, setting) => {
      // In front of the opening of a drive.
      const spot = own.at(21) + 38.4
      return {
        sideRoads: [{ side: 'right', at: own.at(13), halfWidth: 3.2 }],
        actors: [
          parked('car-1', LOOKS.greenHatch, spot + 6, setting.parkedD),
          parked('car-2', LOOKS.silverSaloon, own.at(10), setting.parkedD),
          ...parkedRow(
            'right',
            41,
            -setting.parkedD,
            40,
            520,
            [[own.at(13) - 8, own.at(13) + 8]],
            0.2,
          ),
          walks(
            'ball',
            LOOKS.ball,
            [
              [0, spot, -9],
              [20, spot, -9],
              [21, spot, -4.5],
              [23, spot + 0.6, 0],
              [26, spot + 1.4, 5.3],
            ],
            { bounces: 0.5 },
          ),
          walks('child', child('#e0b02c', '#2f5f97'), [
            [0, spot - 0.6, -11],
            [20.4, spot - 0.6, -11],
            [22.3, spot - 0.4, -5.4],
            [25, spot, -0.8],
            [27.8, spot + 1, 4.9],
            [31, spot + 1, 4.9],
            [36, spot + 3, 5.4],
          ]),
          walks('friend', child('#c0392b', '#4a4038'), [
            [0, spot + 3, -7],
            [18, spot + 2.4, -6.4],
            [48, spot + 2.4, -6.4],
          ]),
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.blueHatch],
            [16, LOOKS.whiteVan],
            [44, LOOKS.blackSaloon],
          ]),
          ...passersBy(23, setting, own, 5, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'A child runs out after the ball',
        why: 'A ball that rolls into the road has a child behind it. Brake when you see the ball: the child follows a second later without looking.',
        potentialAt: 18,
        developsAt: 20.9,
        criticalAt: 25,
        cue: ['ball', 'enters'],
      },
    ],
    potentials: [
      ['A side road on the right', 11],
      ['A parked car that may have somebody in it', 9],
      ['A van coming towards you', 14],
    ],
  }),
  buildScene({
    id: 'child-after-ball-2',
    version: 2,
    family: 'child-after-ball',
    title: 'Between blocks of flats, early evening',
    light: 'dusk',
    seconds: 52,
    seed: 22,
    setting: suburb({
      seed: 22,
      left: ['flats', 'park'],
      right: ['park', 'flats'],
      pieceMetres: 110,
      bends: [{ from: 170, to: 260, radius: -190 }],
    }),
    speeds: slowsFor(10, [{ at: 34, to: 0.6, until: 43 }]),
    stage: (own, setting) => {
      // In front of the gap in the wall.
      const spot = own.at(34) + 40.5
      return {
        fittings: [{ kind: 'sign', at: own.at(24), d: -5.2, sign: 'children' }],
        actors: [
          ...parkedRow('left', 51, setting.parkedD, 30, 480, [[spot - 3, spot + 3]], 0.3),
          ...parkedRow('right', 52, -setting.parkedD, 30, 480, [[spot - 30, spot + 6]], 0.3),
          walks(
            'ball',
            LOOKS.yellowBall,
            [
              [0, spot, 9],
              [33, spot, 9],
              [34, spot, 5.2],
              [36.4, spot - 0.8, -0.6],
              [40, spot - 1.6, -3.8],
            ],
            { bounces: 0.4 },
          ),
          walks('child', child('#4a8a5b', '#2b3442'), [
            [0, spot + 0.2, 13],
            [33.2, spot + 0.2, 12],
            [35.4, spot + 0.1, 5],
            [37.8, spot - 0.4, -0.4],
            [39.6, spot - 1.2, -3.2],
            [44, spot - 1.2, -3.4],
            [47, spot, -5.6],
          ]),
          walks('friend-1', child('#d97b3a', '#23282e'), [
            [0, spot + 5, 8],
            [30, spot + 3, 7],
            [52, spot + 3, 7],
          ]),
          walks('friend-2', child('#2f6fa8', '#5b6470'), [
            [0, spot + 1, 10],
            [31, spot + 4, 8.4],
            [52, spot + 4, 8.4],
          ]),
          walks(
            'cyclist',
            LOOKS.cyclistBlue,
            [
              [0, own.at(19) + 120, -setting.laneD + 1.2],
              [52, own.at(19) - 160, -setting.laneD + 1.2],
            ],
            { faces: [-1, 0] },
          ),
          ...oncomingTraffic(own, setting, 10, [
            [10, LOOKS.redHatch],
            [27, LOOKS.whiteSuv],
          ]),
          ...passersBy(29, setting, own, 6, 52),
        ],
      }
    },
    hazards: [
      {
        name: 'A child follows the ball across from the right',
        why: 'Children were playing in front of the flats. The ball crossed the other lane first, and the child after it, in poor light.',
        potentialAt: 30,
        developsAt: 34.2,
        criticalAt: 38.6,
        cue: ['ball', 'enters'],
      },
    ],
    potentials: [
      ['The children sign', 22],
      ['A cyclist coming towards you', 19],
      ['A car between the parked cars', 26],
    ],
  }),
  buildScene({
    id: 'child-after-ball-3',
    version: 2,
    family: 'child-after-ball',
    title: 'A terraced street after school',
    light: 'day',
    seconds: 56,
    seed: 23,
    setting: terraceStreet({
      seed: 23,
      left: ['terrace', 'terrace', 'school'],
      right: ['terrace'],
    }),
    speeds: slowsFor(9.5, [
      { at: 17, to: 3.6, until: 23.5 },
      { at: 41, to: 0.6, until: 49 },
    ]),
    stage: (own, setting) => {
      const first = own.at(17) + 36
      const spot = own.at(41) + 39
      const { parkedD, walkD } = setting
      return {
        actors: [
          ...parkedRow(
            'left',
            61,
            parkedD,
            20,
            470,
            [
              [first - 17, first + 30],
              [spot - 9, spot + 4],
            ],
            0.75,
          ),
          ...parkedRow('right', 62, -parkedD, 20, 470, [], 0.55),
          pullsOut('leaver', LOOKS.redHatch, setting, first, 17, 10.5),
          parked('van', LOOKS.blueVan, spot - 4.2, parkedD),
          walks(
            'ball',
            LOOKS.ball,
            [
              [0, spot, -6.4],
              [40, spot, -6.4],
              [41, spot, -2.75],
              [43, spot + 0.4, 0.2],
              [45.6, spot + 1, 4.2],
            ],
            { bounces: 0.35 },
          ),
          walks('child', child('#8a4f8f', '#2b3442'), [
            [0, spot - 0.5, -6.7],
            [40.4, spot - 0.4, -6.6],
            [42.2, spot, -3.3],
            [44.8, spot + 0.4, -0.8],
            [47, spot + 1, 3.4],
            [50, spot + 1, 3.4],
            [53, spot + 3, 6],
          ]),
          walks('mother', adult('#444b55', '#2b3442', 'pram'), [
            [0, own.at(30) + 40, walkD],
            [56, own.at(30) - 20, walkD],
          ]),
          ...oncomingTraffic(own, setting, 9, [
            [9, LOOKS.silverSaloon],
            [29, LOOKS.whiteVan],
            [54, LOOKS.blueHatch],
          ]),
          ...passersBy(67, setting, own, 8, 56),
        ],
      }
    },
    hazards: [
      {
        name: 'A parked car signals and pulls out',
        why: 'The indicator came first. It moved off although you were close, so you had to let it go.',
        potentialAt: 15,
        developsAt: 17,
        criticalAt: 20.6,
        cue: ['leaver', 'signals'],
      },
      {
        name: 'A child runs out after the ball',
        why: 'The ball came from in front of the parked van. Where a ball is, a child is near.',
        potentialAt: 38,
        developsAt: 41,
        criticalAt: 44.8,
        cue: ['ball', 'enters', 3],
      },
    ],
    potentials: [
      ['A car coming towards you in a narrow space', 7],
      ['Somebody pushing a pram near the kerb', 29],
      ['Children near the school', 33],
    ],
  }),
  buildScene({
    id: 'child-after-ball-4',
    version: 2,
    family: 'child-after-ball',
    title: 'Through a village in light rain',
    light: 'rain',
    seconds: 47,
    seed: 24,
    setting: village({
      seed: 24,
      left: ['cottages'],
      right: ['hedge', 'cottages'],
      bends: [{ from: 90, to: 190, radius: 160 }],
    }),
    speeds: slowsFor(10.2, [{ at: 28, to: 0.6, until: 37 }]),
    stage: (own, setting) => {
      // In front of the opening of a drive.
      const spot = own.at(28) + 41.4
      return {
        fittings: [{ kind: 'sign', at: own.at(4), d: -4.4, sign: '30' }],
        actors: [
          drives('tractor', LOOKS.tractor, -setting.laneD, [15, own.at(15)], [[0, 6]], -1),
          walks(
            'ball',
            LOOKS.yellowBall,
            [
              [0, spot, 8],
              [27.4, spot, 8],
              [28.2, spot, 4.4],
              [30.4, spot - 0.5, -0.8],
              [33, spot - 1, -3.2],
            ],
            { bounces: 0.4 },
          ),
          walks('child', child('#e9b92a', '#3f7a5d'), [
            [0, spot + 0.6, 9],
            [27.6, spot + 0.6, 8.6],
            [29.3, spot + 0.3, 4.2],
            [31.6, spot - 0.2, -0.9],
            [33, spot - 0.8, -2.9],
            [38, spot - 0.8, -2.9],
            [41, spot, -4.6],
          ]),
          walks('stroller', adult('#2f6fa8', '#4a4038', 'stick'), [
            [0, own.at(20) + 15, setting.walkD],
            [47, own.at(20) - 22, setting.walkD],
          ]),
          ...oncomingTraffic(own, setting, 10, [
            [8, LOOKS.greenSuv],
            [21, LOOKS.redVan],
            [43, LOOKS.silverSaloon],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'A child runs out of a garden after the ball',
        why: 'The ball bounced out of a drive on the right. On a wet road you need twice the distance, so the ball is when you brake.',
        potentialAt: 27.4,
        developsAt: 28.2,
        criticalAt: 32.2,
        cue: ['ball', 'enters'],
      },
    ],
    potentials: [
      ['The bend, which hides what is behind it', 8],
      ['A tractor coming towards you', 13],
      ['A van coming towards you', 19],
    ],
  }),
]
