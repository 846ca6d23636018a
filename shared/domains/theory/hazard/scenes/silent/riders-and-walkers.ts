/** Silent scenes with people on bicycles, on horses and on foot. */
import type { HazardScene } from '../../scene-script.ts'
import { drives, keepsGap, oncomingTraffic, parked, parkedRow, passersBy, walks } from '../cast.ts'
import { adult, LOOKS } from '../looks.ts'
import { countryRoad, suburb, terraceStreet } from '../settings.ts'
import { pullsOut } from '../turns.ts'
import { buildSilentScene } from './build-silent.ts'

export const RIDERS_AND_WALKERS: readonly HazardScene[] = [
  buildSilentScene({
    id: 'silent-cyclist-uphill',
    family: 'cyclist-swings-out',
    title: 'Behind a cyclist on a hill',
    light: 'day',
    seconds: 36,
    seed: 301,
    setting: suburb({
      seed: 301,
      left: ['semis', 'hedge'],
      right: ['semis'],
      hills: [{ from: 30, to: 800, height: 24 }],
    }),
    speeds: [
      [0, 10],
      [3, 10],
      [8, 4.2],
      [22, 4],
      [25, 7],
      [30, 8.5],
      [36, 9],
    ],
    gives: [
      [0, 0],
      [21.5, 0],
      [24.5, 1.7],
      [28.5, 1.7],
      [31.5, 0],
    ],
    stage: (own, setting) => {
      const meets = own.at(8) + 13
      const cyclistAt = (second: number) => meets + (second - 8) * 3.95
      return {
        actors: [
          walks(
            'climber',
            LOOKS.cyclistRed,
            [
              [0, cyclistAt(0), -3.9],
              [13.5, cyclistAt(13.5), -3.9],
              [15, cyclistAt(15), -3.1],
              [16.5, cyclistAt(16.5), -3.1],
              [18.5, cyclistAt(18.5), -3.9],
              [36, cyclistAt(36), -3.9],
            ],
            { faces: [1, 0] },
          ),
          ...oncomingTraffic(own, setting, 9, [
            [11, LOOKS.blueHatch],
            [14.5, LOOKS.whiteVan],
            [19.5, LOOKS.silverSaloon],
          ]),
          ...parkedRow('right', 302, -setting.parkedD, 60, 500, [], 0.35),
          ...passersBy(303, setting, own, 5, 36),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-two-horses',
    family: 'horse-on-bend',
    title: 'Two riders on a country road',
    light: 'day',
    seconds: 35,
    seed: 304,
    setting: countryRoad({ seed: 304, left: ['field'], right: ['hedge', 'field'] }),
    speeds: [
      [0, 13],
      [3, 12.5],
      [9, 3.5],
      [11, 1.7],
      [19, 1.7],
      [22, 3.9],
      [31, 3.9],
      [35, 4.6],
    ],
    gives: [
      [0, 0],
      [18.5, 0],
      [22, 3.9],
      [29.5, 3.9],
      [33.5, 0.2],
    ],
    stage: (own, setting) => {
      const start = own.at(11) + 14 - 11 * 1.7
      return {
        fittings: [{ kind: 'sign', at: own.at(2), d: -4.2, sign: 'horses' }],
        actors: [
          walks(
            'inner',
            LOOKS.bayHorse,
            [
              [0, start, -2.85],
              [35, start + 35 * 1.7, -2.85],
            ],
            {
              faces: [1, 0],
            },
          ),
          walks(
            'outer',
            LOOKS.greyHorse,
            [
              [0, start + 0.5, -1.35],
              [35, start + 0.5 + 35 * 1.7, -1.35],
            ],
            { faces: [1, 0] },
          ),
          keepsGap(
            'follower',
            own,
            LOOKS.redHatch,
            setting.laneD,
            [
              [0, -40],
              [11, -13],
              [19, -12],
              [35, -44],
            ],
            35,
          ),
          ...oncomingTraffic(own, setting, 11, [
            [6, LOOKS.greenSuv],
            [14, LOOKS.blueVan],
            [17, LOOKS.whiteHatch],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-left-turn',
    family: 'cyclist-swings-out',
    title: 'Up to a turning on the left',
    light: 'day',
    seconds: 31,
    seed: 307,
    setting: suburb({ seed: 307, left: ['semis'], right: ['flats', 'semis'] }),
    speeds: [
      [0, 11],
      [6, 11],
      [11, 6],
      [20, 4.6],
      [25, 3],
      [29, 0.8],
      [31, 0.4],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(31) + 15, halfWidth: 3.4 }
      const rider = own.at(11) + 14
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        actors: [
          walks(
            'ahead',
            LOOKS.cyclist,
            [
              [0, rider - 11 * 4.8, -3.9],
              [11, rider, -3.9],
              [31, rider + 20 * 4.5, -3.9],
            ],
            { faces: [1, 0] },
          ),
          keepsGap(
            'behind',
            own,
            LOOKS.cyclistBlue,
            -4.05,
            [
              [0, -60],
              [14, -34],
              [24, -20],
              [31, -11],
            ],
            31,
          ),
          walks(
            'with-pram',
            adult('#8a4f8f', '#2b3442', 'pram'),
            [
              [0, mouth.at - 34, -6.6],
              [22, mouth.at - 4.6, -6.8],
              [31, mouth.at - 4.6, -6.8],
            ],
            { faces: [1, 0] },
          ),
          ...oncomingTraffic(own, setting, 10, [
            [7, LOOKS.whiteSuv],
            [15, LOOKS.redHatch],
            [21, LOOKS.greyEstate],
          ]),
          ...parkedRow('right', 309, -setting.parkedD, 30, 320, [], 0.4),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-walkers-at-dusk',
    family: 'pedestrian-steps-out',
    title: 'A road without a pavement at dusk',
    light: 'dusk',
    seconds: 34,
    seed: 310,
    setting: countryRoad({ seed: 310, left: ['hedge', 'wood'], right: ['hedge', 'field'] }),
    speeds: [
      [0, 13],
      [7.5, 13],
      [11.5, 6],
      [16, 5],
      [20, 8.5],
      [34, 10],
    ],
    gives: [
      [0, 0],
      [10, 0],
      [12.5, 2.3],
      [16.5, 2.3],
      [20, 0],
    ],
    stage: (own, setting) => {
      const meets = own.at(15)
      const passes = own.at(27)
      return {
        actors: [
          walks('dark-coat', adult('#2a2e36', '#1f2328'), [
            [0, meets + 15 * 1.3, -2.9],
            [34, meets - 19 * 1.3, -2.9],
          ]),
          walks('pair-a', adult('#e8e4da', '#4a4038'), [
            [0, passes - 27 * 1.2, 2.95],
            [34, passes + 7 * 1.2, 2.95],
          ]),
          walks('pair-b', adult('#d97b3a', '#2b3442', 'bag'), [
            [0, passes - 1.4 - 27 * 1.2, 3.1],
            [34, passes - 1.4 + 7 * 1.2, 3.1],
          ]),
          ...oncomingTraffic(own, setting, 13, [
            [6, LOOKS.blackSuv],
            [9.5, LOOKS.silverSaloon],
            [22, LOOKS.whiteVan],
          ]),
        ],
      }
    },
  }),
  buildSilentScene({
    id: 'silent-parked-row',
    family: 'car-door-opens',
    title: 'Along a row of parked cars',
    light: 'day',
    seconds: 36,
    seed: 313,
    setting: terraceStreet({ seed: 313, left: ['terrace'], right: ['terrace', 'park'] }),
    speeds: [
      [0, 9],
      [8, 9],
      [12.5, 5.2],
      [19, 4.8],
      [23, 7],
      [26, 5.5],
      [29, 3.6],
      [36, 6.4],
    ],
    gives: [
      [0, 0],
      [10, 0],
      [14, 1.2],
      [20, 1.2],
      [23.5, 0],
    ],
    stage: (own, setting) => {
      const opener = own.at(17) + 2
      const leaver = own.at(27) + 15
      return {
        actors: [
          {
            ...parked('opener', LOOKS.blueHatch, opener, setting.parkedD),
            braked: [[0, 10]],
            door: { side: 'right', span: [12.5, 20] },
          },
          walks(
            'driver',
            adult('#4a8a5b', '#23282e'),
            [
              [14.5, opener - 0.2, -2.5],
              [16, opener - 0.5, -2.5],
              [19.5, opener - 3.4, -2.7],
              [23, opener - 3.6, -6.2],
              [36, opener + 9, -6.4],
            ],
            { rises: [14.5, 15.6], faces: [0, 1] },
          ),
          pullsOut('leaver', LOOKS.redEstate, setting, leaver, 25, 7),
          drives('cyclist', LOOKS.cyclistRed, 1.7, [22, own.at(22)], [[0, 4.5]], -1),
          ...oncomingTraffic(own, setting, 8, [
            [7, LOOKS.taxi],
            [31, LOOKS.whiteHatch],
          ]),
          ...parkedRow(
            'left',
            314,
            setting.parkedD,
            15,
            420,
            [
              [opener - 6, opener + 4],
              [leaver - 16, leaver + 22],
            ],
            0.6,
          ),
          ...parkedRow('right', 315, -setting.parkedD, 15, 420, [], 0.42),
          ...passersBy(316, setting, own, 6, 36),
        ],
      }
    },
  }),
]
