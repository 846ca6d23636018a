/** Direction signs, with places that are nowhere. Green: primary; white: others; blue: motorways. */
import { COLOUR, type Colour } from '../colours.ts'
import { text, textWidth } from '../lettering.ts'
import { fill, line, place, rect, type Shape, type SignPicture } from '../picture.ts'
import { BLUE, GREEN, panel, WHITE, YELLOW } from '../plates.ts'
import { moved } from '../symbols/kit.ts'
import { bicycle, lorry, motorwaySymbol } from '../symbols/vehicles.ts'

const { black, white, blue, green, yellow, brown } = COLOUR

const EDGE = 8

/** A sign with one end pointed, the point at the right unless mirrored, shapes laid on afterwards. */
const flag = (
  width: number,
  height: number,
  ground: Colour,
  border: Colour,
  shapes: readonly Shape[],
  isLeft = false,
): SignPicture => {
  const outline = (inset: number) => {
    const r = Math.max(4, 24 - inset)
    const tip = inset * 1.25
    return `M${inset + r} ${inset}H${width - 90 - inset * 0.4}L${width - tip} ${height / 2}L${width - 90 - inset * 0.4} ${height - inset}H${inset + r}A${r} ${r} 0 0 1 ${inset} ${height - inset - r}V${inset + r}A${r} ${r} 0 0 1 ${inset + r} ${inset}Z`
  }
  const plate = [
    line(outline(0), white, EDGE * 2, true),
    fill(outline(0), border),
    fill(outline(12), ground),
  ]
  const chevron = line(
    `M${width - 128} 44L${width - 62} ${height / 2}L${width - 128} ${height - 44}`,
    border,
    26,
  )
  const base = [...plate, chevron]
  return {
    frame: [-12, -12, width + 24, height + 24],
    shapes: [...(isLeft ? place(base, { x: width, isMirrored: true }) : base), ...shapes],
  }
}

