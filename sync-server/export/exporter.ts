/** Exports of a relay's schools, each from a reader of its own. */
import * as Automerge from '@automerge/automerge'
import { createRecords } from '#shared/documents/records.ts'
import type { Role } from '#shared/kernel/actor.ts'
import type { Clock } from '#shared/kernel/ports.ts'
import { documentKinds, publishedSets } from '#shared/registry.ts'
import { openReader } from './reader.ts'
import { onePerson, wholeSchool } from './scope.ts'
import { exportFileName, writeExport } from './write-export.ts'
import { streamZip } from './zip.ts'

export type ExportedSchool = { readonly id: string; readonly name: string; readonly file: string }
export type ExportWish = {
  readonly school: ExportedSchool
  /** Left out: the whole school. */
  readonly person?: { readonly personId: string; readonly roles: readonly Role[] }
}
export type Export = { readonly fileName: string; readonly zip: ReadableStream<Uint8Array> }

export const createExporter = (clock: Clock, nextTurn: (run: () => void) => void) => {
  const records = createRecords(Automerge)
  let running = 0

  return {
    /** How many are being made now. */
    running: (): number => running,

    /** The zip is made while it is read; nothing happens before the first read. */
    start: ({ school, person }: ExportWish): Export => {
      const madeAt = clock.now()
      const reader = openReader(school.file)
      running += 1
      const done = (): void => {
        running -= 1
        reader.close()
      }
      const write = writeExport({
        reader,
        scope: person ? onePerson(reader, person) : wholeSchool,
        school: { id: school.id, name: school.name },
        madeAt,
        kinds: documentKinds,
        sets: publishedSets,
        records,
      })
      return {
        fileName: exportFileName(school.name, madeAt),
        zip: streamZip(write, { clock, nextTurn, done }),
      }
    },
  }
}

export type Exporter = ReturnType<typeof createExporter>
