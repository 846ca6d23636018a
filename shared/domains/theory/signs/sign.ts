/** What is known of a sign besides its picture. */

/** The groups, in the order of the Highway Code's own pages; `signals` are lights, `people` give them by hand. */
export const SIGN_GROUPS = [
  'orders',
  'warnings',
  'level-crossings',
  'information',
  'parking',
  'directions',
  'motorway',
  'works',
  'signals',
  'people',
  'markings',
] as const

export type SignGroup = (typeof SIGN_GROUPS)[number]

export type SignFacts = {
  /** Never changes, never reused: questions refer to it. */
  readonly id: string
  /** The TSRGD diagram, as `601.1`; or where it stands, as `Highway Code: arm signals`. */
  readonly diagram: string
  readonly name: string
  readonly meaning: string
  readonly group: SignGroup
  /** What it looks like, without what it means. Words it bears stand in “quotation marks”. */
  readonly alt: string
  /** The Highway Code rule it has most to do with. */
  readonly rule?: string
}

/** id, diagram, name, meaning, alt, rule. */
type Row = readonly [string, string, string, string, string, string?]

export const factsOf = (group: SignGroup, rows: readonly Row[]): SignFacts[] =>
  rows.map(([id, diagram, name, meaning, alt, rule]) => ({
    id,
    diagram,
    name,
    meaning,
    group,
    alt,
    ...(rule === undefined ? {} : { rule }),
  }))
