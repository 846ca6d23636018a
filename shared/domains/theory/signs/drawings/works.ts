/** Signs at road works. */
import { COLOUR } from '../colours.ts'
import { text } from '../lettering.ts'
import { circle, fill, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { below, panel, RED, triangle, YELLOW } from '../plates.ts'
import { digger } from '../symbols/figures.ts'
import { panels, worded } from './panels.ts'
import { roundels, speedRoundel } from './roundels.ts'
import { plateBelow } from './triangles.ts'

const { black, white, red, green, grey, yellow, housing, lampAmber } = COLOUR

const redPlate = (words: readonly string[], width: number) => (): SignPicture =>
  worded(words, width, RED, white, 72)

const openLane = (x: number): Shape =>
  fill(`M${x} 70L${x + 66} 138V204L${x + 24} 162V470H${x - 24}V162L${x - 66} 204V138Z`, black)

const closedLane = (x: number): Shape[] => [
  rect(x - 24, 250, 48, 220, black),
  rect(x - 76, 190, 152, 64, red),
]

const lanes = (closed: 0 | 2) => (): SignPicture =>
  panel(
    640,
    540,
    YELLOW,
    [128, 320, 512].flatMap((x, lane) => (lane === closed ? closedLane(x) : [openLane(x)])),
  )

const onPole = (shapes: readonly Shape[]): SignPicture => ({
  frame: [-10, -10, 620, 920],
  shapes: [rect(280, 590, 40, 310, grey), circle(300, 300, 308, white), ...shapes],
})

export const works: Readonly<Record<string, () => SignPicture>> = {
  'tsrgd-7001': () => triangle(digger(black)),
  'works-end': () => below(triangle(digger(black)), plateBelow(['End'], 300)),
  'works-ahead': redPlate(['ROAD WORKS', '1 MILE', 'AHEAD'], 720),
  'tsrgd-7009': () =>
    triangle([
      fill(
        'M404 242L416 252C412 290 398 310 396 336C410 344 416 356 414 370L424 330L470 320L490 372H430V392H506V410H430V424H512V442H430V450L516 462L530 492L412 470V500C412 512 404 520 388 520C370 520 360 512 360 500L352 420C346 400 352 366 364 344C370 320 380 274 404 242Z',
        black,
      ),
      circle(388, 376, 23, white),
      fill('M350 496L268 362L280 358ZM346 502L250 436L258 426ZM340 506L204 478L204 466Z', black),
      ...[
        [222, 330, 10],
        [262, 324, 10],
        [180, 412, 12],
        [234, 410, 11],
        [276, 372, 8],
        [150, 456, 11],
        [186, 468, 7],
        [128, 494, 10],
        [218, 440, 8],
      ].map(([x = 0, y = 0, r = 0]) =>
        fill(
          `M${x - r} ${y}L${x - r * 0.3} ${y - r}L${x + r} ${y - r * 0.5}L${x + r * 0.8} ${y + r * 0.7}L${x - r * 0.4} ${y + r}Z`,
          black,
        ),
      ),
    ]),
  'tsrgd-7010.1': redPlate(['SLOW', 'WET TAR'], 560),
  'works-road-closed': redPlate(['ROAD', 'CLOSED'], 520),
  'tsrgd-7011': redPlate(['WHEN RED', 'LIGHT SHOWS', 'WAIT HERE'], 760),
  'tsrgd-7023': () =>
    onPole([
      circle(300, 300, 300, grey),
      fill('M188 28H412L572 188V412L412 572H188L28 412V188Z', white),
      fill('M194 44H406L556 194V406L406 556H194L44 406V194Z', red),
      ...text('STOP', { x: 300, y: 366, size: 134, colour: white, stretch: 1.1 }),
    ]),
  'tsrgd-7024': () =>
    onPole([
      circle(300, 300, 292, green),
      ...text('GO', { x: 300, y: 386, size: 176, colour: white, stretch: 1.1 }),
    ]),
  'tsrgd-7202-right': lanes(2),
  'tsrgd-7202-left': lanes(0),
  'tsrgd-7301': redPlate(['WORKS', 'ACCESS'], 520),
  'tsrgd-7403': () => ({
    frame: [-10, -10, 620, 760],
    shapes: [
      rect(20, 0, 560, 640, yellow, 30),
      rect(44, 20, 512, 560, housing, 20),
      circle(100, 66, 24, lampAmber),
      circle(500, 66, 24, lampAmber),
      ...place(roundels['tsrgd-610-left']?.().shapes ?? [], { x: 72, y: 96, scale: 0.76 }),
      rect(20, 590, 560, 60, yellow),
      ...[60, 180, 300, 420].map((x) => fill(`M${x} 590H${x + 60}L${x + 120} 650H${x + 60}Z`, red)),
      rect(60, 650, 110, 90, black, 16),
      rect(430, 650, 110, 90, black, 16),
    ],
  }),
  'works-50-camera': () =>
    panel(500, 760, YELLOW, [
      ...place(speedRoundel('50'), { x: 70, y: 50, scale: 0.6 }),
      ...place(panels['tsrgd-878']?.().shapes ?? [], { x: 70, y: 452, scale: 0.6 }),
    ]),
}
