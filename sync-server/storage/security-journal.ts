/**
 * What may never be undone by putting back a backup: who was cut off, whose password changed, who was
 * erased, whose a device is, and which key of the receipts has ended. A file of its own, one JSON line per entry, on disk before the call returns; it can lie on
 * another disk than the databases. Ids only.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { linesOf, piecesOf } from './long-file.ts'

const journalEntry = v.variant('what', [
  /** Whose hand wrote what: without it, work that devices bring back would be nobody's. */
  v.object({
    what: v.literal('device-added'),
    at: v.number(),
    deviceId: v.string(),
    accountId: v.string(),
    schoolId: v.string(),
    personId: v.string(),
    kind: v.picklist(['personal', 'office']),
    actorPrefix: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  }),
  v.object({ what: v.literal('device-ended'), at: v.number(), deviceId: v.string() }),
  v.object({ what: v.literal('sessions-ended'), at: v.number(), accountId: v.string() }),
  /** With the new hash: the old password must not come back to life. */
  v.object({
    what: v.literal('password-changed'),
    at: v.number(),
    accountId: v.string(),
    passwordHash: v.string(),
  }),
  /** No roles: the membership ended. */
  v.object({
    what: v.literal('roles-changed'),
    at: v.number(),
    schoolId: v.string(),
    personId: v.string(),
    roles: v.array(v.picklist(['admin', 'instructor', 'learner'])),
  }),
  v.object({ what: v.literal('passkey-removed'), at: v.number(), credentialId: v.string() }),
  v.object({
    what: v.literal('person-erased'),
    at: v.number(),
    schoolId: v.string(),
    personId: v.string(),
  }),
  /** Public halves of both, in hex: the old key must not come back to life. Decision 21. */
  v.object({
    what: v.literal('receipt-key-renewed'),
    at: v.number(),
    ended: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    renewed: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
])

export type JournalEntry = v.InferOutput<typeof journalEntry>

/** Reads what is there; a last line that a power cut left half written is passed over. */
export const readSecurityJournal = (file: string): JournalEntry[] => {
  return existsSync(file) ? entriesIn(file) : []
}

const entriesIn = (file: string, fromByte = 0): JournalEntry[] => {
  const entries: JournalEntry[] = []
  for (const line of linesOf(file, fromByte)) {
    const read = v.safeParse(journalEntry, parseLine(line))
    if (read.success) entries.push(read.output)
  }
  return entries
}

/** How far a journal has come: what a backup keeps, to know later what is newer than itself. */
export type JournalMark = { readonly bytes: number; readonly sha256: string }

export const markOfJournal = (
  file: string,
  untilByte: number = Number.POSITIVE_INFINITY,
): JournalMark => {
  const hash = createHash('sha256')
  let bytes = 0
  if (existsSync(file))
    for (const piece of piecesOf(file, 0, untilByte)) {
      hash.update(piece)
      bytes += piece.length
    }
  return { bytes, sha256: hash.digest('hex') }
}

/** Does this journal begin with what the mark was made of? One begun anew, or cut short, does not. */
export const goesOnFrom = (file: string, mark: JournalMark): boolean =>
  existsSync(file) && markOfJournal(file, mark.bytes).sha256 === mark.sha256

/**
 * Entries that came after the mark. In a journal that does not start like the marked one (another
 * was begun, say) they are told by their time.
 */
export const entriesAfter = (file: string, mark: JournalMark, since: InstantMs): JournalEntry[] => {
  if (!existsSync(file)) return []
  return goesOnFrom(file, mark)
    ? entriesIn(file, mark.bytes)
    : entriesIn(file).filter(({ at }) => at >= since)
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

export type SecurityJournal = {
  /** On disk when it returns. Throws when the disk refuses: then the deed must not be done either. */
  append(entry: JournalEntry): void
}

export const openSecurityJournal = (file: string): SecurityJournal => ({
  append: (entry) => {
    // A newline first: a line cut off by a power cut must not swallow this one.
    const descriptor = openSync(file, 'a', 0o600)
    try {
      // To the last byte: `writeSync` is content with what there was room for.
      writeFileSync(descriptor, `\n${JSON.stringify(entry)}`)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  },
})
