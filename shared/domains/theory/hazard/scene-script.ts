/**
 * The language scenes are written in: a road, what stands beside it, and who moves when. Distances
 * are metres along the road (`s`) and across it (`d`, negative to the left), times are seconds.
 */
import type { SceneFacts } from './scene.ts'

export type Side = 'left' | 'right'

/** Something that holds from one place on the road to another. */
export type Reach = { readonly from: number; readonly to: number }

/** `radius` in metres: positive bends right, negative left. */
export type Bend = Reach & { readonly radius: number }

/** A rise and fall of `height` metres. */
export type Hill = Reach & { readonly height: number }

export type RoadProfile = {
  /** From the middle to the kerb. */
  readonly halfWidth: number
  /** 0 means a verge instead of a pavement. */
  readonly pavement: number
  readonly centre: 'broken' | 'hazard' | 'solid' | 'none'
  readonly edge?: 'double-yellow' | 'single-yellow' | 'white'
  readonly bends?: readonly Bend[]
  readonly hills?: readonly Hill[]
}

export type StretchKind =
  | 'terrace'
  | 'cottages'
  | 'semis'
  | 'shops'
  | 'flats'
  | 'school'
  | 'sheds'
  | 'park'
  | 'hedge'
  | 'wood'
  | 'field'
  | 'moor'

/** What stands along one side. Side roads cut it by themselves. */
export type Stretch = Reach & { readonly side: Side; readonly kind: StretchKind }

export type SideRoad = {
  readonly side: Side
  /** The middle of its mouth. */
  readonly at: number
  readonly halfWidth: number
}

/** Things put by hand. */
export type Fitting =
  | { readonly kind: 'lamp'; readonly at: number; readonly side: Side }
  | {
      readonly kind:
        | 'tree'
        | 'bush'
        | 'post-box'
        | 'bin'
        | 'bench'
        | 'bollard'
        | 'pole'
        | 'shelter'
        | 'bus-flag'
        | 'cone'
        | 'barrier'
        | 'heap'
        | 'gate'
        | 'signal'
      readonly at: number
      readonly d: number
    }
  | { readonly kind: 'sign'; readonly at: number; readonly d: number; readonly sign: SignFace }
  | { readonly kind: 'zebra'; readonly at: number }
  | { readonly kind: 'signal-crossing'; readonly at: number }
  | ({ readonly kind: 'bus-box' | 'lay-by'; readonly side: Side } & Reach)

export type SignFace =
  | '20'
  | '30'
  | '40'
  | '50'
  | '60'
  | 'national'
  | 'give-way'
  | 'children'
  | 'bend-left'
  | 'bend-right'
  | 'roadworks'
  | 'narrows'
  | 'animals'
  | 'horses'
  | 'crossroads'
  | 'side-road-left'
  | 'side-road-right'
  | 'hidden-dip'

export type CarBody = 'hatch' | 'saloon' | 'estate' | 'suv' | 'taxi'

export type Look =
  | { readonly kind: 'car'; readonly body: CarBody; readonly colour: string }
  | { readonly kind: 'van'; readonly colour: string }
  | { readonly kind: 'lorry'; readonly colour: string; readonly cab: string }
  | { readonly kind: 'bus'; readonly decks: 1 | 2; readonly colour: string }
  | { readonly kind: 'ambulance' }
  | { readonly kind: 'tractor' }
  | { readonly kind: 'digger' }
  | { readonly kind: 'cyclist'; readonly coat: string; readonly child?: boolean }
  | { readonly kind: 'motorcyclist'; readonly colour: string }
  | {
      readonly kind: 'person'
      readonly coat: string
      readonly legs: string
      readonly tall: number
      readonly carries?: 'bag' | 'pram' | 'stick' | 'phone' | 'stop-sign'
    }
  | { readonly kind: 'dog'; readonly colour: string }
  | { readonly kind: 'horse'; readonly colour: string; readonly rider: string }
  | { readonly kind: 'deer' }
  | { readonly kind: 'sheep' }
  | { readonly kind: 'ball'; readonly colour: string }

/** [second, s, d]: passed softly, never overshot. One entry stands still. */
export type Waypoint = readonly [second: number, s: number, d: number]

/** A span of time in seconds. */
export type Span = readonly [from: number, until: number]

export type Actor = {
  readonly id: string
  readonly look: Look
  readonly track: readonly Waypoint[]
  /** Which way it looks while it has not moved: along (1, 0), against (-1, 0), or across. */
  readonly faces?: readonly [ds: number, dd: number]
  /** Only fills the street: left out where it would be in somebody's way. */
  readonly filler?: boolean
  /** It moves the other way round. */
  readonly reverses?: boolean
  /** Indicators. */
  readonly signals?: readonly { readonly side: Side | 'both'; readonly span: Span }[]
  /** A door on its right (the driver's) or left opens in this time. */
  readonly door?: { readonly side: Side; readonly span: Span }
  /** Lights of a stopped vehicle with someone inside, shown as brake lights. */
  readonly braked?: readonly Span[]
  /** Not there before; gets up from a seat or a crouch within this time. */
  readonly rises?: Span
  /** Height off the ground where it is not 0: a bouncing ball. */
  readonly bounces?: number
}

export type HazardCue = {
  readonly hazard: string
  readonly actor: string
  /** What makes it develop; a test holds the script to it. `enters`: comes inside `line`. */
  readonly by: 'moves' | 'lateral' | 'brakes' | 'enters' | 'signals' | 'door' | 'appears'
  /** For `enters`: metres from the middle of the road; the kerb if not given. */
  readonly line?: number
}

export type SceneScript = {
  readonly seed: number
  readonly road: RoadProfile
  readonly stretches: readonly Stretch[]
  readonly sideRoads: readonly SideRoad[]
  readonly fittings: readonly Fitting[]
  readonly ownCar: {
    /** [second, metres a second] */
    readonly speeds: readonly (readonly [number, number])[]
    /** [second, d of the driver's eye] */
    readonly lateral: readonly (readonly [number, number])[]
  }
  readonly actors: readonly Actor[]
  readonly cues: readonly HazardCue[]
}

/** A scene with all that is needed to draw it. Shown only as pictures, never read out to learners. */
export type HazardScene = SceneFacts & {
  /** Three to five frames in order, "spot when it changed", for those who want no motion. TH29. */
  readonly stillFrames: readonly number[]
  readonly script: SceneScript
}
