/** What must hold when everything has come to rest. Each failure is a sentence. */

import { loadFirstRows, loadOtherRows } from '#client/engine/first-rows.ts'
import { createMemory } from '#client/engine/memory.ts'
import type { Row } from '#shared/documents/document-kind.ts'
import type { LessonRow } from '#shared/domains/lessons/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import { canonical, rowsOf, screensOf } from './screens.ts'
import type { World } from './world.ts'

type LogRow = { hash: string; doc: string; times: number }
type QuarantineRow = { hash: string; person: string }

/** I1: a change that a device calls sent is in the log, and every change stands there once. */
const sentIsKept = (world: World): string[] => {
  const log = world.relay.inspect<LogRow>(
    "SELECT hash, doc, count(*) AS times FROM log WHERE kind = 'change' GROUP BY hash",
  )
  const times = new Map(log.map((row) => [row.hash, row.times]))
  const failures = log
    .filter((row) => row.times !== 1)
    .map((row) => `I1: change ${row.hash.slice(0, 8)} stands ${row.times} times in the log`)
  for (const device of world.devices.values()) {
    for (const entry of device.core()?.writer()?.outbox.all('sent') ?? []) {
      if (times.has(entry.hash)) continue
      failures.push(
        `I1: ${device.identity.deviceId} was told ${entry.command} is sent; it is not in the log`,
      )
    }
  }
  return failures
}

/** I2: with everybody online nothing waits for ever. */
const nothingWaits = (world: World): string[] =>
  [...world.devices.values()].flatMap((device) => {
    const waiting = device.core()?.memory.outboxView().waiting ?? []
    return waiting.map(
      (item) =>
        `I2: ${device.identity.deviceId} still waits to send ${item.command} on ${item.doc}`,
    )
  })

