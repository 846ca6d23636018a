/** A bus at its stop signals and moves off. */
import type { HazardScene, Look } from '../scene-script.ts'
import { buildScene } from './build.ts'
import { oncomingTraffic, parked, parkedRow, passersBy, slowsFor, walks } from './cast.ts'
import { adult, LOOKS, somebody } from './looks.ts'
import type { Setting } from './settings.ts'
import { highStreet, suburb, village } from './settings.ts'
import { pullsOut } from './turns.ts'

/** The bus, its stop, and people who have just got off. */
const atTheStop = (
  setting: Setting,
  look: Look,
  s: number,
  at: number,
  speed: number,
  d: number,
) => ({
  fittings: [
    { kind: 'bus-box' as const, side: 'left' as const, from: s - 8, to: s + 8 },
    { kind: 'bus-flag' as const, at: s + 5, d: setting.walkD + 0.7 },
    { kind: 'shelter' as const, at: s + 1, d: setting.walkD - 0.9 },
  ],
  actors: [
    pullsOut('bus', look, setting, s, at, speed, d),
    walks('rider-1', somebody(9, 1), [
      [0, s + 3, setting.walkD + 0.4],
      [at - 6, s + 3, setting.walkD + 0.4],
      [60, s - 50, setting.walkD + 0.4],
    ]),
    walks('rider-2', somebody(9, 5), [
      [0, s + 2, setting.walkD - 0.5],
      [at - 3, s + 2, setting.walkD - 0.5],
      [60, s + 70, setting.walkD - 0.4],
    ]),
  ],
})

