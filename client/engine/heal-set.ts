/**
 * After the relay was restored from a backup it lacks rows that this device had handed in, and may
 * have older ones of those it has. Before the first pull of the new epoch the device compares, and
 * brings what is missing; the relay decides what it takes.
 */
import type { AnySet } from '#shared/documents/published-set.ts'
import type { PulledRow, SetCheckpoint, SetTransport } from './set-transport.ts'

const ROWS_AT_ONCE = 1_000

type Pulled = { rows: PulledRow[]; checkpoint: SetCheckpoint }
export type Pull = (after: SetCheckpoint | undefined, limit: number) => Promise<Pulled>

/**
 * @param held what this device has of the set now
 * @param mayKeep may whoever is signed in read this row, as far as the device knows?
 */
export const createHealingPull = (
  definition: AnySet,
  transport: SetTransport,
  held: () => Promise<ReadonlyMap<string, unknown>>,
  mayKeep: (row: unknown, id: string) => boolean = () => true,
): Pull => {
  const { name, outlives } = definition
  /** Said more than the relay has, and could not be taken yet: its record was not healed yet. */
  const waiting = new Map<string, unknown>()

  /** Refused, and nowhere at the relay: nobody else will say when this device is to let go of them. */
  const onlyHere = new Map<string, unknown>()

  const rowsThere = async (): Promise<Map<string, unknown>> => {
    const all = new Map<string, unknown>()
    let after: SetCheckpoint | undefined
    for (;;) {
      const { rows, checkpoint } = await transport.pull(name, after, ROWS_AT_ONCE)
      for (const { id, data } of rows) if (data !== null) all.set(id, data)
      if (rows.length < ROWS_AT_ONCE) return all
      after = checkpoint
    }
  }

  const bring = async (rows: readonly PulledRow[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const part = rows.slice(from, from + ROWS_AT_ONCE)
      const verdicts = await transport.push(name, part)
      for (const { id, data } of part) {
        // What was refused is the relay's to decide, and no news to anybody: it had been taken once.
        const verdict = verdicts.find((one) => one.id === id)
        if (verdict?.ok) waiting.delete(id)
        else if (outlives) waiting.set(id, data)
        if (verdict?.ok === false && (verdict.current ?? null) === null) onlyHere.set(id, data)
      }
    }
  }

  const heal = async (): Promise<void> => {
    const [theirs, mine] = [await rowsThere(), await held()]
    const missing = [...mine].flatMap(([id, data]) => {
      const there = theirs.get(id)
      return there === undefined || outlives?.(data, there) ? [{ id, data }] : []
    })
    await bring(missing)
  }

  /** Rows that have come back since, but not as far as this device had them. */
  const catchUp = async (rows: readonly PulledRow[]): Promise<boolean> => {
    const further = rows.flatMap(({ id, data }) => {
      const mine = waiting.get(id)
      if (mine === undefined || data === null) return []
      return outlives?.(mine, data) ? [{ id, data: mine }] : []
    })
    await bring(further)
    return further.length > 0
  }

  /** A relay that knew of a row takes it back with the right to read it; of these it knows nothing. */
  const withoutLost = (answer: Pulled): Pulled => {
    for (const { id, data } of answer.rows) if (data !== null) onlyHere.delete(id)
    const lost = [...onlyHere].filter(([id, data]) => !mayKeep(data, id)).map(([id]) => id)
    for (const id of lost) onlyHere.delete(id)
    return { ...answer, rows: [...answer.rows, ...lost.map((id) => ({ id, data: null }))] }
  }

  return async (after, limit) => {
    const answer = await transport.pull(name, after, limit)
    if (definition.mayPush === undefined || after === undefined) return answer
    if (answer.checkpoint.epoch !== after.epoch) {
      await heal()
      return withoutLost(await transport.pull(name, after, limit))
    }
    const isFurther = await catchUp(answer.rows)
    return withoutLost(isFurther ? await transport.pull(name, after, limit) : answer)
  }
}
