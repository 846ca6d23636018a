/**
 * Published sets as the engine sees them. Behind it stands a replicated database that opens after
 * the first paint; until then the last compact copy of the small sets is shown.
 */

import * as v from 'valibot'
import { type AnySet, splitKnown } from '#shared/documents/published-set.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { SetView } from './api.ts'
import type { DeviceStore } from './ports.ts'
import { createQueue } from './queue.ts'

export type SetChange = { readonly id: string; readonly data: unknown }

/** One set in a replicated database: the port behind which the library stands. */
export interface ReplicatedSet {
  /** All rows now, and again whenever they change. */
  watch(run: (rows: ReadonlyMap<string, unknown>) => void): void
  /** Resolves once it is stored on this device; the push follows when there is a line. */
  put(id: string, data: unknown): Promise<void>
  /** Rows written here that the relay has taken. */
  onSent(run: (ids: readonly string[]) => void): void
  onRefused(run: (id: string, data: unknown, message: string) => void): void
  /** Asks the relay for newer rows; resolves when they are stored. */
  pull(): Promise<void>
  onInStep(run: () => void): void
}

export interface ReplicatedSets {
  set(name: string): ReplicatedSet
  close(): Promise<void>
}

/** Rows nobody has written: marks of what was read. */
const NO_WORDS: readonly string[] = ['notifications']

/** Sets whose rows belong to the first paint. Small; kept once more in the engine's own store. */
export const FIRST_PAINT_SETS: readonly string[] = ['people', 'busy', 'notifications', 'sharing']

/** A row that was refused; handed in, once the office of an ended device has it. */
type RefusedRow = {
  readonly data: unknown
  readonly message: string
  readonly isHandedIn?: true
}

/** Words of a row that nobody else has. No data until it is read. */
export type RowOnlyHere = {
  readonly set: string
  readonly id: string
  readonly data: unknown
  /** Not taken by the relay; otherwise not sent yet. */
  readonly isRefused: boolean
}

type Held = {
  rows: ReadonlyMap<string, unknown>
  asOfMs: InstantMs | undefined
  /** Ids that wait, with the time they were saved. */
  unsent: ReadonlyMap<string, InstantMs>
  refused: ReadonlyMap<string, RefusedRow>
}

const EMPTY: Held = { rows: new Map(), asOfMs: undefined, unsent: new Map(), refused: new Map() }

const isSameValue = (one: unknown, other: unknown): boolean =>
  one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))

/** Field by field, for a set may hold every time that is taken in a school. */
const isSameRow = (one: unknown, other: unknown): boolean => {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other
  const fields = Object.entries(one)
  return (
    fields.length === Object.keys(other).length &&
    fields.every(([name, value]) => isSameValue(value, (other as Record<string, unknown>)[name]))
  )
}

/** A database that opens says what its compact copy has said: no reason to draw every name again. */
const isSame = (
  rows: ReadonlyMap<string, unknown>,
  before: ReadonlyMap<string, unknown> | undefined,
): boolean => {
  if (rows.size !== before?.size) return false
  for (const [id, data] of rows) if (!isSameRow(data, before.get(id))) return false
  return true
}

export const setKey = (name: string): string => `s:${name}`

