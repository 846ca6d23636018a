/** Vehicles. Each is drawn in the coordinates of the sign it is best known from; `anchor` is its foot. */
import { COLOUR, type Colour } from '../colours.ts'
import { circle, fill, line, rect, ring, type Shape } from '../picture.ts'

/** From the front, as on “no motor vehicles”; stands at (306, 442), 344 wide. */
export const carFront = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M205 128H407C432 128 442 148 448 178L460 250C474 258 481 276 481 298V338C481 354 476 362 469 366V420C469 435 460 442 442 442C424 442 415 435 415 420V374C345 382 267 382 197 374V420C197 435 188 442 170 442C152 442 143 435 143 420V366C136 362 131 354 131 338V298C131 276 138 258 152 250L164 178C170 148 180 128 205 128Z',
    ink,
  ),
  fill(
    'M216 152C262 148 350 148 396 152C412 154 416 170 419 190L424 232C385 226 227 226 188 232L193 190C196 170 200 154 216 152Z',
    ground,
  ),
  circle(180, 292, 25, ground),
  circle(432, 292, 25, ground),
  rect(220, 284, 172, 14, ground),
  rect(220, 308, 172, 14, ground),
  rect(220, 332, 172, 14, ground),
]

/** From behind, as on “no overtaking”; stands at (191, 386), 184 wide. */
export const carRear = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M131 218H251C261 218 266 225 268 234L277 279C282 285 284 294 284 305V343H278V374C278 382 272 386 264 386C255 386 250 382 250 374V349C212 352 170 352 132 349V374C132 382 127 386 118 386C110 386 104 382 104 374V343H98V305C98 294 100 285 105 279L114 234C116 225 121 218 131 218Z',
    ink,
  ),
  fill(
    'M140 233C168 230 214 230 242 233C251 234 253 241 255 250L259 266C260 273 257 276 250 275C215 271 167 271 132 275C125 276 122 273 123 266L127 250C129 241 131 234 140 233Z',
    ground,
  ),
]

/** A lorry facing left; stands at (295, 397), 397 wide. */
export const lorry = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M217 200H492V364H96V318C96 306 98 300 100 292L111 242C113 232 118 228 127 228H186C194 228 198 232 198 240V281H217Z',
    ink,
  ),
  fill('M127 242H170V281H118Z', ground),
  circle(154, 364, 41, ground),
  circle(154, 364, 34, ink),
  circle(154, 364, 20, ground),
  circle(416, 364, 41, ground),
  circle(416, 364, 34, ink),
  circle(416, 364, 20, ground),
]

/** A coach facing left; stands at (302, 378), 500 wide. */
export const bus = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M70 218H512C538 218 552 236 552 262V342L446 362H64C56 362 52 356 52 348V296L60 288V230C60 222 62 218 70 218Z',
    ink,
  ),
  rect(84, 243, 32, 106, ground, 6),
  rect(137, 243, 87, 44, ground, 6),
  rect(240, 243, 87, 44, ground, 6),
  rect(343, 243, 87, 44, ground, 6),
  fill(
    'M451 243H505C524 243 532 254 532 270V287H451C447 287 445 285 445 281V249C445 245 447 243 451 243Z',
    ground,
  ),
  circle(164, 352, 32, ground),
  circle(164, 352, 25, ink),
  circle(164, 352, 13, ground),
  circle(414, 352, 32, ground),
  circle(414, 352, 25, ink),
  circle(414, 352, 13, ground),
]

/** A tram from the side; stands at (301, 398), 498 wide, its frame reaches up to y = 153. */
export const tram = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M80 234H244L256 225H346L358 234H520C529 234 532 238 534 246L550 352V374H512V384H462C460 394 455 398 446 398C437 398 432 394 430 384H172C170 394 165 398 156 398C147 398 142 394 140 384H88V374H52V352L66 246C68 238 71 234 80 234Z',
    ink,
  ),
  line('M301 222L254 197L301 168L348 197Z', ink, 10),
  rect(292, 150, 18, 20, ink, 5),
  fill('M82 254H103V298H72L78 260C79 256 80 254 82 254Z', ground),
  rect(116, 254, 32, 112, ground, 8),
  rect(160, 254, 32, 112, ground, 8),
  rect(204, 254, 56, 44, ground, 6),
  rect(273, 254, 56, 44, ground, 6),
  rect(342, 254, 56, 44, ground, 6),
  rect(410, 254, 32, 112, ground, 8),
  rect(454, 254, 32, 112, ground, 8),
  fill('M499 254H520C522 254 523 256 524 260L530 298H499Z', ground),
]

/** A bicycle facing left; stands at (345, 519), 374 wide. */
export const bicycle = (ink: Colour, ground: Colour): Shape[] => [
  ring(224, 454, 55, ink, 20),
  ring(464, 454, 55, ink, 20),
  line('M268 352H403M272 378L346 432M424 336L372 440M372 455H464L406 360', ink, 17),
  line('M304 308H276C260 308 258 322 264 336L273 358L278 394C280 420 266 452 224 454', ink, 17),
  fill(
    'M372 322C374 318 378 317 382 317H434C436 328 430 338 418 338H400C386 338 376 332 372 322Z',
    ink,
  ),
  circle(367, 454, 31, ground),
  ring(367, 454, 22, ink, 11),
  line('M372 474L380 497M366 497H396M360 434L354 412M340 412H368', ink, 12),
]

