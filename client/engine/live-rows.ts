/** Rows -> Solid: reading inside a computation makes it run again when just those rows change. */
import { batch, createSignal, getListener, type Signal } from 'solid-js'
import type { Row } from '#shared/documents/document-kind.ts'
import type { Rows } from './api.ts'
import {
  bucketKey,
  COMPLETE_KEY,
  partsKey,
  type ReadModel,
  rowKey,
  tableKey,
  UNSENT_KEY,
} from './read-model.ts'

/** One signal per key that anybody reads; a change tells only its own keys. */
export const createKeyedSignals = () => {
  const signals = new Map<string, Signal<undefined>>()
  return {
    track: (key: string): void => {
      if (getListener() === null) return
      let signal = signals.get(key)
      if (signal === undefined) {
        signal = createSignal(undefined, { equals: false })
        signals.set(key, signal)
      }
      signal[0]()
    },
    tell: (keys: Iterable<string>): void =>
      batch(() => {
        for (const key of keys) signals.get(key)?.[1](undefined)
      }),
  }
}

export const createLiveRows = (model: ReadModel): Rows => {
  const { track, tell } = createKeyedSignals()
  model.onChange(tell)
  return {
    all: <R extends Row>(table: R['table']) => {
      track(tableKey(table))
      return model.all<R>(table)
    },
    inBucket: <R extends Row>(table: R['table'], bucket: string) => {
      track(bucketKey(table, bucket))
      return model.inBucket<R>(table, bucket)
    },
    parts: <R extends Row>(table: R['table']) => {
      track(partsKey(table))
      return model.parts<R>(table)
    },
    get: <R extends Row>(table: R['table'], id: string) => {
      track(rowKey(table, id))
      return model.get<R>(table, id)
    },
    isUnsent: (doc) => {
      track(UNSENT_KEY)
      return model.isUnsent(doc)
    },
    isComplete: () => {
      track(COMPLETE_KEY)
      return model.isComplete()
    },
  }
}
