/** A school: one file, one log, everyone who is connected, and the airlock between them. */
import * as Automerge from '@automerge/automerge'
import type { AnyKind } from '#shared/documents/document-kind.ts'
import { createRecords } from '#shared/documents/records.ts'
import { ok } from '#shared/kernel/result.ts'
import type { RefuseFrame } from '#shared/protocol/down.ts'
import { SERVED_VERSIONS } from '#shared/protocol/version.ts'
import { openSchoolDb } from '#sync-server/storage/school/school-db.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { mayReadDoc, principalsHeld, standingOf, teamsOf } from './access.ts'
import type { Push, Sender } from './admission.ts'
import { createCommandRunner } from './apply-commands.ts'
import { audit } from './audited.ts'
import { rememberRestore } from './bring-back.ts'
import { createTurns } from './by-turns.ts'
import { type Adoption, type Committed, createCommitter } from './commit.ts'
import { openConnection } from './connection.ts'
import { createConnections, type Peer } from './connections.ts'
import { type Core, type FirstState, firstState } from './core.ts'
import { deriveAnew } from './derive-anew.ts'
import { directory } from './directory.ts'
import { readEpoch } from './epoch.ts'
import { compactHere, eraseHere, isCompactionDue, previewErasure } from './erase.ts'
import { fanOut } from './fan-out.ts'
import { createHealth } from './health.ts'
import { importContent } from './import.ts'
import { takeWords } from './last-words.ts'
import { createPacker, packSeal } from './packs.ts'
import { countPastTime, eraseLedger, ledgerPastTime, letMessagesGo } from './past-time.ts'
import { addPerson, nameOf, reconcileDirectory } from './people.ts'
import { nextTurn as nodeNextTurn } from './ports-turn.ts'
import { refuse } from './problems.ts'
import { publishSet, pullSet, pushSet } from './published.ts'
import { adoptedFrom, decideQuarantine, listQuarantine } from './quarantine.ts'
import { readQuarantine } from './read-quarantine.ts'
import { rebuildSchool } from './rebuild.ts'
import { createReceipts } from './receipts.ts'
import { receivePush } from './receive-push.ts'
import { recordHistory } from './record-history.ts'
import { changeRoles } from './roles.ts'
import { heedScrub } from './rot.ts'
import { servesOverHttp } from './served.ts'
import type { School, SchoolDeps } from './types.ts'
import { createUnderWay } from './under-way.ts'
import { verifySchool } from './verify.ts'

export type * from './answers.ts'
export type * from './types.ts'

const EPOCH = 'epoch'
const PACKING = 'packing'

const SENTENCES = {
  'device-ended': 'This device was signed out of the school. What is still here was not sent.',
  'signed-out': 'You were signed out. Sign in again; what waits here stays.',
  busy: 'The relay is restarting. What waits here is sent as soon as it is back.',
} as const satisfies Partial<Record<RefuseFrame['code'], string>>

