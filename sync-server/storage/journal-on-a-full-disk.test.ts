import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { aSmallDisk, fillUp } from '#sync-server/crash/small-disk.ts'
import { openSecurityJournal, readSecurityJournal } from './security-journal.ts'

const PAGE_BYTES = 4_096
const ENDED = { what: 'device-ended', at: 1, deviceId: 'phone' } as const

const disk = aSmallDisk()
if (typeof disk === 'string') test.skip(`a journal on a full disk: ${disk}`)
else {
  afterAll(disk.remove)
  test('[trust 4.4] an entry for which there is room in part only is refused, and the next one is whole', () => {
    const file = join(disk.folder, 'security-journal.jsonl')
    const ballast = join(disk.folder, 'ballast')
    writeFileSync(file, '\n'.repeat(PAGE_BYTES - 20))
    fillUp(ballast)
    const journal = openSecurityJournal(file)
    expect(() => journal.append(ENDED)).toThrow(/ENOSPC/)
    expect(readFileSync(file)).toHaveLength(PAGE_BYTES)
    rmSync(ballast)
    journal.append({ ...ENDED, at: 2 })
    expect(readSecurityJournal(file)).toEqual([{ ...ENDED, at: 2 }])
  })
}
