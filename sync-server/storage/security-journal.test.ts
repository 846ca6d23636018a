import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  entriesAfter,
  type JournalEntry,
  markOfJournal,
  openSecurityJournal,
  readSecurityJournal,
} from './security-journal.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dual-control-journal-'))
  file = join(folder, 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true }))

const ended = (count: number): JournalEntry => ({
  what: 'device-ended',
  at: count,
  deviceId: `device-${count}-${'é'.repeat(50)}`,
})
const lineOf = (entry: JournalEntry): string => `\n${JSON.stringify(entry)}`

test('a journal of many megabytes is read as it was written, wherever a piece of it ends', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => ended(index))
  appendFileSync(file, all.map(lineOf).join(''))
  expect(statSync(file).size).toBeGreaterThan(3 * 1024 * 1024)
  expect(readSecurityJournal(file)).toEqual(all)
})

test('T52: one that is longer than a string can be, and has a hole, keeps no relay from starting', () => {
  const journal = openSecurityJournal(file)
  journal.append(ended(1))
  truncateSync(file, 520 * 1024 * 1024)
  journal.append(ended(2))
  expect(readSecurityJournal(file)).toContainEqual(ended(2))
})

test('T52: what came after a mark; by its time where the journal is not the marked one', () => {
  const journal = openSecurityJournal(file)
  journal.append(ended(1))
  const mark = markOfJournal(file)
  journal.append(ended(2))
  expect(entriesAfter(file, mark, 3)).toEqual([ended(2)])
  expect(entriesAfter(file, { ...mark, sha256: 'another' }, 2)).toEqual([ended(2)])
  expect(entriesAfter(file, { ...mark, sha256: 'another' }, 3)).toEqual([])
  expect(markOfJournal(join(folder, 'none')).bytes).toBe(0)
})
