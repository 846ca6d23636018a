import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { aSmallDisk, fillUp } from '#sync-server/crash/small-disk.ts'
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

const PAGE_BYTES = 4_096
const ONE_ENDED = { what: 'device-ended', at: 1, deviceId: 'phone' } as const

const disk = aSmallDisk()
if (typeof disk === 'string') console.info(`Not tested: a journal on a full disk. ${disk}`)
else {
  afterAll(disk.remove)
  test('[trust 4.4] an entry for which there is room in part only is refused, and the next one is whole', () => {
    const fullFile = join(disk.folder, 'security-journal.jsonl')
    const ballast = join(disk.folder, 'ballast')
    writeFileSync(fullFile, '\n'.repeat(PAGE_BYTES - 20))
    fillUp(ballast)
    const journal = openSecurityJournal(fullFile)
    expect(() => journal.append(ONE_ENDED)).toThrow(/ENOSPC/)
    expect(readFileSync(fullFile)).toHaveLength(PAGE_BYTES)
    rmSync(ballast)
    journal.append({ ...ONE_ENDED, at: 2 })
    expect(readSecurityJournal(fullFile)).toEqual([{ ...ONE_ENDED, at: 2 }])
  })
}
