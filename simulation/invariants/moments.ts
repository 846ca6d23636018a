/**
 * What must hold at any moment, not only at rest: I6 between schools, I7, I8 and I9. Cheap enough to be
 * asked in the middle of a schedule: of the log only what is new since the last time.
 */
import type { DocMeta } from '#client/engine/document-store.ts'
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { PaymentRow } from '#shared/domains/money/index.ts'
import type { DecisionRow } from '#shared/domains/reconcile/index.ts'
import type { Ledger } from '../ledger.ts'
import { OTHER_SCHOOL } from '../people.ts'
import type { World } from '../world.ts'
import { clashesWithoutCase } from './books.ts'
import { wrongInTheLog } from './rules.ts'

type Books = {
  readonly bookings: readonly BookingRow[]
  readonly decisions: readonly DecisionRow[]
  readonly payments: readonly PaymentRow[]
}

const relaysBooks = (world: World): Books => {
  const of = <R>(table: string): R[] =>
    world.relay
      .inspect<{ json: string }>('SELECT json FROM row WHERE tbl = ?', table)
      .map(({ json }) => JSON.parse(json) as R)
  return { bookings: of('booking'), decisions: of('decision'), payments: of('payment') }
}

/** Money nobody took, or another sum than was taken. */
const oddMoney = (payments: readonly PaymentRow[], ledger: Ledger, where: string): string[] => {
  const taken = new Map(
    ledger
      .tried()
      .filter(({ command }) => command === 'money.record')
      .map(({ input }) => [String(input.paymentId), input.amountPence]),
  )
  return payments
    .filter(({ id, amountPence }) => taken.get(id) !== amountPence)
    .map(({ id }) => `I8: ${where} has a payment ${id} that nobody took like this`)
}

const heldOfTheOther = async (world: World): Promise<string[]> => {
  if (world.other === undefined) return []
  const failures: string[] = []
  for (const device of world.devices.values()) {
    const strangers = device.identity.schoolId === OTHER_SCHOOL ? world.relay : world.other
    for (const { key, value } of await device.store.withPrefix<DocMeta>('docs', ''))
      if (value.heads.some(strangers.wasCommitted))
        failures.push(`I6: ${device.name} holds ${key} of another school`)
  }
  return failures
}

/** Asks the relay's file and what one device shows; the log from where it was last read. */
export const createMoments = (world: World, ledger: Ledger) => {
  let read = { generation: 0, seq: 0 }
  const newInTheLog = (): string[] => {
    const generation = world.relay.generation()
    const after = generation === read.generation ? read.seq : 0
    const { failures, seq } = wrongInTheLog(world, after)
    read = { generation, seq }
    return failures
  }
  return async (): Promise<void> => {
    const relays = relaysBooks(world)
    const device = world.plot.random.pick(world.inService())
    const model = device.core()?.memory.model
    const shown: Books = {
      bookings: model?.all('booking') ?? [],
      decisions: model?.all('decision') ?? [],
      payments: model?.all('payment') ?? [],
    }
    const failures = [
      ...newInTheLog(),
      ...oddMoney(relays.payments, ledger, 'the relay'),
      ...oddMoney(shown.payments, ledger, device.name),
      ...clashesWithoutCase(relays.bookings, relays.decisions),
      ...clashesWithoutCase(shown.bookings, shown.decisions),
      ...(await heldOfTheOther(world)),
    ]
    for (const failure of failures) {
      if (world.wrongs.includes(failure)) continue
      world.story.tell(`seen at this moment: ${failure}`)
      world.wrongs.push(failure)
    }
  }
}
