/**
 * After a refusal: the document is rebuilt from what is confirmed, under a new actor, and the work
 * that was written after the refused change is done again. What cannot be done again is refused
 * too, visibly, with its input kept.
 */

import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import type { Chunk, DocMeta, DocumentStore, PendingChange } from './document-store.ts'
import type { Outbox, OutboxEntry } from './outbox.ts'
import type { CommandRunner, CommandSource, Workspace } from './run-command.ts'

export type Rebased = {
  readonly chunk: Chunk
  readonly doc: LoadedDoc
  readonly entries: readonly OutboxEntry[]
}

const DEPENDS_ON_REFUSED = {
  code: 'depends-on-refused',
  message:
    'It was written on top of a change that could not be accepted, so it could not stand by itself.',
}

export const createRebase = (deps: {
  documents: DocumentStore
  runner: CommandRunner
  outbox: Outbox
  source: () => Promise<CommandSource>
  freshActor: () => string
  now: () => InstantMs
}) => {
  const { documents, runner, outbox } = deps

  /**
   * Rebuilds `doc` from `chunk` without its pending changes and runs the remaining waiting entries
   * again. Nothing is stored here.
   * @param answeredHashes hashes of the changes the relay has taken or refused: not run again
   */
  return async (
    docId: DocId,
    chunk: Chunk,
    meta: DocMeta | undefined,
    answeredHashes: ReadonlySet<string>,
  ): Promise<Rebased> => {
    const actorId = deps.freshActor()
    const kind = documents.kindOfDoc(docId)
    const confirmedOnly: Chunk = { ...chunk, pending: [] }
    const base = documents.loadWhole(kind, confirmedOnly, actorId)
    const workspace: Workspace = {
      open: new Map([[docId, { record: { kind, chunk: confirmedOnly, meta, ...base }, ...base }]]),
    }
    const source = await deps.source()
    const pending: PendingChange[] = []
    const entries: OutboxEntry[] = []
    for (const entry of outbox.waitingFor(docId)) {
      if (answeredHashes.has(entry.hash)) continue
      const call = { name: entry.command, input: entry.input }
      const before = workspace.open.get(docId)?.doc as LoadedDoc
      const again = await runner.runCall(
        workspace,
        call,
        source,
        actorId,
        entry.stamp.now,
        entry.stamp,
      )
      const step = again.ok ? again.value.find((one) => one.doc === docId) : undefined
      if (step) {
        pending.push(step.change)
        entries.push({ ...entry, hash: step.change.hash })
        continue
      }
      // The refused run may have left its writes in the open record: go back to before it.
      const open = workspace.open.get(docId)
      if (open && open.doc !== before) {
        const clean = { ...confirmedOnly, pending: [...pending] }
        Object.assign(open, documents.loadWhole(kind, clean, actorId))
      }
      const problem = again.ok ? DEPENDS_ON_REFUSED : again.problem
      const written = chunk.pending.find((one) => one.hash === entry.hash)
      entries.push({
        ...entry,
        state: 'refused',
        rerun: true,
        ...(written ? { unkept: written.bytes } : {}),
        refusal: { code: problem.code, message: problem.message, atMs: deps.now() },
      })
    }
    const doc = workspace.open.get(docId)?.doc as LoadedDoc
    workspace.open.delete(docId)
    runner.close(workspace)
    return { chunk: { ...confirmedOnly, pending }, doc, entries }
  }
}

export type Rebase = ReturnType<typeof createRebase>
