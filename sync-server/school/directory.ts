/** Who is in the school. The only place where the school object knows a set by its name. */
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import type { Core } from './core.ts'

export const DIRECTORY = 'people'

/** Everybody the directory knows. */
export const directory = (
  core: Core,
): { personId: PersonId; displayName: string; roles: readonly Role[] }[] =>
  core.db.published.standingIds(DIRECTORY).flatMap((personId) => {
    const json = core.db.published.byId(DIRECTORY, personId)?.json
    if (json === undefined) return []
    const { displayName, roles } = JSON.parse(json)
    return [{ personId, displayName, roles }]
  })

/**
 * Who teaches here, as the directory says: asked at each of a learner's pushes. An empty directory says
 * nothing about anybody: undefined.
 */
export const instructorsHere = (core: Core): PersonId[] | undefined => {
  const { published } = core.db
  const found = published.saying(DIRECTORY, '$.roles', 'instructor')
  return found.length === 0 && published.standingIds(DIRECTORY).length === 0 ? undefined : found
}
