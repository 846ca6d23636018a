/**
 * Who may read what. A document names its readers, people hold principals; one join answers. Whoever
 * gains or loses something is told through the same log as everything else, so that no device can
 * miss it.
 */
import { type Actor, isLearner } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { countsFor, principalsOf } from '#shared/kernel/principal.ts'
import type { Holding } from '#sync-server/storage/school/access.ts'
import type { LogRow, RightEntry } from '#sync-server/storage/school/log.ts'
import { actorOfSession, type SessionContext } from '../auth/session-context.ts'
import type { Core } from './core.ts'
import { instructorsHere } from './directory.ts'
import { formerTeamsOf } from './former-teams.ts'
import type { Derived } from './judge.ts'

const TEAM = 'team:'

/** Learners whose team this person was put on, whatever they are now. */
export const teamsOf = (core: Core, person: string): string[] =>
  core.db.access
    .heldBy(person)
    .filter((principal) => principal.startsWith(TEAM))
    .map((principal) => principal.slice(TEAM.length))

export const actorOf = (core: Core, session: SessionContext): Actor => ({
  ...actorOfSession(session, teamsOf(core, session.personId)),
  restricted: core.db.access.restricted(),
})

/** The same for judging what they push: with the teams they have left, and whom they may ask for a lesson. */
export const authorOf = (core: Core, session: SessionContext): Actor => {
  const { personId } = session
  const actor = actorOf(core, session)
  const formerTeams = formerTeamsOf(core, personId)
  const here = isLearner(actor) ? instructorsHere(core) : undefined
  const taughtBy = () => core.db.access.heldBeside(personId, `${TEAM}${personId}`)
  return {
    ...actor,
    ...(formerTeams.length > 0 ? { formerTeams } : {}),
    ...(here ? { instructors: [...here, ...taughtBy()] } : {}),
  }
}

/** Everything that opens something to a person: by role, by name, and because of documents. */
export const principalsHeld = (core: Core, session: SessionContext): Set<string> =>
  new Set([
    ...principalsOf(actorOfSession(session, [])),
    ...core.db.access.heldBy(session.personId).filter((one) => countsFor(session, one)),
  ])

/** What a person holds and whose data is restricted, as one text: to be held against later. */
export const standingOf = (core: Core, session: SessionContext): string =>
  JSON.stringify([[...principalsHeld(core, session)].sort(), core.db.access.restricted()])

/** Deny by default: a document without readers is read by nobody. */
export const mayReadDoc = (core: Core, held: ReadonlySet<string>, doc: DocId): boolean =>
  core.db.access.readers(doc).some((principal) => held.has(principal))

const keyOfHolding = ({ person, principal }: Holding): string => `${person}\0${principal}`

const without = <T>(all: readonly T[], others: readonly T[], key: (one: T) => string): T[] => {
  const known = new Set(others.map(key))
  return all.filter((one) => !known.has(key(one)))
}

/**
 * Stores who may read the document and who holds what because of it. Inside a transaction.
 * @param isNew a new document needs no grants: its own changes bring it to its readers
 * @returns the rights that changed, written to the log
 */
export const storeAccess = (
  core: Core,
  doc: DocId,
  derived: Derived,
  isNew: boolean,
  now: InstantMs,
): LogRow[] => {
  const { access } = core.db
  const readersBefore = isNew ? [] : access.readers(doc)
  const self = (principal: string) => principal
  const gained = without(derived.readers, readersBefore, self)
  const lost = without(readersBefore, derived.readers, self)
  for (const principal of gained) access.addReader(doc, principal)
  for (const principal of lost) access.dropReader(doc, principal)
  const written = isNew
    ? []
    : [
        ...gained.map((principal) => ({ kind: 'grant' as const, doc, person: null, principal })),
        ...lost.map((principal) => ({ kind: 'revoke' as const, doc, person: null, principal })),
      ]
  return [...written, ...storeHoldings(core, doc, derived, isNew)].map((right) =>
    writeRight(core, { ...right, receivedAt: now }),
  )
}

const storeHoldings = (core: Core, doc: DocId, derived: Derived, isNew: boolean) => {
  const { access } = core.db
  const before = isNew ? [] : access.holdings(doc)
  const isHeld = ({ person, principal }: Holding): boolean =>
    access.heldBy(person).includes(principal)
  const gained = without(derived.holds, before, keyOfHolding).filter((one) => {
    const isNews = !isHeld(one)
    access.addHolding(doc, one)
    return isNews
  })
  const lost = without(before, derived.holds, keyOfHolding).filter((one) => {
    access.dropHolding(doc, one)
    return !isHeld(one)
  })
  return [
    ...gained.map((one) => ({ kind: 'grant' as const, doc: null, ...one })),
    ...lost.map((one) => ({ kind: 'revoke' as const, doc: null, ...one })),
  ]
}

export const writeRight = (core: Core, right: RightEntry): LogRow => ({
  ...right,
  seq: core.db.log.addRight(right),
  hash: null,
})
