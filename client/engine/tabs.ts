/**
 * One tab writes. It holds a lock; the others forward what people do to it and read what it stored.
 * When it goes, the next one takes over and carries on with what was asked for.
 */

import type { DocId } from '#shared/kernel/ids.ts'
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
  | { readonly type: 'stored'; readonly stored: Stored }
  | { readonly type: 'state'; readonly outbox: OutboxView; readonly status: SyncStatus }
  | { readonly type: 'askState' }

/** What a browser lends: a lock that one tab holds, and a channel all tabs hear. */
export interface TabPort {
  /** Resolves when this tab may write; at once when it is alone. */
  whenWriter(): Promise<void>
  post(message: TabMessage): void
  onMessage(run: (message: TabMessage) => void): void
  close(): void
}

/** Alone: for tests, the simulator, and browsers without locks. */
export const onlyTab = (): TabPort => ({
  whenWriter: async () => {},
  post: () => {},
  onMessage: () => {},
  close: () => {},
})

type Ask = {
  readonly message: TabMessage
  readonly answer: (result: Result<{ docs: DocId[] }>) => void
}

/** Requests this tab has forwarded and not had answered; asked again of a new writer. */
export const createForwarder = (port: TabPort, newId: () => string) => {
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
      open.set(id, { message, answer })
      try {
        port.post(message)
      } catch {
        open.delete(id)
        answer(
          refuseWith(
            'not-saved',
            'This could not be handed on. Close the other tabs and try again.',
          ),
        )
      }
    })
  return {
    forward,
    /** What still waits for an answer, for a tab that has become the writer. */
    unanswered: (): Ask[] => [...open.values()],
    askAgain: (): void => {
      for (const { message } of open.values()) port.post(message)
    },
  }
}
