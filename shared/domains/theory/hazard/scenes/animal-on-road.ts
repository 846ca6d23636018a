/** Deer, sheep and dogs. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { countryRoad, suburb } from './settings.ts'
import { pullsOut } from './turns.ts'

export const ANIMAL_ON_ROAD: readonly HazardScene[] = [
  buildScene({
    id: 'animal-on-road-1',
    family: 'animal-on-road',
    title: 'Through the woods at nightfall',
    light: 'dusk',
    seconds: 46,
    seed: 151,
    setting: countryRoad({
      seed: 151,
      left: ['wood'],
      right: ['wood', 'hedge'],
      bends: [{ from: 110, to: 260, radius: 260 }],
    }),
    speeds: slowsFor(15, [{ at: 27, to: 1, until: 34 }]),
    stage: (own, setting) => {
      const s = own.at(27) + 58
      return {
        fittings: [
          { kind: 'sign', at: own.at(12), d: -4.2, sign: 'animals' },
          { kind: 'gate', at: own.at(19), d: 4.4 },
        ],
        actors: [
          walks(
            'deer',
            LOOKS.deer,
            [
              [0, s - 3, -6.4],
              [25.6, s - 3, -6.4],
              [27, s - 1, -3.9],
              [28.4, s, -0.8],
              [29.2, s, -0.6],
              [31.6, s + 2, 4],
              [34, s + 4, 9],
              [37, s + 6, 14],
            ],
            { faces: [0, 1] },
          ),
          walks(
            'second',
            LOOKS.deer,
            [
              [0, s - 6, -8],
              [27.6, s - 5, -7],
              [29.6, s - 3, -3.6],
              [31.6, s - 2, -0.6],
              [34, s, 5],
              [37, s + 2, 12],
            ],
            { faces: [0, 1] },
          ),
          ...oncomingTraffic(own, setting, 15, [
            [8, LOOKS.whiteVan],
            [18, LOOKS.silverSaloon],
            [42, LOOKS.redHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'Two deer come out of the trees',
        why: 'Where one deer crosses, more follow. Slow down at the sign, brake in a straight line, do not swerve.',
        potentialAt: 25.6,
        developsAt: 27.1,
        criticalAt: 30.4,
        cue: ['deer', 'enters', 3.7],
      },
    ],
    potentials: [
      ['The wild animals sign', 10],
      ['Headlamps round the bend', 16],
      ['A gate on the right', 17],
    ],
  }),
  buildScene({
    id: 'animal-on-road-2',
    family: 'animal-on-road',
    title: 'An open moor in the mist',
    light: 'fog',
    seconds: 47,
    seed: 152,
    setting: countryRoad({
      seed: 152,
      left: ['moor'],
      right: ['moor'],
      centre: 'broken',
      bends: [
        { from: 60, to: 220, radius: -280 },
        { from: 300, to: 440, radius: 260 },
      ],
    }),
    speeds: slowsFor(12, [{ at: 29, to: 0.6, until: 37 }]),
    stage: (own, setting) => {
      const s = own.at(29) + 47
      return {
        fittings: [{ kind: 'sign', at: own.at(4), d: -4.2, sign: 'animals' }],
        actors: [
          walks('sheep-1', LOOKS.sheep, [
            [0, s - 4, 5.6],
            [27, s - 2, 4.4],
            [29, s - 1.4, 3.6],
            [32, s, 0.2],
            [36, s + 1, -4.6],
            [47, s + 4, -8],
          ]),
          walks('sheep-2', LOOKS.sheep, [
            [0, s + 5, 6.4],
            [28, s + 4, 5],
            [31, s + 3.4, 2.8],
            [34.4, s + 3.4, -1.4],
            [37, s + 4, -5],
            [47, s + 9, -7],
          ]),
          walks('sheep-3', LOOKS.sheep, [
            [0, own.at(17) + 6, -4.8],
            [47, own.at(17) + 8, -5.6],
          ]),
          walks('sheep-4', LOOKS.sheep, [
            [0, own.at(11), 5.2],
            [47, own.at(11) + 4, 6.6],
          ]),
          ...oncomingTraffic(own, setting, 12, [
            [8, LOOKS.greenSuv],
            [21, LOOKS.redVan],
            [43, LOOKS.whiteHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'Sheep walk out in front of you',
        why: 'They had stood at the edge. Sheep on open land do not wait; others had only grazed, these came.',
        potentialAt: 26,
        developsAt: 29,
        criticalAt: 33,
        cue: ['sheep-1', 'enters', 3.6],
      },
    ],
    potentials: [
      ['Sheep grazing on the right', 9],
      ['Sheep grazing on the left', 15],
      ['Headlamps in the mist', 19],
    ],
  }),
  buildScene({
    id: 'animal-on-road-3',
    version: 2,
    family: 'animal-on-road',
    title: 'Along the park on a Sunday',
    light: 'day',
    seconds: 57,
    seed: 153,
    setting: suburb({ seed: 153, left: ['park'], right: ['semis', 'cottages'], pieceMetres: 140 }),
    speeds: slowsFor(11, [
      { at: 20, to: 0.6, until: 27 },
      { at: 41, to: 4, until: 47.5 },
    ]),
    stage: (own, setting) => {
      const s = own.at(20) + 43
      const spot = own.at(41) + 38
      return {
        sideRoads: [{ side: 'right', at: own.at(11), halfWidth: 3.2 }],
        actors: [
          walks('dog', LOOKS.dog, [
            [0, s - 14, setting.walkD + 0.3],
            [18.6, s - 0.6, setting.walkD + 0.3],
            [20, s, -4.6],
            [21.4, s + 0.6, -2],
            // It stops short at the sight of us.
            [23, s + 1, -0.9],
            [24.6, s + 1.6, 1.6],
            [26.2, s + 2.4, 5.4],
            [57, s + 30, 6],
          ]),
          walks('owner', adult('#2f6fa8', '#4a4038'), [
            [0, s - 15.6, setting.walkD - 0.4],
            [20.4, s - 1.4, setting.walkD - 0.4],
            [24, s - 0.6, setting.walkD + 0.4],
            [57, s - 0.6, setting.walkD + 0.4],
          ]),
          pullsOut('leaver', LOOKS.blueHatch, setting, spot, 41, 11),
          parked('neighbour', LOOKS.whiteSuv, spot - 24, setting.parkedD),
          ...parkedRow(
            'right',
            311,
            -setting.parkedD,
            40,
            520,
            [
              [s - 8, s + 10],
              [own.at(11) - 9, own.at(11) + 9],
            ],
            0.3,
          ),
          ...oncomingTraffic(own, setting, 11, [
            [7, LOOKS.silverSaloon],
            [16, LOOKS.whiteVan],
            [33, LOOKS.redHatch],
            [54, LOOKS.greenSuv],
          ]),
          ...passersBy(313, setting, own, 7, 57),
        ],
      }
    },
    hazards: [
      {
        name: 'A dog runs into the road',
        why: 'It was off the lead beside its owner. When a dog looks across the road, so do you.',
        potentialAt: 16,
        developsAt: 20,
        criticalAt: 23,
        cue: ['dog', 'enters'],
      },
      {
        name: 'A car by the park signals and pulls out',
        why: 'A family had just got in. Its indicator came on and it went, so you had to let it in.',
        potentialAt: 38,
        developsAt: 41,
        criticalAt: 44.4,
        cue: ['leaver', 'signals'],
      },
    ],
    potentials: [
      ['A turning on the right', 9],
      ['A van coming towards you', 14],
      ['People walking by the park', 32],
    ],
  }),
]
