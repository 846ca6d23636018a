/** A device that fills a school: it pushes what it wrote and stops at the first refusal. */
import type { DocId } from '#shared/kernel/ids.ts'
import type { AckFrame, SentFrame } from '#shared/protocol/down.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import type { SessionContext } from '#sync-server/auth/session-context.ts'
import type { School } from '#sync-server/school/school.ts'
import { inBatches } from '../figures.ts'
import { type Call, writeCalls } from './writing.ts'

/** So many documents share one commit. */
const AT_ONCE = 100

export type NewRecord = { readonly doc: DocId; readonly calls: readonly Call[] }

export type Filler = {
  /** Writes new records. Gives each as it is saved, in order. */
  write(all: readonly NewRecord[]): Promise<Uint8Array[]>
}

export const createFiller = (school: School, session: SessionContext): Filler => {
  const { personId, roles, actorPrefix } = session
  const author = { actor: { personId, roles, teams: [] }, actorPrefix }
  const acks = new Map<number, (ack: AckFrame) => void>()
  let pushes = 0
  const connection = school.connect(session, (frame: SentFrame) => {
    if (frame.type === 'ack') acks.get(frame.push)?.(frame)
    return undefined
  })
  const hello = connection.handle({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    app: 'bench',
    epoch: '',
    cursor: 0,
  })

  const writeOne = async ({ doc, calls }: NewRecord): Promise<Uint8Array> => {
    const { changes, saved } = writeCalls(author, doc, calls)
    pushes += 1
    const push = pushes
    const acked = new Promise<AckFrame>((resolve) => acks.set(push, resolve))
    await connection.handle({ type: 'push', push, doc, changes })
    const { verdicts } = await acked
    acks.delete(push)
    const odd = verdicts.find(({ verdict }) => verdict !== 'committed')
    if (odd !== undefined) throw new Error(`${doc} was not taken: ${JSON.stringify(odd)}`)
    return saved
  }
  return {
    write: async (all) => {
      await hello
      return inBatches(all, AT_ONCE, writeOne)
    },
  }
}
