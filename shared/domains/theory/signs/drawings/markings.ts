/** Markings on the road, seen from above. */
import { COLOUR } from '../colours.ts'
import { circle, fill, line, place, rect, type SignPicture } from '../picture.ts'
import {
  across,
  acrossIn,
  cycleMark,
  dashes,
  diagonals,
  doubles,
  junction,
  kerbMarks,
  kerbside,
  LEFT,
  MIDDLE,
  night,
  painted,
  RIGHT,
  road,
  solid,
  studs,
  tile,
  zigzag,
} from './road-kit.ts'
import { clockwise } from './roundels.ts'

const { white, asphalt, verge, pavement, yellow, red, grey, amber, housing } = COLOUR

const ARROW_LEFT =
  'M0 0V-120C0 -150 -16 -166 -40 -166H-58V-130L-104 -184L-58 -238V-202H-40C2 -202 36 -166 36 -120V0Z'
const ARROW_UP = 'M-18 0V-160H-50L0 -250L50 -160H18V0Z'

export const markings: Readonly<Record<string, () => SignPicture>> = {
  'marking-stop-line-signals': () =>
    road([
      ...dashes(MIDDLE, 110, 50, 11, white, 236),
      solid(MIDDLE, 11, white, 196, 250),
      rect(LEFT, 180, MIDDLE - LEFT + 5, 20, white),
    ]),
  'marking-stop-line': () =>
    junction([
      ...dashes(MIDDLE, 100, 44, 11, white, 250),
      rect(LEFT, 190, MIDDLE - LEFT + 5, 34, white),
      ...painted('STOP', 178, 470, 176, 170),
    ]),
  'marking-give-way': () =>
    junction([
      ...dashes(MIDDLE, 100, 44, 11, white, 250),
      ...across(190, 44, 22, 15, LEFT, MIDDLE + 6),
      ...across(220, 44, 22, 15, LEFT, MIDDLE + 6),
    ]),
  'marking-give-way-triangle': () =>
    junction([
      ...dashes(MIDDLE, 100, 44, 11, white, 250),
      ...across(190, 44, 22, 15, LEFT, MIDDLE + 6),
      ...across(220, 44, 22, 15, LEFT, MIDDLE + 6),
      line('M126 320H234L180 546Z', white, 16),
    ]),
  'marking-give-way-roundabout': () =>
    tile([
      rect(0, 0, 600, 600, verge),
      rect(LEFT, 190, RIGHT - LEFT, 410, asphalt),
      fill('M0 0V211A560 250 0 0 0 600 211V0Z', asphalt),
      fill('M60 0A240 92 0 0 0 540 0Z', verge),
      ...dashes(MIDDLE, 100, 44, 11, white, 290),
      ...across(246, 40, 20, 24, LEFT, MIDDLE),
    ]),
  'marking-mini-roundabout': () =>
    tile([
      rect(0, 0, 600, 600, verge),
      rect(150, 0, 300, 600, asphalt),
      rect(0, 150, 600, 300, asphalt),
      fill(
        'M60 150H150V60L60 150ZM450 60V150H540L450 60ZM540 450H450V540L540 450ZM150 540V450H60L150 540Z',
        asphalt,
      ),
      circle(300, 300, 74, white),
      ...place(clockwise(118, 24, 28), { x: 300, y: 300 }),
      ...across(470, 22, 12, 14, 156, 300),
      ...place(across(-7, 22, 12, 14, 0, 144), { x: 137, y: 156, turn: 90 }),
      ...across(116, 22, 12, 14, 304, 448),
      ...place(across(-7, 22, 12, 14, 0, 144), { x: 463, y: 304, turn: 90 }),
    ]),
  'marking-centre': () => road(dashes(MIDDLE, 60, 120, 10)),
  'marking-hazard': () => road(dashes(MIDDLE, 120, 60, 11)),
  'marking-lane': () =>
    road([
      solid(LEFT + 10, 10),
      solid(RIGHT - 10, 10),
      ...dashes(220, 36, 110, 8),
      ...dashes(380, 36, 110, 8),
    ]),
  'marking-edge': () =>
    road([solid(LEFT + 14, 13), solid(RIGHT - 14, 13), ...dashes(MIDDLE, 60, 120, 10)]),
  'marking-double-both': () => doubles('solid', 'solid'),
  'marking-double-solid-near': () => doubles('solid', 'broken'),
  'marking-double-broken-near': () => doubles('broken', 'solid'),
  'marking-deflection-arrow': () =>
    road([
      ...dashes(MIDDLE, 120, 60, 11, white, 460),
      fill(
        'M316 430C318 330 306 262 262 214L290 190L184 132L196 250L226 230C262 276 284 340 288 430Z',
        white,
      ),
      ...dashes(MIDDLE, 120, 60, 11, white, 0, 110),
    ]),
  'marking-hatched-broken': () =>
    road([
      ...dashes(240, 80, 40, 9),
      ...dashes(360, 80, 40, 9),
      ...[0, 1, 2, 3, 4].map((row) =>
        fill(
          `M252 ${16 + row * 96}L348 ${96 + row * 96}V${130 + row * 96}L252 ${50 + row * 96}Z`,
          white,
        ),
      ),
    ]),
  'marking-chevrons-solid': () =>
    tile([
      rect(0, 0, 600, 600, verge),
      rect(30, 0, 540, 600, asphalt),
      line('M196 0L300 560L404 0', white, 14),
      ...[30, 130, 230, 330].flatMap((y) => {
        const half = ((560 - y - 64) / 560) * 104 - 18
        const deep = half * 0.9
        return half > 12
          ? [
              fill(
                `M${300 - half} ${y}L300 ${y + deep}L${300 + half} ${y}V${y + 34}L300 ${y + deep + 38}L${300 - half} ${y + 34}Z`,
                white,
              ),
            ]
          : []
      }),
      solid(44, 11),
      solid(556, 11),
    ]),
  'marking-box-junction': () =>
    tile([
      rect(0, 0, 600, 600, verge),
      rect(130, 0, 340, 600, asphalt),
      rect(0, 130, 600, 340, asphalt),
      line('M136 136H464V464H136Z', yellow, 12),
      ...diagonals(142, 458, 63, yellow, 7),
      ...dashes(MIDDLE, 50, 26, 9, white, 480),
      ...dashes(MIDDLE, 50, 26, 9, white, 0, 120),
    ]),
  'marking-keep-clear': () =>
    road([
      ...dashes(MIDDLE, 60, 90, 10),
      rect(LEFT + 6, 80, MIDDLE - LEFT - 16, 9, white),
      rect(LEFT + 6, 500, MIDDLE - LEFT - 16, 9, white),
      ...painted('KEEP', 178, 470, 170, 160),
      ...painted('CLEAR', 178, 260, 190, 160),
    ]),
  'marking-slow': () =>
    road([...dashes(MIDDLE, 120, 60, 11), ...painted('SLOW', 176, 430, 190, 260)]),
  'marking-speed-30': () =>
    road([
      ...dashes(MIDDLE, 60, 120, 10),
      line('M92 300A84 210 0 0 1 260 300A84 210 0 0 1 92 300Z', white, 20),
      ...painted('30', 176, 384, 96, 168),
    ]),
  'marking-single-yellow': () => kerbside([solid(250, 14, yellow)]),
  'marking-double-yellow': () => kerbside([solid(250, 14, yellow), solid(284, 14, yellow)]),
  'marking-single-red': () => kerbside([solid(250, 16, red)]),
  'marking-double-red': () => kerbside([solid(250, 16, red), solid(286, 16, red)]),
  'marking-kerb-one': () => kerbMarks(1),
  'marking-kerb-two': () => kerbMarks(2),
  'marking-school-keep-clear': () =>
    kerbside([
      solid(250, 9, yellow, 20, 580),
      line(
        'M270 576L300 530L270 484L300 438L270 392L300 346L270 300L300 254L270 208L300 162L270 116L300 70L270 24',
        yellow,
        9,
      ),
      ...place(painted('SCHOOL', 0, 0, 250, 84, yellow), { x: 420, y: 450, turn: -90 }),
      ...place(painted('KEEP CLEAR', 0, 0, 350, 84, yellow), { x: 540, y: 300, turn: -90 }),
    ]),
  'marking-zebra': () =>
    road([
      rect(0, 216, 600, 168, pavement),
      rect(LEFT, 216, RIGHT - LEFT, 168, asphalt),
      ...[72, 152, 232, 312, 392, 472].map((x) => rect(x, 226, 40, 148, white)),
      ...across(200, 22, 16, 8, LEFT + 4, RIGHT - 4),
      ...across(392, 22, 16, 8, LEFT + 4, RIGHT - 4),
      zigzag(92, 420, 590),
      zigzag(MIDDLE, 420, 590),
      zigzag(508, 420, 590),
      zigzag(92, 10, 180),
      zigzag(MIDDLE, 10, 180),
      zigzag(508, 10, 180),
      circle(32, 300, 24, white),
      circle(32, 300, 19, amber),
      circle(568, 300, 24, white),
      circle(568, 300, 19, amber),
    ]),
  'marking-signal-crossing': () =>
    road([
      rect(0, 216, 600, 148, pavement),
      rect(LEFT, 216, RIGHT - LEFT, 148, asphalt),
      ...[226, 354].flatMap((y) =>
        Array.from({ length: 15 }, (_, i) => rect(LEFT + 8 + i * 32, y - 6, 12, 12, grey)),
      ),
      rect(LEFT, 392, MIDDLE - LEFT, 18, white),
      rect(MIDDLE, 174, RIGHT - MIDDLE, 18, white),
      zigzag(92, 420, 590),
      zigzag(MIDDLE, 420, 590),
      zigzag(508, 420, 590),
      zigzag(92, 0, 160),
      zigzag(MIDDLE, 0, 160),
      zigzag(508, 0, 160),
    ]),
  'marking-advanced-stop': () =>
    road([
      ...dashes(MIDDLE, 100, 50, 11, white, 430),
      solid(MIDDLE, 11, white, 120, 410),
      rect(LEFT, 120, MIDDLE - LEFT, 16, white),
      rect(LEFT + 62, 390, MIDDLE - LEFT - 62, 16, white),
      ...dashes(LEFT + 60, 50, 26, 8, white, 400),
      ...cycleMark(180, 262, 0.46),
    ]),
  'marking-bus-lane': () =>
    road([
      solid(230, 24),
      ...dashes(380, 36, 100, 9),
      ...painted('BUS', 142, 500, 112, 160),
      ...painted('LANE', 142, 280, 128, 160),
    ]),
  'marking-cycle-lane-solid': () =>
    road([solid(200, 16), ...dashes(MIDDLE + 60, 60, 120, 10), ...cycleMark(128, 300, 0.29)]),
  'marking-cycle-lane-broken': () =>
    road([
      ...dashes(200, 74, 40, 10),
      ...dashes(MIDDLE + 60, 60, 120, 10),
      ...cycleMark(128, 300, 0.29),
    ]),
  'marking-bus-stop': () =>
    kerbside([
      ...dashes(418, 52, 26, 11, yellow, 40, 560),
      ...acrossIn(40, yellow),
      ...acrossIn(549, yellow),
      solid(240, 22, yellow, 46, 554),
      ...place(painted('BUS STOP', 0, 0, 420, 96, yellow), { x: 376, y: 300, turn: -90 }),
    ]),
  'marking-lane-arrows': () =>
    road([
      solid(LEFT + 10, 10),
      solid(RIGHT - 10, 10),
      ...dashes(MIDDLE, 60, 60, 9),
      ...place([fill(ARROW_LEFT, white)], { x: 184, y: 420 }),
      ...place([fill(ARROW_UP, white)], { x: 420, y: 420 }),
    ]),
  'marking-loading-bay': () =>
    kerbside([
      ...dashes(400, 40, 24, 10, white, 50, 550),
      ...acrossIn(50, white),
      ...acrossIn(540, white),
      ...place(painted('LOADING ONLY', 0, 0, 470, 84), { x: 524, y: 300, turn: -90 }),
    ]),
  'marking-hump': () =>
    road([
      rect(LEFT, 190, RIGHT - LEFT, 220, COLOUR.unlit),
      ...[LEFT + 20, LEFT + 130].map((x) => fill(`M${x} 410H${x + 84}L${x + 42} 260Z`, white)),
      ...[MIDDLE + 26, MIDDLE + 136].map((x) => fill(`M${x} 190H${x + 84}L${x + 42} 340Z`, white)),
      ...dashes(MIDDLE, 100, 50, 11, white, 430),
      ...dashes(MIDDLE, 100, 50, 11, white, 0, 170),
    ]),
  'studs-white': () =>
    night([
      ...dashes(MIDDLE, 60, 120, 10),
      ...studs(
        MIDDLE,
        white,
        [60, 240, 420].map((y) => y + 60),
      ),
    ]),
  'studs-red': () =>
    night([
      solid(LEFT + 40, 10),
      ...dashes(MIDDLE, 60, 120, 10),
      ...studs(LEFT + 16, COLOUR.lampRed, [70, 230, 390, 550]),
    ]),
  'studs-amber': () =>
    night([
      solid(RIGHT - 40, 10),
      ...dashes(MIDDLE - 20, 60, 120, 10),
      solid(LEFT + 16, 10),
      ...studs(RIGHT - 16, COLOUR.lampAmber, [70, 230, 390, 550]),
    ]),
  'studs-green': () =>
    tile([
      rect(0, 0, 600, 600, COLOUR.unlit),
      fill('M180 0H560V600H180V480L0 300V60L180 240Z', housing),
      ...dashes(380, 60, 120, 10),
      solid(544, 10),
      ...dashes(200, 34, 34, 14, white, 236, 500),
      ...studs(224, COLOUR.lampGreen, [250, 330, 410, 490]),
    ]),
}
