/** Calls a rule with what it may read and not touch: frozen all the way down, and held against a copy. */
import type { AnyKind, Row } from './documents/document-kind.ts'
import type { Actor } from './kernel/actor.ts'

const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const one of Object.values(value)) freeze(one)
}

/** Each call gets a copy of its own: what one froze must not keep the next from freezing what it shares. */
export const leavesAlone = <Inputs extends readonly unknown[], Value>(
  what: string,
  inputs: Inputs,
  call: (...inputs: Inputs) => Value,
): Value => {
  const given = structuredClone(inputs)
  // A frozen object may be written to in silence by code that is not strict, and a fault be swallowed.
  const loose = structuredClone(inputs)
  freeze(given)
  try {
    call(...(loose as unknown as Inputs))
    const value = call(...(given as unknown as Inputs))
    if (JSON.stringify(loose) === JSON.stringify(inputs)) return value
  } catch (fault) {
    throw new Error(`${what}: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
  throw new Error(`${what} has changed what it was given`)
}

/** Everything a kind says of one record that stands, asked for this person. Gives how much was asked. */
export const asksOfRecord = (
  kind: AnyKind,
  record: { readonly id: string },
  actor: Actor,
  now: number,
): number => {
  let asked = 0
  const ask = <Inputs extends readonly unknown[], Value>(
    name: string,
    inputs: Inputs,
    call: (...inputs: Inputs) => Value,
  ): Value => {
    asked += 1
    return leavesAlone(`${kind.name} ${name} of ${record.id}`, inputs, call)
  }
  const { id } = record
  ask('readers', [record], (one) => kind.readers(one, id))
  ask('holds', [record], (one) => kind.holds?.(one, id))
  ask('publish', [record], (one) => kind.publish?.(one, id))
  const rows: readonly Row[] = ask('project', [record], (one) => kind.project(one, id))
  for (const row of rows) {
    ask('waitsForAnswer', [row], (one) => kind.waitsForAnswer?.(one, actor.personId, now))
    ask('lessonGiven', [row], (one) => kind.lessonGiven?.(one))
  }
  const { subject, parties, onErase, blocks, lastUseMs } = kind.personal
  ask('subject', [record], (one) => subject(one))
  ask('parties', [record], (one) => parties(one))
  ask('blocks', [record], (one) => blocks?.(one, actor.personId, now))
  ask('lastUseMs', [record], (one) => lastUseMs(one))
  if (onErase.does === 'stay') ask('withoutWords', [record], (one) => onErase.withoutWords(one))
  // Written again as it stands, by everybody: most are refused, and all are looked at.
  for (const before of [undefined, record])
    for (const key of Object.keys(record)) {
      const step = { before, after: record, touched: [[key]], now, doc: id, beside: rows }
      ask(`mayChange ${key}`, [actor, step] as const, (who, what) => kind.mayChange(who, what))
    }
  return asked
}
