/**
 * Published sets in RxDB on its Dexie storage, behind the `ReplicatedSet` port. One collection per
 * set, whole rows, our relay's HTTP routes as replication. Opened after the first paint.
 */
import {
  createRxDatabase,
  type RxCollection,
  type RxJsonSchema,
  type RxStorage,
} from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { Subject } from 'rxjs'
import type { AnySet } from '#shared/documents/published-set.ts'
import { mayRead, type Principal } from '#shared/kernel/principal.ts'
import { ERASED } from './forget.ts'
import { createHealingPull } from './heal-set.ts'
import { browserFetch, browserPause, browserPorts, nextTask } from './ports-browser.ts'
import { createQueue, type Queue } from './queue.ts'
import { httpSetTransport, type SetCheckpoint, type SetTransport } from './set-transport.ts'
import type { ReplicatedSet, ReplicatedSets } from './sets.ts'

type StoredRow = { id: string; data: Record<string, unknown> }

/** Rows are opaque here; they are checked by their set's own schema at the borders. */
const ROW_SCHEMA: RxJsonSchema<StoredRow> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 150 },
    data: { type: 'object', additionalProperties: true },
  },
  required: ['id', 'data'],
}

/** Stored in one task of the browser: a hundred of the longest can hold even a computer up too long. */
const PULL_BATCH = 50
const PUSH_BATCH = 1_000
const RETRY_MS = 5_000
/** A line to the relay asks for the sets itself, once; without one they are asked for after this. */
const ASK_ANYWAY_MS = 3_000

type Listeners = {
  sent: (ids: readonly string[]) => void
  refused: (id: string, data: unknown, message: string) => void
  inStep: () => void
}

type OpenedSet = ReplicatedSet & {
  /** Begins to ask and to send. Asked again, it does nothing. */
  start(): void
}

const openSet = (
  collection: RxCollection<StoredRow>,
  definition: AnySet,
  identifier: string,
  transport: SetTransport,
  /** Shared by all sets: each opens a database of its own as it starts, so they start in turn. */
  inTurn: Queue,
  holds: (() => readonly Principal[]) | undefined,
): OpenedSet => {
  const { name } = definition
  const listeners: Listeners = { sent: () => {}, refused: () => {}, inStep: () => {} }
  const stream$ = new Subject<'RESYNC'>()
  const heldNow = async () => {
    const rows = await collection.find().exec()
    return new Map(rows.map((row) => [row.id, row.toJSON().data]))
  }
  const mayKeep =
    holds && ((row: unknown, id: string) => mayRead(holds(), definition.readers(row, id)))
  const pull = createHealingPull(definition, transport, heldNow, mayKeep)
  const replication = replicateRxCollection<StoredRow, SetCheckpoint>({
    collection,
    replicationIdentifier: identifier,
    live: true,
    autoStart: false,
    retryTime: RETRY_MS,
    pull: {
      batchSize: PULL_BATCH,
      stream$: stream$.asObservable(),
      handler: async (after, limit) => {
        const { rows, checkpoint } = await pull(after, limit)
        if (rows.length < limit) listeners.inStep()
        return {
          checkpoint,
          documents: rows.map((row) => ({
            id: row.id,
            data: (row.data ?? {}) as Record<string, unknown>,
            _deleted: row.data === null,
          })),
        }
      },
    },
    ...(definition.mayPush
      ? {
          push: {
            batchSize: PUSH_BATCH,
            handler: async (changes) => {
              const rows = changes.map(({ newDocumentState: { id, data }, assumedMasterState }) => {
                const heard = assumedMasterState?._deleted ? undefined : assumedMasterState?.data
                return { id, data: definition.asOneStep?.(heard, data) ?? data }
              })
              const verdicts = await transport.push(name, rows)
              const accepted = verdicts.filter((one) => one.ok).map((one) => one.id)
              listeners.sent(accepted)
              // A refusal gives back what the relay has, and is kept aside with its reason.
              return verdicts.flatMap((one) => {
                if (one.ok) return []
                const mine = rows.find((row) => row.id === one.id)
                // About somebody whose data was erased: told without keeping what was said.
                const kept = one.problem?.code === ERASED ? {} : (mine?.data ?? {})
                listeners.refused(one.id, kept, one.problem?.message ?? 'Not accepted.')
                const gone = one.current === null || one.current === undefined
                return [
                  {
                    id: one.id,
                    data: (gone ? kept : one.current) as Record<string, unknown>,
                    _deleted: gone,
                  },
                ]
              })
            },
          },
        }
      : {}),
  })

  let isStarted = false
  const start = (): void => {
    if (isStarted) return
    isStarted = true
    void inTurn(async () => {
      await nextTask()
      await replication.start()
    })
  }
  return {
    start,
    watch: (run) => {
      collection.find().$.subscribe((rows) => {
        run(new Map(rows.map((row) => [row.id, row.toJSON().data])))
      })
    },
    put: async (id, data) => {
      await collection.upsert({ id, data: data as Record<string, unknown> })
    },
    onSent: (run) => {
      listeners.sent = run
    },
    onRefused: (run) => {
      listeners.refused = run
    },
    onInStep: (run) => {
      listeners.inStep = run
    },
    pull: async () => {
      // What starts now asks for everything anyway.
      if (isStarted) stream$.next('RESYNC')
      else start()
      await replication.awaitInSync()
    },
  }
}

/** Memory only where no copy is kept: nobody else loads that part. */
const storageFor = async (keepsCopy: boolean): Promise<RxStorage<unknown, unknown>> => {
  if (keepsCopy) return getRxStorageDexie() as unknown as RxStorage<unknown, unknown>
  const { getRxStorageMemory } = await import('rxdb/plugins/storage-memory')
  return getRxStorageMemory() as unknown as RxStorage<unknown, unknown>
}

/**
 * Opens one database with a collection per set. At most 12 sets: the free build stops at 13.
 * Without a copy it lives in memory and is gone with the window.
 * @param holds what whoever is signed in may read by; left out, nothing is let go of for want of it
 */
export const openRxdbSets = async (
  name: string,
  definitions: readonly AnySet[],
  keepsCopy: boolean,
  transport: SetTransport = httpSetTransport(browserFetch, browserPause),
  holds?: () => readonly Principal[],
): Promise<ReplicatedSets> => {
  const database = await createRxDatabase({
    name: `${name}.sets`,
    storage: await storageFor(keepsCopy),
    multiInstance: keepsCopy,
    closeDuplicates: true,
  })
  const inTurn = createQueue()
  const sets = new Map<string, OpenedSet>()
  // One after the other: the library opens a database for each, and all together hold the screen up.
  for (const one of definitions) {
    await nextTask()
    const added = await database.addCollections({ [one.name]: { schema: ROW_SCHEMA } })
    const collection = added[one.name] as unknown as RxCollection<StoredRow>
    sets.set(one.name, openSet(collection, one, `${name}/${one.name}/1`, transport, inTurn, holds))
  }
  const askAnyway = browserPorts.timers.after(ASK_ANYWAY_MS, () => {
    for (const set of sets.values()) set.start()
  })
  return {
    set: (setName) => {
      const found = sets.get(setName)
      if (found === undefined) throw new Error(`unknown set ${setName}`)
      return found
    },
    close: async () => {
      browserPorts.timers.cancel(askAnyway)
      await database.close()
    },
  }
}