const word = (
  words: string,
  x: number,
  y: number,
  colour: Colour,
  size = 62,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Shape[] =>
  text(words, { x, y, size, colour, anchor, weight: colour === black ? 'heavy' : 'medium' })

/** A patch behind a name that belongs to another kind of road. */
const patch = (words: string, x: number, y: number, ground: Colour, colour: Colour): Shape[] => [
  rect(x - 20, y - 68, textWidth(words, 52) + 40, 92, ground, 10),
  ...word(words, x, y, colour, 52),
]

export const directions: Readonly<Record<string, () => SignPicture>> = {
  'direction-primary-advance': () =>
    panel(800, 760, GREEN, [
      ...word('Norbridge', 70, 112, white, 62),
      ...word('A417', 440, 112, yellow, 62),
      fill('M378 720V180L400 146L422 180V720Z', white),
      fill('M110 318H690L718 336L690 354H110L82 336Z', white),
      ...patch('Elmstow', 76, 470, white, black),
      ...patch('B4425', 76, 554, white, black),
      ...word('Westing', 470, 452, white, 58),
      ...word('A38', 470, 548, yellow, 58),
    ]),
  'direction-primary-junction': () =>
    flag(
      740,
      210,
      green,
      white,
      [...word('Norbridge', 176, 96, white, 62), ...word('A417', 176, 182, yellow, 62)],
      true,
    ),
  'direction-primary-confirm': () =>
    panel(620, 470, GREEN, [
      ...word('A417', 60, 110, yellow, 66),
      ...word('Norbridge', 60, 230, white, 60),
      ...word('6', 560, 230, white, 60, 'end'),
      ...word('Westing', 60, 322, white, 60),
      ...word('17', 560, 322, white, 60, 'end'),
      ...word('Harrowfold', 60, 414, white, 60),
      ...word('42', 560, 414, white, 60, 'end'),
    ]),
  'direction-local-advance': () =>
    panel(800, 700, WHITE, [
      ...word('Elmstow', 70, 116, black, 62),
      ...word('B4425', 440, 116, black, 62),
      fill('M384 660V180L400 150L416 180V660Z', black),
      fill('M110 308H690L718 324L690 340H110L82 324Z', black),
      ...word('Cold', 76, 440, black, 56),
      ...word('Ash', 76, 530, black, 56),
      rect(460, 372, 268, 196, green, 12),
      ...word('Westing', 484, 450, white, 46),
      ...word('A417', 484, 536, yellow, 52),
    ]),
  'direction-local-junction': () =>
    flag(740, 210, white, black, [
      ...word('Elmstow', 56, 96, black, 60),
      ...word('B4425', 56, 182, black, 60),
    ]),
  'direction-motorway': () =>
    flag(
      900,
      210,
      blue,
      white,
      [
        ...word('Norbridge', 176, 94, white, 58),
        rect(176, 118, 74, 66, black, 8),
        ...word('23', 213, 170, white, 42, 'middle'),
        ...word('M1', 280, 182, white, 58),
        ...moved(motorwaySymbol(white), [300, 300], [740, 104], 0.32),
      ],
      true,
    ),
  'direction-motorway-advance': () =>
    panel(900, 560, BLUE, [
      ...word('Westing', 64, 124, white, 78),
      ...word('A52', 64, 262, white, 96),
      rect(60, 410, 156, 104, white, 12),
      rect(66, 416, 144, 92, black, 8),
      ...word('25', 138, 488, white, 56, 'middle'),
      fill('M752 520V232L784 192L816 232V520Z', white),
      fill('M768 422L470 250L458 206L502 192L768 346Z', white),
      ...word('1', 540, 444, white, 50),
      fill('M542 488L580 404L588 408L550 492Z', white),
      ...word('2', 576, 488, white, 50),
      ...word('m', 620, 474, white, 82),
    ]),
  'direction-motorway-lanes': () => ({
    frame: [-10, -10, 1120, 380],
    shapes: [
      ...panel(540, 360, BLUE, [
        ...word('Westing', 270, 100, white, 60, 'middle'),
        ...word('A52', 270, 190, white, 60, 'middle'),
        fill('M270 336L204 270H246V222H294V270H336Z', white),
      ]).shapes,
      ...place(
        panel(540, 360, BLUE, [
          ...word('The NORTH', 270, 100, white, 60, 'middle'),
          ...word('M1', 270, 190, white, 60, 'middle'),
          fill('M160 336L94 270H136V222H184V270H226Z', white),
          fill('M380 336L314 270H356V222H404V270H446Z', white),
        ]).shapes,
        { x: 560 },
      ),
    ],
  }),
  'direction-tourist': () =>
    flag(760, 190, brown, white, [
      fill(
        'M52 150V60H72V78H86V60H106V78H120V60H140V150H108V118C108 106 84 106 84 118V150Z',
        white,
      ),
      ...word('Harrow Castle', 168, 118, white, 52),
    ]),
  'direction-ring-road': () =>
    panel(
      420,
      420,
      GREEN,
      text('R', { x: 216, y: 320, size: 220, colour: white, weight: 'heavy' }),
    ),
  'direction-diversion': () =>
    flag(740, 180, yellow, black, word('Norbridge', 176, 112, black, 62), true),
  'direction-diversion-symbol': () =>
    panel(440, 440, { ...YELLOW, borderWidth: 6, radius: 40 }, [
      fill('M220 66L380 356H60Z', black),
    ]),
  'direction-cycle': () =>
    flag(760, 180, blue, white, [
      ...moved(bicycle(white, blue), [345, 414], [136, 92], 0.42),
      ...word('Elmstow', 246, 114, white, 58),
    ]),
  'direction-lorry': () =>
    panel(560, 300, { ground: black, border: white }, [
      ...moved(lorry(white, black), [295, 298], [204, 150], 0.68),
      fill('M452 50L512 112V166L474 128V254H430V128L392 166V112Z', white),
    ]),
  'direction-car-park': () =>
    flag(620, 180, white, black, [
      rect(52, 38, 104, 104, blue, 8),
      ...text('P', { x: 107, y: 126, size: 70, colour: white, weight: 'heavy' }),
      ...word('Market St', 184, 112, black, 48),
    ]),
}
