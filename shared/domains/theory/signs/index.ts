/** Road signs, signals and markings: facts, and pictures drawn when they are first asked for. */
import { directions } from './drawings/directions.ts'
import { markings as markingDrawings } from './drawings/markings.ts'
import { motorway as motorwayDrawings } from './drawings/motorway.ts'
import { panels } from './drawings/panels.ts'
import { parking as parkingDrawings } from './drawings/parking.ts'
import { people as peopleDrawings } from './drawings/people.ts'
import { roundels } from './drawings/roundels.ts'
import { signals as signalDrawings } from './drawings/signals.ts'
import { triangles } from './drawings/triangles.ts'
import { works as worksDrawings } from './drawings/works.ts'
import { directions as directionFacts, information, parking } from './facts/information.ts'
import { markings } from './facts/markings.ts'
import { motorway, works } from './facts/motorway.ts'
import { orders } from './facts/orders.ts'
import { people, signals } from './facts/signals.ts'
import { levelCrossings, warnings } from './facts/warnings.ts'
import { type SignPicture, toSvg } from './picture.ts'
import type { SignFacts } from './sign.ts'

export type Sign = SignFacts & { readonly svg: string }

export type SignLibrary = {
  /** In the order of the groups, and within a group from the common to the rare. */
  readonly all: readonly Sign[]
  readonly byId: ReadonlyMap<string, Sign>
}

export const FACTS: readonly SignFacts[] = [
  ...orders,
  ...warnings,
  ...levelCrossings,
  ...information,
  ...parking,
  ...directionFacts,
  ...motorway,
  ...works,
  ...signals,
  ...people,
  ...markings,
]

export const DRAWINGS: Readonly<Record<string, () => SignPicture>> = {
  ...roundels,
  ...triangles,
  ...panels,
  ...parkingDrawings,
  ...directions,
  ...motorwayDrawings,
  ...worksDrawings,
  ...signalDrawings,
  ...peopleDrawings,
  ...markingDrawings,
}

const withPicture = (facts: SignFacts): Sign => {
  let svg: string | undefined
  return {
    ...facts,
    get svg() {
      const draw = DRAWINGS[facts.id]
      if (!draw) throw new Error(`No drawing for ${facts.id}.`)
      svg ??= toSvg(draw())
      return svg
    },
  }
}

const all = FACTS.map(withPicture)

/** Every sign there is. The same objects each time. */
export const signLibrary: SignLibrary = {
  all,
  byId: new Map(all.map((sign) => [sign.id, sign])),
}