/** I3: every press that was saved is sent, refused, or waiting: none has vanished. */
const everyPressIsAccounted = (world: World, ledger: Ledger): string[] => {
  const known = new Map<string, number>()
  for (const device of world.devices.values()) {
    const view = device.core()?.memory.outboxView()
    for (const item of [
      ...(view?.waiting ?? []),
      ...(view?.sent ?? []),
      ...(view?.refused ?? []),
    ]) {
      const key = `${device.identity.deviceId} ${item.command} ${canonical(item.input)}`
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

/** I4a: devices of one person show the same rows and the same screens. */
const samePersonSameScreens = (world: World): string[] => {
  const failures: string[] = []
  const byPerson = new Map<string, Device[]>()
  for (const device of world.devices.values()) {
    const list = byPerson.get(device.identity.personId) ?? []
    byPerson.set(device.identity.personId, [...list, device])
  }
  for (const [person, devices] of byPerson) {
    const shown = devices.flatMap((device) => {
      const core = device.core()
      if (!core) return []
      const { model } = core.memory
      return [
        {
          name: device.identity.deviceId,
          rows: canonical(rowsOf(model)),
          screens: canonical(screensOf(model, device.identity, world.scheduler.now())),
        },
      ]
    })
    const [first, ...others] = shown
    for (const other of others) {
      if (other.rows !== first?.rows) failures.push(`I4: ${person}'s devices hold different rows`)
      else if (other.screens !== first.screens) failures.push(`I4: ${person}'s screens differ`)
    }
  }
  return failures
}

/** I4b: what is shown now = what a fresh start would show = what the documents say. */
const liveIsReloadedIsRebuilt = async (world: World): Promise<string[]> => {
  const failures: string[] = []
  for (const device of world.devices.values()) {
    const core = device.core()
    const writer = core?.writer()
    if (!core || !writer) continue
    const name = device.identity.deviceId
    const live = canonical(rowsOf(core.memory.model))
    const fresh = createMemory(device.identity)
    const ports = {
      clock: { now: world.scheduler.now, monotonicMs: world.scheduler.now },
      timers: { after: (_: number, run: () => void) => queueMicrotask(run), cancel: () => {} },
      store: device.store,
    } as never
    await loadFirstRows(ports, fresh.model)
    await loadOtherRows(ports, fresh.model)
    if (canonical(rowsOf(fresh.model)) !== live)
      failures.push(`I4: ${name} would show something else after a restart`)
    const rebuilt = [...(await writer.rebuildRows())]
    const sorted = rebuilt.sort(inTableOrder)
    if (canonical(sorted) !== canonical([...rowsOf(core.memory.model)].sort(inTableOrder))) {
      failures.push(`I4: rows of ${name} differ from its documents`)
    }
  }
  return failures
}

const inTableOrder = (a: Row, b: Row): number =>
  `${a.table}/${a.id}` < `${b.table}/${b.id}` ? -1 : 1

/** I4c: the office's rows are the relay's rows. */
const officeShowsTheRelay = (world: World): string[] => {
  const office = world.device('ann-1').core()
  if (!office) return []
  const theirs = world.relay
    .inspect<{ json: string }>('SELECT json FROM row')
    .map((row) => JSON.parse(row.json) as Row)
    .sort(inTableOrder)
  const mine = [...rowsOf(office.memory.model)].sort(inTableOrder)
  return canonical(mine) === canonical(theirs)
    ? []
    : ['I4: the office shows other rows than the relay has']
}

/** I5: what the relay refused is known to its author and to the admins. */
const refusalsAreSeen = (world: World): string[] => {
  const kept = world.relay.inspect<QuarantineRow>('SELECT hash, person FROM quarantine')
  const hashes = new Set(kept.map((row) => row.hash))
  const failures: string[] = []
  for (const device of world.devices.values()) {
    const writer = device.core()?.writer()
    for (const entry of writer?.outbox.all('refused') ?? []) {
      const isOwnDoing = entry.refusal?.code === 'depends-on-refused' || entry.rerun === true
      if (!isOwnDoing && !hashes.has(entry.hash)) {
        failures.push(
          `I5: ${entry.command} of ${device.identity.deviceId} was refused, but no admin can see it`,
        )
      }
    }
  }
  return failures
}

/** I8: money that was taken once is counted once. */
const moneyAddsUp = (world: World, ledger: Ledger): string[] => {
  const office = world.device('ann-1').core()
  if (!office) return []
  const rows = new Map(office.memory.model.all<PaymentRow>('payment').map((row) => [row.id, row]))
  const refused = new Set(
    [...world.devices.values()].flatMap((device) =>
      (device.core()?.memory.outboxView().refused ?? []).map((item) =>
        String(item.input.paymentId),
      ),
    ),
  )
  return ledger
    .saved()
    .filter((press) => press.command === 'money.record')
    .flatMap((press) => {
      const id = String(press.input.paymentId)
      return rows.has(id) || refused.has(id)
        ? []
        : [`I8: payment ${id} was recorded and is not in the books`]
    })
}

/** I9: every word of an accepted note is still in it. */
const notesAreWhole = (world: World, ledger: Ledger): string[] => {
  const office = world.device('ann-1').core()
  if (!office) return []
  const refused = new Set(
    [...world.devices.values()].flatMap((device) =>
      (device.core()?.memory.outboxView().refused ?? []).map((item) => canonical(item.input)),
    ),
  )
  return ledger
    .saved()
    .filter((press) => press.command === 'lessons.log' && !refused.has(canonical(press.input)))
    .flatMap((press) => {
      const row = office.memory.model.get<LessonRow>('lesson', String(press.input.bookingId))
      const missing = String(press.input.note)
        .split(' ')
        .filter((word) => !row?.note.includes(word))
      return missing.length === 0
        ? []
        : [`I9: "${missing.join(' ')}" was typed into a note and is gone`]
    })
}

/** All that is wrong after a schedule; empty when nothing is. */
export const findFailures = async (world: World, ledger: Ledger): Promise<string[]> => [
  ...sentIsKept(world),
  ...nothingWaits(world),
  ...everyPressIsAccounted(world, ledger),
  ...samePersonSameScreens(world),
  ...(await liveIsReloadedIsRebuilt(world)),
  ...officeShowsTheRelay(world),
  ...refusalsAreSeen(world),
  ...moneyAddsUp(world, ledger),
  ...notesAreWhole(world, ledger),
]
