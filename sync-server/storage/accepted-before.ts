/**
 * Which changes the schools had when the key of the receipts was renewed. The old key proves nothing
 * any more, also not for them; this does, should a backup from before be put back. It lies beside the
 * security journal, to outlive the disk of the schools, and is sorted 32-byte hashes and nothing else.
 */
import { hash as digest } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { DocId } from '#shared/kernel/ids.ts'

const BYTES = 32

export type AcceptedChange = {
  readonly schoolId: SchoolId
  readonly doc: DocId
  readonly hash: string
}

export const acceptedFileBeside = (journalFile: string): string => `${journalFile}.accepted`

const nameOf = ({ schoolId, doc, hash }: AcceptedChange): Buffer =>
  digest('sha256', `${schoolId}|${doc}|${hash}`, 'buffer')

const namesIn = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0))

/** Adds these to what an earlier renewal has listed. On disk when it returns. @returns how many are listed */
export const listAccepted = (file: string, changes: Iterable<AcceptedChange>): number => {
  const names = new Set<string>()
  const known = namesIn(file)
  for (let at = 0; at + BYTES <= known.length; at += BYTES)
    names.add(known.toString('latin1', at, at + BYTES))
  for (const change of changes) names.add(nameOf(change).toString('latin1'))
  const sorted = [...names].sort()
  const made = `${file}.new`
  writeFileSync(made, Buffer.from(sorted.join(''), 'latin1'), { mode: 0o600, flush: true })
  renameSync(made, file)
  return sorted.length
}

/** Reads the file with the first question: until a backup is put back, hardly anybody asks. */
export const openAccepted = (file: string): ((change: AcceptedChange) => boolean) => {
  let names: Buffer | undefined
  return (change) => {
    names ??= namesIn(file)
    if (names.length === 0) return false
    const name = nameOf(change)
    let low = 0
    let high = Math.floor(names.length / BYTES)
    while (low < high) {
      const middle = (low + high) >>> 1
      const order = name.compare(names, middle * BYTES, (middle + 1) * BYTES)
      if (order === 0) return true
      if (order < 0) high = middle
      else low = middle + 1
    }
    return false
  }
}
