/**
 * Somebody may do more, or less, from now on. What that opens and closes goes into the log like any
 * other right, so that no device can miss it, and whoever is connected hears of it at once (P10).
 */
import type { PersonId, Role } from '#shared/kernel/actor.ts'
import { principalsOf } from '#shared/kernel/principal.ts'
import type { LogRow } from '#sync-server/storage/school/log.ts'
import { principalsHeld, teamsOf, writeRight } from './access.ts'
import { audit } from './audited.ts'
import type { Peer } from './connections.ts'
import type { Core } from './core.ts'
import { catchUp } from './feed.ts'
import { rolesInAudit, setRolesInDirectory } from './people.ts'
import { applyRights, type TouchedSets, tellTouched } from './published.ts'

/** What the roles open, and the teams that only an instructor is on. */
const principalsOfRoles = (core: Core, personId: PersonId, roles: readonly Role[]): string[] =>
  principalsOf({ personId, roles, teams: teamsOf(core, personId) }).filter(
    (one) => one.startsWith('role:') || one.startsWith('team:'),
  )

/** The rights that came or went, as entries of the log. Inside a transaction. */
const storeRights = (
  core: Core,
  person: PersonId,
  before: readonly Role[],
  after: readonly Role[],
): LogRow[] => {
  const had = principalsOfRoles(core, person, before)
  const has = principalsOfRoles(core, person, after)
  const receivedAt = core.ports.clock.now()
  const gained = has.filter((one) => !had.includes(one))
  const lost = had.filter((one) => !has.includes(one))
  const right = (kind: 'grant' | 'revoke') => (principal: string) =>
    writeRight(core, { kind, doc: null, person, principal, receivedAt })
  return [...gained.map(right('grant')), ...lost.map(right('revoke'))]
}

/**
 * Changes what a person may do in the school: the directory says so, the feeds of their devices go
 * by it from this moment, and work that was still being judged by the old roles is judged again.
 * No roles left: the connections end with `device-ended`. Synchronous; the same again does nothing
 * but write the rights once more, so it may run inside the transaction that changes the membership.
 */
export const changeRoles = (
  core: Core,
  person: PersonId,
  before: readonly Role[],
  after: readonly Role[],
  end: (peer: Peer) => void,
): void => {
  const touched: TouchedSets = new Map()
  core.db.transaction(() => {
    applyRights(core, storeRights(core, person, before, after), touched)
    setRolesInDirectory(core, person, after, touched)
    audit(core, 'role-changed', person, rolesInAudit(before, after))
  })
  core.top = core.db.log.top()
  core.underWay.end(({ personId }) => personId === person)
  for (const peer of core.connections.ofPerson(person)) {
    if (after.length === 0) end(peer)
    else welcomeAnew(core, peer, after)
  }
  tellTouched(core, touched)
}

/** The line stays; who stands at the other end is told as if they had just come in. */
const welcomeAnew = (core: Core, peer: Peer, roles: readonly Role[]): void => {
  peer.session = { ...peer.session, roles: [...roles] }
  peer.authority += 1
  core.connections.changePrincipals(peer, principalsHeld(core, peer.session))
  if (!peer.isWelcome) return
  peer.welcome()
  void catchUp(core, peer)
}
