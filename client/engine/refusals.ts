/**
 * After a refusal: what an admin decided about it reaches its author, and what could not be written
 * again on top of it reaches the admins, so that nobody's words are only on a phone.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { AckFrame, DecidedFrame } from '#shared/protocol/down.ts'
import { MAX_REFUSED_ASKED } from '#shared/protocol/limits.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { OutboxEntry } from './outbox.ts'
import { fitInFrame, nextPushNumber } from './push.ts'
import type { Writer } from './writer.ts'

export const createRefusals = (deps: { writer: Writer; send: (frame: UpFrame) => void }) => {
  const { writer, send } = deps
  const inFlight = new Set<number>()

  const refused = (): readonly OutboxEntry[] => writer.outbox.all('refused')

  return {
    /** Refused changes of which no decision is known here; the newest, if there are very many. */
    undecided: (): string[] =>
      refused()
        .filter((entry) => entry.decision === undefined && !entry.rerun)
        .map((entry) => entry.hash)
        .slice(-MAX_REFUSED_ASKED),

    decided: async ({ decisions }: DecidedFrame): Promise<void> => {
      const byHash = new Map(decisions.map((one) => [one.hash, one]))
      await writer.amend(() =>
        refused().flatMap((entry) => {
          const said = byHash.get(entry.hash)
          if (said === undefined) return []
          const { decision, by, at, reason } = said
          const word = { decision, by, atMs: at, ...(reason === undefined ? {} : { reason }) }
          return [{ ...entry, decision: word }]
        }),
      )
    },

    /** Sends what only this device knows of; one frame a document at a time. */
    handOver: (): void => {
      if (inFlight.size > 0) return
      const byDoc = new Map<DocId, OutboxEntry[]>()
      for (const entry of refused())
        if (entry.unkept) byDoc.set(entry.doc, [...(byDoc.get(entry.doc) ?? []), entry])
      for (const [doc, entries] of byDoc) {
        const push = nextPushNumber()
        inFlight.add(push)
        const changes = entries.map(({ hash, unkept }) => ({ hash, bytes: unkept as Uint8Array }))
        send({ type: 'keep', push, doc, changes: fitInFrame(changes) })
      }
    },

    isOwn: (push: number): boolean => inFlight.has(push),

    /** True when something was taken, so that there may be more to send. */
    onAck: async ({ push, verdicts }: AckFrame): Promise<boolean> => {
      const kept = new Set(verdicts.flatMap((one) => (one.verdict === 'refused' ? [one.hash] : [])))
      await writer.amend(() =>
        refused().flatMap((entry) => {
          if (!entry.unkept || !kept.has(entry.hash)) return []
          const { unkept: _, rerun: __, ...rest } = entry
          return [rest]
        }),
      )
      inFlight.delete(push)
      return kept.size > 0
    },

    forgetInFlight: (): void => inFlight.clear(),
  }
}