/** A motorcycle with its rider, facing left; stands at (306, 257), 272 wide. */
export const motorcycle = (ink: Colour, ground: Colour): Shape[] => [
  circle(217, 212, 44, ink),
  circle(217, 212, 29, ground),
  circle(217, 212, 16, ink),
  circle(396, 212, 44, ink),
  circle(396, 212, 29, ground),
  circle(396, 212, 16, ink),
  line('M278 100L222 208', ink, 13),
  fill('M214 150H262L262 166H240L226 172H214Z', ink),
  fill(
    'M262 196C268 176 288 166 312 170L352 154H412C424 158 436 172 444 196V216H432C430 190 416 172 394 170C370 170 354 188 352 212V236H262Z',
    ink,
  ),
  fill('M330 122L380 156L356 170L300 190Z', ink),
  fill(
    'M298 112C320 104 340 112 352 126L372 156L350 164C330 166 322 174 318 186L312 226H338V238H288L292 184C292 172 298 164 312 158L318 142L296 160L268 166C260 166 258 152 266 150L288 144Z',
    ink,
  ),
  circle(303, 92, 17, ink),
]

/** A small car towing a caravan, facing left; stands at (302, 384), 420 wide. */
export const carAndCaravan = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M92 362V252C92 244 96 240 104 240H132C142 240 150 244 158 250L200 296L216 300C222 302 226 306 226 312V348H262V356H176Z',
    ink,
  ),
  fill('M106 256H130C136 256 140 258 146 264L172 294H106Z', ground),
  fill(
    'M284 224C330 212 440 212 486 222C504 226 512 238 512 258V344C512 354 506 358 496 358H272C260 358 254 352 254 340V256C254 238 264 228 284 224Z',
    ink,
  ),
  rect(290, 252, 50, 36, ground, 5),
  rect(386, 252, 96, 36, ground, 5),
  circle(152, 354, 36, ground),
  circle(152, 354, 29, ink),
  circle(152, 354, 14, ground),
  circle(386, 354, 36, ground),
  circle(386, 354, 29, ink),
  circle(386, 354, 14, ground),
]

/** A steam engine facing right; stands at (345, 520), 312 wide. */
export const engine = (ink: Colour): Shape[] => [
  fill(
    'M203 364H264V387H320C320 372 324 362 340 362C356 362 360 372 360 387H436V376H432V366H476V376H470V387H489V454H501V476H190V430H226V387H203Z',
    ink,
  ),
  circle(232, 488, 33, ink),
  circle(302, 488, 33, ink),
  circle(372, 488, 33, ink),
  circle(430, 499, 22, ink),
  circle(478, 499, 22, ink),
  fill(
    'M444 362V350C444 344 440 342 436 342C424 348 412 346 402 336C388 342 368 342 354 330C338 334 320 332 306 320C280 298 278 264 300 244C322 226 352 230 368 252C388 246 406 254 414 272C448 284 466 318 466 362Z',
    ink,
  ),
]

/** A bull-nosed car from the side, facing right, wheels on y = 0, middle at x = 0, 200 wide. */
export const carSide = (ink: Colour, ground: Colour): Shape[] => [
  fill(
    'M-100 -26V-44C-100 -56 -94 -60 -84 -61L-46 -64L-22 -92C-16 -98 -10 -100 -2 -100H32C44 -100 50 -96 56 -86L68 -62L88 -56C96 -53 100 -48 100 -40V-22H-100Z',
    ink,
  ),
  fill('M-32 -64L-14 -86C-11 -89 -8 -90 -4 -90H10V-64Z', ground),
  fill('M20 -90H32C38 -90 42 -88 46 -82L56 -64H20Z', ground),
  circle(-56, -20, 26, ground),
  circle(-56, -20, 20, ink),
  circle(-56, -20, 9, ground),
  circle(56, -20, 26, ground),
  circle(56, -20, 20, ink),
  circle(56, -20, 9, ground),
]

/** The motorway: two lanes narrowing under a bridge; 540 wide around (300, 320). */
export const motorwaySymbol = (ink: Colour): Shape[] => [
  fill('M246 70H280L270 186H214Z', ink),
  fill('M322 70H356L388 186H332Z', ink),
  fill(
    'M42 214H558V246H518C508 246 504 250 502 258V310H462L446 262C442 250 438 246 428 246H172C162 246 158 250 154 262L138 310H98V258C96 250 92 246 82 246H42Z',
    ink,
  ),
  fill('M210 282H268L258 528H148Z', ink),
  fill('M334 282H392L454 528H344Z', ink),
]

/** An aeroplane seen from above, its nose to the top right. */
export const aeroplane = (ink: Colour = COLOUR.black): Shape[] => [
  fill(
    'M436 290C446 286 452 296 446 304C440 314 430 322 420 328L374 366L366 390L404 410L428 398C440 398 462 400 466 408C464 416 458 420 450 420L440 424L452 452C444 470 426 486 412 484L406 428C396 420 384 416 372 412L342 412L328 506C322 520 302 518 300 506V402L294 382L228 338C220 330 220 316 232 312C250 308 274 316 290 322L330 340Z',
    ink,
  ),
]
