/** A car comes out of a road or drive at the side. */
import type { HazardScene } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { LOOKS } from './looks.ts'
import { countryRoad, suburb, terraceStreet } from './settings.ts'
import { emergesLeft, emergesRight } from './turns.ts'

export const SIDE_ROAD_CAR_EMERGES: readonly HazardScene[] = [
  buildScene({
    id: 'side-road-car-emerges-1',
    version: 2,
    family: 'side-road-car-emerges',
    title: 'A road of semis with turnings on both sides',
    light: 'day',
    seconds: 47,
    seed: 61,
    setting: suburb({
      seed: 61,
      left: ['semis'],
      right: ['semis', 'park'],
      bends: [{ from: 200, to: 320, radius: 260 }],
    }),
    speeds: slowsFor(12, [{ at: 25, to: 3.4, until: 32 }]),
    stage: (own, setting) => {
      const mouth = { at: own.at(25) + 44, halfWidth: 3.3 }
      return {
        sideRoads: [
          { side: 'left', ...mouth },
          { side: 'right', at: own.at(13), halfWidth: 3.2 },
          { side: 'left', at: own.at(8), halfWidth: 3 },
        ],
        fittings: [{ kind: 'sign', at: mouth.at - 60, d: -5.2, sign: 'side-road-left' }],
        actors: [
          emergesLeft('emerger', LOOKS.redHatch, setting, mouth, 21, 25, 11),
          parked('p1', LOOKS.greyEstate, own.at(17), setting.parkedD),
          ...oncomingTraffic(own, setting, 12, [
            [6, LOOKS.whiteVan],
            [16, LOOKS.silverSaloon],
            [28, LOOKS.greenHatch],
            [43, LOOKS.blackSuv],
          ]),
          ...passersBy(144, setting, own, 5, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'A red car comes out of the left turning in front of you',
        why: 'It waited at the give-way lines, which looked safe. Watch the front wheels: when they move, ease off.',
        potentialAt: 21,
        developsAt: 25.1,
        criticalAt: 28.8,
        cue: ['emerger', 'moves'],
      },
    ],
    potentials: [
      ['A first turning on the left, empty', 6],
      ['A turning on the right', 11],
      ['A parked car on a bend', 16],
    ],
  }),
  buildScene({
    id: 'side-road-car-emerges-2',
    family: 'side-road-car-emerges',
    title: 'A fast country road with farm entrances',
    light: 'rain',
    seconds: 46,
    seed: 62,
    setting: countryRoad({
      seed: 62,
      left: ['hedge'],
      right: ['hedge', 'field'],
      bends: [{ from: 100, to: 280, radius: -300 }],
    }),
    speeds: [
      [0, 17],
      [27.8, 17],
      [30.8, 9.5],
      [33.2, 5],
      [36, 5.6],
      [40, 7],
      [46, 7.6],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(27) + 68, halfWidth: 3 }
      return {
        sideRoads: [
          { side: 'right', ...mouth },
          { side: 'left', at: own.at(12), halfWidth: 2.6 },
        ],
        fittings: [
          { kind: 'sign', at: own.at(5), d: -4.2, sign: 'bend-left' },
          { kind: 'sign', at: mouth.at - 110, d: -4.2, sign: 'side-road-right' },
        ],
        actors: [
          emergesRight('emerger', LOOKS.tractor, setting, mouth, 22, 27, 8),
          ...oncomingTraffic(own, setting, 16, [
            [7, LOOKS.lorry],
            [17, LOOKS.blueHatch],
            [41, LOOKS.whiteSuv],
          ]),
          walks(
            'cyclist',
            LOOKS.cyclist,
            [
              [0, own.at(21) + 100, 2.6],
              [46, own.at(21) - 150, 2.6],
            ],
            { faces: [-1, 0] },
          ),
        ],
      }
    },
    hazards: [
      {
        name: 'A tractor turns out from the right into your lane',
        why: 'It was slow and you were quick. In the rain you need the distance: ease off when you see it waiting and brake when it moves.',
        potentialAt: 23,
        developsAt: 27.1,
        criticalAt: 31.4,
        cue: ['emerger', 'moves'],
      },
    ],
    potentials: [
      ['A bend to the left', 4],
      ['A lorry throwing up spray', 6],
      ['A farm entrance on the left', 10],
    ],
  }),
  buildScene({
    id: 'side-road-car-emerges-3',
    version: 2,
    family: 'side-road-car-emerges',
    title: 'Back streets in the evening',
    light: 'dusk',
    seconds: 50,
    seed: 63,
    setting: terraceStreet({ seed: 63, left: ['terrace'], right: ['terrace', 'flats'] }),
    speeds: slowsFor(9.5, [{ at: 33, to: 1, until: 41 }]),
    stage: (own, setting) => {
      const mouth = { at: own.at(33) + 36, halfWidth: 3 }
      const other = { at: own.at(19), halfWidth: 3 }
      return {
        sideRoads: [
          { side: 'left', ...mouth },
          { side: 'right', ...other },
        ],
        actors: [
          ...parkedRow(
            'left',
            151,
            setting.parkedD,
            20,
            440,
            [[mouth.at - 9, mouth.at + 14]],
            0.75,
          ),
          ...parkedRow(
            'right',
            152,
            -setting.parkedD,
            20,
            440,
            [[other.at - 8, other.at + 8]],
            0.6,
          ),
          {
            ...emergesLeft('emerger', LOOKS.whiteVan, setting, mouth, 31, 33, 9),
            signals: [],
            track: [
              [26.4, mouth.at + 1.4, -60],
              [30.4, mouth.at + 1.4, -16],
              [32.4, mouth.at + 1.4, -9.2],
              [34, mouth.at + 1.5, -5.4],
              [35.8, mouth.at + 2.4, -3.2],
              [38, mouth.at + 8, -1.5],
              [40, mouth.at + 20, -1.5],
              [60, mouth.at + 210, -1.5],
            ],
          },
          ...oncomingTraffic(own, setting, 9, [
            [8, LOOKS.blueHatch],
            [23, LOOKS.silverSaloon],
            [37, LOOKS.redHatch],
            [46, LOOKS.taxi],
          ]),
          ...passersBy(153, setting, own, 6, 50),
        ],
      }
    },
    hazards: [
      {
        name: 'A van noses out from between the parked cars',
        why: 'Parked cars hid it. First its headlamps showed, then its bonnet came out, as the driver could not see either.',
        potentialAt: 30,
        developsAt: 33.1,
        criticalAt: 36.6,
        cue: ['emerger', 'enters', 7.6],
      },
    ],
    potentials: [
      ['A turning on the right', 17],
      ['Meeting a car between the parked cars', 22],
      ['Somebody on the pavement', 28],
    ],
  }),
  buildScene({
    id: 'side-road-car-emerges-4',
    version: 2,
    family: 'side-road-car-emerges',
    title: 'Fog on the edge of town',
    light: 'fog',
    seconds: 59,
    seed: 64,
    setting: suburb({ seed: 64, left: ['semis', 'sheds'], right: ['hedge', 'semis'] }),
    speeds: slowsFor(10, [
      { at: 21, to: 2, until: 29 },
      { at: 42, to: 3, until: 50 },
    ]),
    gives: [
      [0, 0],
      [47.8, 0],
      [50, 1.3],
      [53, 1.3],
      [55.2, 0],
    ],
    stage: (own, setting) => {
      const mouth = { at: own.at(21) + 40, halfWidth: 3.2 }
      const spot = own.at(42) + 38
      return {
        sideRoads: [{ side: 'left', ...mouth }],
        fittings: [{ kind: 'bus-flag', at: own.at(12), d: setting.walkD + 0.8 }],
        actors: [
          emergesLeft('emerger', LOOKS.silverSaloon, setting, mouth, 17, 21, 10.5),
          parked('van', LOOKS.whiteVan, spot + 7, -3.58),
          walks(
            'cyclist',
            LOOKS.cyclist,
            [
              [0, spot - 236, -3.6],
              [38, spot - 8, -3.6],
              [42, spot + -1, -3.6 + 0.02],
              [43.6, spot + 1.4, -2.6],
              [45.4, spot + 4.6, -1.4],
              [50, spot + 19, -1.3],
              [53, spot + 33, -3],
              [59, spot + 62, -3.5],
            ],
            { faces: [1, 0] },
          ),
          ...oncomingTraffic(own, setting, 10, [
            [9, LOOKS.whiteSuv],
            [27, LOOKS.redVan],
            [36, LOOKS.blueBus],
            [56, LOOKS.greenHatch],
          ]),
        ],
      }
    },
    hazards: [
      {
        name: 'A pale car comes out of the left turning in fog',
        why: 'You saw its lamps before its shape. It did not see you in time.',
        potentialAt: 18,
        developsAt: 21.1,
        criticalAt: 24.8,
        cue: ['emerger', 'moves'],
      },
      {
        name: 'The cyclist moves out to pass a parked van',
        why: 'The cyclist had to pass the van and would not stop for you. Stay behind until there is room.',
        potentialAt: 38,
        developsAt: 42,
        criticalAt: 46,
        cue: ['cyclist', 'lateral'],
      },
    ],
    potentials: [
      ['A bus stop with nobody waiting', 10],
      ['A car coming towards you in fog', 8],
      ['A bus coming towards you', 34],
    ],
  }),
]
