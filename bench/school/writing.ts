/** Writes records with the product's own commands and keeps the changes, for pushing them later. */
import * as Automerge from '@automerge/automerge'
import * as v from 'valibot'
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { CommandContext } from '#shared/documents/command.ts'
import { createRecords } from '#shared/documents/records.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { type DocId, kindOf } from '#shared/kernel/ids.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { commands, documentKinds } from '#shared/registry.ts'
import { nodePorts } from '#sync-server/ports.ts'

export type Call = { readonly name: string; readonly input: unknown }

export const records = createRecords(Automerge)

const kindNamed = (doc: DocId) => {
  const kind = documentKinds.get(kindOf(doc))
  if (kind === undefined) throw new Error(`no kind of record for ${doc}`)
  return kind
}

export type Author = { readonly actor: Actor; readonly actorPrefix: string }

/** One Automerge actor a device and load, as on a real device. */
const actorIdOf = ({ actorPrefix }: Author): string => `${actorPrefix}${'b'.repeat(16)}`

/**
 * Runs calls that all write to `doc`, one change each.
 * @param base the document so far; none for a new one
 * @returns the changes, and the document afterwards as it is saved
 */
export const writeCalls = (
  author: Author,
  doc: DocId,
  calls: readonly Call[],
  base?: Uint8Array,
): { changes: PushedChange[]; saved: Uint8Array } => {
  const kind = kindNamed(doc)
  let open: LoadedDoc = records.open(kind, base, [], actorIdOf(author))
  const context: CommandContext = {
    actor: author.actor,
    now: nodePorts.clock.now(),
    read: <Rec>(asked: DocId) => (asked === doc ? records.read<Rec>(kind, open) : undefined),
    newId: () => nodePorts.ids.uuid(),
    once: (choose) => choose(),
    count: () => 1,
    deviceCode: 'BNCH',
  }
  const changes = calls.flatMap(({ name, input }): PushedChange[] => {
    const command = commands.get(name)
    if (command === undefined) throw new Error(`no command ${name}`)
    const edits = command.run(v.parse(command.input, input), context)
    if (!edits.ok) throw new Error(`${name}: ${edits.problem.message}`)
    return edits.value.flatMap((edit) => {
      const written = records.write(open, edit)
      if (written === undefined) return []
      open = written.doc
      return [written.change]
    })
  })
  const saved = Automerge.save(open)
  Automerge.free(open)
  return { changes, saved }
}
