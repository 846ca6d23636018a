/**
 * Whoever accepts an invitation appears in the school's directory, which is one of its published
 * sets. The only place where the school object knows a set by its name.
 */
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import type { Core } from './core.ts'
import { publishRow, putOwnRows, type TouchedSets } from './published.ts'
import type { DirectoryPerson } from './types.ts'

const DIRECTORY = 'people'

type Entry = { readonly displayName: string; readonly roles: readonly string[] }

/** Comes again after a crash: a person who is there keeps name and numbers, and gains the role. */
export const addPerson = (core: Core, person: DirectoryPerson): void => {
  const stored = core.db.published.byId(DIRECTORY, person.personId)
  const before: Entry | undefined = stored?.deleted === 0 ? JSON.parse(stored.json) : undefined
  const { displayName, role, email, phone } = person
  const data = before
    ? { ...before, roles: [...new Set([...before.roles, role])] }
    : { displayName, roles: [role], ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  publishRow(core, DIRECTORY, { id: person.personId, data })
}

/** Says in the directory what a person may do now. Whoever is not in it stays out. Inside a transaction. */
export const setRolesInDirectory = (
  core: Core,
  person: PersonId,
  roles: readonly Role[],
  touched: TouchedSets,
): void => {
  const stored = core.db.published.byId(DIRECTORY, person)
  if (stored?.deleted !== 0) return
  const data = { ...JSON.parse(stored.json), roles: [...roles] }
  putOwnRows(core, DIRECTORY, [{ id: person, data }], touched)
}
