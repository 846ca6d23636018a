/** Signs that order: stop, give way, red rings, blue discs. */
import { COLOUR } from '../colours.ts'
import { lines, text } from '../lettering.ts'
import {
  circle,
  fill,
  line,
  mirrored,
  place,
  rect,
  ring,
  type Shape,
  type SignPicture,
} from '../picture.ts'
import { BLUE, disc, downwardTriangle, panel, redRing, WHITE } from '../plates.ts'
import { ridden } from '../symbols/animals.ts'
import { adultAndChild, children, walker } from '../symbols/figures.ts'
import { moved } from '../symbols/kit.ts'
import {
  bicycle,
  bus,
  carAndCaravan,
  carFront,
  carRear,
  lorry,
  motorcycle,
  tram,
} from '../symbols/vehicles.ts'

const { black, white, red, blue, yellow, grey, orange } = COLOUR

const OCTAGON = 'M176 0H424L600 176V424L424 600H176L0 424V176Z'
const INNER_OCTAGON = 'M184 18H416L582 184V416L416 582H184L18 416V184Z'

/** A red ring with figures, shrunk or whole. */
export const speedRoundel = (figures: string): Shape[] => [
  circle(300, 300, 300, red),
  circle(300, 300, 240, white),
  ...text(figures, { x: 300, y: 411, size: 222, colour: black, weight: 'heavy', stretch: 1.28 }),
]

const limit = (figures: string) => (): SignPicture => redRing(speedRoundel(figures).slice(2))

/** Blue ground, red ring: with one stroke no waiting, with two no stopping. */
export const waitingRoundel = (strokes: 1 | 2): Shape[] => [
  circle(300, 300, 300, red),
  circle(300, 300, 240, blue),
  line(strokes === 1 ? 'M120 120L480 480' : 'M120 120L480 480M480 120L120 480', red, 58),
]

const plain = (shapes: readonly Shape[]): SignPicture => ({
  frame: [-10, -10, 620, 620],
  shapes: [circle(300, 300, 308, white), ...shapes],
})

const RIGHT_TURN =
  'M208 501V258C208 223 235 196 268 196H473L512 226L473 255H289C278 255 269 264 269 276V501Z'
const AHEAD = 'M300 52L422 174V290L341 209V548H259V209L178 290V174Z'
const TURN_AHEAD =
  'M60 200L157 100H258L195 164H388C420 164 440 184 440 216V512H370V248C370 240 366 236 358 236H195L258 302H157Z'
const KEEP_LEFT = 'M443 100L500 157L260 396H372L290 480H118V308L202 226V340Z'
const EITHER = 'M226 154L267 179L162 361L235 346L198 410L86 444L56 335L98 267L116 337Z'

/** Three arrows clockwise, drawn around the origin: line radius 172, heads to 236. */
export const clockwise = (radius: number, width: number, head: number): Shape[] => {
  const at = (degrees: number, r: number) => {
    const angle = (degrees * Math.PI) / 180
    return `${r * Math.cos(angle)} ${r * Math.sin(angle)}`
  }
  const inner = radius - width / 2
  const outer = radius + width / 2
  const arrow = `M${at(-84, outer)}A${outer} ${outer} 0 0 1 ${at(-24, outer)}L${at(-24, radius + head)}L${at(8, radius)}L${at(-24, radius - head)}L${at(-24, inner)}A${inner} ${inner} 0 0 0 ${at(-84, inner)}Z`
  return [20, 140, 260].flatMap((turn) => place([fill(arrow, white)], { turn }))
}

const wedges = (turn: number): Shape[] =>
  [0, 180].flatMap((more) =>
    place([fill('M-236 -44L-158 0L-236 44Z', black)], { x: 300, y: 300, turn: turn + more }),
  )

/** A red ring of 300 around (0, 0), for plates. */
const zonePlate = (shapes: readonly Shape[]): SignPicture => panel(420, 640, WHITE, shapes)

