/** People, in the coordinates of the sign each is best known from. */
import { COLOUR, type Colour } from '../colours.ts'
import { circle, ellipse, fill, line, type Shape } from '../picture.ts'

/** A striding person; head at (352, 176), feet on y = 497. */
export const walker = (ink: Colour): Shape[] => [
  circle(353, 175, 28, ink),
  fill(
    'M322 200C300 201 286 212 279 232L258 290L242 316C240 330 248 339 262 339H270V322L267 310L283 268C290 262 297 258 299 258V315C299 340 286 370 262 402C250 418 230 432 208 443C213 455 219 468 226 477C234 482 244 483 254 482C256 475 251 471 243 470C240 462 240 456 244 450C276 425 305 386 322 351C341 376 356 400 362 425C370 452 376 478 387 498L445 474C444 466 438 466 430 468C420 470 412 469 408 466C410 435 405 402 388 374C372 350 358 335 357 300C357 285 359 276 364 272C374 290 394 314 410 320C424 326 436 330 441 328C450 329 455 328 457 322C460 312 458 303 452 302C446 302 441 309 436 312C427 313 415 307 407 296C396 275 394 250 382 226C376 210 368 202 352 201L340 207Z',
    ink,
  ),
]

/** An adult holding a child's hand, the child on the left; feet on y = 520, from x = 195 to 427. */
export const adultAndChild = (ink: Colour): Shape[] => [
  circle(355, 183, 26, ink),
  fill(
    'M341 206V218C332 227 318 229 307 233C299 240 296 258 294 282L271 350L262 362C262 376 272 382 284 377L290 362L320 296C324 306 325 326 324 348L331 505L322 513C326 522 340 522 347 513L353 500L359 390H363L372 500L378 513C385 522 398 521 401 513L393 504L401 346C402 318 401 300 402 284L409 330L404 358C402 372 409 381 419 378C427 376 429 366 425 352L427 292C426 266 421 246 415 235C403 228 387 227 374 218V206Z',
    ink,
  ),
  circle(232, 349, 20, ink),
  fill(
    'M221 366C210 372 205 382 203 396L197 440C197 453 206 456 213 450L215 432L221 404L213 470H225L224 505L214 513C218 522 232 521 236 512L241 474H246L252 508C252 518 264 523 273 515L263 504V470H273L260 398L264 390L284 378L277 363L259 370C253 366 248 366 243 366Z',
    ink,
  ),
]

/** Two bent people, the front one with a stick; feet on y = 522. */
export const frail = (ink: Colour): Shape[] => [
  circle(287, 265, 25, ink),
  fill(
    'M268 278C240 296 214 326 202 362C192 396 184 430 182 466H204L201 522H238C238 514 226 511 221 506L227 466H256L262 522H300C300 513 288 511 282 506L278 470L268 440C264 410 260 386 260 374L300 364V346L278 336C270 322 280 300 300 294Z',
    ink,
  ),
  circle(394, 250, 24, ink),
  fill(
    'M374 266C346 276 318 298 302 338C292 372 296 402 302 440L304 522H340C340 513 330 511 326 506L330 404L352 522H390C390 513 378 511 372 506L352 404C352 376 358 346 374 330C388 350 420 376 446 388C454 394 462 388 460 380C444 368 416 338 402 312C396 294 388 278 374 266Z',
    ink,
  ),
  line('M434 392C444 380 454 384 453 394L430 522', ink, 8),
]

/** Two running children, hand in hand; feet on y = 515, from x = 168 to 500. */
export const children = (ink: Colour): Shape[] => [
  circle(277, 313, 23, ink),
  fill(
    'M262 336C236 334 222 342 216 360L200 408L196 424C198 436 208 440 216 436L220 412L240 374L250 388C252 402 248 416 240 428C226 442 196 452 166 456L178 494L192 496L190 474C220 470 250 460 266 446L282 434C292 460 294 486 292 514L330 516C330 506 318 503 310 500C312 470 306 440 292 410L296 372L322 402C330 410 344 404 350 398L366 396V380L338 384L306 348C298 338 284 334 270 338Z',
    ink,
  ),
  ellipse(398, 270, 25, 30, ink),
  fill(
    'M384 298C360 300 344 310 336 330L330 344C332 352 340 368 348 380L346 396C352 404 362 402 366 394L362 376L352 346L372 332L374 358L356 418C362 426 366 426 372 428C356 446 340 462 314 474L322 508L336 518C342 512 340 506 334 500L334 482C364 474 398 452 412 430H426C438 458 444 486 448 514C462 520 480 516 496 514C496 504 482 504 466 502C466 476 460 446 452 426L458 422L428 348L432 336C444 358 468 380 488 392C498 398 504 392 500 384C484 372 460 350 448 326C440 306 426 298 412 298L398 304Z',
    ink,
  ),
]

