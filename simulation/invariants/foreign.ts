/** No foreign byte on any device: nothing of another school, nothing the person may not read. I6. */
import type { Chunk, DocMeta } from '#client/engine/document-store.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import { countsFor, principalsOf } from '#shared/kernel/principal.ts'
import { OTHER_SCHOOL, SCHOOL } from '../people.ts'
import type { World } from '../world.ts'

const readable = (world: World, person: string): ReadonlySet<string> => {
  const roles = world.accounts.roles.get(person) ?? []
  const held = world.relay
    .inspect<{ principal: string }>('SELECT principal FROM holder WHERE person = ?', person)
    .map((row) => row.principal)
    .filter((principal) => countsFor({ personId: person, roles }, principal))
  const principals = JSON.stringify([
    ...principalsOf({ personId: person, roles, teams: [] }),
    ...held,
  ])
  return new Set(
    world.relay
      .inspect<{ doc: string }>(
        'SELECT doc FROM access WHERE principal IN (SELECT value FROM json_each(?))',
        principals,
      )
      .map((row) => row.doc),
  )
}

/** Records of a device whose confirmed heads its own school has never seen. */
const unheardOf = async (world: World): Promise<string[]> => {
  const failures: string[] = []
  for (const device of world.devices.values()) {
    const { schoolId } = device.identity
    const strangers = schoolId === OTHER_SCHOOL ? world.relay : world.other
    for (const { key, value } of await device.store.withPrefix<DocMeta>('docs', ''))
      if (value.heads.some((head) => strangers?.wasCommitted(head)))
        failures.push(`I6: ${device.name} holds ${key} of another school`)
  }
  return failures
}

export const nobodyHoldsForeignRecords = async (world: World): Promise<string[]> => {
  const failures = world.other ? await unheardOf(world) : []
  for (const device of world.inService()) {
    if (device.identity.schoolId !== SCHOOL) continue
    const { personId } = device.identity
    const may = readable(world, personId)
    const own = new Set<string>()
    for (const doc of await device.store.keys('chunks')) {
      if (may.has(doc)) continue
      const chunk = await device.store.get<Chunk>('chunks', doc)
      // Written here and not answered yet: the person's own words.
      if (chunk?.snapshot === null && chunk.confirmed.length === 0) own.add(doc)
      else failures.push(`I6: ${device.name} holds ${doc}, which ${personId} may not read`)
    }
    // What is shown without its record being opened must not outlive it.
    for (const { key, value } of await device.store.withPrefix<readonly Row[]>('buckets', ''))
      for (const { doc } of value)
        if (!may.has(doc) && !own.has(doc))
          failures.push(`I6: ${device.name} has rows of ${doc} in ${key}, not for ${personId}`)
  }
  return failures
}
