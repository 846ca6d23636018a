/** A vehicle coming towards us turns right across our path. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { countryRoad, highStreet, suburb } from './settings.ts'
import { turnsAcross } from './turns.ts'

export const ONCOMING_TURNS_ACROSS: readonly HazardScene[] = [
  buildScene({
    id: 'oncoming-turns-across-1',
    version: 2,
    family: 'oncoming-turns-across',
    title: 'A main road through the suburbs',
    light: 'day',
    seconds: 46,
    seed: 71,
    setting: suburb({
      seed: 71,
      left: ['semis', 'park'],
      right: ['semis', 'flats'],
      edge: 'double-yellow',
    }),
    speeds: slowsFor(12.5, [{ at: 26, to: 2.5, until: 31.5 }]),
    stage: (own, setting) => {
      const mouth = { at: own.at(26) + 47, halfWidth: 3.6 }
      return {
        sideRoads: [
          { side: 'left', ...mouth },
          { side: 'right', at: own.at(11), halfWidth: 3.2 },
        ],
        actors: [
          turnsAcross('turner', LOOKS.blueSaloon, setting, mouth, 26),
          drives('leader', LOOKS.greyEstate, setting.laneD, [0, 44], [[0, 12.5]]),
          walks('dog-walker', adult('#4a8a5b', '#4a4038'), [
            [0, own.at(15), setting.walkD],
            [46, own.at(15) + 40, setting.walkD],
          ]),
          walks('dog', LOOKS.blackDog, [
            [0, own.at(15) + 1, setting.walkD + 0.6],
            [46, own.at(15) + 41, setting.walkD + 0.6],
          ]),
          ...oncomingTraffic(own, setting, 12, [
            [6, LOOKS.redHatch],
            [15, LOOKS.whiteVan],
            [41, LOOKS.silverSaloon],
          ]),
          ...passersBy(163, setting, own, 5, 46),
        ],
      }
    },
    hazards: [
      {
        name: 'The oncoming car turns right across you',
        why: 'It waited in the middle with its indicator on. After the car in front of you had passed it took the gap that was yours.',
        potentialAt: 21,
        developsAt: 26.1,
        criticalAt: 29,
        cue: ['turner', 'moves'],
      },
    ],
    potentials: [
      ['A turning on the right', 9],
      ['A dog near the kerb', 15],
      ['The car in front', 18],
    ],
  }),
  buildScene({
    id: 'oncoming-turns-across-2',
    version: 2,
    family: 'oncoming-turns-across',
    title: 'Evening traffic in the high street',
    light: 'dusk',
    seconds: 49,
    seed: 72,
    setting: highStreet({ seed: 72, left: ['shops', 'flats'], right: ['shops'] }),
    speeds: slowsFor(9.5, [{ at: 32, to: 1, until: 38.5 }]),
    stage: (own, setting) => {
      const mouth = { at: own.at(32) + 36, halfWidth: 3.4 }
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        fittings: [{ kind: 'signal-crossing', at: own.at(15) }],
        actors: [
          turnsAcross('turner', LOOKS.whiteVan, setting, mouth, 32),
          ...parkedRow('right', 171, -setting.parkedD, own.at(18), 420, [], 0.5),
          ...parkedRow(
            'left',
            172,
            setting.parkedD,
            own.at(18),
            420,
            [[mouth.at - 26, mouth.at + 12]],
            0.4,
          ),
          ...oncomingTraffic(own, setting, 9.5, [
            [7, LOOKS.taxi],
            [13, LOOKS.doubleDecker],
            [21, LOOKS.redHatch],
            [45, LOOKS.blueHatch],
          ]),
          ...passersBy(173, setting, own, 11, 49),
        ],
      }
    },
    hazards: [
      {
        name: 'A van turns right across you into the side road',
        why: 'In the dusk its driver misjudged your distance. An indicator in the middle of the road is a reason to cover the brake.',
        potentialAt: 27,
        developsAt: 32.1,
        criticalAt: 35.1,
        cue: ['turner', 'moves'],
      },
    ],
    potentials: [
      ['A crossing that stays clear', 13],
      ['A bus coming towards you', 12],
      ['People close to the kerb', 22],
    ],
  }),
  buildScene({
    id: 'oncoming-turns-across-3',
    version: 2,
    family: 'oncoming-turns-across',
    title: 'A wet main road between villages',
    light: 'rain',
    seconds: 48,
    seed: 73,
    setting: countryRoad({
      seed: 73,
      left: ['field', 'hedge'],
      right: ['hedge', 'wood'],
      bends: [{ from: 220, to: 380, radius: 380 }],
    }),
    speeds: slowsFor(16, [{ at: 29, to: 3, until: 35 }]),
    stage: (own, setting) => {
      const mouth = { at: own.at(29) + 60, halfWidth: 3.4 }
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        fittings: [
          { kind: 'sign', at: mouth.at - 120, d: -4.2, sign: 'side-road-left' },
          { kind: 'gate', at: own.at(14), d: 4.4 },
        ],
        actors: [
          turnsAcross('turner', LOOKS.greenSuv, setting, mouth, 29),
          parked('breakdown', LOOKS.redEstate, own.at(18), -4.3),
          drives(
            'follower',
            LOOKS.silverSaloon,
            setting.laneD,
            [0, -35],
            slowsFor(16, [{ at: 29.7, to: 3, until: 36 }]),
          ),
          ...oncomingTraffic(own, setting, 16, [
            [7, LOOKS.blueHatch],
            [12, LOOKS.greenLorry],
            [20, LOOKS.whiteVan],
            [44, LOOKS.whiteHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'The oncoming car turns right across your lane',
        why: 'It slowed and waited for the turning. On a wet road it needed longer than its driver thought, and so did you.',
        potentialAt: 24,
        developsAt: 29.1,
        criticalAt: 32.2,
        cue: ['turner', 'moves'],
      },
    ],
    potentials: [
      ['A gate on the right', 12],
      ['Spray from a lorry', 11],
      ['A car stopped on the verge', 16],
    ],
  }),
]
