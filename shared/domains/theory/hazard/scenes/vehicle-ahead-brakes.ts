/** The vehicle in front slows for something we cannot see yet. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { countryRoad, suburb, village } from './settings.ts'

export const VEHICLE_AHEAD_BRAKES: readonly HazardScene[] = [
  buildScene({
    id: 'vehicle-ahead-brakes-1',
    version: 2,
    family: 'vehicle-ahead-brakes',
    title: 'Behind a van on the way through town',
    light: 'day',
    seconds: 46,
    seed: 91,
    setting: suburb({
      seed: 91,
      left: ['semis', 'flats'],
      right: ['semis', 'park'],
      bends: [{ from: 230, to: 330, radius: -220 }],
    }),
    speeds: slowsFor(11.5, [{ at: 27, to: 0.4, until: 37 }]),
    stage: (own, setting) => {
      const lead = own.at(27) + 24
      const stop = lead + 24
      return {
        sideRoads: [{ side: 'right', at: own.at(15), halfWidth: 3.2 }],
        actors: [
          drives(
            'leader',
            LOOKS.whiteVan,
            setting.laneD,
            [27, lead],
            [
              [0, 11.5],
              [27, 11.5],
              [29, 4.6],
              [30.8, 0],
              [34, 0],
              [38, 10],
              [62, 12],
            ],
            1,
            // A foot stays on the brake while one stands.
            { braked: [[27, 34]] },
          ),
          walks('cat-owner', adult('#8a4f8f', '#2b3442'), [
            [0, stop + 8, 9],
            [26, stop + 8, 5.2],
            [30.5, stop + 7, -0.6],
            [33.5, stop + 7, -5.2],
            [46, stop - 6, -5.4],
          ]),
          ...parkedRow(
            'left',
            201,
            setting.parkedD,
            40,
            500,
            [
              [stop - 8, stop + 20],
              [own.at(15) - 10, own.at(15) + 12],
            ],
            0.2,
          ),
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.redHatch],
            [18, LOOKS.silverSaloon],
            [39, LOOKS.blackSuv],
          ]),
          ...passersBy(203, setting, own, 5, 46),
        ],
      }
    },
    hazards: [
      {
        name: 'The van in front brakes hard for somebody crossing',
        why: 'You see little of the road past a van. Its brake lights were the sign that it had to stop, so the gap to it had to be enough.',
        potentialAt: 22,
        developsAt: 27,
        criticalAt: 30.4,
        cue: ['leader', 'brakes'],
      },
    ],
    potentials: [
      ['A turning on the right', 13],
      ['A car coming towards you', 17],
      ['The bend ahead', 21],
    ],
  }),
  buildScene({
    id: 'vehicle-ahead-brakes-2',
    family: 'vehicle-ahead-brakes',
    title: 'Following a lorry in the rain',
    light: 'rain',
    seconds: 48,
    seed: 92,
    setting: countryRoad({
      seed: 92,
      left: ['wood', 'field'],
      right: ['hedge', 'wood'],
      bends: [{ from: 120, to: 300, radius: 280 }],
    }),
    speeds: slowsFor(15, [{ at: 30, to: 0.4, until: 42 }]),
    stage: (own, setting) => {
      const lead = own.at(30) + 36
      return {
        fittings: [
          { kind: 'sign', at: own.at(5), d: -4.2, sign: 'bend-right' },
          { kind: 'lay-by', side: 'right', from: own.at(17), to: own.at(17) + 30 },
        ],
        actors: [
          drives(
            'leader',
            LOOKS.greenLorry,
            setting.laneD,
            [30, lead],
            [
              [0, 15],
              [30, 15],
              [32.4, 6],
              [35, 0],
              [38.6, 0],
              [44, 12],
              [62, 15],
            ],
          ),
          drives(
            'hidden',
            LOOKS.tractor,
            setting.laneD,
            [30, lead + 60],
            [
              [0, 7],
              [33, 7],
              [36, 3],
              [40, 8],
              [62, 9],
            ],
          ),
          ...oncomingTraffic(own, setting, 15, [
            [7, LOOKS.whiteSuv],
            [18, LOOKS.blueVan],
            [26, LOOKS.redHatch],
            [42, LOOKS.lorry],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'The lorry in front brakes for a tractor',
        why: 'A high lorry hides everything. Keep four seconds back in the rain, and brake when its lights come on.',
        potentialAt: 24,
        developsAt: 30,
        criticalAt: 34,
        cue: ['leader', 'brakes'],
      },
    ],
    potentials: [
      ['A bend in the wet', 4],
      ['A lay-by on the right', 15],
      ['Spray from oncoming traffic', 17],
    ],
  }),
  buildScene({
    id: 'vehicle-ahead-brakes-3',
    version: 2,
    family: 'vehicle-ahead-brakes',
    title: 'Tail lights in fog',
    light: 'fog',
    seconds: 47,
    seed: 93,
    setting: village({ seed: 93, left: ['cottages', 'hedge'], right: ['hedge', 'cottages'] }),
    speeds: slowsFor(10, [{ at: 24, to: 0.3, until: 41 }]),
    stage: (own, setting) => {
      const lead = own.at(24) + 26
      return {
        sideRoads: [{ side: 'left', at: own.at(14), halfWidth: 2.8 }],
        fittings: [{ kind: 'sign', at: own.at(3), d: -4.6, sign: '30' }],
        actors: [
          drives(
            'leader',
            LOOKS.silverSaloon,
            setting.laneD,
            [24, lead],
            [
              [0, 10],
              [24, 10],
              [26, 3.6],
              [27.8, 0],
              [38, 0],
              [42, 9],
              [62, 10.4],
            ],
            1,
            { braked: [[24, 38]] },
          ),
          walks('sheep-1', LOOKS.sheep, [
            [0, lead + 30, 7],
            [22, lead + 30, 3.8],
            [29, lead + 29, -1.6],
            [34, lead + 29, -5],
            [47, lead + 36, -6],
          ]),
          walks('sheep-2', LOOKS.sheep, [
            [0, lead + 34, 8],
            [24, lead + 34, 3.6],
            [31, lead + 33.4, -1.6],
            [36, lead + 33.4, -5],
            [47, lead + 41, -6.4],
          ]),
          ...oncomingTraffic(own, setting, 9, [
            [8, LOOKS.redVan],
            [18, LOOKS.greenHatch],
            [42, LOOKS.blueBus],
          ]),
          ...passersBy(213, setting, own, 3, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'The car in front stops for sheep in the road',
        why: 'In fog you could hardly make out the sheep. The brake lights ahead told you more: slow down when they come on.',
        potentialAt: 18,
        developsAt: 24,
        criticalAt: 27.4,
        cue: ['leader', 'brakes'],
      },
    ],
    potentials: [
      ['A side road on the left', 12],
      ['Headlamps coming towards you', 7],
      ['Somebody walking along the road', 16],
    ],
  }),
  buildScene({
    id: 'vehicle-ahead-brakes-4',
    family: 'vehicle-ahead-brakes',
    title: 'Over the hill behind a motorcycle',
    light: 'dusk',
    seconds: 48,
    seed: 94,
    setting: countryRoad({
      seed: 94,
      left: ['field', 'hedge'],
      right: ['field'],
      hills: [
        { from: 180, to: 420, height: 8 },
        { from: 420, to: 640, height: 6 },
      ],
    }),
    speeds: slowsFor(15, [{ at: 33, to: 0.6, until: 45 }]),
    stage: (own, setting) => {
      const lead = own.at(33) + 34
      return {
        fittings: [
          { kind: 'sign', at: own.at(8), d: -4.2, sign: 'hidden-dip' },
          { kind: 'gate', at: own.at(20), d: -4.2 },
        ],
        actors: [
          drives(
            'leader',
            LOOKS.motorcyclist,
            setting.laneD + 0.2,
            [33, lead],
            [
              [0, 15],
              [33, 15],
              [35, 6],
              [37.2, 0.6],
              [42, 0.6],
              [47, 12],
              [62, 15],
            ],
          ),
          drives(
            'queue',
            LOOKS.blackSaloon,
            setting.laneD,
            [33, lead + 50],
            [
              [0, 5],
              [35, 4],
              [38, 0],
              [43, 0],
              [47, 10],
              [62, 15],
            ],
            1,
            { braked: [[37, 43]] },
          ),
          ...oncomingTraffic(own, setting, 15, [
            [7, LOOKS.whiteVan],
            [17, LOOKS.silverSaloon],
            [27, LOOKS.greenSuv],
            [46, LOOKS.redHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'The motorcyclist brakes behind a queue',
        why: 'A motorcycle stops quicker than you do. The one small brake light was the sign.',
        potentialAt: 27,
        developsAt: 33,
        criticalAt: 36.8,
        cue: ['leader', 'brakes'],
      },
    ],
    potentials: [
      ['A hidden dip', 6],
      ['A farm gate on the left', 18],
      ['Headlamps coming over the hill', 25],
    ],
  }),
]
