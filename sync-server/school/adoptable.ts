/** What an admin may stand for of what was refused: the words of the device that handed them in. */
import { ok, type Result } from '#shared/kernel/result.ts'
import type { QuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import type { Core } from './core.ts'
import { type ChangeHeader, preflight } from './preflight.ts'
import { refuse } from './problems.ts'

/** Hex digits at the head of an actor that name its device. */
const PREFIX_LENGTH = 16

export type Adoptable = ChangeHeader & { readonly actorPrefix: string }

/** The header of the change, or why nobody can adopt it. T1. */
export const adoptable = (core: Core, row: QuarantineRow, bytes: Uint8Array): Result<Adoptable> => {
  // It was taken out of the log on purpose, and every device has let go of it.
  if (row.code === 'excised') return refuse('excised')
  const walked = preflight(bytes)
  if (!walked.ok) return refuse(walked.code)
  const { header } = walked
  if (header.hash !== row.hash) return refuse('wrong-hash')
  // Whatever it was refused for: under another's device it would stand as that person's own word and
  // take the place of their next one. Only they can send it.
  const actorPrefix = header.actor.slice(0, PREFIX_LENGTH)
  const isOwn = core.deviceOf(actorPrefix)?.deviceId === row.device
  if (row.code === 'forged-actor' || !isOwn) return refuse('forged-actor')
  return ok({ ...header, actorPrefix })
}
