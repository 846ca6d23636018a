/** What a newer app writes survives on devices and in records that older apps work on. T34. */
import { NEW_COMMAND, NEW_FIELD } from '../app-version.ts'
import type { Ledger } from '../ledger.ts'
import type { World } from '../world.ts'
import { mayBeGone } from './evicted-copy.ts'

export const newFieldsSurvive = async (world: World, ledger: Ledger): Promise<string[]> => {
  const isGone = mayBeGone(world)
  const written = ledger.saved().filter((press) => press.command === NEW_COMMAND && !isGone(press))
  if (written.length === 0) return []
  const serving = new Set(world.inService().map((device) => device.name))
  const failures: string[] = []
  for (const press of written.filter((one) => serving.has(one.device))) {
    const doc = `booking:${press.input.bookingId}`
    for (const device of world.inService()) {
      const documents = device.core()?.writer()?.documents
      if (documents === undefined || !(await device.store.keys('chunks')).includes(doc)) continue
      const opened = await documents.open(doc)
      const isThere = NEW_FIELD in world.records.plain(opened.doc)
      world.records.automerge.free(opened.doc)
      if (!isThere)
        failures.push(
          `T34: ${press.device} (newer app) wrote the ${NEW_FIELD} of ${doc}; ${device.name} has lost it`,
        )
    }
  }
  return failures
}
