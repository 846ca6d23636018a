/** The directory: who is who. A published set, so that erasing a person is deleting a row. PE6. */
import * as v from 'valibot'
import { definePublishedSet } from '#shared/documents/published-set.ts'
import { isAdmin } from '#shared/kernel/actor.ts'
import { type Principal, personPrincipal, teamPrincipal } from '#shared/kernel/principal.ts'
import { ok } from '#shared/kernel/result.ts'
import { asTyped } from '#shared/kernel/typed-name.ts'
import { refuse } from './problems.ts'

const person = v.strictObject({
  displayName: v.pipe(v.string(), v.trim(), v.minLength(1, 'Enter a name.'), v.maxLength(120)),
  roles: v.array(v.picklist(['admin', 'instructor', 'learner'])),
  phone: v.optional(v.pipe(v.string(), v.maxLength(30))),
  email: v.optional(v.pipe(v.string(), v.maxLength(254))),
})
export type Person = v.InferOutput<typeof person>

/** Staff are known to the whole school; a learner to the team and the admins. */
const personReaders = (data: Person, id: string): Principal[] =>
  data.roles.some((role) => role !== 'learner')
    ? ['school']
    : ['role:admin', personPrincipal(id), teamPrincipal(id)]

const sameRoles = (a: Person, b: Person): boolean => a.roles.join() === b.roles.join()

export const peopleSet = definePublishedSet<Person>({
  name: 'people',
  schema: person,
  readers: personReaders,
  subject: (_data, id) => id,
  mayPush: (actor, { id, before, after }) => {
    if (before === undefined) return refuse('directory-admin-only')
    // Roles follow the membership: a row that said otherwise would only look like power.
    if (!sameRoles(before, after))
      return refuse(isAdmin(actor) ? 'roles-elsewhere' : 'directory-admin-only')
    if (after.displayName !== before.displayName && asTyped(after.displayName) === '')
      return refuse('name-unseen')
    return actor.personId === id || isAdmin(actor) ? ok(undefined) : refuse('directory-admin-only')
  },
})
