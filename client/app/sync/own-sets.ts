/**
 * The second lane in the list of changes: rows of sets this device writes itself (mock tests,
 * practice, own details, read marks). A read mark is no work of anybody's, so it is not counted.
 */
import type { Engine } from '#client/engine/api.ts'

export type OwnRow = {
  readonly set: string
  readonly id: string
  readonly title: string
}
export type RefusedRow = OwnRow & {
  readonly message: string
  readonly data: unknown
  /** The device was ended, and the office has it. */
  readonly isHandedIn?: true
}

const OWN_SETS: Readonly<Record<string, string>> = {
  attempts: 'Mock theory test',
  complaints: 'Remark about a question',
  questions: 'Theory question',
  practice: 'Theory practice',
  sharing: 'Who sees your theory',
  people: 'Own details',
}

export const unsentRows = (engine: Pick<Engine, 'set'>): OwnRow[] =>
  Object.entries(OWN_SETS).flatMap(([set, title]) =>
    [...engine.set(set).unsent()].map((id) => ({ set, id, title })),
  )

export const refusedRows = (engine: Pick<Engine, 'set'>): RefusedRow[] =>
  Object.entries(OWN_SETS).flatMap(([set, title]) =>
    [...engine.set(set).refused()].map(([id, refused]) => ({ set, id, title, ...refused })),
  )

/** Of an ended device: nobody else has these rows. What was refused may have been handed in. */
export const rowsOnlyHere = (engine: Pick<Engine, 'set'>): OwnRow[] => [
  ...unsentRows(engine),
  ...refusedRows(engine).filter(({ isHandedIn }) => isHandedIn !== true),
]
