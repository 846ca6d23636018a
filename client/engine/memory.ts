/** The engine's state in memory, framework-free: rows, who is asking, what waits. */
import type { Actor } from '#shared/kernel/actor.ts'
import type { ChangeItem, Identity } from './api.ts'
import type { Outbox } from './outbox.ts'
import { ReadModel } from './read-model.ts'

export type OutboxView = {
  readonly waiting: readonly ChangeItem[]
  readonly refused: readonly ChangeItem[]
  readonly sent: readonly ChangeItem[]
}

export const createMemory = (identity: Identity) => {
  const model = new ReadModel()
  let actor: Actor = { personId: identity.personId, roles: identity.roles, teams: [] }
  let view: OutboxView = { waiting: [], refused: [], sent: [] }
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let storageError: unknown
  return {
    model,
    actor: (): Actor => actor,
    setActor: (next: Actor): void => {
      actor = next
    },
    outboxView: (): OutboxView => view,
    showView: (next: OutboxView): void => {
      view = next
      model.setUnsent(new Set(next.waiting.map((item) => item.doc)))
      tell()
    },
    showOutbox: (outbox: Outbox): void => {
      view = {
        waiting: outbox.items('waiting'),
        refused: outbox.items('refused'),
        sent: outbox.items('sent'),
      }
      model.setUnsent(outbox.waitingDocs())
      tell()
    },
    /** Called after the outbox view has changed. */
    onOutbox: (run: () => void): (() => void) => {
      listeners.add(run)
      return () => listeners.delete(run)
    },
    storageFailed: (error: unknown): void => {
      storageError = error
      tell()
    },
    storageError: (): unknown => storageError,
  }
}

export type Memory = ReturnType<typeof createMemory>
