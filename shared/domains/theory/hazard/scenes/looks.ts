/** Who may appear, by name, so that scenes read like a cast list. */
import { noise, pick } from '../exact-math.ts'
import type { CarBody, Look } from '../scene-script.ts'

const car = (body: CarBody, colour: string): Look => ({ kind: 'car', body, colour })

export const LOOKS = {
  redHatch: car('hatch', '#b3262e'),
  blueHatch: car('hatch', '#2f5f97'),
  whiteHatch: car('hatch', '#e6e6e1'),
  greenHatch: car('hatch', '#3f7a5d'),
  silverSaloon: car('saloon', '#b4babd'),
  blackSaloon: car('saloon', '#2b2f34'),
  blueSaloon: car('saloon', '#314d78'),
  greyEstate: car('estate', '#767d83'),
  redEstate: car('estate', '#8f2b2f'),
  whiteSuv: car('suv', '#dfe1df'),
  greenSuv: car('suv', '#42584a'),
  blackSuv: car('suv', '#33373c'),
  taxi: car('taxi', '#1f2226'),
  whiteVan: { kind: 'van', colour: '#edede8' },
  blueVan: { kind: 'van', colour: '#3b6494' },
  redVan: { kind: 'van', colour: '#b5322f' },
  lorry: { kind: 'lorry', colour: '#dfe0da', cab: '#2f5d86' },
  greenLorry: { kind: 'lorry', colour: '#4f7f61', cab: '#e3e3dd' },
  doubleDecker: { kind: 'bus', decks: 2, colour: '#c0262d' },
  singleDecker: { kind: 'bus', decks: 1, colour: '#3b7a57' },
  blueBus: { kind: 'bus', decks: 1, colour: '#2f5f97' },
  ambulance: { kind: 'ambulance' },
  tractor: { kind: 'tractor' },
  digger: { kind: 'digger' },
  cyclist: { kind: 'cyclist', coat: '#e0b021' },
  cyclistRed: { kind: 'cyclist', coat: '#c7402f' },
  cyclistBlue: { kind: 'cyclist', coat: '#3d6fa5' },
  childCyclist: { kind: 'cyclist', coat: '#58a05a', child: true },
  motorcyclist: { kind: 'motorcyclist', colour: '#a3262b' },
  motorcyclistBlue: { kind: 'motorcyclist', colour: '#2f5f97' },
  deer: { kind: 'deer' },
  sheep: { kind: 'sheep' },
  dog: { kind: 'dog', colour: '#8a5d3a' },
  blackDog: { kind: 'dog', colour: '#2c2a29' },
  bayHorse: { kind: 'horse', colour: '#6d4226', rider: '#e2dd3a' },
  greyHorse: { kind: 'horse', colour: '#b9b5ab', rider: '#e98a2b' },
  blackHorse: { kind: 'horse', colour: '#3b2f29', rider: '#d7e23a' },
  ball: { kind: 'ball', colour: '#d8362c' },
  yellowBall: { kind: 'ball', colour: '#e9b92a' },
} as const satisfies Readonly<Record<string, Look>>

type Carries = NonNullable<Extract<Look, { kind: 'person' }>['carries']>

export const adult = (coat: string, legs: string, carries?: Carries): Look => ({
  kind: 'person',
  coat,
  legs,
  tall: 1.74,
  ...(carries ? { carries } : {}),
})

export const child = (coat: string, legs: string): Look => ({
  kind: 'person',
  coat,
  legs,
  tall: 1.22,
})

const PARKED = [
  LOOKS.redHatch,
  LOOKS.blueHatch,
  LOOKS.whiteHatch,
  LOOKS.silverSaloon,
  LOOKS.blackSaloon,
  LOOKS.greyEstate,
  LOOKS.whiteSuv,
  LOOKS.greenHatch,
  LOOKS.blueSaloon,
  LOOKS.redEstate,
  LOOKS.blackSuv,
] as const

/** Some car, the same one for the same numbers. */
export const someCar = (seed: number, index: number): Look => pick(PARKED, seed, index)

const COATS = [
  '#c0392b',
  '#2f6fa8',
  '#e0b02c',
  '#4a8a5b',
  '#8a4f8f',
  '#d97b3a',
  '#e8e4da',
  '#444b55',
]
const LEGS = ['#2b3442', '#4a4038', '#5b6470', '#23282e']

/** Somebody on a pavement. */
export const somebody = (seed: number, index: number): Look => ({
  kind: 'person',
  coat: pick(COATS, seed, index),
  legs: pick(LEGS, seed, index + 50),
  tall: 1.6 + noise(seed, index + 90) * 0.25,
})