export const roundels: Readonly<Record<string, () => SignPicture>> = {
  'tsrgd-601.1': () => ({
    frame: [-10, -10, 620, 620],
    shapes: [
      fill(OCTAGON, white),
      fill(INNER_OCTAGON, red),
      ...text('STOP', { x: 300, y: 372, size: 146, colour: white, stretch: 1.1 }),
    ],
  }),
  'tsrgd-602': () =>
    downwardTriangle([
      ...text('GIVE', { x: 345, y: 196, size: 108, colour: black, weight: 'heavy', stretch: 1.14 }),
      ...text('WAY', { x: 345, y: 306, size: 70, colour: black, weight: 'heavy', stretch: 1.14 }),
    ]),
  'tsrgd-605.2': () => ({
    frame: [-10, -10, 620, 960],
    shapes: [
      rect(282, 590, 36, 350, grey),
      circle(300, 300, 308, white),
      circle(300, 300, 300, red),
      circle(300, 300, 252, yellow),
      ...text('STOP', { x: 300, y: 226, size: 92, colour: black, weight: 'heavy', stretch: 1.1 }),
      rect(98, 254, 404, 62, black, 31),
      ...moved(children(black), [345, 516], [300, 500], 0.6),
    ],
  }),
  'tsrgd-616': () => plain([circle(300, 300, 296, red), rect(54, 242, 492, 116, white, 14)]),
  'tsrgd-617': () => redRing([]),
  'tsrgd-619': () =>
    redRing([
      ...motorcycle(black, white),
      ...moved(carFront(black, white), [306, 442], [300, 500], 0.7),
    ]),
  'tsrgd-619.1': () => redRing(moved(carFront(black, white), [306, 285], [300, 300])),
  'tsrgd-619.2': () => redRing(moved(motorcycle(black, white), [306, 166], [300, 300], 1.45)),
  'tsrgd-951': () => redRing(moved(bicycle(black, white), [345, 414], [300, 300])),
  'tsrgd-952': () => redRing(moved(bus(black, white), [302, 300], [300, 300], 0.82)),
  'tsrgd-622.1A': () =>
    redRing([
      ...moved(lorry(black, white), [295, 298], [300, 300]),
      ...text('7.5', { x: 318, y: 330, size: 92, colour: white, weight: 'heavy' }),
      ...text('T', { x: 450, y: 298, size: 60, colour: white, weight: 'heavy' }),
    ]),
  'tsrgd-622.7': () => redRing(moved(carAndCaravan(black, white), [302, 302], [300, 300])),
  'tsrgd-622.8': () =>
    redRing([
      fill(
        'M300 268L214 262L160 240L196 226L148 200L200 190L178 150L232 166L238 112L276 150L300 92L324 150L364 112L370 166L424 150L402 190L454 200L406 226L442 240L386 262Z',
        orange,
      ),
      fill(
        'M300 250L246 244L226 206L262 214L270 176L300 206L332 176L340 214L376 206L356 244Z',
        white,
      ),
      ...moved(carFront(black, white), [306, 442], [300, 494], 0.66),
    ]),
  'tsrgd-622.6': () => redRing(moved(ridden(black), [312, 394], [300, 316], 1.18)),
  'tsrgd-625.1': () => redRing(moved(walker(black), [330, 325], [300, 300])),
  'tsrgd-626.2A': () =>
    redRing([
      ...text('7.5', { x: 258, y: 340, size: 132, colour: black, weight: 'heavy' }),
      ...text('T', { x: 424, y: 340, size: 96, colour: black, weight: 'heavy' }),
      ...text('mgw', { x: 300, y: 430, size: 66, colour: black, weight: 'heavy' }),
    ]),
  'tsrgd-629': () =>
    redRing([
      ...wedges(0),
      ...text('2.0 m', { x: 300, y: 262, size: 104, colour: black, weight: 'heavy' }),
      ...text('6\'6"', { x: 300, y: 436, size: 104, colour: black, weight: 'heavy' }),
    ]),
  'tsrgd-629.2': () =>
    redRing([
      ...wedges(90),
      ...text('4.4 m', { x: 300, y: 280, size: 100, colour: black, weight: 'heavy' }),
      ...text('14\'6"', { x: 300, y: 418, size: 100, colour: black, weight: 'heavy' }),
    ]),
  'tsrgd-629.1': () =>
    redRing([
      ...moved(lorry(black, white), [295, 397], [300, 250], 0.58),
      ...text('10.0 m', { x: 300, y: 342, size: 70, colour: black, weight: 'heavy' }),
      ...text('32\'6"', { x: 300, y: 436, size: 70, colour: black, weight: 'heavy' }),
      fill('M168 474L202 448V468H278V480H202V500Z', black),
      fill('M432 474L398 448V468H322V480H398V500Z', black),
    ]),
  'tsrgd-612': () => redRing([fill(RIGHT_TURN, black)], [line('M136 497L467 103', red, 50)]),
  'tsrgd-613': () =>
    redRing(place([fill(RIGHT_TURN, black)], { x: 603, isMirrored: true }), [
      line('M464 497L133 103', red, 50),
    ]),
  'tsrgd-614': () =>
    redRing(
      [
        fill(
          'M173 477L212 439L251 477V255C251 227 273 205 301 205C329 205 351 227 351 255V438L390 477L429 438V255C429 184 372 127 301 127C230 127 173 184 173 255Z',
          black,
        ),
      ],
      [line('M80 173L520 427', red, 50)],
    ),
  'tsrgd-615': () =>
    redRing([
      fill('M217 359V201L256 240V181L197 121L137 181V240L176 201V359Z', red),
      fill('M408 142V379L467 320V409L378 498L288 409V320L347 379V142Z', black),
    ]),
  'tsrgd-632': () => redRing([...carRear(black, white), ...place(carRear(red, white), { x: 226 })]),
  'tsrgd-642': () => plain(waitingRoundel(2)),
  'tsrgd-636': () => plain(waitingRoundel(1)),
  'tsrgd-670-20': limit('20'),
  'tsrgd-670-30': limit('30'),
  'tsrgd-670-40': limit('40'),
  'tsrgd-670-50': limit('50'),
  'tsrgd-670-60': limit('60'),
  'tsrgd-671': () => ({
    frame: [-10, -10, 620, 620],
    shapes: [
      circle(300, 300, 308, white),
      ring(300, 300, 302, black, 6),
      fill('M43 449L449 43A300 300 0 0 1 557 151L151 557A300 300 0 0 1 43 449Z', black),
    ],
  }),
  'tsrgd-674': () =>
    zonePlate([
      ...place(speedRoundel('20'), { x: 42, y: 44, scale: 0.56 }),
      ...text('ZONE', { x: 210, y: 520, size: 92, colour: black, weight: 'heavy' }),
    ]),
  'tsrgd-675': () =>
    zonePlate([
      ...place(speedRoundel('30'), { x: 42, y: 44, scale: 0.56 }),
      rect(0, 420, 420, 14, black),
      circle(108, 532, 76, grey),
      circle(108, 532, 60, white),
      ...text('20', { x: 108, y: 558, size: 54, colour: grey, weight: 'heavy', stretch: 1.2 }),
      line('M52 594L170 476M44 586L162 468M60 602L178 484', black, 5),
      ...text('Zone', { x: 294, y: 518, size: 50, colour: black, weight: 'heavy' }),
      ...text('ENDS', { x: 294, y: 590, size: 50, colour: black, weight: 'heavy' }),
    ]),
  'tsrgd-672-30': () =>
    disc(text('30', { x: 300, y: 416, size: 232, colour: white, weight: 'heavy', stretch: 1.3 })),
  'tsrgd-673-30': () =>
    disc([
      ...text('30', { x: 300, y: 416, size: 232, colour: white, weight: 'heavy', stretch: 1.3 }),
      line('M118 482L482 118', red, 60),
    ]),
  'tsrgd-606-ahead': () => disc([fill(AHEAD, white)]),
  'tsrgd-606-left': () => disc(place([fill(AHEAD, white)], { x: 0, y: 600, turn: -90 })),
  'tsrgd-609-left': () => disc([fill(TURN_AHEAD, white)]),
  'tsrgd-609-right': () => mirrored(disc([fill(TURN_AHEAD, white)])),
  'tsrgd-610-left': () => disc([fill(KEEP_LEFT, white)]),
  'tsrgd-610-right': () => mirrored(disc([fill(KEEP_LEFT, white)])),
  'tsrgd-611': () =>
    disc([fill(EITHER, white), ...place([fill(EITHER, white)], { x: 600, isMirrored: true })]),
  'tsrgd-611.1': () => disc(place(clockwise(178, 62, 68), { x: 300, y: 300 })),
  'tsrgd-652': () =>
    panel(420, 620, BLUE, place([fill(AHEAD, white)], { x: -97, y: -3, scale: 1.04 })),
  'tsrgd-955': () => disc(moved(bicycle(white, blue), [345, 414], [300, 306], 1.15)),
  'tsrgd-956': () =>
    disc([
      ...moved(bicycle(white, blue), [345, 414], [300, 180], 0.68),
      ...moved(adultAndChild(white), [315, 520], [300, 548], 0.72),
    ]),
  'tsrgd-957': () =>
    disc([
      rect(291, 62, 18, 476, white),
      ...moved(bicycle(white, blue), [345, 414], [162, 310], 0.58),
      ...moved(adultAndChild(white), [315, 338], [428, 300], 0.78, true),
    ]),
  'tsrgd-953': () =>
    disc([
      ...moved(bicycle(white, blue), [345, 519], [300, 208], 0.52),
      ...moved(bus(white, blue), [302, 378], [300, 420], 0.94),
    ]),
  'tsrgd-953.1': () => disc(moved(tram(white, blue), [301, 398], [300, 410], 0.96)),
  'tsrgd-959': () =>
    panel(520, 420, BLUE, [
      ...moved(bus(white, blue), [302, 378], [206, 190], 0.62),
      ...moved(bicycle(white, blue), [345, 519], [206, 360], 0.52),
      rect(420, 44, 26, 332, white),
    ]),
  'tsrgd-959.1': () =>
    panel(600, 300, BLUE, [
      ...moved(bicycle(white, blue), [345, 414], [218, 154], 0.82),
      rect(462, 12, 26, 276, white),
    ]),
  'tsrgd-960': () =>
    panel(640, 330, BLUE, [
      fill('M72 60L116 104V146L84 114V270H60V114L28 146V104Z', white),
      fill('M180 60L224 104V146L192 114V270H168V114L136 146V104Z', white),
      rect(248, 12, 22, 306, white),
      ...moved(bus(white, blue), [302, 378], [450, 168], 0.6),
      fill('M450 296L406 252V212L438 244V186H462V244L494 212V252Z', white),
    ]),
  'tsrgd-618.3': () =>
    panel(420, 720, WHITE, [
      ...text('PEDESTRIAN', { x: 210, y: 84, size: 42, colour: black, weight: 'heavy' }),
      ...text('ZONE', { x: 210, y: 150, size: 50, colour: black, weight: 'heavy' }),
      circle(210, 292, 118, red),
      circle(210, 292, 94, white),
      ...text('No vehicles', { x: 210, y: 466, size: 36, colour: black, weight: 'heavy' }),
      rect(0, 504, 420, 12, black),
      ...lines(['Except for', 'loading by'], {
        x: 210,
        y: 562,
        size: 34,
        leading: 50,
        colour: black,
        weight: 'heavy',
      }),
      ...moved(lorry(black, white), [295, 397], [210, 700], 0.36),
    ]),
}