/** Opens the school's file and everything around it. Throws when a newer relay wrote the file. */
export const createSchool = (deps: SchoolDeps): School => {
  const { ports, kinds, sets, schoolId, judge } = deps
  const db = openSchoolDb(deps.path, deps.mostBytes)
  const records = createRecords(Automerge)
  const renewEpoch = (): string => {
    const epoch = ports.ids.uuid()
    db.meta.set(EPOCH, epoch)
    return epoch
  }
  const firsts = new Map<string, FirstState>()
  const firstOf = (kind: AnyKind): FirstState => {
    const known = firsts.get(kind.name) ?? firstState(records, kind)
    firsts.set(kind.name, known)
    return known
  }
  for (const kind of kinds.values()) firstOf(kind)
  let publishedSeq = db.published.top()
  const receipts = createReceipts(deps.receiptKey, schoolId, deps.wasListed)
  const core: Core = {
    schoolId,
    db,
    ports,
    judge,
    kinds,
    sets,
    records,
    served: deps.served ?? SERVED_VERSIONS,
    firstOf,
    rot: new Map(),
    lookedAtMs: new Map(),
    receipts,
    packSeal: packSeal(receipts),
    connections: createConnections(),
    underWay: createUnderWay(),
    health: createHealth({
      clock: ports.clock,
      tryWriting: () => db.tryWriting(),
      onTrouble: deps.onTrouble ?? (() => {}),
    }),
    deviceOf: (prefix) => db.meta.deviceOf(prefix) ?? deps.deviceOf?.(prefix),
    onFault: deps.onFault ?? (() => {}),
    nextTurn: deps.nextTurn ?? nodeNextTurn,
    nextPublishedSeq: () => {
      publishedSeq += 1
      return publishedSeq
    },
    epoch: readEpoch(() => db.meta.get(EPOCH), renewEpoch),
    erasures: 0,
    rightsChanges: 0,
    top: db.log.top(),
  }

  deriveAnew(core)

  let isClosing = false
  const committer = createCommitter(core, (committed: Committed) => fanOut(core, committed))
  const turns = createTurns()
  const packer = createPacker(core, () => isClosing)
  const airlock = (sender: Sender, push: Push, adopted?: Adoption) =>
    receivePush(core, committer, turns, sender, push, adopted)

  const end = (code: keyof typeof SENTENCES, which: (peer: Peer) => boolean): void => {
    for (const peer of core.connections.all())
      if (which(peer)) core.connections.refuse(peer, code, SENTENCES[code])
  }

  const cutOff = (
    code: 'device-ended' | 'signed-out',
    which: (session: SessionContext) => boolean,
  ): void => {
    end(code, ({ session }) => which(session))
    core.underWay.end(which)
  }

  const rolesChanged: School['people']['rolesChanged'] = (person, before, after) =>
    changeRoles(core, person, before, after, (peer) =>
      core.connections.refuse(peer, 'device-ended', SENTENCES['device-ended']),
    )

  return {
    id: schoolId,
    connect: (session, send) => openConnection(core, airlock, session, send),
    serves: (session, said) => servesOverHttp(core, session, said),
    sets: {
      pull: (session, set, checkpoint, limit, schema) =>
        pullSet(core, session, set, checkpoint, limit, schema),
      push: (session, set, rows) => core.health.writing(() => pushSet(core, session, set, rows)),
    },
    people: {
      add: (person) => addPerson(core, person),
      nameOf: (person) => nameOf(core, person),
      all: () => directory(core),
      rolesChanged,
      reconcile: (members) => reconcileDirectory(core, members, rolesChanged),
    },
    quarantine: {
      list: (session) => listQuarantine(core, session),
      read: (session, id) => readQuarantine(core, session, id),
      decide: (session, id, decision) => decideQuarantine(core, airlock, session, id, decision),
    },
    takeLastWords: (from, words) =>
      takeWords(core, from, words, { code: 'last-words', isLastWords: true }),
    history: (session, doc) =>
      mayReadDoc(core, principalsHeld(core, session), doc)
        ? ok(
            db.log.ofDoc(doc).map(({ seq, hash, person, receivedAt }) => ({
              seq,
              hash: hash ?? '',
              person: person ?? '',
              receivedAt,
              ...adoptedFrom(core, hash ?? ''),
            })),
          )
        : refuse('not-found'),
    recordHistory: (session, doc, before) => recordHistory(core, session, doc, before),
    audit: db.audit,
    receiptOf: receipts.issue,
    importContent: (content) => importContent(core, content),
    settings: {
      get: (name) => db.meta.get(`setting.${name}`),
      set: (name, value) => db.meta.set(`setting.${name}`, value),
    },
    retention: {
      ...db.retention,
      letMessagesGo: (before) => letMessagesGo(core, before),
      ledgerPastTime: (before) => countPastTime(ledgerPastTime(core, before)),
      eraseLedger: (before, by) => eraseLedger(core, before, by),
    },
    erasure: {
      preview: (person) => previewErasure(core, person),
      erase: (person, by) => eraseHere(core, person, by),
      isErased: (person) => db.erasure.persons().has(person),
      erasedAt: (person) => db.erasure.erasedAt(person),
      times: () => core.erasures,
      isCompactionDue: () => isCompactionDue(core),
      compact: () => compactHere(core),
    },
    standing: (session) => standingOf(core, session),
    connectedDevices: () => {
      const live = core.connections.all().filter((peer) => peer.isLive)
      return new Set(live.map((peer) => peer.session.deviceId))
    },
    pack: () => turns.take(PACKING, packer),
    publishSet: (set, rows) => core.health.writing(() => publishSet(core, set, rows)),
    endDevice: (deviceId) => cutOff('device-ended', (session) => session.deviceId === deviceId),
    endSession: (sessionId) => cutOff('signed-out', (session) => session.sessionId === sessionId),
    applyCommands: createCommandRunner(core, airlock, (person) => teamsOf(core, person)),
    verify: () => verifySchool(core),
    rebuild: (without) =>
      rebuildSchool(core, without, () => {
        core.epoch = renewEpoch()
      }),
    scrubbed: (findings) => heedScrub(core, findings),
    trouble: () => core.health.trouble(),
    newEpoch: () => {
      core.epoch = db.transaction(() => {
        audit(core, 'restored', schoolId)
        rememberRestore(core)
        return renewEpoch()
      })
      end('busy', () => true)
      return core.epoch
    },
    backup: (destination) => db.backup(destination),
    close: async () => {
      if (isClosing) return
      isClosing = true
      end('busy', () => true)
      await turns.quiet()
      db.close()
    },
  }
}
