/** Pushes one change at a time and says how long the ack took. */
import type { PushedChange } from '#shared/protocol/up.ts'
import { nowMs } from '../figures.ts'
import type { Wire } from './wire.ts'

export type Sender = ReturnType<typeof createSender>

export const createSender = (wire: Wire) => {
  const waiting = new Map<number, (verdict: string) => void>()
  let pushes = 0
  wire.onAck(({ push, verdicts }) => {
    waiting.get(push)?.(verdicts.map(({ verdict }) => verdict).join())
    waiting.delete(push)
  })
  const push = (doc: string, changes: readonly PushedChange[]): Promise<string> => {
    pushes += 1
    const number = pushes
    const verdicts = new Promise<string>((settle) => waiting.set(number, settle))
    wire.send({ type: 'push', push: number, doc, changes: [...changes] })
    return verdicts
  }
  return {
    /** The verdicts, one word each. */
    push,
    /** Milliseconds until it was committed. Throws when it was not. */
    timed: async (doc: string, change: PushedChange): Promise<number> => {
      const startedMs = nowMs()
      const verdict = await push(doc, [change])
      if (verdict !== 'committed') throw new Error(`${doc} was not taken: ${verdict}`)
      return nowMs() - startedMs
    },
  }
}
