/**
 * A set whose rules want every step in order cannot be healed by them: the steps are lost with the disk.
 * For a month after a restore a row that nobody has written since may be brought back as it stood.
 */
import type { AnySet, PushStep } from '#shared/documents/published-set.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { Core } from './core.ts'

const RESTORED_AT = 'restoredAt'
/** As long as a device works without contact (P7): whoever comes later has locked itself. */
const BROUGHT_WITHIN_MS = 30 * DAY_MS

const writtenKey = (set: string, id: string): string => `written.${set}.${id}`

/** Inside the transaction that gives the new epoch. */
export const rememberRestore = (core: Core): void =>
  core.db.meta.set(RESTORED_AT, String(core.ports.clock.now()))

/** Is a restore so fresh that devices still bring back what was lost? */
export const isHealing = (core: Core, now: InstantMs): boolean => {
  const restoredAt = core.db.meta.get(RESTORED_AT)
  return restoredAt !== undefined && now - Number(restoredAt) <= BROUGHT_WITHIN_MS
}

/** Somebody has written this row by the rules: from now on it is newer than what was lost. */
export const rememberWritten = (core: Core, set: AnySet, id: string): void => {
  const restoredAt = set.bringBack && core.db.meta.get(RESTORED_AT)
  if (restoredAt !== undefined) core.db.meta.set(writtenKey(set.name, id), restoredAt)
}

/** The row to keep in place of one the rules refuse; undefined when that refusal stands. */
export const broughtBack = (
  core: Core,
  set: AnySet,
  actor: Actor,
  step: PushStep<unknown>,
): unknown => {
  const restoredAt = core.db.meta.get(RESTORED_AT)
  if (set.bringBack === undefined || !isHealing(core, step.now)) return undefined
  if (core.db.meta.get(writtenKey(set.name, step.id)) === restoredAt) return undefined
  const kept = set.bringBack(actor, step)
  return kept.ok ? kept.value : undefined
}
