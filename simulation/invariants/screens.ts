/** Same changes, same screen: I4. */
import { loadFirstRows, loadOtherRows } from '#client/engine/first-rows.ts'
import { createMemory } from '#client/engine/memory.ts'
import { Outbox } from '#client/engine/outbox.ts'
import type { ReadModel } from '#client/engine/read-model.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import type { Device } from '../device.ts'
import { canonical, rowsOf, screensOf } from '../screens.ts'
import type { World } from '../world.ts'

const inTableOrder = (a: Row, b: Row): number =>
  `${a.table}/${a.id}` < `${b.table}/${b.id}` ? -1 : 1

const screens = (world: World, device: Device, model: ReadModel): string => {
  const roles = device.core()?.memory.actor().roles ?? []
  const me = { ...device.identity, roles }
  return canonical(screensOf(model, me, world.scheduler.now(), world.cast.learners))
}

/** A row that two lists do not tell alike, for the sentence. */
const firstDifference = (mine: readonly Row[], theirs: readonly Row[]): string => {
  const others = new Map(theirs.map((row) => [`${row.table}/${row.id}`, canonical(row)]))
  const odd =
    mine.find((row) => others.get(`${row.table}/${row.id}`) !== canonical(row)) ??
    theirs.find((row) => !mine.some((one) => one.table === row.table && one.id === row.id))
  return odd ? ` (${odd.doc})` : ''
}

/** I4a: devices of one person show the same rows and the same screens. */
export const samePersonSameScreens = (world: World): string[] => {
  const failures: string[] = []
  const first = new Map<string, { name: string; rows: Row[]; screens: string }>()
  for (const device of world.inService()) {
    const model = device.core()?.memory.model
    if (model === undefined) continue
    const rows = rowsOf(model)
    const mine = { name: device.name, rows, screens: screens(world, device, model) }
    const before = first.get(device.identity.personId)
    if (before === undefined) {
      first.set(device.identity.personId, mine)
    } else if (canonical(before.rows) !== canonical(rows)) {
      const where = firstDifference(rows, before.rows)
      failures.push(`I4: ${before.name} and ${mine.name} hold different rows${where}`)
    } else if (before.screens !== mine.screens) {
      failures.push(`I4: ${before.name} and ${mine.name} have the same rows and other screens`)
    }
  }
  return failures
}

/** Every tab of a browser shows what its other tabs show. */
export const tabsShowTheSame = (world: World): string[] =>
  world.inService().flatMap((device) => {
    const shown = device.cores().map(({ memory }) => canonical(rowsOf(memory.model)))
    return new Set(shown).size > 1 ? [`I4: the tabs of ${device.name} show different rows`] : []
  })

/** I4b: what is shown now = what a fresh start would show = what the documents say. */
export const liveIsReloadedIsRebuilt = async (world: World): Promise<string[]> => {
  const failures: string[] = []
  for (const device of world.devices.values()) {
    const core = device.core()
    const writer = core?.writer()
    if (!core || !writer) continue
    const { name } = device
    const { model } = core.memory
    const live = rowsOf(model)
    const shown = screens(world, device, model)
    const fresh = createMemory(device.identity)
    const ports = {
      clock: { now: world.scheduler.now, monotonicMs: world.scheduler.now },
      timers: { after: (_: number, run: () => void) => queueMicrotask(run), cancel: () => {} },
      store: device.store,
    } as never
    await loadFirstRows(ports, fresh.model)
    await loadOtherRows(ports, fresh.model)
    fresh.showOutbox(await Outbox.load(device.store))
    const reloaded = rowsOf(fresh.model)
    if (canonical(reloaded) !== canonical(live)) {
      const where = firstDifference(live, reloaded)
      failures.push(`I4: ${name} would show something else after a restart${where}`)
    } else if (shown !== screens(world, device, fresh.model))
      failures.push(`I4: ${name}'s screens change by a restart, from the same rows`)
    const rebuilt = [...(await writer.rebuildRows())].sort(inTableOrder)
    const alike = [...live].sort(inTableOrder)
    if (canonical(rebuilt) !== canonical(alike))
      failures.push(
        `I4: rows of ${name} differ from its documents${firstDifference(alike, rebuilt)}`,
      )
  }
  return failures
}

/** I4c: the office's rows are the relay's rows, and those are what the log says. */
export const officeShowsTheRelay = (world: World): string[] => {
  const failures = world.relay
    .school()
    .verify()
    .problems.map((one) => `I4: the relay does not agree with its own log: ${one}`)
  const office = world.device('ann-1').core()
  if (!office) return failures
  const theirs = world.relay
    .inspect<{ json: string }>('SELECT json FROM row')
    .map((row) => JSON.parse(row.json) as Row)
    .sort(inTableOrder)
  const mine = [...rowsOf(office.memory.model)].sort(inTableOrder)
  if (canonical(mine) !== canonical(theirs))
    failures.push(
      `I4: ann-1 in the office shows other rows than the relay has${firstDifference(mine, theirs)}`,
    )
  return failures
}
