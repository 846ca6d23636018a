/** Staff and learners as lists to search, and the learners who wait for a file. */

import type { Rows } from '#client/engine/api.ts'
import type { LearnerRow, Person, Stage } from '#shared/domains/people/index.ts'

export type Directory = ReadonlyMap<string, Person>

export type InstructorEntry = {
  readonly id: string
  readonly name: string
  readonly phone: string | undefined
  readonly isAdminToo: boolean
  readonly learnerCount: number
}

export type LearnerEntry = {
  readonly id: string
  readonly name: string
  readonly phone: string | undefined
  readonly stage: Stage
  readonly assigned: readonly string[]
  readonly isUnsent: boolean
  readonly isRestricted: boolean
}

const byName = (a: { name: string; id: string }, b: { name: string; id: string }): number =>
  a.name.localeCompare(b.name, 'en-GB') || (a.id < b.id ? -1 : 1)

const matches = (name: string, phone: string | undefined, search: string): boolean => {
  const wanted = search.trim().toLocaleLowerCase('en-GB')
  if (wanted === '') return true
  const digits = wanted.replace(/\D/g, '')
  return (
    name.toLocaleLowerCase('en-GB').includes(wanted) ||
    (digits.length > 2 && (phone ?? '').replace(/\D/g, '').includes(digits))
  )
}

/** Ids of everybody who instructs, by name. */
export const instructorIds = (people: Directory): string[] =>
  [...people]
    .filter(([, person]) => person.roles.includes('instructor'))
    .map(([id, person]) => ({ id, name: person.displayName }))
    .sort(byName)
    .map((one) => one.id)

export const instructorList = (rows: Rows, people: Directory, search = ''): InstructorEntry[] => {
  const counts = new Map<string, number>()
  for (const learner of rows.all<LearnerRow>('learner')) {
    for (const id of learner.assigned) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...people]
    .filter(([, one]) => one.roles.includes('instructor'))
    .filter(([, one]) => matches(one.displayName, one.phone, search))
    .map(([id, one]) => ({
      id,
      name: one.displayName,
      phone: one.phone,
      isAdminToo: one.roles.includes('admin'),
      learnerCount: counts.get(id) ?? 0,
    }))
    .sort(byName)
}

/** Learners with a file. Somebody the directory no longer names is listed last, unnamed. */
export const learnerList = (rows: Rows, people: Directory, search = ''): LearnerEntry[] =>
  rows
    .all<LearnerRow>('learner')
    .map((row) => ({
      id: row.id,
      name: people.get(row.id)?.displayName ?? 'Someone',
      phone: people.get(row.id)?.phone,
      stage: row.stage,
      assigned: row.assigned,
      isUnsent: rows.isUnsent(row.doc),
      isRestricted: row.restriction !== undefined,
    }))
    .filter((one) => matches(one.name, one.phone, search))
    .sort(byName)

/** Learners who have accepted their invitation and have no file yet, so nobody teaches them. */
export const learnersToEnrol = (
  rows: Rows,
  people: Directory,
): { readonly id: string; readonly name: string }[] =>
  [...people]
    .filter(([id, one]) => one.roles.includes('learner') && rows.get('learner', id) === undefined)
    .map(([id, one]) => ({ id, name: one.displayName }))
    .sort(byName)
