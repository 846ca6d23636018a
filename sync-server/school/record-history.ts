/**
 * What happened to one record: who, on which device, when it was written and when it arrived, and what
 * stood there before and after. Worked out from the log when an admin asks, a page at a time.
 */
import type { DecodedChange, LoadedDoc } from '#shared/documents/automerge.ts'
import type { Plain } from '#shared/documents/edit.ts'
import { hasRole } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { SessionContext } from '../auth/session-context.ts'
import { actorOf, mayReadDoc, principalsHeld } from './access.ts'
import type { RecordStep, RecordVersion } from './answers.ts'
import { type Core, documentBytes, kindOfDoc } from './core.ts'
import { refuse } from './problems.ts'
import { adoptedFrom } from './quarantine.ts'

export const VERSIONS_A_PAGE = 20
/** Of a text that somebody wrote at length, its start says which one it is. */
const LONGEST_VALUE_CHARS = 500
/** A change that touches more than this is not read line by line. */
const MOST_STEPS = 40

type Leaf = string | number | boolean | null

/** Every value of a record under its path, `slot.date`. */
const leavesOf = (value: Plain, path: string, into: Map<string, Leaf>): Map<string, Leaf> => {
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      leavesOf(one as Plain, path === '' ? key : `${path}.${key}`, into)
  else
    into.set(
      path,
      typeof value === 'string' ? value.slice(0, LONGEST_VALUE_CHARS) : (value as Leaf),
    )
  return into
}

const stepsBetween = (before: Plain, after: Plain): RecordStep[] => {
  const had = leavesOf(before, '', new Map())
  const has = leavesOf(after, '', new Map())
  const paths = [...new Set([...had.keys(), ...has.keys()])].sort()
  return paths.flatMap((path) => {
    const step = { path, before: had.get(path) ?? null, after: has.get(path) ?? null }
    return step.before === step.after ? [] : [step]
  })
}

/** What a change did where it was written: on top of what it knew, whatever others did meanwhile. */
const stepsOf = (core: Core, doc: LoadedDoc, { deps, hash }: DecodedChange): RecordStep[] => {
  const A = core.records.automerge
  const standing = (heads: readonly string[]): Plain =>
    core.records.plain(A.view(doc, [...heads]) as LoadedDoc)
  return stepsBetween(standing(deps), standing([hash ?? '']))
}

/** Admins only, and only of what they may read. Newest first; older ones come with `before`. */
export const recordHistory = (
  core: Core,
  session: SessionContext,
  doc: DocId,
  before = Number.MAX_SAFE_INTEGER,
): Result<RecordVersion[]> => {
  if (!hasRole(actorOf(core, session), 'admin')) return refuse('admin-only')
  const kind = kindOfDoc(core, doc)
  if (kind === undefined || !mayReadDoc(core, principalsHeld(core, session), doc))
    return refuse('not-found')
  const A = core.records.automerge
  const { snap, tail } = documentBytes(core, doc)
  const opened = core.records.open(kind, snap, tail)
  try {
    return ok(
      core.db.log
        .ofDoc(doc)
        .filter(({ seq }) => seq < before)
        .slice(-VERSIONS_A_PAGE)
        .reverse()
        .map(({ seq, hash, person, device, receivedAt }) => {
          const change = A.decodeChange(core.db.log.bytesAt(seq))
          const steps = stepsOf(core, opened, change)
          return {
            seq,
            person: person ?? '',
            device: device ?? '',
            receivedAt,
            // The device's own clock, in seconds; changes of the first version carry none.
            writtenAt: change.time > 0 ? change.time * 1_000 : null,
            steps: steps.slice(0, MOST_STEPS),
            moreSteps: Math.max(0, steps.length - MOST_STEPS),
            ...adoptedFrom(core, hash ?? ''),
          }
        }),
    )
  } finally {
    A.free(opened)
  }
}