/** A person digging into a heap; on y = 523, from x = 120 to 505. */
export const digger = (ink: Colour): Shape[] => [
  circle(317, 252, 28, ink),
  fill('M120 523L197 400C204 388 220 388 228 400L236 412C246 410 256 416 264 426L296 523Z', ink),
  line('M268 436L392 368', ink, 11),
  fill('M250 452L276 428L286 446Z', ink),
  fill(
    'M342 252C370 240 408 242 426 254C446 266 452 296 456 320C458 332 452 340 440 338C432 334 430 328 434 318L424 284L416 276L410 302L424 372C430 396 446 416 464 434C480 448 496 466 508 478C508 492 494 506 480 516C470 520 464 518 466 512L480 488L432 448C412 424 398 402 392 380C382 392 376 404 374 420L372 440L366 523H310C310 514 318 510 334 510L344 442C338 416 340 398 348 380L354 360C348 358 342 352 338 350L326 352L318 380L328 410C330 424 312 428 298 424C290 414 300 404 306 398C302 380 308 350 314 330L314 290C322 284 336 270 342 252Z',
    ink,
  ),
]

/** Somebody in a wheelchair, 240 high around (0, 0). */
export const wheelchair = (ink: Colour): Shape[] => [
  circle(-26, -104, 17, ink),
  line('M-24 -82L-16 -8H44L74 62L100 52', ink, 20),
  line('M-22 -44H36', ink, 16),
  line('M-32 -18A62 62 0 1 0 46 62', ink, 16),
]

const SKIN = COLOUR.skin

/** A person standing, 300 high, feet on y = 0; arms are lines from the shoulders at (±36, -226). */
export const officer = (arms: readonly Shape[], isFromBehind = false): Shape[] => [
  fill('M-34 -130H34L30 -6H4L0 -96L-4 -6H-30Z', COLOUR.navy),
  fill('M-34 -12H0V0H-40C-40 -8 -38 -10 -34 -12ZM34 -12H0V0H40C40 -8 38 -10 34 -12Z', COLOUR.black),
  fill('M-44 -228C-36 -240 36 -240 44 -228L38 -122H-38Z', COLOUR.lime),
  fill('M-42 -186H42L41 -172H-41ZM-40 -152H40L39 -138H-39Z', COLOUR.grey),
  fill('M-11 -252H11V-232H-11Z', SKIN),
  ellipse(0, -268, 22, 26, SKIN),
  ...(isFromBehind ? [fill('M-22 -270C-22 -248 22 -248 22 -270V-284H-22Z', COLOUR.black)] : []),
  fill(
    'M-32 -276C-34 -302 -18 -308 0 -308C18 -308 34 -302 32 -276C14 -284 -14 -284 -32 -276Z',
    COLOUR.navy,
  ),
  ...(isFromBehind
    ? []
    : [
        fill('M-26 -282H26V-276C12 -270 -12 -270 -26 -276Z', COLOUR.black),
        circle(-8, -264, 2.6, COLOUR.black),
        circle(8, -264, 2.6, COLOUR.black),
      ]),
  ...arms,
]

/** A sleeve along the points and an open hand at the end. */
export const arm = (data: string, hand: readonly [number, number], sleeve: Colour): Shape[] => [
  line(data, sleeve, 22, true),
  circle(hand[0], hand[1], 13, SKIN),
]

/** An open palm turned to the viewer, fingers up, its wrist at (x, y). */
export const palm = (x: number, y: number, turn = 0): Shape[] => {
  const angle = (turn * Math.PI) / 180
  const at = (dx: number, dy: number) =>
    `${x + dx * Math.cos(angle) - dy * Math.sin(angle)} ${y + dx * Math.sin(angle) + dy * Math.cos(angle)}`
  return [
    line(`M${at(0, 0)}L${at(0, -16)}`, SKIN, 22, true),
    ...[-9, -3, 3, 9].map((dx) => line(`M${at(dx, -18)}L${at(dx * 1.2, -36)}`, SKIN, 6, true)),
    line(`M${at(-9, -8)}L${at(-18, -20)}`, SKIN, 6, true),
  ]
}
