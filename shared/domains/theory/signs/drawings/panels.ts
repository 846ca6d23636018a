/** Rectangles that inform, and the plates at level crossings. */
import { COLOUR } from '../colours.ts'
import { lines, text } from '../lettering.ts'
import { circle, fill, line, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { BLUE, panel, RED, WHITE, YELLOW } from '../plates.ts'
import { children, walker } from '../symbols/figures.ts'
import { moved } from '../symbols/kit.ts'
import { bicycle, bus, carFront } from '../symbols/vehicles.ts'

const { black, white, red, blue } = COLOUR

const heavy = { colour: black, weight: 'heavy' } as const

/** A telephone handset, 400 high, its middle at (0, 0). */
export const handset: readonly Shape[] = [
  fill(
    'M-66 -196C-40 -206 10 -206 30 -190C66 -150 84 -80 84 0C84 80 66 150 30 190C10 206 -40 206 -66 196C-84 180 -92 168 -96 156L-36 92L0 102L14 112C30 80 36 40 36 0C36 -40 30 -80 14 -112L-30 -88L-70 -100Z',
    black,
  ),
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
