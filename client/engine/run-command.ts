/**
 * The only writer on a device: command -> rule -> change. Works on records in memory; the engine
 * stores what comes out in one transaction.
 */
import * as v from 'valibot'
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { AnyCommand, CommandContext } from '#shared/documents/command.ts'
import type { TouchedPath } from '#shared/documents/document-kind.ts'
import type { Edit } from '#shared/documents/edit.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { CommandCall } from './api.ts'
import type { DocumentStore, OpenRecord, PendingChange, RecordData } from './document-store.ts'
import type { CommandStamp } from './outbox.ts'

/** A change that was written by a command, not stored yet. */
export type WrittenStep = {
  readonly call: CommandCall
  readonly stamp: CommandStamp
  readonly about: readonly string[]
  readonly doc: DocId
  readonly change: PendingChange
}

export type Workspace = {
  /** Open records by id; `doc` and what it says move on as commands write. */
  readonly open: Map<DocId, OpenInWorkspace>
}

export type OpenInWorkspace = { readonly record: OpenRecord; doc: LoadedDoc; data: RecordData }

export type CommandSource = {
  readonly actor: Actor
  readonly deviceCode: string
  readonly newId: () => string
  readonly nextCount: (name: string) => number
}

/** Hands out what a command takes from outside and writes it down; hands out the same on a re-run. */
const createStamper = (now: InstantMs, source: CommandSource, replay?: CommandStamp) => {
  const ids: string[] = []
  const counts: Record<string, number> = {}
  return {
    once: (choose: () => string): string => {
      const id = replay?.ids[ids.length] ?? choose()
      ids.push(id)
      return id
    },
    count: (name: string): number => {
      const number = replay?.counts[name] ?? source.nextCount(name)
      counts[name] = number
      return number
    },
    stamp: (): CommandStamp => ({ now: replay?.now ?? now, ids, counts }),
  }
}

const touchedBy = (edit: Edit): TouchedPath[] => [
  ...(edit.put ?? []).map((one) => one.path),
  ...(edit.text ?? []).map((one) => [one.field]),
]

const docsToOpen = Symbol('docs to open')

/** Thrown inside a command when it reads a record that has to be opened first; caught below. */
class NeedsRecord extends Error {
  readonly [docsToOpen] = true
  readonly doc: DocId
  constructor(doc: DocId) {
    super(`needs ${doc}`)
    this.doc = doc
  }
}

export const createCommandRunner = (deps: {
  documents: DocumentStore
  commands: ReadonlyMap<string, AnyCommand>
}) => {
  const { documents, commands } = deps
  const { records } = documents

  const ensureOpen = async (workspace: Workspace, doc: DocId, actorId: string): Promise<void> => {
    if (workspace.open.has(doc)) return
    const record = await documents.open(doc, actorId)
    workspace.open.set(doc, { record, doc: record.doc, data: record.data })
  }

  /** Writes one edit after asking the kind's rule. */
  const writeEdit = (
    workspace: Workspace,
    edit: Edit,
    actor: Actor,
    now: InstantMs,
  ): Result<PendingChange | undefined> => {
    const entry = workspace.open.get(edit.doc)
    if (entry === undefined) throw new Error(`${edit.doc} is not open`)
    const { kind } = entry.record
    const before = records.recordIn(kind, entry.data)
    const written = records.write(entry.doc, edit, now)
    if (written === undefined) return ok(undefined)
    entry.doc = written.doc
    entry.data = records.plain(written.doc)
    const after = records.recordIn(kind, entry.data)
    const step = { before, after, touched: touchedBy(edit), now, doc: edit.doc }
    const may = kind.mayChange(actor, step)
    return may.ok ? ok(written.change) : may
  }

  /**
   * Runs one call in the workspace. Refuses bad input at its field, what a rule forbids, and unknown
   * commands; the workspace is then spoilt and must be thrown away.
   */
  const runCall = async (
    workspace: Workspace,
    call: CommandCall,
    source: CommandSource,
    actorId: string,
    now: InstantMs,
    replay?: CommandStamp,
  ): Promise<Result<WrittenStep[]>> => {
    const command = commands.get(call.name)
    if (command === undefined)
      return refuseWith('unknown-command', 'This app cannot do that. Update it.')
    const parsed = v.safeParse(command.input, call.input)
    if (!parsed.success) {
      const [issue] = parsed.issues
      return refuseWith('bad-input', issue.message, issue.path?.map((part) => part.key).join('.'))
    }
    for (;;) {
      const stamper = createStamper(now, source, replay)
      const context: CommandContext = {
        actor: source.actor,
        now: replay?.now ?? now,
        deviceCode: source.deviceCode,
        newId: () => stamper.once(source.newId),
        once: stamper.once,
        count: stamper.count,
        read: <Rec>(doc: DocId): Rec | undefined => {
          const open = workspace.open.get(doc)
          if (open === undefined) throw new NeedsRecord(doc)
          return records.recordIn<Rec>(open.record.kind, open.data)
        },
      }
      try {
        const edits = command.run(parsed.output, context)
        if (!edits.ok) return edits
        const about = command.about?.(parsed.output, context) ?? []
        const stamp = stamper.stamp()
        const steps: WrittenStep[] = []
        for (const edit of edits.value) {
          await ensureOpen(workspace, edit.doc, actorId)
          const change = writeEdit(workspace, edit, source.actor, now)
          if (!change.ok) return change
          if (change.value) steps.push({ call, stamp, about, doc: edit.doc, change: change.value })
        }
        return ok(steps)
      } catch (error) {
        if (!(error instanceof NeedsRecord)) throw error
        await ensureOpen(workspace, error.doc, actorId)
      }
    }
  }

  const close = (workspace: Workspace): void => {
    for (const { doc } of workspace.open.values()) records.automerge.free(doc)
    workspace.open.clear()
  }

  return { runCall, ensureOpen, close }
}

export type CommandRunner = ReturnType<typeof createCommandRunner>
