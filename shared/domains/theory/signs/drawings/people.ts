/** Signals given by hand: police, school crossing patrols, drivers and riders. */
import { COLOUR } from '../colours.ts'
import { text } from '../lettering.ts'
import {
  circle,
  ellipse,
  fill,
  line,
  place,
  rect,
  type Shape,
  type SignPicture,
} from '../picture.ts'
import { arm, officer, palm } from '../symbols/figures.ts'

const { white, black, navy, lime, skin, blue, red, grey, yellow, asphalt, unlit } = COLOUR

const card = (shapes: readonly Shape[]): SignPicture => ({
  frame: [0, 0, 600, 600],
  shapes: [rect(4, 4, 592, 592, white, 40), ...shapes],
})

/** Where somebody moves a hand: a blue arrow. */
const motion = (data: string, head: string): Shape[] => [line(data, blue, 13), fill(head, blue)]

const standing = (arms: readonly Shape[], isFromBehind = false, x = 300): Shape[] =>
  place(officer(arms, isFromBehind), { x, y: 560, scale: 1.45 })

const restArm = (side: 1 | -1): Shape[] =>
  arm(`M${side * 38} -220L${side * 54} -168L${side * 50} -116`, [side * 49, -106], navy)

const coat = (x: number, arms: readonly Shape[]): Shape[] =>
  place(
    [
      fill('M-26 -20H-4V0H-34C-34 -10 -32 -16 -26 -20ZM26 -20H4V0H34C34 -10 32 -16 26 -20Z', black),
      rect(-24, -50, 18, 34, navy),
      rect(6, -50, 18, 34, navy),
      fill('M-42 -228C-34 -240 34 -240 42 -228L56 -44H-56Z', yellow),
      fill('M-50 -112H50L51 -96H-51Z', grey),
      line('M0 -232V-44', asphalt, 3),
      rect(-10, -252, 20, 20, skin),
      ellipse(0, -268, 22, 26, skin),
      fill('M-30 -276C-30 -308 30 -308 30 -276Z', black),
      rect(-36, -280, 72, 10, black, 5),
      circle(-8, -262, 2.6, black),
      circle(8, -262, 2.6, black),
      ...arms,
    ],
    { x, y: 560, scale: 1.45 },
  )

/** The round board of a patrol, its middle at the origin, the pole downwards. */
const lollipop: readonly Shape[] = [
  rect(-5, 50, 10, 290, grey),
  circle(0, 0, 66, red),
  circle(0, 0, 55, yellow),
  ...text('STOP', { x: 0, y: -12, size: 22, colour: black, weight: 'heavy' }),
  rect(-42, -6, 84, 13, black, 6),
  ...text('CHILDREN', { x: 0, y: 30, size: 12, colour: black, weight: 'heavy' }),
]

/** A car from behind, the driver at the right; the arm comes out at (432, 322). */
const fromBehind: readonly Shape[] = [
  fill('M150 262L184 156C190 140 200 132 216 132H384C400 132 410 140 416 156L450 262Z', navy),
  fill('M180 254L206 168C208 160 214 156 222 156H378C386 156 392 160 394 168L420 254Z', grey),
  circle(362, 204, 24, skin),
  fill('M326 254C326 228 398 228 398 254Z', asphalt),
  rect(122, 254, 356, 170, navy, 34),
  rect(136, 404, 62, 82, black, 12),
  rect(402, 404, 62, 82, black, 12),
  rect(122, 402, 356, 32, asphalt, 12),
  rect(136, 286, 74, 40, red, 10),
  rect(390, 286, 74, 40, red, 10),
  rect(230, 340, 140, 42, yellow, 6),
]

const car = (armOut: readonly Shape[]): SignPicture =>
  card([...place(fromBehind, { x: -70, y: 50 }), ...armOut])

const driverArm = (data: string, hand: readonly [number, number]): Shape[] => [
  line(data, COLOUR.lime, 26, true),
  circle(hand[0], hand[1], 17, skin),
]

