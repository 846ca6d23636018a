/**
 * A school as plain records, for asking ten thousand questions: a command is run as a device would run
 * it, and the rule is asked about the step it makes. Nothing is kept, and Automerge has no part in it.
 */
import * as v from 'valibot'
import type { AnyCommand, CommandContext } from './documents/command.ts'
import type { Row } from './documents/document-kind.ts'
import type { Edit, Plain } from './documents/edit.ts'
import { outcomeOf } from './documents/replica.builder.ts'
import type { Actor } from './kernel/actor.ts'
import { kindOf } from './kernel/ids.ts'
import { unreachable } from './kernel/result.ts'
import { documentKinds } from './registry.ts'

type Fields = Readonly<Record<string, unknown>>

const kindFor = (doc: string) => documentKinds.get(kindOf(doc)) ?? unreachable(`no kind for ${doc}`)

const withPut = (fields: Fields, [key = '', ...rest]: readonly string[], value: Plain): Fields => ({
  ...fields,
  [key]: rest.length === 0 ? value : withPut((fields[key] ?? {}) as Fields, rest, value),
})

export const aPlainSchool = (standing: readonly { readonly id: string }[], nowMs: number) => {
  const records = new Map<string, Fields>(standing.map((one) => [one.id, { ...one }]))

  /** Rows of the records beside it, as the relay has them. */
  const besideOf = (doc: string): Row[] =>
    (kindFor(doc).standsBeside?.(doc) ?? []).flatMap((other) => {
      const record = records.get(other)
      return record === undefined ? [] : kindFor(other).project(record, other)
    })

  /** An edit, from whatever app, as the rule answers it. */
  const writes = (actor: Actor, { doc, put = [], text = [] }: Edit): string => {
    const kind = kindFor(doc)
    const before = records.get(doc)
    const edits = [...put, ...text.map(({ field, value }) => ({ path: [field], value }))]
    const written = edits.reduce(
      (fields: Fields, { path, value }) => withPut(fields, path, value),
      before ?? kind.empty,
    )
    const parsed = v.safeParse(kind.schema, written)
    if (!parsed.success) return 'malformed'
    const touched = edits.map(({ path }) => path)
    const beside = besideOf(doc)
    const step = { before, after: parsed.output, touched, now: nowMs, doc, beside }
    return outcomeOf(kind.mayChange(actor, step))
  }

  const contextFor = (actor: Actor): CommandContext => {
    let ids = 0
    return {
      actor,
      now: nowMs,
      read: <Rec>(doc: string) => records.get(doc) as Rec | undefined,
      newId: () => `z${++ids}`,
      once: (choose) => choose(),
      count: () => 1,
      deviceCode: 'K7QF',
    }
  }

  /** A command, as the rule answers it, or as the app does before it asks. */
  const does = (actor: Actor, command: AnyCommand, input: unknown): string => {
    const parsed = v.safeParse(command.input, input)
    if (!parsed.success) return 'invalid'
    const edits = command.run(parsed.output, contextFor(actor))
    if (!edits.ok) return `app: ${edits.problem.code}`
    const answers = edits.value.map((edit) => writes(actor, edit))
    return answers.find((answer) => answer !== 'ok') ?? 'ok'
  }

  return { does, writes }
}
