/**
 * An epoch is one life of the school's file. A file restored from a backup begins a new one; devices
 * then say what they hold, and the school asks back for what it lacks.
 */
import type { DocId } from '#shared/kernel/ids.ts'
import type { NeedFrame } from '#shared/protocol/down.ts'
import type { ManifestFrame } from '#shared/protocol/up.ts'
import { mayReadDoc } from './access.ts'
import type { Peer } from './connections.ts'
import { type Core, kindOfDoc } from './core.ts'
import { isRotten } from './rotten.ts'

/** The file's epoch, made on its first day. */
export const readEpoch = (get: () => string | undefined, renew: () => string): string =>
  get() ?? renew()

/** Taken out of the log on purpose; it is not asked for. */
const isExcised = (core: Core, hash: string): boolean =>
  core.db.quarantine.byHash(hash)?.code === 'excised'

const lacks = (core: Core, doc: DocId, heads: readonly string[]): boolean => {
  const kind = kindOfDoc(core, doc)
  if (kind === undefined) return false
  const first = core.firstOf(kind).hash
  return heads.some(
    (hash) => hash !== first && core.db.log.byHash(hash)?.doc !== doc && !isExcised(core, hash),
  )
}

/** Documents of which a device still holds what was taken out: it has to let go of its copy. */
export const excisedOf = (core: Core, { docs }: ManifestFrame): DocId[] =>
  docs.filter(({ heads }) => heads.some((hash) => isExcised(core, hash))).map(({ doc }) => doc)

/** What a device truly held, by its heads, and may not read any more. */
export const unreadableOf = (core: Core, peer: Peer, { docs }: ManifestFrame): DocId[] =>
  docs
    .filter(({ doc, heads }) => heads.some((hash) => core.db.log.byHash(hash)?.doc === doc))
    .filter(({ doc, heads }) => !lacks(core, doc, heads))
    .filter(({ doc }) => !mayReadDoc(core, peer.principals, doc))
    .map(({ doc }) => doc)

/** What the school lacks of what a device holds. Heads only of what the person may read here. */
export const needOf = (core: Core, peer: Peer, { docs }: ManifestFrame): NeedFrame['docs'] =>
  docs
    .filter(({ doc, heads }) => lacks(core, doc, heads) || isRotten(core.rot, doc))
    .map(({ doc }) => ({
      doc,
      // Of what has turned on the disk all is wanted: its own heads may be among it.
      heads:
        mayReadDoc(core, peer.principals, doc) && !isRotten(core.rot, doc)
          ? [...(core.db.documents.byId(doc)?.heads ?? [])]
          : [],
    }))
