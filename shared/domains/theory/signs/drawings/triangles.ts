/** Signs that warn: red-edged triangles and what hangs below them. */
import { COLOUR } from '../colours.ts'
import { text } from '../lettering.ts'
import {
  circle,
  fill,
  line,
  mirrored,
  place,
  rect,
  type Shape,
  type SignPicture,
} from '../picture.ts'
import { below, downwardTriangle, panel, triangle, WHITE } from '../plates.ts'
import { cow, ridden, stag, wildHorse } from '../symbols/animals.ts'
import { adultAndChild, children, frail, walker } from '../symbols/figures.ts'
import { moved } from '../symbols/kit.ts'
import { aeroplane, bicycle, carRear, carSide, engine, lorry, tram } from '../symbols/vehicles.ts'

const { black, white, red, amber, green } = COLOUR

const symbol = (data: string) => (): SignPicture => triangle([fill(data, black)])

/** A black-bordered plate with one or two lines. */
export const plateBelow = (words: readonly string[], width: number): SignPicture =>
  panel(
    width,
    46 + words.length * 76,
    WHITE,
    words.flatMap((each, row) =>
      text(each, { x: width / 2, y: 90 + row * 78, size: 56, colour: black, weight: 'heavy' }),
    ),
  )

const SIDE_ROAD = 'M455 360H381V260L331 210L280 260V521H381V410H455Z'
const BEND =
  'M273 521V396C273 369 288 345 311 334L405 299L424 257L383 238L286 273C239 295 207 342 207 396V521Z'
const NARROW_RIGHT =
  'M393 383C397 389 400 396 400 404V520H444V404C444 388 440 372 432 359L411 332C407 325 405 318 405 311V210H360V310C360 327 364 342 372 355Z'
const SIDE_LINE = fill('M329 520H285V210H329Z', black)
const UP = 'M319 470V293L352 326V276L303 226L253 276V326L286 293V470Z'
const DOWN = 'M442 276V453L475 420V470L425 519L375 470V420L408 453V276Z'

/** Three curved arrows, clockwise, around (344, 386). */
const ROUNDABOUT = [
  'M217 436C211 420 208 403 208 386C208 320 254 265 316 253L344 276L319 305C284 315 259 347 259 386C259 397 261 407 264 417Z',
  'M449 470C439 483 426 494 411 503C354 536 283 523 241 475L248 440L285 447C311 472 352 478 385 459C395 453 403 446 409 438Z',
  'M363 252C379 254 395 259 411 268C468 301 492 369 472 429L438 441L425 405C434 370 419 332 385 312C376 307 366 303 355 302Z',
]

/** One line of water from `from`, `halves` half waves of 40 long. */
const wave = (y: number, from: number, halves: number): Shape =>
  line(
    `M${from} ${y}${Array.from({ length: halves }, (_, i) => `c16 0 24 ${i % 2 === 0 ? '18 40 18' : '-18 40 -18'}`).join('')}`,
    black,
    13,
  )

