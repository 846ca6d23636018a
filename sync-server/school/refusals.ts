/** What was refused, and what was decided about it, each with its line in the audit: both or neither. */
import type { DeviceId } from '#shared/kernel/actor.ts'
import type { Decision, NewQuarantineRow } from '#sync-server/storage/school/quarantine.ts'
import type { Core } from './core.ts'

/** Keeps what is not kept yet. Inside a transaction. @returns how many were new */
export const keepRefused = (core: Core, rows: readonly NewQuarantineRow[]): number => {
  const added = rows.filter((row) => core.db.quarantine.add(row))
  for (const { receivedAt: at, person, device, doc, code, isLastWords } of added) {
    const action = isLastWords ? 'last-words-kept' : 'change-refused'
    core.db.audit.append({ at, person, device, action, target: doc, outcome: code })
  }
  return added.length
}

/** The first word stands. Inside a transaction. The reason is free text, so it stays out of the audit. */
export const storeDecision = (
  core: Core,
  { id, ...decision }: Decision & { readonly id: number },
  device: DeviceId,
): void => {
  if (!core.db.quarantine.decide(id, decision)) return
  const target = core.db.quarantine.byId(id)?.doc ?? ''
  const { at, by: person, decision: outcome } = decision
  core.db.audit.append({ at, person, device, action: 'refusal-decided', target, outcome })
}
