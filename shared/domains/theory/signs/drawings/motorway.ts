/** Motorway signs, and the boards of lights above and beside fast roads. */
import { COLOUR, type Colour } from '../colours.ts'
import { lines, text } from '../lettering.ts'
import { circle, fill, line, place, rect, ring, type Shape, type SignPicture } from '../picture.ts'
import { BLUE, panel } from '../plates.ts'
import { moved } from '../symbols/kit.ts'
import { carFront, motorwaySymbol } from '../symbols/vehicles.ts'
import { countdown, handset } from './panels.ts'

const { white, blue, red, orange, black, housing, lampAmber, lampRed } = COLOUR

/** A lamp; lit ones have rays, because those lamps flash. */
const lamp = (x: number, y: number, colour: Colour, isLit: boolean): Shape[] => [
  circle(x, y, 26, colour),
  ...(isLit
    ? Array.from({ length: 12 }, (_, ray) => ray * 30).flatMap((turn) =>
        place([line('M34 0H54', colour, 5)], { x, y, turn }),
      )
    : []),
]

/** A matrix of dots: '#' is lit. */
const dots = (rows: readonly string[], y: number, colour: Colour = white, step = 24): Shape[] => {
  const width = Math.max(...rows.map((row) => row.length))
  const left = 230 - ((width - 1) * step) / 2
  return rows.flatMap((row, down) =>
    [...row].flatMap((mark, across) =>
      mark === '#' ? [circle(left + across * step, y + down * step, step / 2 - 1, colour)] : [],
    ),
  )
}

/** Which pair of lamps is lit just now: they take turns. */
const matrix = (
  shapes: readonly Shape[],
  lamps: Colour | null = lampAmber,
  lit: 'top' | 'bottom' = 'top',
): SignPicture => ({
  frame: [-10, -10, 480, 580],
  shapes: [
    rect(-8, -8, 476, 576, white, 48),
    rect(0, 0, 460, 560, housing, 40),
    ...(lamps
      ? [
          ...lamp(70, 70, lamps, lit === 'top'),
          ...lamp(390, 70, lamps, lit === 'top'),
          ...lamp(70, 490, lamps, lit === 'bottom'),
          ...lamp(390, 490, lamps, lit === 'bottom'),
        ]
      : []),
    ...shapes,
  ],
})

const FIFTY = [
  '#####..###.',
  '#.....#...#',
  '#.....#...#',
  '####..#...#',
  '....#.#...#',
  '....#.#...#',
  '....#.#...#',
  '#...#.#...#',
  '.###...###.',
]

export const motorway: Readonly<Record<string, () => SignPicture>> = {
  'tsrgd-2901': () =>
    panel(1000, 440, BLUE, [
      ...text('M42', { x: 290, y: 296, size: 170, colour: white }),
      ...moved(motorwaySymbol(white), [300, 300], [730, 220], 0.72),
    ]),
  'tsrgd-2931': () =>
    panel(600, 600, BLUE, [
      ...moved(motorwaySymbol(white), [300, 300], [300, 300], 0.96),
      line('M38 562L562 38', red, 58),
    ]),
  'tsrgd-823': countdown(3),
  'tsrgd-824': countdown(2),
  'tsrgd-825': countdown(1),
  'tsrgd-2933': () =>
    panel(600, 620, BLUE, [
      ...lines(['Keep apart', '2 chevrons'], {
        x: 300,
        y: 108,
        size: 66,
        leading: 100,
        colour: white,
      }),
      ...moved(carFront(white, blue), [306, 442], [300, 344], 0.24),
      line('M222 352L62 580M378 352L538 580', white, 10),
      fill('M300 370L390 424H350L300 396L250 424H210Z', white),
      fill('M300 456L480 570H420L300 496L180 570H120Z', white),
    ]),
  'motorway-emergency-area': () =>
    panel(560, 620, BLUE, [
      rect(140, 56, 280, 300, orange, 20),
      ...text('SOS', { x: 220, y: 236, size: 66, colour: black, weight: 'heavy' }),
      ...place(handset, { x: 366, y: 206, scale: 0.58 }),
      ...lines(['Emergency', 'area'], { x: 280, y: 454, size: 66, leading: 104, colour: white }),
    ]),
  'motorway-service-area': () =>
    panel(680, 560, BLUE, [
      ...text('Services', { x: 340, y: 132, size: 82, colour: white }),
      ...text('5 m', { x: 340, y: 248, size: 82, colour: white }),
      rect(72, 318, 96, 170, white, 10),
      rect(88, 336, 64, 52, blue, 4),
      line('M168 360H192V450C192 474 216 474 216 450V380L196 350', white, 11),
      fill('M300 356H410V432C410 456 396 470 372 470H338C314 470 300 456 300 432Z', white),
      line('M410 380C440 376 440 424 408 422', white, 11),
      rect(288, 482, 134, 12, white),
      line('M536 318V494M516 318V372C516 390 556 390 556 372V318', white, 11),
      fill('M592 318C622 330 624 400 606 414V494H588Z', white),
    ]),
  'tsrgd-6001-50': () => matrix(dots(FIFTY, 184)),
  'tsrgd-6001-red-ring': () =>
    matrix([ring(230, 280, 178, lampRed, 30), ...dots(FIFTY, 200, white, 20)], null),
  'tsrgd-6003': () =>
    matrix(
      dots(
        [
          '...#......',
          '..#.......',
          '.#........',
          '#########.',
          '.#.......#',
          '..#......#',
          '...#.....#',
          '.........#',
          '.........#',
        ].map((row) => row.replace('#########.', '########..')),
        184,
      ),
    ),
  'tsrgd-6006': () =>
    matrix(
      dots(
        [
          '......#...#',
          '......#...#',
          '......#...#',
          '......#...#',
          '......#...#',
          '#####.#...#',
          '#####.#...#',
          '..#...#...#',
          '..#...#...#',
          '..#...#...#',
        ],
        172,
      ),
      lampAmber,
      'bottom',
    ),
  'tsrgd-6006.2': () =>
    matrix(
      dots(
        [
          '#############',
          '#############',
          '..#...#...#..',
          '..#...#...#..',
          '..#...#...#..',
          '..#...#...#..',
        ],
        220,
      ),
      lampRed,
      'bottom',
    ),
  'tsrgd-6011': () => matrix(text('Fog', { x: 230, y: 326, size: 124, colour: white })),
  'tsrgd-6012': () => matrix(text('End', { x: 230, y: 340, size: 140, colour: white }), null),
  'tsrgd-6031.1': () => matrix([line('M130 180L330 380M330 180L130 380', lampRed, 40)], lampRed),
}
