/** Plates about waiting, loading and parking. */
import { COLOUR } from '../colours.ts'
import { lines, text } from '../lettering.ts'
import { circle, fill, line, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { BLUE, panel, WHITE, YELLOW } from '../plates.ts'
import { wheelchair } from '../symbols/figures.ts'
import { waitingRoundel } from './roundels.ts'

const { black, white, red, blue, grey } = COLOUR

const heavy = { colour: black, weight: 'heavy' } as const

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

export const parking: Readonly<Record<string, () => SignPicture>> = {
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
}