const cyclist = (armOut: readonly Shape[]): SignPicture =>
  card([
    rect(286, 400, 28, 164, black, 14),
    line('M222 358H378', unlit, 12, true),
    line('M266 420L262 500M334 420L338 470', navy, 36, true),
    rect(240, 494, 40, 20, black, 8),
    rect(322, 468, 40, 20, black, 8),
    fill('M240 232C252 212 348 212 360 232L352 424H248Z', lime),
    rect(244, 300, 112, 20, grey),
    rect(276, 416, 48, 26, black, 10),
    rect(292, 440, 16, 12, red),
    rect(288, 186, 24, 34, skin),
    ellipse(300, 158, 34, 40, skin),
    fill('M256 160C252 104 348 104 344 160C330 176 270 176 256 160Z', blue),
    ...armOut,
  ])

const riderArm = (data: string, hand: readonly [number, number]): Shape[] => [
  line(data, lime, 34, true),
  circle(hand[0], hand[1], 19, skin),
]

const holdsBar = (side: 1 | -1): Shape[] =>
  riderArm(`M${300 + side * 48} 244L${300 + side * 66} 300L${300 + side * 52} 350`, [
    300 + side * 50,
    358,
  ])

const upDown: readonly Shape[] = [
  ...motion('M0 -52V52', 'M0 -84L24 -46H-24Z'),
  fill('M0 84L24 46H-24Z', blue),
]

export const people: Readonly<Record<string, () => SignPicture>> = {
  'police-stop-front': () =>
    card(
      standing([
        ...restArm(1),
        ...arm('M-38 -220L-66 -268L-66 -318', [-66, -322], navy),
        ...palm(-66, -322),
      ]),
    ),
  'police-stop-behind': () =>
    card(standing([...restArm(-1), ...arm('M38 -220H130', [140, -220], navy)], true, 240)),
  'police-stop-both': () =>
    card(
      standing(
        [
          ...arm('M-38 -220L-66 -268L-66 -318', [-66, -322], navy),
          ...palm(-66, -322),
          ...arm('M38 -220H130', [140, -220], navy),
        ],
        false,
        250,
      ),
    ),
  'police-beckon-front': () =>
    card([
      ...standing([
        ...restArm(1),
        ...arm('M-38 -218L-96 -206L-84 -276', [-82, -286], navy),
        ...palm(-82, -286, 24),
      ]),
      ...motion('M108 196C92 150 112 106 150 92', 'M176 84L146 66L150 112Z'),
    ]),
  'police-beckon-side': () =>
    card([
      ...standing([...restArm(1), ...arm('M-38 -218L-92 -196L-24 -186', [-12, -186], navy)]),
      ...motion('M64 300C72 366 130 396 190 372', 'M216 358L176 350L194 392Z'),
    ]),
  'patrol-not-ready': () =>
    card([
      ...coat(330, [
        ...arm('M40 -218L54 -164L50 -112', [49, -104], yellow),
        ...arm('M-40 -218L-60 -164L-78 -124', [-82, -116], yellow),
      ]),
      line('M208 396L128 500', grey, 11),
      ...place(lollipop.slice(1), { x: 104, y: 520, scale: 0.92 }),
      circle(210, 392, 18, skin),
    ]),
  'patrol-stop': () =>
    card([
      ...place(lollipop, { x: 96, y: 112, scale: 1.14 }),
      ...coat(320, [
        ...arm('M40 -218L110 -218', [122, -218], yellow),
        ...arm('M-40 -218L-138 -218', [-150, -218], yellow),
      ]),
    ]),
  'arm-left': () =>
    car([
      ...driverArm('M400 356L450 348L494 330', [504, 326]),
      ...motion('M456 296A58 58 0 1 0 524 274', 'M482 264L528 244L526 300Z'),
    ]),
  'arm-right': () => car(driverArm('M400 356L470 350L548 346', [560, 346])),
  'arm-slow': () =>
    car([
      ...driverArm('M400 356L470 354L520 366', [530, 368]),
      ...place(upDown, { x: 556, y: 366, scale: 0.94 }),
    ]),
  'arm-cycle-left': () =>
    cyclist([...holdsBar(1), ...riderArm('M252 244L170 240L96 238', [82, 238])]),
  'arm-cycle-right': () =>
    cyclist([...holdsBar(-1), ...riderArm('M348 244L430 240L504 238', [518, 238])]),
  'arm-cycle-slow': () =>
    cyclist([
      ...holdsBar(-1),
      ...riderArm('M348 244L420 284L476 330', [488, 340]),
      ...place(upDown, { x: 548, y: 330 }),
    ]),
}
