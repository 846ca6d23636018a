/** Published sets over HTTP: the relay's two routes, and what they answer. */
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'

export type SetCheckpoint = {
  readonly epoch: string
  readonly seq: number
  /** Which shapes the app knew that came this far: one of before was not given every row. */
  readonly schema?: number
}
export type PulledRow = { readonly id: string; readonly data: unknown }
export type SetVerdict = {
  readonly id: string
  readonly ok: boolean
  readonly problem?: { readonly code: string; readonly message: string }
  /** What stands at the relay instead; null when nothing does. */
  readonly current?: unknown
}

/** Rejects when the relay cannot be reached or answers with an error; then it is tried again later. */
export interface SetTransport {
  pull(
    set: string,
    after: SetCheckpoint | undefined,
    limit: number,
  ): Promise<{ rows: PulledRow[]; checkpoint: SetCheckpoint }>
  push(set: string, rows: readonly PulledRow[]): Promise<SetVerdict[]>
}

/** What this app says of itself with what it sends. */
const SAID = new URLSearchParams({
  protocol: String(PROTOCOL_VERSION),
  schema: String(SCHEMA_VERSION),
})

/** The app is too old, or the relay is. */
const NOT_SERVED: readonly number[] = [426, 409]
/** So soon an app that is not served asks again: what it is told changes with an update only. */
export const NOT_SERVED_PAUSE_MS = 30_000

/** @param pause settles after so many milliseconds */
export const httpSetTransport = (
  request: typeof fetch,
  pause: (ms: number) => Promise<void>,
): SetTransport => {
  const answerOf = async (response: Response): Promise<unknown> => {
    if (NOT_SERVED.includes(response.status)) await pause(NOT_SERVED_PAUSE_MS)
    if (!response.ok) throw new Error(`the relay answered ${response.status}`)
    return response.json()
  }
  return {
    pull: async (set, after, limit) => {
      const query = new URLSearchParams({ limit: String(limit), schema: String(SCHEMA_VERSION) })
      if (after?.schema === SCHEMA_VERSION) {
        query.set('after', String(after.seq))
        query.set('epoch', after.epoch)
      }
      const answer = await answerOf(
        await request(`/api/sets/${set}?${query}`, { cache: 'no-store' }),
      )
      const { rows, checkpoint } = answer as { rows: PulledRow[]; checkpoint: SetCheckpoint }
      return { rows, checkpoint: { ...checkpoint, schema: SCHEMA_VERSION } }
    },
    push: async (set, rows) => {
      const answer = await answerOf(
        await request(`/api/sets/${set}?${SAID}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ rows }),
        }),
      )
      return (answer as { verdicts: SetVerdict[] }).verdicts
    },
  }
}
