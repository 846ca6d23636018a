/** Exports of a relay's schools, each from a reader of its own. */
import * as Automerge from '@automerge/automerge'
import { createRecords } from '#shared/documents/records.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'
import type { Clock, Timers } from '#shared/kernel/ports.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import { openReader } from './reader.ts'
import { onePerson, wholeSchool } from './scope.ts'
import { exportFileName, writeExport } from './write-export.ts'
import { streamZip } from './zip.ts'

export type ExportedSchool = {
  readonly id: string
  readonly name: string
  readonly file: string
  /** The relay's own word that it accepted this change of this record. */
  readonly receiptOf: (doc: DocId, hash: string) => Uint8Array
}
export type ExportWish = {
  readonly school: ExportedSchool
  /** Left out: the whole school. */
  readonly person?: { readonly personId: string; readonly roles: readonly Role[] }
  /** Who asks, unique among all schools. */
  readonly by?: string
  /** Asked again and again while it is read. */
  readonly mayGoOn?: () => boolean
}
export type Export = { readonly fileName: string; readonly zip: ReadableStream<Uint8Array> }

/** @param timers given where readers are elsewhere, and may stop reading */
export const createExporter = (
  clock: Clock,
  nextTurn: (run: () => void) => void,
  timers?: Timers,
) => {
  const records = createRecords(Automerge)
  const running = new Set<ExportWish>()

  return {
    /** How many are being made now. */
    running: (): number => running.size,
    /** Is one being made for them already? */
    isBusyFor: (by: string): boolean => [...running].some((wish) => wish.by === by),

    /** The zip is made while it is read; nothing happens before the first read. */
    start: (wish: ExportWish): Export => {
      const { school, person, mayGoOn } = wish
      const madeAt = clock.now()
      const reader = openReader(school.file)
      running.add(wish)
      const done = (): void => {
        running.delete(wish)
        reader.close()
      }
      const write = writeExport({
        reader,
        scope: person ? onePerson(reader, person) : wholeSchool,
        school: { id: school.id, name: school.name },
        receiptOf: school.receiptOf,
        madeAt,
        kinds: documentKinds,
        sets: publishedSets,
        records,
      })
      return {
        fileName: exportFileName(school.name, madeAt),
        zip: streamZip(write, { clock, nextTurn, done, timers, mayGoOn }),
      }
    },
  }
}

export type Exporter = ReturnType<typeof createExporter>
