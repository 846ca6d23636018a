/**
 * Whoever accepts an invitation appears in the school's directory, which is one of its published
 * sets.
 */
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import type { DirectoryPerson, KnownMember } from './answers.ts'
import { audit } from './audited.ts'
import type { Core } from './core.ts'
import { DIRECTORY } from './directory.ts'
import { putOwnRows, type TouchedSets, tellTouched } from './published.ts'

/** `learner>learner instructor`: before and after. */
export const rolesInAudit = (before: readonly string[], after: readonly string[]): string =>
  `${before.join(' ')}>${after.join(' ')}`

type Entry = { readonly displayName: string; readonly roles: readonly string[] }

/** What the directory calls a person; undefined when it does not know them. */
export const nameOf = (core: Core, person: PersonId): string | undefined => {
  const stored = core.db.published.byId(DIRECTORY, person)
  const entry: Entry | undefined = stored?.deleted === 0 ? JSON.parse(stored.json) : undefined
  return entry?.displayName
}

/** Comes again after a crash: a person who is there keeps name and numbers, and gains the role. */
export const addPerson = (core: Core, person: DirectoryPerson): void => {
  // An invitation that was accepted before its person was erased, and is heard of again.
  if (core.db.erasure.persons().has(person.personId)) return
  const stored = core.db.published.byId(DIRECTORY, person.personId)
  const before: Entry | undefined = stored?.deleted === 0 ? JSON.parse(stored.json) : undefined
  const { displayName, role, email, phone } = person
  const data = before
    ? { ...before, roles: [...new Set([...before.roles, role])] }
    : { displayName, roles: [role], ...(email ? { email } : {}), ...(phone ? { phone } : {}) }
  if (before?.roles.includes(role)) return
  const touched: TouchedSets = new Map()
  core.db.transaction(() => {
    putOwnRows(core, DIRECTORY, [{ id: person.personId, data }], touched)
    if (before) audit(core, 'role-changed', person.personId, rolesInAudit(before.roles, data.roles))
    else audit(core, 'person-added', person.personId, role)
  })
  tellTouched(core, touched)
}

/**
 * After a restore the directory may be older than the accounts: whoever joined since is put in, and
 * roles are as the accounts say. Whoever is no member has none.
 * @param change how a change of roles is carried out
 */
export const reconcileDirectory = (
  core: Core,
  members: readonly KnownMember[],
  change: (person: PersonId, before: readonly Role[], after: readonly Role[]) => void,
): void => {
  const rolesNow = new Map(
    core.db.published.standingIds(DIRECTORY).map((id): [PersonId, readonly Role[]] => {
      const entry: Entry = JSON.parse(core.db.published.byId(DIRECTORY, id)?.json ?? '{}')
      return [id, entry.roles as readonly Role[]]
    }),
  )
  for (const { personId, roles, displayName, email } of members) {
    const before = rolesNow.get(personId)
    rolesNow.delete(personId)
    if (before === undefined)
      for (const role of roles) addPerson(core, { personId, displayName, email, role })
    else if (before.join() !== roles.join()) change(personId, before, roles)
  }
  for (const [person, before] of rolesNow) if (before.length > 0) change(person, before, [])
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