export const triangles: Readonly<Record<string, () => SignPicture>> = {
  'tsrgd-501-502': () => below(downwardTriangle([]), plateBelow(['STOP', '100 yds'], 440)),
  'tsrgd-501-503': () => below(downwardTriangle([]), plateBelow(['GIVE WAY', '50 yds'], 480)),
  'tsrgd-504.1': symbol('M470 362H396V262L345 211L294 262V362H220V412H294V520H396V412H470Z'),
  'tsrgd-505.1': symbol('M305 411H256L205 360L256 310H460V361H406V520H305Z'),
  'tsrgd-506.1-right': symbol(SIDE_ROAD),
  'tsrgd-506.1-left': () => triangle(place([fill(SIDE_ROAD, black)], { x: 690, isMirrored: true })),
  'tsrgd-507.1': symbol('M453 312H378V262L328 211L277 262V411H202V461H277V521H378V362H453Z'),
  'tsrgd-508.1': symbol(
    'M412 520V262L361 211L310 262V372L206 476V546L206 540L238 520L310 448V520ZM206 476L206 520H238Z',
  ),
  'tsrgd-510': () => triangle(ROUNDABOUT.map((data) => fill(data, black))),
  'tsrgd-512-right': symbol(BEND),
  'tsrgd-512-left': () => triangle(place([fill(BEND, black)], { x: 688, isMirrored: true })),
  'tsrgd-512.1': () => triangle([fill(BEND, black), line('M250 330L186 294', black, 34)]),
  'tsrgd-513-left': symbol(
    'M419 382V520H479V361C479 333 457 310 429 310C417 310 406 314 398 321L310 400V281L279 250L249 281V421C249 449 272 472 299 472C311 472 322 468 331 461Z',
  ),
  'tsrgd-515': () => ({
    frame: [-10, -10, 1020, 320],
    shapes: [
      rect(-8, -8, 1016, 316, white, 20),
      rect(0, 0, 1000, 300, black, 14),
      ...[40, 360, 680].map((x) =>
        fill(`M${x + 130} 24H${x + 258}L${x + 128} 150L${x + 258} 276H${x + 130}L${x} 150Z`, white),
      ),
    ],
  }),
  'tsrgd-516': () =>
    triangle([
      fill(NARROW_RIGHT, black),
      ...place([fill(NARROW_RIGHT, black)], { x: 690, isMirrored: true }),
    ]),
  'tsrgd-517-right': () => triangle([SIDE_LINE, fill(NARROW_RIGHT, black)]),
  'tsrgd-517-left': () => mirrored(triangle([SIDE_LINE, fill(NARROW_RIGHT, black)])),
  'tsrgd-520': symbol(
    'M380 172V252C380 258 382 263 384 269L430 348C434 356 436 365 436 375V521H375V382C375 377 374 373 372 369L353 335C350 331 340 331 337 335L317 369C315 373 314 377 314 382V521H254V375C254 365 256 356 260 348L306 269C308 263 309 258 309 252V172Z',
  ),
  'tsrgd-521': symbol(UP + DOWN),
  'tsrgd-522': symbol(
    'M239 379H416L383 411H433L483 362L433 312H383L416 345H239ZM383 488H206L239 521H189L140 471L189 422H239L206 455H383Z',
  ),
  'tsrgd-523.1': () =>
    triangle([
      fill('M126 520L186 406L566 520Z', black),
      ...place(text('10%', { x: 0, y: 0, size: 96, colour: black, weight: 'heavy' }), {
        x: 322,
        y: 398,
        turn: 16,
        scale: 0.86,
      }),
    ]),
  'tsrgd-524.1': () =>
    triangle([
      fill('M564 520L494 376L124 520Z', black),
      ...place(text('20%', { x: 0, y: 0, size: 96, colour: black, weight: 'heavy' }), {
        x: 352,
        y: 384,
        turn: -21,
        scale: 0.86,
      }),
    ]),
  'tsrgd-528': symbol(
    'M162 420H196C224 420 240 408 256 390C282 362 314 356 344 356C374 356 406 362 432 390C448 408 464 420 492 420H526V500H394V464C394 434 374 414 344 414C314 414 294 434 294 464V500H162Z',
  ),
  'tsrgd-529': () =>
    triangle([
      fill('M104 520L150 426H206V520ZM586 520L540 426H484V520Z', black),
      line('M196 414L388 220', black, 40),
      wave(466, 204, 7),
      wave(500, 204, 7),
    ]),
  'tsrgd-529.1': () =>
    triangle([
      fill(
        'M205 520V388L230 332L288 282H402L460 332L485 388V520H430V404C430 350 392 318 345 318C298 318 260 350 260 404V520Z',
        black,
      ),
      fill(
        'M214 512V390L238 338L291 291H399L452 338L476 390V512H438V404C438 345 396 310 345 310C294 310 252 345 252 404V512Z',
        white,
      ),
      line(
        'M206 388H258M206 430H258M206 472H258M432 388H484M432 430H484M432 472H484M232 336L268 362M290 284L308 322M458 336L422 362M400 284L382 322M262 310L286 338M428 310L404 338',
        black,
        8,
      ),
      fill('M318 276H372L364 322H326Z', black),
      fill('M328 285H362L357 313H333Z', white),
      fill('M266 520V404C266 356 300 326 345 326C390 326 424 356 424 404V520Z', black),
    ]),
  'tsrgd-530': () =>
    triangle([
      fill('M276 226H414L345 322Z', black),
      ...text('4.4 m', { x: 345, y: 436, size: 92, colour: black, weight: 'heavy' }),
      fill('M345 462L386 520H304Z', black),
    ]),
  'tsrgd-543': () =>
    triangle([
      rect(286, 172, 118, 348, black, 54),
      circle(345, 232, 46, red),
      circle(345, 346, 46, amber),
      circle(345, 460, 46, green),
    ]),
  'tsrgd-544': () =>
    triangle([
      line(
        'M160 440H186M226 440H226M246 440H272M290 440H316M336 440H362M420 440H446M464 440H490M504 440H530',
        black,
        10,
      ),
      line(
        'M124 522H148M164 522H188M206 522H230M248 522H272M290 522H314M332 522H356M374 522H398M416 522H440M458 522H482M500 522H524M542 522H566',
        black,
        11,
      ),
      ...walker(black),
    ]),
  'tsrgd-544.1': () => triangle(moved(adultAndChild(black), [315, 520], [335, 520])),
  'tsrgd-544.2': () => triangle(moved(frail(black), [322, 522], [336, 522])),
  'tsrgd-545': () => triangle(children(black)),
  'tsrgd-548': () => triangle(cow(black)),
  'tsrgd-550': () => triangle(wildHorse(black)),
  'tsrgd-550.1': () => triangle(moved(ridden(black), [312, 522], [330, 522])),
  'tsrgd-551': () => triangle(stag(black)),
  'tsrgd-554': () =>
    triangle(text('Ford', { x: 345, y: 456, size: 108, colour: black, weight: 'heavy' })),
  'tsrgd-554.2': () =>
    triangle(
      [0, 60, 120, 180, 240, 300].flatMap((turn) =>
        place([line('M0 0V-128M-30 -112L0 -84L30 -112M-26 -72L0 -48L26 -72', black, 13)], {
          x: 345,
          y: 386,
          turn,
        }),
      ),
    ),
  'tsrgd-555': () =>
    triangle([
      fill('M110 520L228 318H320V520Z', black),
      wave(424, 320, 5),
      wave(458, 320, 6),
      wave(492, 320, 6),
      ...place(carSide(black, white), { x: 356, y: 326, scale: 1.16, turn: 37 }),
    ]),
  'tsrgd-556': symbol(
    'M150 450C180 450 192 438 206 424C222 408 234 402 250 402C266 402 278 408 294 424C308 438 322 450 345 450C368 450 382 438 396 424C412 408 424 402 440 402C456 402 468 408 484 424C498 438 510 450 540 450V514H150Z',
  ),
  'tsrgd-556.1': () =>
    triangle([
      ...place(moved(carRear(black, white), [191, 386], [0, 0], 1.06), {
        x: 348,
        y: 478,
        turn: -17,
      }),
      fill('M396 470H542L570 520H396Z', black),
      ...[
        [132, 498],
        [148, 516],
        [166, 494],
        [184, 512],
        [204, 498],
        [222, 516],
        [238, 496],
        [256, 514],
        [276, 500],
        [352, 500],
        [366, 516],
        [378, 492],
        [336, 516],
        [150, 500],
        [214, 486],
        [268, 486],
      ].map(([x = 0, y = 0]) => circle(x, y, 5, black)),
    ]),
  'tsrgd-557': () =>
    triangle([
      ...place(moved(carRear(black, white), [191, 300], [0, 0], 0.96), { x: 338, y: 306, turn: 9 }),
      fill(
        'M262 384L284 390C250 394 222 404 222 412C224 428 300 432 400 434C480 436 528 450 530 486C530 500 526 512 522 521H474C484 506 492 492 488 482C480 466 420 462 360 460C270 456 190 446 194 414C198 392 236 384 262 384Z',
        black,
      ),
      fill(
        'M396 414L420 421C388 424 362 432 362 442C362 456 412 462 412 496C412 506 408 514 404 521H354C364 512 370 504 368 494C362 478 318 468 320 446C322 424 366 414 396 414Z',
        black,
      ),
    ]),
  'tsrgd-557.1': symbol(
    'M152 496H232C268 496 284 454 345 454C406 454 422 496 458 496H540V520H152Z',
  ),
  'tsrgd-558': () => triangle(aeroplane()),
  'tsrgd-559': () =>
    triangle([
      fill(
        'M110 524L294 206C300 224 296 240 306 252C318 262 312 280 322 292L330 330L342 352L344 378L360 404L366 428L384 448L412 486L424 524Z',
        black,
      ),
      fill(
        'M316 240L330 240L336 252L324 260ZM334 260L348 256L354 270L342 282L334 276ZM330 300L342 304L338 314L330 312Z',
        black,
      ),
      fill('M368 300L390 294L410 306L424 340L412 352L398 374L374 366L358 340Z', black),
      fill('M376 384L392 378L400 398L388 414L374 404Z', black),
      fill('M446 372L464 362L486 370L494 392L478 410L454 404Z', black),
      fill('M404 440L420 434L432 450L420 464L406 458Z', black),
      fill('M446 432L480 414L524 420L538 456L522 494L484 504L448 488L438 458Z', black),
    ]),
  'tsrgd-562': () =>
    triangle([
      fill(
        'M345 172C372 172 386 194 384 224C380 280 366 360 358 408H332C324 360 310 280 306 224C304 194 318 172 345 172Z',
        black,
      ),
      circle(345, 470, 44, black),
    ]),
  'tsrgd-581': () =>
    triangle([
      rect(212, 332, 17, 188, black),
      line('M229 344L280 314M229 344L280 374', black, 6),
      fill(
        'M274 312C310 306 330 316 356 330C392 346 440 336 496 366L484 412C440 398 400 412 358 396C330 384 306 372 274 374Z',
        black,
      ),
    ]),
  'tsrgd-583': () =>
    triangle([
      fill('M112 520L494 382L574 520Z', black),
      ...place(moved(lorry(black, white), [295, 398], [0, 0], 0.66), {
        x: 350,
        y: 428,
        turn: -20,
        isMirrored: true,
      }),
    ]),
  'tsrgd-584': () =>
    triangle([
      ...moved(carRear(black, white), [191, 386], [376, 382], 0.74),
      ...moved(carRear(white, white), [191, 390], [310, 455], 0.84),
      ...moved(carRear(black, white), [191, 386], [310, 450], 0.74),
      ...moved(carRear(white, white), [191, 390], [240, 526], 0.86),
      ...moved(carRear(black, white), [191, 386], [240, 520], 0.78),
    ]),
  'tsrgd-950': () => triangle(bicycle(black, white)),
  'tsrgd-779': () =>
    triangle([
      fill(
        'M374 206L286 350L352 358L300 452L284 446L318 520L372 466L354 460L432 330L352 326Z',
        black,
      ),
    ]),
  'tsrgd-770': () =>
    triangle([
      fill(
        [212, 272, 334, 396, 458]
          .map((x) => `M${x - 8} 520V372L${x + 12} 346L${x + 32} 372V520Z`)
          .join(''),
        black,
      ),
      rect(192, 384, 306, 24, black),
      rect(192, 474, 306, 24, black),
    ]),
  'tsrgd-771': () => triangle(engine(black)),
  'tsrgd-772': () => triangle(moved(tram(black, white), [301, 398], [345, 522], 0.72)),
  'tsrgd-782': () =>
    triangle([
      fill('M148 520V488H240C290 488 330 434 378 434C424 434 460 488 510 488H542V520Z', black),
      ...place(
        [
          fill('M-66 0V-60L-34 -92H-4V-56H4L8 0Z', black),
          fill('M-52 -58L-28 -82H-16V-58Z', white),
          circle(-38, 4, 29, white),
          circle(-38, 4, 23, black),
          circle(-38, 4, 10, white),
        ],
        { x: 276, y: 440, turn: -22 },
      ),
      ...place(
        [
          fill('M-52 -106H58V0H-70V-18H-52Z', black),
          fill('M58 0H146V-14C132 -30 96 -30 84 -8Z', black),
          circle(112, 4, 29, white),
          circle(112, 4, 23, black),
          circle(112, 4, 10, white),
        ],
        { x: 396, y: 434, turn: 14 },
      ),
    ]),
}
