/** Of an ended device nothing vanishes: what it had not sent is with the office before its copy goes. I3, I5. */
import { sessionOf } from '../accounts.ts'
import type { FaultState } from '../faults.ts'
import type { World } from '../world.ts'
import { wasHandedIn } from './erased-copy.ts'

/** At rest: an ended device has no copy any more, and an admin sees what it handed in. */
export const lastWordsAreSeen = (world: World, faults: FaultState): string[] => {
  if (!world.plot.handsIn) return []
  const admin = sessionOf(world.accounts, world.device('ann-1').identity)
  const listed = world.relay.school().quarantine.list(admin)
  const seen = new Set((listed.ok ? listed.value : []).map(({ hash }) => hash))
  const ended = [...world.devices.values()].filter(({ identity }) =>
    world.accounts.ended.has(identity.deviceId),
  )
  return ended.flatMap((device) => {
    const { name } = device
    const left = world.fleet.erased.get(name)
    if (left === undefined) {
      const isForAPerson = (device.core()?.status.get().lastWords.full ?? 0) > 0
      return isForAPerson ? [] : [`T12: ${name} was ended, and keeps its copy`]
    }
    // A restored relay has what it had then, and the copy that held the rest has gone.
    if (faults.restores > 0) return []
    return left.entries
      .filter((entry) => wasHandedIn(entry) && !seen.has(entry.hash))
      .filter(({ hash }) => !world.relay.isCommitted(hash))
      .map(({ command, doc }) => `I5: ${name} handed in "${command}" on ${doc}; no admin sees it`)
  })
}
