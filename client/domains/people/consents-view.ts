/** What somebody has agreed to and every word they said about it, from rows. Pure. */
import type { Rows } from '#client/engine/api.ts'
import {
  type ConsentRow,
  PURPOSES,
  type Purpose,
  purposeOf,
  wordingNow,
} from '#shared/domains/people/index.ts'

export type ConsentLine = {
  readonly purpose: Purpose
  readonly isGiven: boolean
  /** What was agreed to; otherwise what is asked now. */
  readonly sentence: string
  readonly wording: string
  /** The word that counts; undefined when none was ever said. */
  readonly last: ConsentRow | undefined
}

const rowsOf = (rows: Rows, personId: string): readonly ConsentRow[] =>
  rows.all<ConsentRow>('consents').filter((row) => row.personId === personId)

/** One line a purpose, in the order in which they are asked. */
export const consentLines = (rows: Rows, personId: string): ConsentLine[] => {
  const own = rowsOf(rows, personId)
  return PURPOSES.map((purpose) => {
    const last = own.find((row) => row.purpose === purpose.id && row.counts)
    const isGiven = last?.said === 'given'
    const now = wordingNow(purpose)
    return {
      purpose,
      isGiven,
      sentence: isGiven && last.sentence !== '' ? last.sentence : now.sentence,
      wording: isGiven ? last.wording : now.version,
      last,
    }
  })
}

/** Newest first. */
export const consentHistory = (rows: Rows, personId: string): ConsentRow[] =>
  [...rowsOf(rows, personId)].sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? 1 : -1))

/** A purpose only a newer app knows goes by its own name. */
export const purposeTitle = (id: string): string => purposeOf(id)?.title ?? id

type Said = Pick<ConsentRow, 'said' | 'how' | 'by'>

/** "Yes, by Amira Khan in the app", "Withdrawn, noted from paper by Anna Field". */
export const saidWords = ({ said, how, by }: Said, nameOf: (id: string) => string): string => {
  const what = said === 'given' ? 'Yes' : 'Withdrawn'
  return how === 'app'
    ? `${what}, by ${nameOf(by)} in the app`
    : `${what}, noted from paper by ${nameOf(by)}`
}
