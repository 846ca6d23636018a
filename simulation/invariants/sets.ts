/**
 * Published sets: what a device shows is what the relay has for its person, nothing of it is stale and
 * nothing another school's; a row that was saved was taken, refused or handed in. I1, I3, I6, I9.
 */
import type { BankRow } from '#shared/domains/theory/index.ts'
import { sessionOf } from '../accounts.ts'
import { QUESTIONS, type Written } from '../bank.ts'
import type { Device } from '../device.ts'
import type { FaultState } from '../faults.ts'
import { OTHER_SCHOOL } from '../people.ts'
import type { Relay } from '../relay.ts'
import { canonical } from '../screens.ts'
import type { World } from '../world.ts'

/** More than any school here has. */
const ALL_ROWS = 1_000

const relayOf = (world: World, device: Device): Relay =>
  device.identity.schoolId === OTHER_SCHOOL ? (world.other ?? world.relay) : world.relay

const rowsFor = (world: World, device: Device): ReadonlyMap<string, unknown> => {
  const session = sessionOf(world.accounts, device.identity)
  const pulled = relayOf(world, device).school().sets.pull(session, QUESTIONS, null, ALL_ROWS)
  const rows = pulled.ok ? pulled.value.rows : []
  return new Map(rows.flatMap(({ id, data }) => (data === null ? [] : [[id, data] as const])))
}

const serving = (world: World): Device[] =>
  [...world.devices.values()].filter(({ identity }) => !world.accounts.ended.has(identity.deviceId))

/** On the relay, whoever may read it there: who is no admin any more reads no draft, not even their own. */
const isStanding = (world: World, { device, id, row }: Written): boolean =>
  relayOf(world, world.device(device))
    .inspect<{ json: string }>(
      'SELECT json FROM published WHERE set_name = ? AND id = ? AND deleted = 0',
      QUESTIONS,
      id,
    )
    .some(({ json }) => canonical(JSON.parse(json)) === row)

/** Every tab of every device, on the screen as in its database. */
const showsTheRelay = (world: World, device: Device): string[] => {
  const theirs = canonical(rowsFor(world, device))
  const shown = device.cores().map(({ sets }) => sets.view(QUESTIONS).all())
  return [device.setRows(QUESTIONS), ...shown].every((rows) => canonical(rows) === theirs)
    ? []
    : [`I4: ${device.name} has other questions than the relay has for it`]
}

/** The last of what somebody saved of each row: what came before it on that device went with it. */
const lastSaved = (written: readonly Written[]): Written[] => [
  ...new Map(written.map((one) => [`${one.device} ${one.id}`, one])).values(),
]

/** What was said, whatever it counts as: several steps without a signal go up as one (TH50). */
const saidIn = (row: string | undefined): string => {
  if (row === undefined) return 'nothing'
  const { version: _, ofSchool, ...said } = JSON.parse(row) as BankRow
  const { writtenBy: _by, writtenAt: _at, wasLive: _was, ...mine } = ofSchool ?? {}
  return canonical({ ...said, mine })
}

const isAccounted = (world: World, { device, id, row }: Written): boolean => {
  const said = saidIn(row)
  const isTaken = world.bank.taken.some(
    (one) => one.device === device && one.id === id && saidIn(one.row) === said,
  )
  const refused = world.device(device).core()?.sets.view(QUESTIONS).refused().get(id)
  const isEvicted = world.fleet.evicted.some(({ rows }) =>
    rows.some((one) => one.device === device && one.id === id && saidIn(one.row) === said),
  )
  return (
    isTaken ||
    isEvicted ||
    (refused !== undefined && saidIn(canonical(refused.data)) === said) ||
    world.fleet.rowsHandedIn.has(`${device} ${id}`)
  )
}

export const setsHold = (world: World, faults: FaultState): string[] => {
  if (!world.plot.hasBank) return []
  const devices = serving(world)
  const names = new Set(devices.map(({ name }) => name))
  const unsent = devices.flatMap((device) =>
    [...(device.core()?.sets.view(QUESTIONS).unsent() ?? [])].map(
      (id) => `I2: ${device.name} still waits to send the question ${id}`,
    ),
  )
  const vanished = lastSaved(world.bank.saved)
    .filter(({ device }) => names.has(device) || world.fleet.erased.has(device))
    .filter((one) => !isAccounted(world, one))
    .map(({ device, id }) => `I3: the question ${id} was saved on ${device} and has vanished`)
  // What was taken last stands, until the school gives the question back to the relay.
  const last = [...new Map(world.bank.taken.map((one) => [one.id, one])).values()]
  const gone = last
    .filter(({ row }) => (JSON.parse(row) as BankRow).ofSchool !== undefined)
    .filter((one) => faults.restores === 0 && !isStanding(world, one))
    .filter(({ device }) => names.has(device))
    .map(({ id, device }) => `I1: the question ${id} of ${device} was taken, and is not there`)
  const byOthers = world.relays
    .flatMap((relay) =>
      relay.inspect<{ json: string }>(
        'SELECT json FROM published WHERE set_name = ? AND deleted = 0',
        QUESTIONS,
      ),
    )
    .map(({ json }) => (JSON.parse(json) as BankRow).ofSchool?.changedBy)
    .filter((person) => person !== undefined && !world.everAdmin.has(person))
    .map((person) => `I9: ${person} has changed a question, which only admins may`)
  return [
    ...devices.flatMap((device) => showsTheRelay(world, device)),
    ...unsent,
    ...vanished,
    ...gone,
    ...byOthers,
  ]
}