export const createSets = (deps: {
  store: DeviceStore
  actor: () => Actor
  now: () => InstantMs
  track: (key: string) => void
  tell: (keys: Iterable<string>) => void
  /** What waits or was refused in this set has changed; other tabs read it again. */
  onKept: (name: string) => void
}) => {
  const held = new Map<string, Held>()
  const exclusively = createQueue()
  /** Set and id of rows that this tab has marked as waiting and not stored yet. */
  const beingStored = new Set<string>()
  let opened: ReplicatedSets | undefined
  let definitions: ReadonlyMap<string, AnySet> = new Map()
  /** The line opened first: asked for as soon as there is something that can ask. */
  let isPullDue = false
  let open: () => void = () => {}
  const whenOpen = new Promise<void>((resolve) => {
    open = resolve
  })

  const update = (name: string, change: Partial<Held>): void => {
    held.set(name, { ...(held.get(name) ?? EMPTY), ...change })
    deps.tell([setKey(name)])
  }

  const keepCompact = (name: string): void => {
    if (!FIRST_PAINT_SETS.includes(name)) return
    const { rows, asOfMs } = held.get(name) ?? EMPTY
    const value = { rows: [...rows], asOfMs }
    // Rebuilt from the relay whenever it is lost, so a failed write costs nothing.
    void deps.store
      .commit([{ table: 'meta', key: `set.${name}`, value }], 'relaxed')
      .catch(() => {})
  }

  /** One after the other: of two that are refused in one answer neither may forget the other. */
  const changeRefused = (
    name: string,
    change: (refused: Map<string, RefusedRow>) => void,
  ): Promise<void> =>
    exclusively(async () => {
      const refused = new Map(held.get(name)?.refused ?? [])
      change(refused)
      // Shown whether or not a full disk can keep it: the words are nowhere else any more.
      update(name, { refused })
      const value = [...refused]
      await deps.store.commit([{ table: 'meta', key: `refused.${name}`, value }], 'strict')
    })

  const keepRefused = async (name: string, id: string, data: unknown, message: string) => {
    await changeRefused(name, (refused) => refused.set(id, { data, message })).catch(() => {})
    await waitsNoMore(name, [id])
  }

  const dismissRefused = async (name: string, id: string): Promise<void> => {
    await changeRefused(name, (refused) => refused.delete(id))
    deps.onKept(name)
  }

  /** What waits to be sent is remembered here, because the badge must say it after a restart too. */
  const keepUnsent = (
    name: string,
    change: (rows: [string, InstantMs][]) => [string, InstantMs][],
  ): Promise<void> =>
    // One after the other, or a row that was saved while another was sent would be forgotten.
    exclusively(async () => {
      const unsent = change([...(held.get(name)?.unsent ?? [])])
      await deps.store.commit([{ table: 'meta', key: `unsent.${name}`, value: unsent }], 'strict')
      update(name, { unsent: new Map(unsent) })
      deps.onKept(name)
    })

  /** Answered, also while a full disk cannot note it: the next start finds out anew. */
  const waitsNoMore = (name: string, ids: readonly string[]): Promise<void> => {
    const others = (unsent: [string, InstantMs][]) => unsent.filter(([id]) => !ids.includes(id))
    return keepUnsent(name, others).catch(() =>
      update(name, { unsent: new Map(others([...(held.get(name)?.unsent ?? [])])) }),
    )
  }

  /** Of what waited then, that which is nothing and has not been written again waits no more. */
  const letGoOf = (
    name: string,
    left: ReadonlyMap<string, InstantMs>,
    isNothing: (id: string) => boolean,
  ): Promise<void> =>
    keepUnsent(name, (unsent) =>
      unsent.filter(([id, savedAtMs]) => left.get(id) !== savedAtMs || !isNothing(id)),
    )

  /**
   * A tab that was killed between the two steps of `put` has left a row as waiting that nobody will
   * send: it was never stored, or stands as it was.
   */
  const letGoOfLeft = (name: string, set: ReplicatedSet) => {
    const left = new Map(held.get(name)?.unsent ?? [])
    const letGo = (isNothing: (id: string) => boolean): Promise<void> =>
      letGoOf(name, left, isNothing)
    let isAsked = left.size === 0
    return (rows: ReadonlyMap<string, unknown>): void => {
      if (isAsked) return
      isAsked = true
      void letGo((id) => !rows.has(id))
        .then(() => set.pull())
        // Whatever was to be sent has been sent by now.
        .then(() => letGo(() => true))
        .catch(() => {})
    }
  }

  /**
   * A tab that was killed after the relay's answer and before it was noted has left a row as waiting
   * in the others. Asked when this tab is in step: when it is so again, whatever was to be sent then
   * has been sent.
   */
  const letGoOfSent = (name: string, set: ReplicatedSet) => {
    let isLooking = false
    return async (): Promise<void> => {
      const left = new Map(
        [...(held.get(name)?.unsent ?? [])].filter(([id]) => !beingStored.has(`${name} ${id}`)),
      )
      if (isLooking || left.size === 0) return
      isLooking = true
      try {
        await set.pull()
        await letGoOf(name, left, () => true)
      } catch {
        // It goes on waiting, and is asked about again.
      }
      isLooking = false
    }
  }

  /** Another tab wrote or replicated: what waits and what was refused stands on disk. */
  const readKept = async (name: string): Promise<void> => {
    const [unsent, refused] = await Promise.all([
      deps.store.get<[string, InstantMs][]>('meta', `unsent.${name}`),
      deps.store.get<[string, RefusedRow][]>('meta', `refused.${name}`),
    ])
    update(name, { unsent: new Map(unsent ?? []), refused: new Map(refused ?? []) })
  }

  /** The compact copies: enough for the first paint. */
  const loadCompact = async (): Promise<void> => {
    // Asked for together: one after the other, each would wait for the disk again.
    const [kept, unsent, refused] = await Promise.all([
      deps.store.many<{ rows: [string, unknown][]; asOfMs?: number }>(
        'meta',
        FIRST_PAINT_SETS.map((name) => `set.${name}`),
      ),
      deps.store.withPrefix<[string, InstantMs][]>('meta', 'unsent.'),
      deps.store.withPrefix<[string, RefusedRow][]>('meta', 'refused.'),
    ])
    for (const [index, name] of FIRST_PAINT_SETS.entries()) {
      const one = kept[index]
      if (one) update(name, { rows: new Map(one.rows), asOfMs: one.asOfMs })
    }
    for (const { key, value } of unsent)
      update(key.slice('unsent.'.length), { unsent: new Map(value) })
    for (const { key, value } of refused)
      update(key.slice('refused.'.length), { refused: new Map(value) })
  }

  /** Connects the replicated database, after the first paint. */
  const attach = async (
    sets: ReplicatedSets,
    known: ReadonlyMap<string, AnySet>,
  ): Promise<void> => {
    opened = sets
    definitions = known
    for (const name of definitions.keys()) {
      const refused = await deps.store.get<[string, RefusedRow][]>('meta', `refused.${name}`)
      if (refused) update(name, { refused: new Map(refused) })
      const set = sets.set(name)
      const onFirstRows = letGoOfLeft(name, set)
      const lookForSent = letGoOfSent(name, set)
      set.watch((rows) => {
        onFirstRows(rows)
        // An empty database before its first pull must not wipe what is already shown.
        if (rows.size === 0 && (held.get(name)?.rows.size ?? 0) > 0 && !held.get(name)?.asOfMs)
          return
        if (FIRST_PAINT_SETS.includes(name) && isSame(rows, held.get(name)?.rows)) return
        update(name, { rows })
        keepCompact(name)
      })
      set.onSent((ids) => void waitsNoMore(name, ids))
      set.onRefused((id, data, message) => void keepRefused(name, id, data, message))
      set.onInStep(() => {
        update(name, { asOfMs: deps.now() })
        keepCompact(name)
        void lookForSent()
      })
    }
    open()
    if (isPullDue) pull()
  }

  const put = async (name: string, id: string, data: unknown): Promise<Result<undefined>> => {
    await whenOpen
    const definition = definitions.get(name)
    if (definition?.mayPush === undefined) {
      return refuseWith('read-only', 'This cannot be changed here.')
    }
    const before = held.get(name)?.rows.get(id)
    const parsed = v.safeParse(definition.schema, splitKnown(definition, data).known)
    if (!parsed.success) return refuseWith('bad-input', parsed.issues[0].message)
    const after = { ...splitKnown(definition, before).unknown, ...(parsed.output as object) }
    const step = { id, before, after, now: deps.now() }
    const may = definition.mayPush(deps.actor(), step)
    if (!may.ok) return may
    beingStored.add(`${name} ${id}`)
    try {
      await keepUnsent(name, (unsent) => [
        ...unsent.filter(([one]) => one !== id),
        [id, deps.now()],
      ])
      await opened?.set(name).put(id, after)
      return ok(undefined)
    } catch {
      // Nothing waits that is not there.
      await keepUnsent(name, (unsent) => unsent.filter(([one]) => one !== id)).catch(() => {})
      return refuseWith(
        'not-saved',
        'This device could not save it. Free some space and try again.',
      )
    } finally {
      beingStored.delete(`${name} ${id}`)
    }
  }

  const view = <Data>(name: string): SetView<Data> => ({
    all: () => {
      deps.track(setKey(name))
      return (held.get(name) ?? EMPTY).rows as ReadonlyMap<string, Data>
    },
    asOfMs: () => {
      deps.track(setKey(name))
      return held.get(name)?.asOfMs
    },
    unsent: () => {
      deps.track(setKey(name))
      return new Set((held.get(name) ?? EMPTY).unsent.keys())
    },
    refused: () => {
      deps.track(setKey(name))
      const { refused } = held.get(name) ?? EMPTY
      return refused as ReturnType<SetView<Data>['refused']>
    },
    put: (id, data) => put(name, id, data),
    dismissRefused: (id) => dismissRefused(name, id),
  })

  /** What this device wrote into any set and nobody else has, words only. */
  const rowsOnlyHere = (): RowOnlyHere[] =>
    [...held].flatMap(([set, { rows, unsent, refused }]) =>
      NO_WORDS.includes(set)
        ? []
        : [
            ...[...unsent.keys()].map((id) => ({ set, id, data: rows.get(id), isRefused: false })),
            ...[...refused]
              .filter(([, { isHandedIn }]) => isHandedIn === undefined)
              .map(([id, { data }]) => ({ set, id, data, isRefused: true })),
          ],
    )

  /** Somebody else has this row now: it waits no more, and what was refused stays readable. */
  const handedIn = async ({ set, id, isRefused }: RowOnlyHere): Promise<void> => {
    if (!isRefused) return waitsNoMore(set, [id])
    await changeRefused(set, (refused) => {
      const row = refused.get(id)
      if (row) refused.set(id, { ...row, isHandedIn: true })
    })
    deps.onKept(set)
  }

  /** Newer rows of these sets, of all when none are named; of all once they are open. */
  const pull = (names: Iterable<string> = definitions.keys()): void => {
    isPullDue = opened === undefined
    for (const name of names) if (definitions.has(name)) void opened?.set(name).pull()
  }

  return {
    loadCompact,
    attach,
    view,
    pull,
    readKept,
    rowsOnlyHere,
    handedIn,
    close: async () => opened?.close(),
  }
}

export type Sets = ReturnType<typeof createSets>
