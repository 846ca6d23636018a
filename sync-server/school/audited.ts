/** Lines of the audit for what the relay itself does; whoever asked for it stands in the target. */
import type { Core } from './core.ts'

/** Stands where a person or a device does for those who have one. */
export const RELAY = 'relay'

/** Inside the transaction of what it tells. */
export const audit = (core: Core, action: string, target: string, outcome = 'done'): void =>
  core.db.audit.append({
    at: core.ports.clock.now(),
    person: RELAY,
    device: RELAY,
    action,
    target,
    outcome,
  })