export const BUS_PULLS_AWAY: readonly HazardScene[] = [
  buildScene({
    id: 'bus-pulls-away-1',
    family: 'bus-pulls-away',
    title: 'A double-decker at its stop',
    light: 'day',
    seconds: 48,
    seed: 51,
    setting: highStreet({ seed: 51, left: ['shops', 'flats'], right: ['shops'] }),
    speeds: slowsFor(10.5, [{ at: 24, to: 3, until: 33 }]),
    stage: (own, setting) => {
      const s = own.at(24) + 44
      const stop = atTheStop(setting, LOOKS.doubleDecker, s, 24, 9, -3.55)
      return {
        fittings: [...stop.fittings, { kind: 'zebra', at: own.at(13) }],
        actors: [
          ...stop.actors,
          ...parkedRow('right', 111, -setting.parkedD, own.at(13) + 22, 460, [], 0.5),
          walks('shopper', adult('#d97b3a', '#2b3442', 'bag'), [
            [0, own.at(13) + 6, setting.walkD],
            [48, own.at(13) + 50, setting.walkD],
          ]),
          ...oncomingTraffic(own, setting, 10, [
            [7, LOOKS.whiteVan],
            [18, LOOKS.blueHatch],
            [27, LOOKS.taxi],
            [30, LOOKS.redHatch],
            [45, LOOKS.greyEstate],
          ]),
          ...passersBy(113, setting, own, 9, 48),
        ],
      }
    },
    hazards: [
      {
        name: 'The bus signals and pulls away',
        why: 'All passengers were on, the indicator came on, and it moved. Give way to buses leaving stops when you can do so safely.',
        potentialAt: 19,
        developsAt: 24,
        criticalAt: 28.4,
        cue: ['bus', 'signals'],
      },
    ],
    potentials: [
      ['A zebra crossing with nobody waiting', 11],
      ['People who have got off the bus', 22],
      ['Oncoming cars that leave no room to overtake', 26],
    ],
  }),
  buildScene({
    id: 'bus-pulls-away-2',
    version: 2,
    family: 'bus-pulls-away',
    title: 'A village street in the rain',
    light: 'rain',
    seconds: 47,
    seed: 52,
    setting: village({
      seed: 52,
      left: ['cottages', 'hedge'],
      right: ['cottages'],
      bends: [{ from: 60, to: 180, radius: -150 }],
    }),
    speeds: slowsFor(10, [{ at: 29, to: 2.6, until: 38 }]),
    stage: (own, setting) => {
      const s = own.at(29) + 42
      const stop = atTheStop(setting, LOOKS.singleDecker, s, 29, 8.5, -2.2)
      return {
        sideRoads: [{ side: 'right', at: own.at(17), halfWidth: 2.8 }],
        fittings: [...stop.fittings, { kind: 'sign', at: own.at(15), d: -4.5, sign: '30' }],
        actors: [
          ...stop.actors,
          ...oncomingTraffic(own, setting, 10, [
            [8, LOOKS.redEstate],
            [20, LOOKS.whiteSuv],
            [33, LOOKS.greenLorry],
            [44, LOOKS.blueHatch],
          ]),
          ...passersBy(123, setting, own, 4, 47),
        ],
      }
    },
    hazards: [
      {
        name: 'The bus moves off after you have come up behind it',
        why: 'A standing bus with lights on will go again. The indicator is the last warning, not the first.',
        potentialAt: 23,
        developsAt: 29,
        criticalAt: 33.4,
        cue: ['bus', 'signals'],
      },
    ],
    potentials: [
      ['The bend in the village', 7],
      ['A side road on the right', 15],
      ['Somebody who has left the bus', 27],
    ],
  }),
  buildScene({
    id: 'bus-pulls-away-3',
    version: 2,
    family: 'bus-pulls-away',
    title: 'A residential road at dusk',
    light: 'dusk',
    seconds: 58,
    seed: 53,
    setting: suburb({ seed: 53, left: ['semis', 'flats'], right: ['park', 'semis'] }),
    speeds: slowsFor(11, [
      { at: 20, to: 3, until: 29 },
      { at: 43, to: 1, until: 50 },
    ]),
    stage: (own, setting) => {
      const s = own.at(20) + 45
      const stop = atTheStop(setting, LOOKS.blueBus, s, 20, 10.5, -2.9)
      const crossing = own.at(43) + 42
      return {
        fittings: stop.fittings,
        sideRoads: [{ side: 'left', at: own.at(12), halfWidth: 3.2 }],
        actors: [
          ...stop.actors,
          parked('van', LOOKS.whiteVan, crossing - 4.4, -3.87),
          walks('jogger', adult('#e0b02c', '#23282e'), [
            [0, crossing - 20, setting.walkD],
            [41, crossing - 0.4, setting.walkD + 0.2],
            [42.2, crossing, setting.parkedD - 0.5],
            [43.1, crossing + 0.2, -2.9],
            // Slantwise, as people run across.
            [46.2, crossing + 3.6, -0.8],
            [48, crossing + 6, 2.6],
            [49.4, crossing + 8, 5.6],
            [58, crossing + 30, 5.6],
          ]),
          ...oncomingTraffic(own, setting, 11, [
            [8, LOOKS.silverSaloon],
            [22, LOOKS.whiteHatch],
            [26, LOOKS.redVan],
            [37, LOOKS.blackSuv],
            [55, LOOKS.blueHatch],
          ]),
          ...passersBy(133, setting, own, 4, 58),
        ],
      }
    },
    hazards: [
      {
        name: 'The bus signals and pulls out',
        why: 'It stood with its lamps on. When the right indicator shows, it will go.',
        potentialAt: 15,
        developsAt: 20,
        criticalAt: 24.4,
        cue: ['bus', 'signals'],
      },
      {
        name: 'A jogger crosses in front of the parked van',
        why: 'The van hid the jogger, and hid you from the jogger. A van at the kerb is a place somebody may come from.',
        potentialAt: 42,
        developsAt: 43.1,
        criticalAt: 46.2,
        cue: ['jogger', 'enters', 3],
      },
    ],
    potentials: [
      ['A side road on the left', 10],
      ['People who left the bus', 24],
      ['A dark car coming towards you', 35],
    ],
  }),
]
