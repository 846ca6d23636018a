/**
 * Runs commands as a person on a device of the relay's own. What they write goes through the airlock
 * like anybody's, so it can only make what people could have made.
 */

import * as v from 'valibot'
import type { CommandContext } from '#shared/documents/command.ts'
import type { Edit } from '#shared/documents/edit.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result, refuseWith, unreachable } from '#shared/kernel/result.ts'
import type { ChangeVerdict } from '#shared/protocol/down.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import type { Push, Sender } from './admission.ts'
import type { CommandCall } from './answers.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import { refuse } from './problems.ts'

type Airlock = (sender: Sender, push: Push) => Promise<ChangeVerdict[]>

const ACTOR_TAIL_BYTES = 8

export const createCommandRunner = (
  core: Core,
  airlock: Airlock,
  teamsOf: (person: string) => string[],
) => {
  const counters = new Map<string, number>()

  const openDoc = (doc: DocId, actor?: string) => {
    const kind = kindOfDoc(core, doc) ?? unreachable(`no kind of record for ${doc}`)
    const { snap, tail } = documentBytes(core, doc)
    return { kind, loaded: core.records.open(kind, snap, tail, actor) }
  }

  const read = <Rec>(doc: DocId): Rec | undefined => {
    const { kind, loaded } = openDoc(doc)
    const record = core.records.read<Rec>(kind, loaded)
    core.records.automerge.free(loaded)
    return record
  }

  /** The change an edit makes; undefined when it changes nothing. */
  const write = (edit: Edit, prefix: string, atMs: number): PushedChange | undefined => {
    const tail = Buffer.from(core.ports.random.bytes(ACTOR_TAIL_BYTES)).toString('hex')
    const { loaded } = openDoc(edit.doc, prefix + tail)
    const written = core.records.write(loaded, edit, atMs)
    core.records.automerge.free(written?.doc ?? loaded)
    return written?.change
  }

  const runOne = async (
    actor: Actor,
    prefix: string,
    call: CommandCall,
  ): Promise<Result<number>> => {
    const { command } = call
    const parsed = v.safeParse(command.input, call.input)
    if (!parsed.success)
      return refuseWith('input-malformed', `${command.name}: the input is malformed.`)
    const person: Actor = { ...actor, teams: teamsOf(actor.personId) }
    const context: CommandContext = {
      actor: person,
      now: call.at ?? core.ports.clock.now(),
      read,
      newId: () => core.ports.ids.uuid(),
      once: (choose) => choose(),
      count: (name) => {
        const next = (counters.get(`${prefix}/${name}`) ?? 0) + 1
        counters.set(`${prefix}/${name}`, next)
        return next
      },
      deviceCode: prefix.slice(0, 4).toUpperCase(),
    }
    const edits = command.run(parsed.output, context)
    if (!edits.ok) return edits
    const sender: Sender = {
      person: actor.personId,
      device: `relay:${prefix}`,
      actorPrefix: prefix,
      actor: person,
      isVoid: () => false,
    }
    const verdicts = await Promise.all(
      edits.value.map(async (edit) => {
        const change = write(edit, prefix, context.now)
        return change ? airlock(sender, { doc: edit.doc, changes: [change] }) : []
      }),
    )
    return countCommitted(verdicts.flat())
  }

  return async (
    actor: Actor,
    prefix: string,
    calls: readonly CommandCall[],
  ): Promise<Result<number>> => {
    let committed = 0
    for (const call of calls) {
      const done = await runOne(actor, prefix, call)
      if (!done.ok) return done
      committed += done.value
    }
    return ok(committed)
  }
}

const countCommitted = (verdicts: readonly ChangeVerdict[]): Result<number> => {
  for (const verdict of verdicts) {
    if (verdict.verdict === 'refused') return refuseWith(verdict.code, verdict.message)
    if (verdict.verdict === 'retry') return refuse('busy')
  }
  return ok(verdicts.length)
}
