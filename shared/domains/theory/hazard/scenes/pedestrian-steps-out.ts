/** Somebody on foot steps into the road from between parked vehicles. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { oncomingTraffic, parked, parkedRow, passersBy, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { highStreet, suburb, terraceStreet } from './settings.ts'

export const PEDESTRIAN_STEPS_OUT: readonly HazardScene[] = [
  buildScene({
    id: 'pedestrian-steps-out-1',
    version: 2,
    family: 'pedestrian-steps-out',
    title: 'A terraced street with cars on both sides',
    light: 'day',
    seconds: 50,
    seed: 11,
    setting: terraceStreet({ seed: 11, left: ['terrace'], right: ['terrace', 'terrace', 'park'] }),
    speeds: [
      [0, 9.5],
      [12, 10],
      [23, 10],
      [26, 5],
      [28.5, 2],
      [31, 2],
      [35, 9.5],
      [50, 10],
    ],
    stage: (own, setting) => {
      const { parkedD, walkD } = setting
      const gap = own.at(24) + 34
      return {
        sideRoads: [{ side: 'right', at: own.at(11) + 12, halfWidth: 3 }],
        actors: [
          ...parkedRow('left', 3, parkedD, 20, 420, [[gap - 1.4, gap + 1.6]], 0.8),
          ...parkedRow('right', 4, -parkedD, 20, 420, [[own.at(11), own.at(11) + 26]], 0.6),
          parked('van', LOOKS.whiteVan, gap - 4.6, parkedD),
          walks('walker', adult('#c63f2c', '#27303c'), [
            [0, gap + 22, walkD],
            [18, gap + 1, walkD],
            [20.6, gap + 0.2, parkedD - 1.1],
            [23.4, gap + 0.1, -3.5],
            // One step past the van to look, and then he goes.
            [24, gap + 0.1, -3.02],
            [24.8, gap, -2.4],
            [27, gap, -0.6],
            [30.8, gap, 3.6],
            [33.2, gap + 0.5, 6],
            [50, gap + 20, 6],
          ]),
          ...oncomingTraffic(own, setting, 9, [
            [6, LOOKS.blueHatch],
            [17, LOOKS.silverSaloon],
            [41, LOOKS.redHatch],
          ]),
          ...passersBy(21, setting, own, 7, 50),
        ],
      }
    },
    hazards: [
      {
        name: 'A man steps out in front of the white van',
        why: 'He left the pavement and stood between two parked cars, hidden by the van. When he steps into the lane you have to slow down and let him cross.',
        potentialAt: 20.5,
        developsAt: 24,
        criticalAt: 27,
        cue: ['walker', 'enters', 3.05],
      },
    ],
    potentials: [
      ['A side road on the right, from which nothing comes', 9],
      ['A car coming towards you between the parked cars', 15],
      ['People walking along the pavement', 33],
    ],
  }),
  buildScene({
    id: 'pedestrian-steps-out-2',
    version: 2,
    family: 'pedestrian-steps-out',
    title: 'A high street in the rain',
    light: 'rain',
    seconds: 48,
    seed: 12,
    setting: highStreet({ seed: 12, left: ['shops'], right: ['shops', 'shops', 'flats'] }),
    speeds: [
      [0, 8.5],
      [15, 9],
      [30, 9],
      [33.5, 4],
      [35.5, 1.5],
      [38, 2],
      [42, 8.5],
      [48, 9],
    ],
    stage: (own, setting) => {
      const gap = own.at(30.5) + 37
      const { parkedD, walkD } = setting
      return {
        fittings: [{ kind: 'signal-crossing', at: own.at(14) }],
        actors: [
          ...parkedRow(
            'right',
            8,
            -parkedD,
            60,
            380,
            [
              [gap - 2, gap + 2],
              [own.at(14) - 12, own.at(14) + 12],
            ],
            0.7,
          ),
          ...parkedRow('left', 9, parkedD, own.at(18), 380, [], 0.35),
          parked('lorry', LOOKS.greenLorry, gap + 6.4, 3.68),
          walks('walker', adult('#e0b02c', '#2b3442', 'bag'), [
            [0, gap - 2, -walkD + 0.4],
            [28, gap - 0.5, -walkD],
            [29.4, gap, -parkedD + 1],
            [30.6, gap, 4],
            [33.2, gap, 1],
            [36, gap - 0.4, -2.4],
            [38.4, gap - 0.6, walkD],
            [48, gap - 14, walkD],
          ]),
          ...oncomingTraffic(own, setting, 8.5, [
            [5, LOOKS.taxi],
            [13, LOOKS.doubleDecker],
            [22, LOOKS.whiteVan],
            [26, LOOKS.greenHatch],
          ]),
          ...passersBy(5, setting, own, 12, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'A woman with a bag hurries across from the right',
        why: 'She came out in front of the parked lorry on the other side. Nothing was coming towards you, so she did not wait. Slow down early: the road is wet.',
        potentialAt: 28,
        developsAt: 30.6,
        criticalAt: 34.4,
        cue: ['walker', 'enters', 4.2],
      },
    ],
    potentials: [
      ['A light-controlled crossing that stays clear', 11],
      ['A bus coming towards you', 12],
      ['Shoppers near the kerb', 20],
    ],
  }),
  buildScene({
    id: 'pedestrian-steps-out-3',
    version: 2,
    family: 'pedestrian-steps-out',
    title: 'A suburban road as it gets dark',
    light: 'dusk',
    seconds: 52,
    seed: 13,
    setting: suburb({
      seed: 13,
      left: ['semis', 'semis', 'flats'],
      right: ['semis', 'park'],
      bends: [{ from: 120, to: 230, radius: 210 }],
    }),
    speeds: [
      [0, 11],
      [16, 11.5],
      [36, 11],
      [39.5, 5],
      [42, 2.5],
      [45, 6],
      [52, 11],
    ],
    stage: (own, setting) => {
      const gap = own.at(36.6) + 36
      const { parkedD, walkD } = setting
      return {
        sideRoads: [{ side: 'left', at: own.at(14) + 10, halfWidth: 3.2 }],
        actors: [
          parked('p1', LOOKS.blackSuv, gap - 3.4, parkedD),
          parked('p2', LOOKS.redEstate, gap - 9.4, parkedD),
          parked('p3', LOOKS.whiteHatch, gap + 4.2, parkedD),
          ...parkedRow('right', 31, -parkedD, 100, 560, [], 0.22),
          walks('walker', adult('#39414d', '#20252b', 'phone'), [
            [0, gap - 40, walkD],
            [33, gap - 1, walkD],
            [35.2, gap + 0.3, parkedD - 0.3],
            [36.6, gap + 0.4, -3.05],
            [40, gap + 0.6, -0.7],
            [43.6, gap + 0.8, 3.6],
            [45.4, gap + 1, 5.6],
            [52, gap + 8, 5.6],
          ]),
          walks('dog-walker', adult('#2f6fa8', '#4a4038'), [
            [0, own.at(22) + 30, -walkD],
            [52, own.at(22) - 30, -walkD],
          ]),
          walks('dog', LOOKS.dog, [
            [0, own.at(22) + 29, -walkD - 0.7],
            [52, own.at(22) - 31, -walkD - 0.7],
          ]),
          ...oncomingTraffic(own, setting, 11, [
            [8, LOOKS.silverSaloon],
            [19, LOOKS.blueVan],
            [31, LOOKS.whiteSuv],
            [49, LOOKS.blueHatch],
          ]),
          ...passersBy(77, setting, own, 4, 52),
        ],
      }
    },
    hazards: [
      {
        name: 'Somebody in dark clothes walks out between the parked cars',
        why: 'Parked cars hid them until they were in the road, and dark clothes hardly show in this light. Where you cannot see between parked cars, go slowly enough to stop.',
        potentialAt: 34.3,
        developsAt: 36.6,
        criticalAt: 39.8,
        cue: ['walker', 'enters', 3.1],
      },
    ],
    potentials: [
      ['A side road on the left', 12],
      ['Somebody walking a dog near the kerb', 20],
      ['Headlights coming round the bend', 17],
    ],
  }),
]
