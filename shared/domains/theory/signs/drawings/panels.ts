/** Rectangles that inform, the plates about parking, and the plates at level crossings. */
import { COLOUR } from '../colours.ts'
import { lines, text } from '../lettering.ts'
import { circle, fill, line, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { BLUE, panel, RED, WHITE, YELLOW } from '../plates.ts'
import { children, walker, wheelchair } from '../symbols/figures.ts'
import { moved } from '../symbols/kit.ts'
import { bicycle, bus, carFront } from '../symbols/vehicles.ts'
import { waitingRoundel } from './roundels.ts'

const { black, white, red, blue, grey } = COLOUR

const heavy = { colour: black, weight: 'heavy' } as const

/** A telephone handset, 400 high, its middle at (0, 0). */
export const handset: readonly Shape[] = [
  fill(
    'M-66 -196C-40 -206 10 -206 30 -190C66 -150 84 -80 84 0C84 80 66 150 30 190C10 206 -40 206 -66 196C-84 180 -92 168 -96 156L-36 92L0 102L14 112C30 80 36 40 36 0C36 -40 30 -80 14 -112L-30 -88L-70 -100Z',
    black,
  ),
]

const small = (strokes: 1 | 2, x: number, y: number, radius: number): Shape[] =>
  place(waitingRoundel(strokes), {
    x: x - radius,
    y: y - radius,
    scale: radius / 300,
  })

const parkingSquare = (x: number, y: number, side: number): Shape[] => [
  rect(x, y, side, side, blue, side * 0.08),
  ...text('P', {
    x: x + side * 0.53,
    y: y + side * 0.83,
    size: side * 0.66,
    colour: white,
    weight: 'heavy',
    stretch: 1.15,
  }),
]

/** Slanting bars, the lower end at the right, filled from the bottom up. */
const bars = (count: number): Shape[] =>
  Array.from({ length: count }, (_, row) => row * 126).map((up) =>
    line(`M54 ${364 - up}L306 ${492 - up}`, white, 52),
  )

export const countdown = (count: number) => (): SignPicture => panel(360, 600, BLUE, bars(count))

const worded = (
  words: readonly string[],
  width: number,
  look: typeof BLUE,
  colour: typeof white | typeof black,
  size = 60,
): SignPicture =>
  panel(
    width,
    60 + words.length * size * 1.62,
    look,
    lines(words, {
      x: width / 2,
      y: 42 + size * 1.2,
      size,
      leading: size * 1.62,
      colour,
      weight: look === BLUE ? 'medium' : 'heavy',
    }),
  )

export { worded }

const house: readonly Shape[] = [
  fill('M0 76L82 0L164 76H144V172H20V76Z', white),
  rect(38, 90, 36, 30, blue),
  rect(90, 90, 36, 30, blue),
  rect(38, 132, 36, 24, blue),
  rect(90, 128, 30, 44, blue),
]

export const panels: Readonly<Record<string, () => SignPicture>> = {
  'tsrgd-811': () =>
    panel(540, 600, BLUE, [
      fill('M190 60L320 190V290L226 196V530H154V196L60 290V190Z', white),
      fill('M398 522L310 434V358L366 414V256H430V414L486 358V434Z', white),
      fill('M398 506L322 430V386L378 442V268H418V442L474 386V430Z', red),
    ]),
  'tsrgd-816': () =>
    panel(600, 600, BLUE, [
      rect(262, 190, 76, 350, white),
      rect(138, 84, 324, 126, white),
      rect(150, 96, 300, 102, red),
    ]),
  'tsrgd-820': () => worded(['Unsuitable', 'for heavy', 'goods vehicles'], 620, BLUE, white, 64),
  'tsrgd-827.2': () =>
    panel(520, 600, RED, [
      rect(150, 66, 62, 310, white),
      rect(308, 66, 62, 310, white),
      rect(150, 192, 220, 58, white),
      ...text('A & E', { x: 260, y: 520, size: 92, colour: white, weight: 'heavy' }),
    ]),
  'tsrgd-872.1': () =>
    panel(560, 560, WHITE, [
      fill(
        'M350 8H530C545 8 552 15 552 30V330C552 316 546 306 536 296L392 172C364 148 350 132 350 104Z',
        black,
      ),
      fill('M110 70L160 120V166L128 134V500H92V134L60 166V120Z', black),
      fill('M250 70L300 120V166L268 134V500H232V134L200 166V120Z', black),
      fill(
        'M340 290V220H410L378 252L446 314C470 338 478 360 478 390V500H442V394C442 374 436 360 422 346L362 286Z',
        black,
      ),
      rect(352, 410, 16, 90, black),
    ]),
  'tsrgd-878': () =>
    panel(600, 440, WHITE, [
      rect(96, 84, 240, 280, black, 40),
      circle(268, 138, 44, white),
      circle(268, 138, 26, black),
      circle(192, 270, 70, white),
      circle(192, 270, 48, black),
      fill(
        'M362 150H380V312H362ZM394 166H412V296H394ZM426 180H444V282H426ZM458 196H520V266H458Z',
        black,
      ),
    ]),
  'tsrgd-881': () =>
    panel(500, 640, BLUE, [
      ...place(house, { x: 284, y: 50, scale: 1.05 }),
      ...moved(carFront(white, blue), [306, 442], [142, 226], 0.36),
      ...moved(walker(white), [330, 497], [118, 480], 0.7),
      ...moved(children(white), [335, 516], [336, 480], 0.66),
      rect(0, 516, 500, 10, white),
      ...text('Home Zone', { x: 250, y: 598, size: 50, colour: white, weight: 'heavy' }),
    ]),
  'tsrgd-883': () => worded(['Traffic', 'calmed', 'area'], 480, BLUE, white, 80),
  'tsrgd-645': () =>
    panel(
      420,
      250,
      { ...WHITE, borderWidth: 26 },
      text('End', { x: 210, y: 172, size: 106, ...heavy }),
    ),
  'tsrgd-607': () =>
    panel(420, 160, WHITE, text('One way', { x: 210, y: 108, size: 62, ...heavy })),
  'tsrgd-958': () =>
    panel(600, 560, BLUE, [
      ...moved(bus(white, blue), [302, 378], [206, 190], 0.58),
      ...moved(bicycle(white, blue), [345, 519], [140, 320], 0.4),
      ...text('taxi', { x: 140, y: 410, size: 60, colour: white, weight: 'heavy' }),
      rect(500, 40, 26, 130, white),
      ...[0, 1, 2, 3, 4].map((step) =>
        line(
          `M${496 - step * 88} ${210 + step * 72}L${440 - step * 88} ${256 + step * 72}`,
          white,
          24,
        ),
      ),
    ]),

  'tsrgd-801': () =>
    panel(
      600,
      600,
      BLUE,
      text('P', { x: 316, y: 496, size: 392, colour: white, weight: 'heavy', stretch: 1.15 }),
    ),
  'tsrgd-660': () =>
    panel(620, 320, WHITE, [
      ...parkingSquare(44, 60, 200),
      ...lines(['Permit', 'holders', 'only'], { x: 434, y: 112, size: 56, leading: 88, ...heavy }),
    ]),
  'tsrgd-661A': () =>
    panel(640, 500, WHITE, [
      ...parkingSquare(44, 40, 200),
      rect(44, 260, 200, 200, blue, 16),
      ...place(wheelchair(white), { x: 140, y: 366, scale: 0.76 }),
      ...lines(['Disabled', 'badge', 'holders', 'only'], {
        x: 440,
        y: 126,
        size: 60,
        leading: 102,
        ...heavy,
      }),
    ]),
  'tsrgd-661.1': () =>
    panel(560, 560, WHITE, [
      ...parkingSquare(40, 44, 150),
      ...lines(['Mon - Sat', '8 am - 6 pm', '1 hour'], {
        x: 372,
        y: 98,
        size: 46,
        leading: 76,
        ...heavy,
      }),
      rect(40, 316, 480, 8, black),
      ...lines(['No return', 'within 2 hours'], {
        x: 280,
        y: 402,
        size: 50,
        leading: 84,
        ...heavy,
      }),
    ]),
  'tsrgd-639': () =>
    panel(560, 300, YELLOW, [
      ...small(1, 280, 96, 58),
      ...text('8 am - 6 pm', { x: 280, y: 248, size: 62, ...heavy }),
    ]),
  'tsrgd-637.3': () =>
    panel(560, 260, YELLOW, [
      ...small(1, 140, 130, 86),
      ...lines(['At any', 'time'], { x: 380, y: 122, size: 66, leading: 96, ...heavy }),
    ]),
  'tsrgd-638': () =>
    panel(
      620,
      240,
      WHITE,
      lines(['No loading', 'at any time'], { x: 310, y: 108, size: 68, leading: 96, ...heavy }),
    ),
  'tsrgd-640': () =>
    panel(480, 640, WHITE, [
      rect(14, 14, 452, 92, red),
      ...text('RED ROUTE', { x: 240, y: 84, size: 46, colour: white, weight: 'heavy' }),
      ...small(2, 240, 248, 110),
      ...lines(['No stopping', 'Mon - Sat', '7 am - 7 pm'], {
        x: 240,
        y: 448,
        size: 50,
        leading: 78,
        ...heavy,
      }),
    ]),
  'tsrgd-646': () =>
    panel(800, 540, YELLOW, [
      ...small(1, 112, 108, 62),
      ...lines(['URBAN', 'CLEARWAY', 'Monday to Friday'], {
        x: 470,
        y: 108,
        size: 58,
        leading: 96,
        ...heavy,
      }),
      fill('M14 336H786V512C786 520 780 526 772 526H28C20 526 14 520 14 512Z', white),
      rect(0, 328, 800, 14, black),
      fill('M408 336H800V512C800 528 788 540 772 540H408Z', black),
      ...lines(['am', '8.00 - 9.30'], { x: 206, y: 410, size: 50, leading: 82, ...heavy }),
      ...lines(['pm', '4.30 - 6.30'], {
        x: 598,
        y: 410,
        size: 50,
        leading: 82,
        colour: white,
        weight: 'heavy',
      }),
    ]),
  'tsrgd-663': () =>
    panel(440, 680, WHITE, [
      ...text('Controlled', { x: 220, y: 92, size: 48, ...heavy }),
      ...text('ZONE', { x: 220, y: 172, size: 64, ...heavy }),
      ...small(1, 220, 324, 124),
      rect(0, 476, 440, 10, black),
      ...lines(['Mon - Fri', '8 am - 6.30 pm'], {
        x: 220,
        y: 554,
        size: 42,
        leading: 74,
        ...heavy,
      }),
    ]),
  'tsrgd-664': () =>
    panel(440, 660, WHITE, [
      circle(220, 206, 158, grey),
      circle(220, 206, 126, white),
      line('M132 118L308 294', grey, 32),
      line('M44 350L364 30M58 364L378 44M72 378L392 58M86 392L406 72', black, 7),
      rect(0, 412, 440, 12, black),
      ...text('Zone', { x: 220, y: 516, size: 72, ...heavy }),
      ...text('ENDS', { x: 220, y: 614, size: 80, ...heavy }),
    ]),

  'tsrgd-774': () => ({
    frame: [-14, -14, 1404, 628],
    shapes: [
      line(
        'M1051 300L1299 218L1371 73L1226 0L688 179L149 0L4 73L77 218L325 300L77 382L4 527L149 600L688 421L1226 600L1371 527L1299 382Z',
        white,
        20,
        true,
      ),
      fill(
        'M1051 300L1299 218L1371 73L1226 0L688 179L149 0L4 73L77 218L325 300L77 382L4 527L149 600L688 421L1226 600L1371 527L1299 382Z',
        red,
      ),
      fill(
        'M1243 163L1215 77L688 252L161 77L132 163L545 300L132 437L161 523L688 348L1215 523L1243 437L830 300Z',
        white,
      ),
    ],
  }),
  'tsrgd-775': () =>
    panel(
      640,
      400,
      WHITE,
      lines(['KEEP', 'CROSSING', 'CLEAR'], { x: 320, y: 124, size: 76, leading: 114, ...heavy }),
    ),
  'tsrgd-776': () => ({
    frame: [-10, -10, 620, 620],
    shapes: [
      circle(300, 300, 308, white),
      circle(300, 300, 300, red),
      ...lines(['ANOTHER', 'TRAIN', 'COMING'], {
        x: 300,
        y: 236,
        size: 80,
        leading: 106,
        ...heavy,
      }),
    ],
  }),
  'tsrgd-784.1': () =>
    worded(
      ['Drivers of', 'LARGE or SLOW', 'VEHICLES', 'must phone', 'and get permission', 'to cross'],
      680,
      BLUE,
      white,
      54,
    ),
  'tsrgd-787': () => panel(300, 560, YELLOW, place(handset, { x: 150, y: 280, scale: 1.12 })),
  'tsrgd-789': () =>
    panel(
      210,
      600,
      { ground: white, border: black, borderWidth: 4, radius: 16 },
      [61, 214, 367].map((y) => fill(`M4 ${y}L206 ${y + 116}V${y + 173}L4 ${y + 57}Z`, red)),
    ),
}
