/** One device's conversation with the school: hello first, then pushes, and after a restore, healing. */
import type { DocId } from '#shared/kernel/ids.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import type {
  HelloFrame,
  KeepFrame,
  ManifestFrame,
  PushFrame,
  UpFrame,
} from '#shared/protocol/up.ts'
import { servedAs } from '#shared/protocol/version.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { authorOf, mayReadDoc, principalsHeld, teamsOf } from './access.ts'
import type { Push, Sender } from './admission.ts'
import type { Core } from './core.ts'
import { excisedOf, needOf, unreadableOf } from './epoch.ts'
import { erasedOf } from './erase.ts'
import { catchUp, feedFromScratch, sendErased } from './feed.ts'
import { createHealing } from './healing.ts'
import { takeWords } from './last-words.ts'
import { refuse as refuseWords } from './problems.ts'
import { decisionsOn } from './quarantine.ts'
import { askFor } from './rot.ts'
import { sendSnaps } from './send-documents.ts'
import type { Connection, Send } from './types.ts'

const NOT_SERVED = {
  'update-needed': 'This app is too old for the school. Update it; what waits here stays.',
  'relay-older':
    'The school’s server is older than this app. What waits here stays until it is updated.',
} as const

type Airlock = (sender: Sender, push: Push) => Promise<ChangeVerdict[]>

/** For healing a file that is older than the device; nobody is kept from reading by a full disk. */
const rememberDevice = (core: Core, { actorPrefix, deviceId, personId }: SessionContext): void => {
  try {
    core.health.writing(() => core.db.meta.rememberDevice(actorPrefix, deviceId, personId))
  } catch (fault) {
    if (troubleOf(fault) === undefined) throw fault
  }
}

