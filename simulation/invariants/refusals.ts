/** What the relay refused is known to its author and to the admins: I5. */
import type { FaultState } from '../faults.ts'
import { HOSTILE_DEVICE } from '../people.ts'
import type { World } from '../world.ts'
import { refusalsForgotten } from './evicted-copy.ts'

type Kept = { readonly hash: string; readonly device: string; readonly doc: string }

export const refusalsAreSeen = (world: World, faults: FaultState): string[] => {
  const kept = world.relay.inspect<Kept>('SELECT hash, device, doc FROM quarantine')
  const hashes = new Set(kept.map((row) => row.hash))
  // What a browser threw away its person cannot know; the office has it.
  const known = new Set<string>(refusalsForgotten(world))
  const failures: string[] = []
  for (const device of world.inService()) {
    for (const entry of device.core()?.writer()?.outbox.all('refused') ?? []) {
      known.add(`${device.identity.deviceId} ${entry.hash}`)
      const isOwnDoing = entry.refusal?.code === 'depends-on-refused' || entry.rerun === true
      // What was refused after the backup is in no list any more; its author still has it.
      if (isOwnDoing || hashes.has(entry.hash) || faults.restores > 0) continue
      failures.push(`I5: "${entry.command}" of ${device.name} was refused, but no admin can see it`)
    }
  }
  const serving = new Set(world.inService().map((one) => one.identity.deviceId))
  for (const { hash, device, doc } of kept) {
    if (device === HOSTILE_DEVICE || !serving.has(device)) continue
    if (!known.has(`${device} ${hash}`))
      failures.push(`I5: a change of ${device} on ${doc} was refused, and ${device} was never told`)
  }
  return failures
}
