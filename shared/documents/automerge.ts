/**
 * Automerge is handed in: the browser loads it late and as WASM by URL, the relay loads the Node
 * build. Types only here, so `shared/` pulls in neither.
 */
import type * as Automerge from '@automerge/automerge/slim'

export type AutomergeApi = Pick<
  typeof Automerge,
  | 'init'
  | 'load'
  | 'save'
  | 'clone'
  | 'free'
  | 'change'
  | 'view'
  | 'toJS'
  | 'applyChanges'
  | 'decodeChange'
  | 'getBackend'
  | 'getAllChanges'
  | 'getChanges'
  | 'getChangesSince'
  | 'getHeads'
  | 'getLastLocalChange'
  | 'getMissingDeps'
  | 'getObjectId'
  | 'hasHeads'
  | 'splice'
  | 'ImmutableString'
>

export type LoadedDoc = Automerge.Doc<Record<string, unknown>>
export type DecodedChange = Automerge.DecodedChange
