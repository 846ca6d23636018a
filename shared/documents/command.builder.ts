/** Runs commands in tests as a device would: parse, run, ask the rule, write, read back. */
import * as v from 'valibot'
import type { Actor } from '../kernel/actor.ts'
import { TUESDAY_10_MS } from '../kernel/cast.builder.ts'
import { kindOf } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { LoadedDoc } from './automerge.ts'
import type { AnyCommand, CommandContext } from './command.ts'
import type { AnyKind, Row } from './document-kind.ts'
import type { Edit } from './edit.ts'
import { judgeChange } from './judge.ts'
import { anActorId, records } from './replica.builder.ts'

/**
 * A little school in memory: documents by id. `does` runs a command as somebody, judges what it
 * wrote as the relay would, and gives `ok` or the code of the refusal.
 */
export const aSchool = (kinds: readonly AnyKind[], options: { deviceCode?: string } = {}) => {
  const kindByName = new Map(kinds.map((kind) => [kind.name, kind]))
  const docs = new Map<string, LoadedDoc>()
  const counters = new Map<string, number>()
  let ids = 0
  const kindFor = (doc: string) => kindByName.get(kindOf(doc)) as AnyKind

  const read = <Rec>(doc: string): Rec | undefined => {
    const loaded = docs.get(doc)
    return loaded && records.read<Rec>(kindFor(doc), loaded)
  }

  const contextFor = (actor: Actor, now: number): CommandContext => ({
    actor,
    now,
    read,
    newId: () => `e${String(++ids).padStart(4, '0')}`,
    once: (choose) => choose(),
    count: (name) => {
      counters.set(name, (counters.get(name) ?? 0) + 1)
      return counters.get(name) as number
    },
    deviceCode: options.deviceCode ?? 'K7QF',
  })

  const rows = (doc: string): Row[] => {
    const kind = kindByName.get(kindOf(doc))
    const record = kind && read(doc)
    return kind === undefined || record === undefined ? [] : kind.project(record, doc)
  }

  /** Rows of the records that a rule wants to see as well, as the relay has them. */
  const besideOf = (doc: string): Row[] => (kindFor(doc).standsBeside?.(doc) ?? []).flatMap(rows)

  const apply = (actor: Actor, edit: Edit, now: number): Result<unknown> => {
    const kind = kindFor(edit.doc)
    const base = docs.get(edit.doc)
    const before = base ? records.automerge.save(base) : undefined
    const written = records.write(records.open(kind, before, [], anActorId()), edit)
    if (written === undefined) return { ok: true, value: undefined }
    const { bytes } = written.change
    const judged = judgeChange(records, {
      kind,
      docId: edit.doc,
      doc: records.open(kind, before),
      bytes,
      change: records.automerge.decodeChange(bytes),
      actor,
      now,
      beside: besideOf(edit.doc),
    })
    if (judged.ok) docs.set(edit.doc, judged.value.doc)
    return judged
  }

  const does = (actor: Actor, command: AnyCommand, input: unknown, now = TUESDAY_10_MS): string => {
    const parsed = v.safeParse(command.input, input)
    if (!parsed.success) return `invalid: ${parsed.issues[0].message}`
    const edits: Result<Edit[]> = command.run(parsed.output, contextFor(actor, now))
    if (!edits.ok) return edits.problem.code
    for (const edit of edits.value) {
      const judged = apply(actor, edit, now)
      if (!judged.ok) return judged.problem.code
    }
    return 'ok'
  }

  /** What no command makes: an edit written past the app, judged as the relay would. */
  const writes = (actor: Actor, edit: Edit, now = TUESDAY_10_MS): string => {
    const judged = apply(actor, edit, now)
    return judged.ok ? 'ok' : judged.problem.code
  }

  /** A record that stands here already, whoever wrote it. */
  const lays = (edit: Edit): void => {
    const written = records.write(records.open(kindFor(edit.doc), undefined, [], anActorId()), edit)
    if (written !== undefined) docs.set(edit.doc, written.doc)
  }

  return { does, writes, lays, read, rows, contextFor }
}
