/** Motorcyclists go where cars cannot. */
import type { HazardScene, Look, Waypoint } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, keepsGap, oncomingTraffic, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { countryRoad, highStreet, suburb } from './settings.ts'

/** A queue that stands in the other lane, its first vehicle at `from`. */
const queue = (from: number, d: number, looks: readonly Look[]) =>
  looks.map((look, index) =>
    drives(`queue-${index + 1}`, look, d, [0, from + index * 8], [[0, 0.001]], -1, {
      braked: [[0, 60]],
    }),
  )

export const MOTORCYCLIST_FILTERS: readonly HazardScene[] = [
  buildScene({
    id: 'motorcyclist-filters-1',
    version: 2,
    family: 'motorcyclist-filters',
    title: 'Past a queue in the other lane',
    light: 'day',
    seconds: 46,
    seed: 141,
    setting: highStreet({ seed: 141, left: ['shops', 'park'], right: ['shops', 'flats'] }),
    speeds: slowsFor(9.5, [{ at: 26, to: 2, until: 32 }]),
    gives: [
      [0, 0],
      [27, 0],
      [29.4, -0.9],
      [33, -0.9],
      [36, 0],
    ],
    stage: (own, setting) => {
      const from = own.at(26) + 20
      return {
        sideRoads: [{ side: 'left', at: own.at(12), halfWidth: 3.2 }],
        actors: [
          ...queue(from, 2.1, [
            LOOKS.blueHatch,
            LOOKS.whiteVan,
            LOOKS.silverSaloon,
            LOOKS.redEstate,
          ]),
          {
            // Why the others stand.
            id: 'taxi',
            look: LOOKS.taxi,
            track: [[0, from - 8, 2.2]],
            faces: [-1, 0],
            signals: [{ side: 'both', span: [0, 46] }],
          },
          walks('passenger', adult('#8a4f8f', '#2b3442', 'bag'), [
            [0, from - 7.4, 3.6],
            [22, from - 7.4, 3.6],
            [25, from - 6.8, 6],
            [46, from + 20, 6.4],
          ]),
          {
            id: 'rider',
            look: LOOKS.motorcyclist,
            faces: [-1, 0],
            signals: [{ side: 'right', span: [24.6, 28] }],
            track: [
              [0, from + 330, 2],
              [23, from + 36.4, 2.1],
              [26, from + 33.6, 2.1],
              [27.5, from + 29.6, 0],
              [29.2, from + 21, -0.2],
              [33, from - 14, 0],
              [35, from - 32, 1],
              [40, from - 86, 1.6],
            ],
          },
          ...parkedRow('left', 291, setting.parkedD, own.at(14), 400, [], 0.4),
          ...oncomingTraffic(own, setting, 9, [
            [6, LOOKS.redHatch],
            [14, LOOKS.blueVan],
          ]),
          ...passersBy(293, setting, own, 9, 46),
        ],
      }
    },
    hazards: [
      {
        name: 'A motorcyclist filters along the queue towards you',
        why: 'A taxi had stopped to let somebody out, and the cars behind it stood. Between them and you there is room for a motorcycle, so expect one. Keep left and slow down.',
        potentialAt: 20,
        developsAt: 26.28,
        criticalAt: 29.6,
        cue: ['rider', 'lateral'],
      },
    ],
    potentials: [
      ['A side road on the left', 10],
      ['People who may walk through the queue', 24],
      ['A van coming towards you', 13],
    ],
  }),
  buildScene({
    id: 'motorcyclist-filters-2',
    family: 'motorcyclist-filters',
    title: 'Winding road, late light',
    light: 'dusk',
    seconds: 47,
    seed: 142,
    setting: countryRoad({
      seed: 142,
      left: ['hedge', 'wood'],
      right: ['field', 'hedge'],
      bends: [
        { from: 90, to: 230, radius: 230 },
        { from: 300, to: 430, radius: -260 },
      ],
    }),
    speeds: [
      [0, 14],
      [29.6, 14],
      [32, 8],
      [34, 6.4],
      [39, 7],
      [44, 13],
      [47, 14],
    ],
    stage: (own, setting) => {
      const rider = keepsGap(
        'rider',
        own,
        LOOKS.motorcyclistBlue,
        setting.laneD + 0.3,
        [
          [0, -70],
          [16, -50],
          [21, -24],
          [25.5, -9],
          [28.6, 9],
          [31.6, 13],
          [34, 18],
          [39, 24],
          [47, 60],
        ],
        47,
      )
      const bend = (second: number, d: number) =>
        second < 24
          ? d
          : second < 26
            ? d + ((second - 24) / 2) * 3
            : second <= 29
              ? d + 3
              : second < 31
                ? d + 3 - ((second - 29) / 2) * 3
                : d
      return {
        fittings: [
          { kind: 'sign', at: own.at(3), d: -4.2, sign: 'bend-right' },
          { kind: 'gate', at: own.at(16), d: -4.2 },
        ],
        actors: [
          {
            ...rider,
            signals: [
              { side: 'right', span: [22, 25.6] },
              { side: 'left', span: [28, 31] },
            ],
            track: rider.track.map(([second, s, d]): Waypoint => [second, s, bend(second, d)]),
          },
          ...oncomingTraffic(own, setting, 14, [
            [7, LOOKS.whiteVan],
            [16, LOOKS.silverSaloon],
            [33.4, LOOKS.greenLorry],
            [44, LOOKS.blueHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'The motorcyclist cuts back in close in front of you',
        why: 'A lorry was coming, so the rider needed your gap. The mirror showed the overtaking early: ease off and let them in.',
        potentialAt: 23,
        developsAt: 29,
        criticalAt: 32,
        cue: ['rider', 'lateral'],
      },
    ],
    potentials: [
      ['The first bend', 4],
      ['A gate on the left', 14],
      ['Headlamps coming round the bend', 15],
    ],
  }),
  buildScene({
    id: 'motorcyclist-filters-3',
    version: 2,
    family: 'motorcyclist-filters',
    title: 'Slow traffic on a wet evening',
    light: 'rain',
    seconds: 59,
    seed: 143,
    setting: suburb({ seed: 143, left: ['semis', 'flats'], right: ['flats', 'semis'] }),
    speeds: slowsFor(9.5, [
      { at: 22, to: 0.6, until: 29 },
      { at: 43, to: 3, until: 50 },
    ]),
    gives: [
      [0, 0],
      [43.6, 0],
      [46, -0.7],
      [51, -0.7],
      [53, 0],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(22) + 40, halfWidth: 3.2 }
      const from = mouth.at + 6
      const late = own.at(43) + 66
      return {
        sideRoads: [{ side: 'right', ...mouth }],
        fittings: [{ kind: 'bus-flag', at: own.at(12), d: setting.walkD + 0.8 }],
        actors: [
          ...queue(from, 2, [LOOKS.redVan, LOOKS.silverSaloon, LOOKS.whiteSuv, LOOKS.blueHatch]),
          {
            id: 'emerger',
            look: LOOKS.motorcyclist,
            faces: [0, -1],
            signals: [{ side: 'right', span: [18, 26] }],
            track: [
              [10, mouth.at - 1.2, 50],
              [18, mouth.at - 1.2, 6.4],
              [22, mouth.at - 1.2, 6.4],
              [23.8, mouth.at - 1, 3],
              [25.4, mouth.at + 0.4, 0],
              [27, mouth.at + 5, -1.4],
              [30, mouth.at + 24, -1.7],
              [60, mouth.at + 360, -1.7],
            ],
          },
          {
            id: 'rider',
            look: LOOKS.motorcyclistBlue,
            faces: [-1, 0],
            track: [
              [0, late + 440, 1.3],
              [41, late + 22, 1.3],
              [43, late + 4, 1.3],
              [44.4, late - 8, -0.3],
              [47, late - 32, -0.5],
              [49.4, late - 54, 0.6],
              [51, late - 68, 1.6],
              [59, late - 140, 1.8],
            ],
          },
          drives('slow-bus', LOOKS.doubleDecker, 2, [43, late - 12], [[0, 5]], -1),
          ...passersBy(303, setting, own, 6, 59),
        ],
      }
    },
    hazards: [
      {
        name: 'A motorcyclist comes through the queue from the right',
        why: 'The red van had stopped before the turning with a clear road in front of it. Who stops like that is letting somebody out.',
        potentialAt: 18,
        developsAt: 22.1,
        criticalAt: 25.8,
        cue: ['emerger', 'moves'],
      },
      {
        name: 'A motorcyclist overtakes the bus towards you',
        why: 'The rider behind the slow bus came out into your half. Keep left and give them the time.',
        potentialAt: 40,
        developsAt: 43.24,
        criticalAt: 46.4,
        cue: ['rider', 'lateral'],
      },
    ],
    potentials: [
      ['A bus stop with nobody at it', 10],
      ['Standing traffic in the other lane', 20],
      ['People on the pavement', 34],
    ],
  }),
]
