/** Somebody opens a door into the traffic. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { drives, oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS } from './looks.ts'
import { highStreet, suburb, terraceStreet } from './settings.ts'

export const CAR_DOOR_OPENS: readonly HazardScene[] = [
  buildScene({
    id: 'car-door-opens-1',
    family: 'car-door-opens',
    title: 'A narrow street with parked cars',
    light: 'day',
    seconds: 47,
    seed: 41,
    setting: terraceStreet({ seed: 41, left: ['terrace'], right: ['terrace', 'cottages'] }),
    speeds: slowsFor(9.5, [{ at: 26, to: 0.3, until: 37 }]),
    stage: (own, setting) => {
      const spot = own.at(26) + 38
      const { parkedD } = setting
      return {
        sideRoads: [{ side: 'right', at: own.at(17), halfWidth: 3 }],
        actors: [
          ...parkedRow('left', 81, parkedD, 20, 420, [[spot - 9, spot + 4]], 0.7),
          ...parkedRow('right', 82, -parkedD, 20, 420, [[own.at(17) - 9, own.at(17) + 9]], 0.6),
          {
            ...parked('opener', LOOKS.blueHatch, spot, parkedD + 0.15),
            door: { side: 'right', span: [26, 36] },
            braked: [[21, 24.5]],
          },
          walks(
            'driver',
            adult('#c0392b', '#2b3442'),
            [
              [28.4, spot + 0.1, parkedD + 1.3],
              [29.6, spot - 0.2, parkedD + 1.55],
              [32, spot - 1.4, parkedD + 1.5],
              [34.4, spot - 3.1, parkedD + 0.9],
              [36, spot - 3.4, parkedD - 1.2],
              [38, spot - 2, setting.walkD],
              [47, spot + 8, setting.walkD],
            ],
            { faces: [0, 1], rises: [27.2, 28.4] },
          ),
          ...oncomingTraffic(own, setting, 9, [
            [7, LOOKS.redHatch],
            [21, LOOKS.greyEstate],
            [29, LOOKS.whiteVan],
            [43, LOOKS.silverSaloon],
          ]),
          ...passersBy(83, setting, own, 7, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'A driver opens the door into your lane',
        why: 'The brake lights of the parked car had just gone out: somebody was in it. With a van coming the other way there was no room to swing out.',
        potentialAt: 21,
        developsAt: 26,
        criticalAt: 29.8,
        cue: ['opener', 'door'],
      },
    ],
    potentials: [
      ['A side road on the right', 15],
      ['Meeting a car in the narrow part', 20],
      ['Somebody walking towards a parked car', 40],
    ],
  }),
  buildScene({
    id: 'car-door-opens-2',
    version: 2,
    family: 'car-door-opens',
    title: 'A taxi sets somebody down in the rain',
    light: 'rain',
    seconds: 46,
    seed: 42,
    setting: highStreet({ seed: 42, left: ['shops', 'flats'], right: ['shops'] }),
    speeds: slowsFor(10, [{ at: 28, to: 0.3, until: 38.6 }]),
    stage: (own, setting) => {
      const spot = own.at(28) + 41
      const { parkedD } = setting
      return {
        fittings: [{ kind: 'signal-crossing', at: own.at(11) }],
        actors: [
          ...parkedRow('left', 91, parkedD, own.at(14), 420, [[spot - 8, spot + 4]], 0.45),
          ...parkedRow('right', 92, -parkedD, own.at(14), 420, [], 0.4),
          {
            ...drives('opener', LOOKS.taxi, parkedD + 0.5, [0, own.at(0) + 20], [[0, 10]]),
            track: [
              [0, spot - 230, setting.laneD],
              [17, spot - 50, setting.laneD],
              [19.6, spot - 24, setting.laneD - 0.2],
              [21.6, spot - 9, parkedD + 0.4],
              [22.6, spot - 4.5, parkedD + 0.05],
              [24.4, spot, parkedD + 0.05],
            ],
            faces: [1, 0],
            signals: [
              { side: 'left', span: [18, 24.5] },
              { side: 'both', span: [25, 46] },
            ],
            door: { side: 'right', span: [28, 37] },
          },
          walks(
            'passenger',
            adult('#8a4f8f', '#2b3442', 'bag'),
            [
              [30.4, spot + 0.1, parkedD + 1.4],
              [31.6, spot - 0.3, parkedD + 1.7],
              [33.6, spot - 1.8, parkedD + 1.75],
              [35.2, spot - 3.2, parkedD + 1.7],
              [36.2, spot - 3.8, parkedD + 1.2],
              [37.2, spot - 3.6, parkedD - 0.4],
              [38.4, spot - 3.4, setting.walkD],
              [46, spot - 12, setting.walkD],
            ],
            { faces: [0, 1], rises: [29.2, 30.4] },
          ),
          ...oncomingTraffic(own, setting, 10, [
            [6, LOOKS.doubleDecker],
            [16, LOOKS.whiteHatch],
            [31, LOOKS.blueVan],
            [42, LOOKS.redEstate],
          ]),
          ...passersBy(93, setting, own, 9, 46),
        ],
      }
    },
    hazards: [
      {
        name: 'A passenger opens the taxi’s door on the traffic side',
        why: 'A taxi that has just stopped will open a door. Hang back or leave a door’s width; here there was oncoming traffic, so slow down.',
        potentialAt: 22,
        developsAt: 28,
        criticalAt: 32,
        cue: ['opener', 'door'],
      },
    ],
    potentials: [
      ['A crossing that stays clear', 9],
      ['The taxi in front slowing down', 19],
      ['People on the pavement', 14],
    ],
  }),
  buildScene({
    id: 'car-door-opens-3',
    version: 2,
    family: 'car-door-opens',
    title: 'A school run on a grey morning',
    light: 'fog',
    seconds: 49,
    seed: 43,
    setting: suburb({
      seed: 43,
      left: ['semis', 'school'],
      right: ['semis'],
      bends: [{ from: 60, to: 150, radius: -170 }],
    }),
    speeds: slowsFor(9.5, [{ at: 31, to: 0.3, until: 41 }]),
    stage: (own, setting) => {
      const spot = own.at(31) + 38
      const { parkedD } = setting
      return {
        fittings: [{ kind: 'sign', at: own.at(20), d: -5.2, sign: 'children' }],
        actors: [
          ...parkedRow('left', 101, parkedD, 120, 420, [[spot - 22, spot + 4]], 0.5),
          ...parkedRow('right', 102, -parkedD, 120, 420, [], 0.35),
          parked('before', LOOKS.whiteSuv, spot - 24, parkedD),
          {
            ...parked('opener', LOOKS.greenSuv, spot, parkedD + 0.1),
            door: { side: 'right', span: [31, 42] },
            braked: [[25, 30]],
          },
          walks(
            'driver',
            adult('#39414d', '#20252b'),
            [
              [33.4, spot + 0.1, parkedD + 1.45],
              [34.6, spot, parkedD + 1.65],
              [37, spot + 1.9, parkedD + 1.6],
              [39, spot + 3, parkedD + 0.5],
              [41, spot + 3, setting.walkD],
              [49, spot + 12, setting.walkD],
            ],
            { faces: [0, 1], rises: [32.2, 33.4] },
          ),
          ...oncomingTraffic(own, setting, 9, [
            [9, LOOKS.blueSaloon],
            [24, LOOKS.redHatch],
            [34, LOOKS.greyEstate],
            [46, LOOKS.whiteVan],
          ]),
          ...passersBy(103, setting, own, 10, 49),
        ],
      }
    },
    hazards: [
      {
        name: 'A parent gets out on the road side',
        why: 'Brake lights on a parked car near a school: somebody was about to get out. In fog they did not see you.',
        potentialAt: 26,
        developsAt: 31,
        criticalAt: 35,
        cue: ['opener', 'door'],
      },
    ],
    potentials: [
      ['The children sign', 18],
      ['People walking to school', 22],
      ['A car coming towards you in fog', 8],
    ],
  }),
]
