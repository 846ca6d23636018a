/** Lights that tell traffic, pedestrians and trams when to go. */
import { COLOUR, type Colour } from '../colours.ts'
import { lines } from '../lettering.ts'
import { circle, fill, line, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { redRing } from '../plates.ts'
import { walker } from '../symbols/figures.ts'
import { moved } from '../symbols/kit.ts'
import { bicycle } from '../symbols/vehicles.ts'
import { triangles } from './triangles.ts'

const { white, red, black, grey, housing, unlit, lampAmber, lampGreen, lampRed } = COLOUR

const rays = (x: number, y: number, from: number, colour: Colour): Shape[] =>
  Array.from({ length: 12 }, (_, ray) => ray * 30).flatMap((turn) =>
    place([line(`M${from} 0H${from + 18}`, colour, 7)], { x, y, turn }),
  )

type Lit = { readonly red?: boolean; readonly amber?: boolean; readonly green?: boolean }

/** A backing board with a white border and three lamps. */
const head = (lit: Lit, more: readonly Shape[] = [], width = 260): SignPicture => ({
  frame: [-10, -10, width + 20, 680],
  shapes: [
    rect(-8, -8, 276, 676, white, 30),
    rect(4, 4, 252, 652, housing, 22),
    circle(130, 130, 84, lit.red ? lampRed : unlit),
    circle(130, 330, 84, lit.amber ? lampAmber : unlit),
    circle(130, 530, 84, lit.green ? lampGreen : unlit),
    ...more,
  ],
})

const LEFT_ARROW = 'M-58 0L6 -58V-22H58V22H6V58Z'

const standing = (ink: Colour): Shape[] => [
  circle(0, -92, 22, ink),
  fill(
    'M-11 -76V-62L-38 -52C-44 -50 -46 -46 -48 -40L-58 -6C-58 -2 -56 2 -54 6L-44 42L-31 38L-38 14L-44 -2L-34 -32L-30 -28L-26 24L-30 104L-42 112L-40 118L-12 114L0 32L12 114L40 118L42 112L30 104L26 24L30 -28L34 -32L44 -2L38 14L31 38L44 42L54 6C56 2 58 -2 58 -6L48 -40C46 -46 44 -50 38 -52L11 -62V-76Z',
    ink,
  ),
]

/** Two lamps for those on foot, the upper one for standing. */
const pedestrian = (isGreen: boolean): Shape[] => [
  rect(0, 0, 300, 620, white, 30),
  rect(10, 10, 280, 600, housing, 22),
  circle(150, 164, 124, black),
  circle(150, 456, 124, black),
  ...place(standing(isGreen ? unlit : lampRed), { x: 150, y: 164 }),
  ...moved(walker(isGreen ? lampGreen : unlit), [330, 325], [150, 456], 0.66),
]

const tramHead = (data: readonly (readonly [number, number])[]): SignPicture => ({
  frame: [-10, -10, 420, 420],
  shapes: [
    circle(200, 200, 208, white),
    circle(200, 200, 200, housing),
    ...data.map(([x, y]) => circle(200 + x, 200 + y, 22, white)),
  ],
})

const ROW = [-112, -56, 0, 56, 112] as const

const laneBoard = (shapes: readonly Shape[]): SignPicture => ({
  frame: [-10, -10, 520, 520],
  shapes: [rect(-8, -8, 516, 516, white, 30), rect(0, 0, 500, 500, housing, 24), ...shapes],
})

/** The board at a level crossing: two red lamps above, an amber one below. */
const crossing = (lit: 'amber' | 'left'): SignPicture => ({
  frame: [-10, -10, 700, 520],
  shapes: [
    rect(-8, -8, 696, 516, white, 24),
    ...Array.from({ length: 12 }, (_, i) => i).flatMap((i) => [
      rect(i * 56 + 4, 0, 30, 22, red),
      rect(i * 56 + 4, 478, 30, 22, red),
    ]),
    ...Array.from({ length: 8 }, (_, i) => i).flatMap((i) => [
      rect(0, i * 60 + 16, 22, 32, red),
      rect(658, i * 60 + 16, 22, 32, red),
    ]),
    rect(26, 26, 628, 448, housing, 14),
    circle(170, 166, 88, lit === 'left' ? lampRed : unlit),
    circle(510, 166, 88, unlit),
    circle(340, 358, 88, lit === 'amber' ? lampAmber : unlit),
    ...(lit === 'left' ? rays(170, 166, 96, lampRed) : []),
  ],
})

export const signals: Readonly<Record<string, () => SignPicture>> = {
  'signal-red': () => head({ red: true }),
  'signal-red-amber': () => head({ red: true, amber: true }),
  'signal-green': () => head({ green: true }),
  'signal-amber': () => head({ amber: true }),
  'signal-green-arrow': () => {
    const lamps = head({ red: true })
    return {
      frame: [-230, -10, 510, 680],
      shapes: [
        rect(-228, 420, 236, 248, white, 30),
        ...lamps.shapes,
        rect(-216, 432, 224, 224, housing, 22),
        circle(-110, 530, 84, unlit),
        circle(-110, 530, 84, black),
        ...place([fill(LEFT_ARROW, lampGreen)], { x: -110, y: 530, scale: 1.1 }),
      ],
    }
  },
  'signal-pelican-flashing-amber': () => head({ amber: true }, rays(130, 330, 92, lampAmber)),
  'signal-no-left-turn': () => {
    const lamps = head({ green: true })
    const sign = redRing([])
    return {
      frame: [-230, -10, 510, 680],
      shapes: [
        rect(-228, 420, 236, 248, white, 30),
        ...lamps.shapes,
        rect(-216, 432, 224, 224, housing, 22),
        ...place(sign.shapes, { x: -206, y: 434, scale: 0.32 }),
        ...place(
          [
            fill(
              'M395 501V258C395 223 368 196 335 196H130L91 226L130 255H314C325 255 334 264 334 276V501Z',
              black,
            ),
            line('M464 497L133 103', red, 50),
          ],
          { x: -206, y: 434, scale: 0.32 },
        ),
      ],
    }
  },
  'signal-pedestrian-red': () => ({ frame: [-10, -10, 320, 640], shapes: pedestrian(false) }),
  'signal-pedestrian-green': () => ({ frame: [-10, -10, 320, 640], shapes: pedestrian(true) }),
  'signal-puffin': () => ({
    frame: [-10, -10, 320, 680],
    shapes: [
      rect(0, 0, 300, 660, white, 30),
      rect(10, 10, 280, 640, housing, 22),
      ...place(standing(lampRed), { x: 150, y: 136, scale: 0.86 }),
      ...moved(walker(unlit), [330, 325], [150, 330], 0.48, true),
      ...lines(['Push button', 'Wait for signal'], {
        x: 150,
        y: 464,
        size: 22,
        leading: 36,
        colour: white,
      }),
      rect(100, 530, 100, 100, grey),
      rect(110, 540, 80, 80, white),
    ],
  }),
  'signal-toucan': () => ({
    frame: [-10, -10, 620, 640],
    shapes: [
      fill(
        'M30 0H270A30 30 0 0 1 300 30V300H570A30 30 0 0 1 600 330V590A30 30 0 0 1 570 620H30A30 30 0 0 1 0 590V30A30 30 0 0 1 30 0Z',
        white,
      ),
      fill(
        'M32 10H268A22 22 0 0 1 290 32V310H568A22 22 0 0 1 590 332V588A22 22 0 0 1 568 610H32A22 22 0 0 1 10 588V32A22 22 0 0 1 32 10Z',
        housing,
      ),
      circle(150, 164, 124, black),
      circle(150, 456, 124, black),
      circle(446, 456, 124, black),
      ...place(standing(unlit), { x: 150, y: 164 }),
      ...moved(walker(lampGreen), [330, 325], [150, 456], 0.6),
      ...moved(bicycle(lampGreen, black), [345, 414], [446, 460], 0.52),
    ],
  }),
  'signal-tram-stop': () => tramHead(ROW.map((x) => [x, 0] as const)),
  'signal-tram-ahead': () => tramHead(ROW.map((y) => [0, y] as const)),
  'signal-crossing-flashing': () => crossing('left'),
  'signal-crossing-amber': () => crossing('amber'),
  'signal-lane-open': () =>
    laneBoard([fill('M250 440L90 300H160L214 330V70H286V330L340 300H410Z', lampGreen)]),
  'signal-lane-closed': () => laneBoard([line('M96 96L404 404M404 96L96 404', lampRed, 64)]),
  'signal-lane-move-left': () =>
    laneBoard([fill('M386 66L434 114L226 322H330L256 396H94V234L168 164V264Z', white)]),
  'signal-school-flashing': () => {
    const sign = triangles['tsrgd-545']?.() ?? head({})
    const [, , , height] = sign.frame
    return {
      frame: [-12, -12, 714, height + 220],
      shapes: [
        ...sign.shapes,
        rect(165, 632, 360, 176, white, 30),
        rect(173, 640, 344, 160, housing, 24),
        circle(263, 720, 58, lampAmber),
        circle(427, 720, 58, unlit),
      ],
    }
  },
}
