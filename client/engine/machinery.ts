/** Automerge in the browser: WASM by URL, loaded after the first paint. */

import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import * as A from '@automerge/automerge/slim'
import { createRecords, type Records } from '#shared/documents/records.ts'
import { compiledBeside } from './ports-wasm.ts'

let loading: Promise<Records> | undefined

export const loadRecords = (): Promise<Records> => {
  loading ??= compiledBeside(wasmUrl)
    .then((made) => A.initializeWasm(made))
    .then(
      () => createRecords(A),
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
  return loading
}
