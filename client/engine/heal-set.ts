/**
 * After the relay was restored from a backup it lacks rows that this device had handed in, and may
 * have older ones of those it has. Before the first pull of the new epoch the device compares, and
 * brings what is missing; the relay decides what it takes.
 */
import type { AnySet } from '#shared/documents/published-set.ts'
import type { PulledRow, SetCheckpoint, SetTransport } from './set-transport.ts'

const ROWS_AT_ONCE = 1_000

export type Pull = (
  after: SetCheckpoint | undefined,
  limit: number,
) => Promise<{ rows: PulledRow[]; checkpoint: SetCheckpoint }>

/** @param held what this device has of the set now */
export const createHealingPull = (
  definition: AnySet,
  transport: SetTransport,
  held: () => Promise<ReadonlyMap<string, unknown>>,
): Pull => {
  const { name, outlives } = definition
  /** Said more than the relay has, and could not be taken yet: its record was not healed yet. */
  const waiting = new Map<string, unknown>()

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
        if (verdicts.some((one) => one.id === id && one.ok)) waiting.delete(id)
        else if (outlives) waiting.set(id, data)
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

  return async (after, limit) => {
    const answer = await transport.pull(name, after, limit)
    if (definition.mayPush === undefined || after === undefined) return answer
    if (answer.checkpoint.epoch !== after.epoch) {
      await heal()
      return transport.pull(name, after, limit)
    }
    return (await catchUp(answer.rows)) ? transport.pull(name, after, limit) : answer
  }
}
