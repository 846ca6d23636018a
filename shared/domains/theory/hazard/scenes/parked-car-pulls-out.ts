/** A car at the kerb signals, or does not, and joins the traffic. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy, slowsFor } from './cast.ts'
import { LOOKS } from './looks.ts'
import { countryRoad, highStreet, suburb } from './settings.ts'
import { pullsOut } from './turns.ts'

export const PARKED_CAR_PULLS_OUT: readonly HazardScene[] = [
  buildScene({
    id: 'parked-car-pulls-out-1',
    family: 'parked-car-pulls-out',
    title: 'Past the shops on a dull morning',
    light: 'day',
    seconds: 46,
    seed: 31,
    setting: highStreet({ seed: 31, left: ['shops'], right: ['shops', 'flats'] }),
    speeds: slowsFor(10.5, [{ at: 25, to: 4, until: 31.5 }]),
    stage: (own, setting) => {
      const spot = own.at(25) + 37
      return {
        sideRoads: [{ side: 'left', at: own.at(14), halfWidth: 3.2 }],
        actors: [
          ...parkedRow(
            'left',
            71,
            setting.parkedD,
            20,
            460,
            [
              [own.at(14) - 9, own.at(14) + 9],
              [spot - 17, spot + 20],
            ],
            0.55,
          ),
          ...parkedRow('right', 72, -setting.parkedD, 20, 460, [], 0.4),
          parked('neighbour', LOOKS.whiteVan, spot - 24, setting.parkedD),
          pullsOut('leaver', LOOKS.silverSaloon, setting, spot, 25, 10.5),
          ...oncomingTraffic(own, setting, 10, [
            [6, LOOKS.taxi],
            [17, LOOKS.blueBus],
            [28, LOOKS.redHatch],
            [43, LOOKS.whiteSuv],
          ]),
          ...passersBy(73, setting, own, 12, 46),
        ],
      }
    },
    hazards: [
      {
        name: 'A parked car signals and pulls out',
        why: 'Its indicator came on and its wheels turned. The driver did not wait for you to pass.',
        potentialAt: 23,
        developsAt: 25,
        criticalAt: 29,
        cue: ['leaver', 'signals'],
      },
    ],
    potentials: [
      ['A side road on the left', 12],
      ['A bus coming towards you', 16],
      ['Shoppers near the kerb', 35],
    ],
  }),
  buildScene({
    id: 'parked-car-pulls-out-2',
    family: 'parked-car-pulls-out',
    title: 'A lay-by on a country road',
    light: 'fog',
    seconds: 48,
    seed: 32,
    setting: countryRoad({
      seed: 32,
      left: ['hedge', 'field'],
      right: ['field', 'hedge'],
      bends: [{ from: 150, to: 320, radius: 320 }],
    }),
    speeds: slowsFor(13, [{ at: 29, to: 5, until: 36 }]),
    stage: (own, setting) => {
      const spot = own.at(29) + 58
      return {
        fittings: [
          { kind: 'lay-by', side: 'left', from: spot - 20, to: spot + 11 },
          { kind: 'sign', at: own.at(6), d: -4.3, sign: 'bend-right' },
          { kind: 'gate', at: own.at(18), d: -4.1 },
        ],
        actors: [
          parked('lorry', LOOKS.lorry, spot + 4, -4.9),
          pullsOut('leaver', LOOKS.redVan, setting, spot - 14, 29, 12, -4.7),
          ...oncomingTraffic(own, setting, 14, [
            [9, LOOKS.whiteSuv],
            [20, LOOKS.greenLorry],
            [44, LOOKS.silverSaloon],
          ]),
          drives(
            'follower',
            LOOKS.blueHatch,
            setting.laneD,
            [0, -32],
            slowsFor(13, [{ at: 29.6, to: 5, until: 37 }]),
          ),
        ],
      }
    },
    hazards: [
      {
        name: 'A van leaves the lay-by in front of you',
        why: 'A lorry and a van stood in the lay-by. In fog the van’s driver saw you late, and you saw the indicator late.',
        potentialAt: 27,
        developsAt: 29,
        criticalAt: 33,
        cue: ['leaver', 'signals'],
      },
    ],
    potentials: [
      ['A bend in fog', 10],
      ['A farm gate', 16],
      ['A lorry coming towards you', 18],
    ],
  }),
  buildScene({
    id: 'parked-car-pulls-out-3',
    version: 2,
    family: 'parked-car-pulls-out',
    title: 'Homeward through the suburbs at nightfall',
    light: 'dusk',
    seconds: 58,
    seed: 33,
    setting: suburb({
      seed: 33,
      left: ['semis', 'flats'],
      right: ['semis'],
      hills: [{ from: 100, to: 300, height: 5 }],
    }),
    speeds: slowsFor(11, [
      { at: 19, to: 4, until: 26 },
      { at: 42, to: 1, until: 50 },
    ]),
    stage: (own, setting) => {
      const spot = own.at(19) + 38
      const mouth = { at: own.at(42) + 44, halfWidth: 3.2 }
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        actors: [
          parked('p1', LOOKS.blackSuv, spot - 24, setting.parkedD),
          pullsOut('leaver', LOOKS.whiteHatch, setting, spot, 19, 11.5),
          parked('p2', LOOKS.redEstate, own.at(34), setting.parkedD),
          {
            id: 'crosser',
            look: LOOKS.taxi,
            faces: [0, 1],
            signals: [{ side: 'right', span: [36, 48] }],
            track: [
              [30, mouth.at + 1.5, -50],
              [38, mouth.at + 1.5, -7.6],
              [42, mouth.at + 1.5, -7.6],
              [43.6, mouth.at + 1.4, -4.6],
              [45.2, mouth.at + 0.4, -1.2],
              [46.8, mouth.at - 4, 1.2],
              [48.4, mouth.at - 12, 1.75],
              [56, mouth.at - 82, 1.75],
            ],
          },
          ...oncomingTraffic(own, setting, 11, [
            [8, LOOKS.silverSaloon],
            [29, LOOKS.blueVan],
            [36, LOOKS.greenHatch],
          ]),
          ...passersBy(80, setting, own, 5, 58),
        ],
      }
    },
    hazards: [
      {
        name: 'A parked car pulls out',
        why: 'Its lamps came on, then its indicator. It needed your side of the road before you had passed.',
        potentialAt: 17,
        developsAt: 19,
        criticalAt: 22.8,
        cue: ['leaver', 'signals'],
      },
      {
        name: 'A taxi turns right out of the side road across your path',
        why: 'It waited with its right indicator on and then went. Headlamps at a junction mean somebody wants to leave it.',
        potentialAt: 38,
        developsAt: 42.1,
        criticalAt: 46,
        cue: ['crosser', 'moves'],
      },
    ],
    potentials: [
      ['The brow of the hill', 9],
      ['A van coming towards you', 28],
      ['A dark parked car', 33],
    ],
  }),
]
