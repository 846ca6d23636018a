/**
 * One tab writes. It holds a lock; the others forward what people do to it and read what it stored.
 * When it goes, the next one takes over and carries on with what was asked for.
 */

import type { DocId } from '#shared/kernel/ids.ts'
import type { Timers } from '#shared/kernel/ports.ts'
import type { Result } from '#shared/kernel/result.ts'
import { refuseWith } from '#shared/kernel/result.ts'
import type { CommandCall } from './api.ts'
import type { OutboxView } from './memory.ts'
import type { SyncStatus } from './sync-status.ts'
import type { Stored } from './writer.ts'

export type TabMessage =
  | { readonly type: 'run'; readonly id: string; readonly calls: readonly CommandCall[] }
  | { readonly type: 'check'; readonly id: string; readonly calls: readonly CommandCall[] }
  | { readonly type: 'answer'; readonly id: string; readonly result: Result<{ docs: DocId[] }> }
  | { readonly type: 'dismiss'; readonly n: number }
  | { readonly type: 'tryNow' }
  | { readonly type: 'kept'; readonly name: string }
  | { readonly type: 'sets'; readonly names: readonly string[] | undefined }
  | { readonly type: 'stored'; readonly stored: Stored }
  | { readonly type: 'state'; readonly outbox: OutboxView; readonly status: SyncStatus }
  | { readonly type: 'askState' }
  /**
   * This tab writes from now on. `waited`: another wrote before it, and may have died before it could
   * tell anybody what it stored last.
   */
  | { readonly type: 'writing'; readonly waited: boolean }

/** What a browser lends: a lock that one tab holds, and a channel all tabs hear. */
export interface TabPort {
  /**
   * Resolves when this tab may write; at once when it is alone. `waited`: another tab wrote until
   * now, and may have died before it could tell what it stored last.
   */
  whenWriter(): Promise<{ readonly waited: boolean }>
  post(message: TabMessage): void
  onMessage(run: (message: TabMessage) => void): void
  close(): void
}

/** Alone: for tests, the simulator, and browsers without locks. */
export const onlyTab = (): TabPort => ({
  whenWriter: async () => ({ waited: false }),
  post: () => {},
  onMessage: () => {},
  close: () => {},
})

type Ask = {
  readonly message: TabMessage
  readonly answer: (result: Result<{ docs: DocId[] }>) => void
}

/** A writer that does not answer for this long is frozen, or has not loaded what it needs. */
const ANSWER_WITHIN_MS = 15_000

const NO_ANSWER = refuseWith(
  'not-saved',
  'This was not saved yet: another tab of this app is not answering, or the app is still loading. Close other tabs and try again.',
)

/** Requests this tab has forwarded and not had answered; asked again of a new writer. */
export const createForwarder = (port: TabPort, newId: () => string, timers: Timers) => {
  const open = new Map<string, Ask>()
  port.onMessage((message) => {
    if (message.type !== 'answer') return
    open.get(message.id)?.answer(message.result)
    open.delete(message.id)
  })
  const forward = (
    type: 'run' | 'check',
    calls: readonly CommandCall[],
  ): Promise<Result<{ docs: DocId[] }>> =>
    new Promise((answer) => {
      const id = newId()
      const message: TabMessage = { type, id, calls }
      const deadline = timers.after(ANSWER_WITHIN_MS, () => {
        open.delete(id)
        answer(NO_ANSWER)
      })
      open.set(id, {
        message,
        answer: (result) => {
          timers.cancel(deadline)
          answer(result)
        },
      })
      try {
        port.post(message)
      } catch {
        open.delete(id)
        timers.cancel(deadline)
        answer(NO_ANSWER)
      }
    })
  return {
    forward,
    /** What still waits for an answer, for a tab that has become the writer. */
    takeUnanswered: (): Ask[] => {
      const asks = [...open.values()]
      open.clear()
      return asks
    },
    /** A new writer has appeared: what the old one did not answer is asked of it. */
    askAgain: (): void => {
      for (const { message } of open.values()) port.post(message)
    },
  }
}