export const openConnection = (
  core: Core,
  airlock: Airlock,
  session: SessionContext,
  send: Send,
): Connection => {
  const { connections, db } = core
  const peer = connections.open(session, principalsHeld(core, session), send)
  rememberDevice(core, session)
  const healing = createHealing(core, session.actorPrefix)
  /** What the device said it had: its cursor may always go back there. */
  let heldSeq = 0

  peer.welcome = () => {
    const { personId, roles } = peer.session
    peer.send({
      type: 'welcome',
      person: personId,
      roles: [...roles],
      teams: teamsOf(core, personId),
      epoch: core.epoch,
      top: core.top,
      now: core.ports.clock.now(),
      protocol: core.served.protocol.newest,
      schema: core.served.schema.newest,
    })
    const open = peer.principals.has('role:admin') ? db.quarantine.open() : 0
    if (open > 0) peer.send({ type: 'quarantine', open })
  }

  const welcome = (hello: HelloFrame): Promise<void> | undefined => {
    const { protocol, epoch, cursor, refused = [] } = hello
    if (peer.isWelcome) return refuseFrame()
    const served = servedAs(hello, core.served)
    if (served !== 'served') return refuse(served, NOT_SERVED[served])
    peer.protocol = protocol
    peer.isWelcome = true
    const isKnown = epoch === core.epoch && cursor > 0 && cursor <= core.top
    heldSeq = isKnown ? cursor : 0
    peer.sentSeq = heldSeq
    peer.welcome()
    // A device of another epoch offers what it has of its own accord.
    if (epoch === core.epoch) askFor(core, peer)
    const decisions = decisionsOn(core, session.personId, refused)
    if (decisions.length > 0) peer.send({ type: 'decided', decisions })
    if (!isKnown) return feedFromScratch(core, peer, epoch !== '')
    if (cursor < core.top) return catchUp(core, peer)
    // Nothing has changed: `top` in the welcome says so.
    peer.isLive = true
    return undefined
  }

  const refuse = (
    code: 'update-needed' | 'relay-older' | 'bad-frame',
    message: string,
  ): undefined => {
    connections.refuse(peer, code, message)
    return undefined
  }
  const refuseFrame = (): undefined =>
    refuse('bad-frame', 'The message could not be read. Nothing was changed.')

  const sender = (): Sender => {
    const { personId, deviceId, actorPrefix } = session
    const { authority } = peer
    const { rightsChanges } = core
    const actor = authorOf(core, peer.session)
    /** They may have lost the right while it was judged; other people's rights are no matter. */
    const hasOtherRights = (): boolean =>
      core.rightsChanges !== rightsChanges &&
      JSON.stringify(authorOf(core, peer.session)) !== JSON.stringify(actor)
    return {
      person: personId,
      device: deviceId,
      actorPrefix,
      actor,
      isVoid: () => peer.isEnded || peer.authority !== authority || hasOtherRights(),
      peer,
    }
  }

  const push = async (frame: PushFrame): Promise<void> => {
    const { doc } = frame
    const ready = healing.ready(doc, frame.changes)
    const verdicts = await airlock(sender(), { doc, changes: ready })
    const byHash = new Map(verdicts.map((verdict) => [verdict.hash, verdict]))
    const isIn = verdicts.some(({ verdict }) => verdict === 'committed' || verdict === 'duplicate')
    const isBack = healing.concerns(doc) && db.documents.byId(doc) !== undefined
    // Late work counts, and its author may not read it. Said before the ack: what waits there is kept
    // until it is answered, and a line that breaks between the two leaves no copy behind.
    if ((isIn || isBack) && !mayReadDoc(core, peer.principals, doc)) letGo([doc])
    peer.send({
      type: 'ack',
      push: frame.push,
      verdicts: frame.changes.map(
        ({ hash }) => byHash.get(hash) ?? { verdict: 'retry', hash, why: 'missing-deps' },
      ),
    })
  }

  const keep = ({ push: number, doc, changes }: KeepFrame): void => {
    const words = changes.map(({ hash, bytes }) => ({ doc, hash, bytes: new Uint8Array(bytes) }))
    const { full } = takeWords(core, session, words, {
      code: 'depends-on-refused',
      isLastWords: false,
    })
    const refused = refuseWords('depends-on-refused').problem
    peer.send({
      type: 'ack',
      push: number,
      verdicts: changes.map(({ hash }) =>
        full.includes(hash)
          ? { verdict: 'retry', hash, why: 'busy' }
          : { verdict: 'refused', hash, ...refused },
      ),
    })
  }

  /** Documents it holds and may not read: own late work, or rights that went in an earlier life of the file. */
  const letGo = (docs: DocId[]): void => {
    if (docs.length > 0)
      peer.send({ type: 'gone', docs, cur: peer.isLive ? peer.sentSeq : heldSeq })
  }

  const manifest = (frame: ManifestFrame): void => {
    const erased = erasedOf(core, frame.docs)
    // Until it is live it is being sent everything anew, and its cursor must not say otherwise.
    void sendErased(core, peer, erased, peer.isLive ? peer.sentSeq : 0)
    const excised = excisedOf(core, frame)
    if (excised.length > 0) {
      peer.send({ type: 'gone', docs: excised, cur: peer.isLive ? peer.sentSeq : 0 })
      void sendSnaps(core, peer, excised)
    }
    const gone = new Set([...erased.map(({ doc }) => doc), ...excised])
    const docs = needOf(core, peer, frame).filter(({ doc }) => !gone.has(doc))
    letGo(unreadableOf(core, peer, frame).filter((doc) => !gone.has(doc)))
    for (const { doc } of docs) healing.begin(doc)
    // Also when nothing is missing: only then does the device know that it need not offer again.
    peer.send({ type: 'need', docs })
  }

  return {
    handle: async (frame: UpFrame): Promise<void> => {
      if (peer.isClosed) return
      if (frame.type === 'hello') return welcome(frame)
      if (!peer.isWelcome) return refuseFrame()
      if (frame.type === 'push') return push(frame)
      if (frame.type === 'keep') return keep(frame)
      manifest(frame)
    },
    close: () => connections.remove(peer),
  }
}
