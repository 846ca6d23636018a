import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { journalPlace } from './journal-place.ts'

const folder = mkdtempSync(join(tmpdir(), 'dual-control-journal-place-'))
afterAll(() => rmSync(folder, { recursive: true }))
const journal = join(folder, 'other', 'disk', 'journal.jsonl')

test('T52: a journal that was named nowhere is in the data folder and goes with it', () => {
  expect(journalPlace({ dataDir: folder })).toBe('in-data-folder')
})

test('T52: another folder of the same disk goes with that disk, also before the journal is written', () => {
  expect(journalPlace({ dataDir: folder, securityJournal: journal })).toBe('same-disk')
})

test('T52: on another disk it stays', () => {
  const diskOf = (path: string): number => (path === folder ? 1 : 2)
  expect(journalPlace({ dataDir: folder, securityJournal: journal }, diskOf)).toBe('other-disk')
})
