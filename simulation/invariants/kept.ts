/** Nothing is lost, nothing is doubled, nothing waits for ever: I1, I2, I3, P6. */
import type { Chunk } from '#client/engine/document-store.ts'
import type { LoadedDoc } from '#shared/documents/automerge.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { Device } from '../device.ts'
import type { Ledger } from '../ledger.ts'
import { OTHER_SCHOOL } from '../people.ts'
import { canonical } from '../screens.ts'
import type { World } from '../world.ts'
import { entriesEvicted } from './evicted-copy.ts'

const relayOf = (world: World, device: Device) =>
  device.identity.schoolId === OTHER_SCHOOL ? world.other : world.relay

/** What the device holds as confirmed of a record, open; undefined when it holds nothing. */
const confirmed = async (device: Device, doc: DocId): Promise<LoadedDoc | undefined> => {
  const documents = device.core()?.writer()?.documents
  const chunk = await device.store.get<Chunk>('chunks', doc)
  if (documents === undefined || chunk === undefined) return undefined
  return documents.load(documents.kindOfDoc(doc), chunk, undefined, false)
}

const isHeldAnywhere = async (world: World, doc: DocId, hash: string): Promise<boolean> => {
  const A = world.records.automerge
  for (const device of world.inService()) {
    const open = await confirmed(device, doc)
    if (open === undefined) continue
    const isHeld = A.hasHeads(open, [hash])
    A.free(open)
    if (isHeld) return true
  }
  return false
}

/**
 * I1: a change that a device calls sent is in the log, each once. After a restore: whatever anybody
 * still holds.
 */
export const sentIsKept = async (world: World): Promise<string[]> => {
  const failures = world.relay
    .inspect<{ hash: string; times: number }>(
      "SELECT hash, count(*) AS times FROM log WHERE kind = 'change' GROUP BY hash HAVING times > 1",
    )
    .map(({ hash, times }) => `I1: change ${hash.slice(0, 8)} stands ${times} times in the log`)
  const told = [...world.devices.values()].flatMap((device) =>
    (device.core()?.writer()?.outbox.all('sent') ?? []).map(
      (entry) => [device.name, entry] as const,
    ),
  )
  const toldBefore = entriesEvicted(world).filter(([, { state }]) => state === 'sent')
  for (const [name, entry] of [...told, ...toldBefore]) {
    const relay = relayOf(world, world.device(name))
    if (relay?.isCommitted(entry.hash)) continue
    const wasLostWithItsDisk =
      relay?.wasCommitted(entry.hash) && !(await isHeldAnywhere(world, entry.doc, entry.hash))
    if (!wasLostWithItsDisk)
      failures.push(
        `I1: ${name} was told "${entry.command}" on ${entry.doc} is sent; the relay does not have it`,
      )
  }
  return failures
}

/** P6: after a restore and a meeting, the log has all that a device of the school holds as confirmed. */
export const heldIsInTheLog = async (world: World): Promise<string[]> => {
  const A = world.records.automerge
  const failures: string[] = []
  for (const device of world.inService()) {
    const documents = device.core()?.writer()?.documents
    for (const doc of await device.store.keys('chunks')) {
      const open = await confirmed(device, doc)
      if (open === undefined || documents === undefined) continue
      const first = world.records.first(documents.kindOfDoc(doc)).hash
      const missing = A.getHeads(open).filter(
        (head) => head !== first && !world.relay.isCommitted(head),
      )
      A.free(open)
      if (missing.length > 0)
        failures.push(`P6: ${device.name} holds work on ${doc} that the restored relay still lacks`)
    }
  }
  return failures
}

/** I2: with everybody online nothing waits for ever. */
export const nothingWaits = (world: World): string[] =>
  world.inService().flatMap((device) => {
    const waiting = device.core()?.memory.outboxView().waiting ?? []
    return waiting.map(
      (item) => `I2: ${device.name} still waits to send "${item.command}" on ${item.doc}`,
    )
  })

/** I3: every press that was saved is sent, refused, or waiting: none has vanished. */
export const everyPressIsAccounted = (world: World, ledger: Ledger): string[] => {
  const known = new Map<string, number>()
  for (const [device, { command, input }] of entriesEvicted(world)) {
    const key = `${device} ${command} ${canonical(input)}`
    known.set(key, (known.get(key) ?? 0) + 1)
  }
  for (const device of world.devices.values()) {
    const view = device.core()?.memory.outboxView()
    for (const item of [
      ...(view?.waiting ?? []),
      ...(view?.sent ?? []),
      ...(view?.refused ?? []),
      ...(world.fleet.erased.get(device.name)?.entries ?? []),
    ]) {
      const key = `${device.name} ${item.command} ${canonical(item.input)}`
      known.set(key, (known.get(key) ?? 0) + 1)
    }
  }
  const failures: string[] = []
  for (const press of ledger.saved()) {
    const key = `${press.device} ${press.command} ${canonical(press.input)}`
    const left = known.get(key) ?? 0
    if (left === 0)
      failures.push(`I3: "${press.command}" was saved on ${press.device} and has vanished`)
    known.set(key, left - 1)
  }
  return failures
}
