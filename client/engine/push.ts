/** Sends what waits: one push per document at a time, in the order things were written. */

import type { DocId } from '#shared/kernel/ids.ts'
import type { TimerHandle } from '#shared/kernel/ports.ts'
import type { AckFrame } from '#shared/protocol/down.ts'
import { MAX_FRAME_BYTES, MAX_PUSH_CHANGES } from '#shared/protocol/limits.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { Chunk } from './document-store.ts'
import type { EnginePorts } from './ports.ts'
import type { Writer } from './writer.ts'

const MOST_IN_FLIGHT = 16
const BUSY_PAUSE_MS = 2_000
/** Room for the frame's own fields. */
const PUSH_BYTES = MAX_FRAME_BYTES - 4_096

type Sendable = { readonly hash: string; readonly bytes: Uint8Array; readonly receipt?: Uint8Array }

/** The first changes that fit into one frame. */
export const fitInFrame = <T extends Sendable>(changes: readonly T[]): T[] => {
  let size = 0
  const fits: T[] = []
  for (const change of changes.slice(0, MAX_PUSH_CHANGES)) {
    size += change.bytes.length + 150
    if (size > PUSH_BYTES && fits.length > 0) break
    fits.push(change)
  }
  return fits
}

let lastPush = 0
/** Push numbers are for matching acks on one connection; any growing number will do. */
export const nextPushNumber = (): number => {
  lastPush += 1
  return lastPush
}

export const createPusher = (deps: {
  ports: EnginePorts
  writer: Writer
  send: (frame: UpFrame) => void
  isReady: () => boolean
}) => {
  const { ports, writer, send } = deps
  const inFlight = new Map<number, DocId>()
  const held = new Set<DocId>()
  let pause: TimerHandle

  const busyDocs = (): Set<DocId> => new Set([...inFlight.values(), ...held])

  const pushDoc = async (doc: DocId): Promise<void> => {
    const number = nextPushNumber()
    inFlight.set(number, doc)
    const chunk = await ports.store.get<Chunk>('chunks', doc)
    if (!inFlight.has(number)) return
    const changes = fitInFrame(chunk?.pending ?? [])
    if (changes.length === 0 || !deps.isReady()) {
      inFlight.delete(number)
      return
    }
    send({
      type: 'push',
      push: number,
      doc,
      changes: changes.map(({ hash, bytes }) => ({ hash, bytes })),
    })
  }

  /** Sends whatever may be sent now. */
  const pump = async (): Promise<void> => {
    if (!deps.isReady()) return
    const busy = busyDocs()
    const docs = [...writer.outbox.waitingDocs()].filter((doc) => !busy.has(doc))
    await Promise.all(docs.slice(0, MOST_IN_FLIGHT - inFlight.size).map(pushDoc))
  }

  const holdBack = (doc: DocId): void => {
    held.add(doc)
    ports.timers.cancel(pause)
    pause = ports.timers.after(BUSY_PAUSE_MS, () => {
      held.clear()
      void pump()
    })
  }

  const onAck = async (frame: AckFrame): Promise<void> => {
    const doc = inFlight.get(frame.push)
    if (doc === undefined) return
    await writer.receive((into) => into.verdicts(doc, frame.verdicts))
    inFlight.delete(frame.push)
    if (frame.verdicts.some((one) => one.verdict === 'retry')) holdBack(doc)
  }

  return {
    pump,
    onAck,
    forgetInFlight: (): void => {
      inFlight.clear()
      held.clear()
    },
  }
}
