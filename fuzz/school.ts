/** A real school in a file, with the devices the fuzzer speaks through and a judge that is watched. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentKinds } from '#shared/registry.ts'
import type { Judge } from '#sync-server/school/judge.ts'
import { createTaskJudge } from '#sync-server/school/judge-task.ts'
import { createReceipts } from '#sync-server/school/receipts.ts'
import { aSchool, aSession } from '#sync-server/testing/a-school.ts'
import { createDevice, type Device, records } from '#sync-server/testing/device.ts'
import { PREFIXES } from './honest/honest-work.ts'
import type { Who } from './honest/stories.ts'
import type { createWatchedAutomerge } from './oracles/watched-automerge.ts'
import { witnessDump } from './oracles/witnesses.ts'

const PEOPLE = Object.keys(PREFIXES) as Who[]

export type FuzzedSchool = Awaited<ReturnType<typeof aFuzzedSchool>>
export type WatchedLibrary = ReturnType<typeof createWatchedAutomerge>

/** The judge of a school, in this thread, on a watched library. */
const watchedJudge = ({ api }: WatchedLibrary): Judge => {
  const judgeTask = createTaskJudge(api, documentKinds)
  return { judge: async (task) => judgeTask(task), close: async () => {} }
}

/** What a new device of the office is sent: every document, opened. */
const whatIsServed = async (device: Device): Promise<Map<string, string>> => {
  await device.connect()
  const served = new Map<string, string>()
  for (const doc of device.holds()) {
    const loaded = device.open(doc)
    const A = records.automerge
    const again = A.load<Record<string, unknown>>(A.save(loaded))
    const said = JSON.stringify([A.getHeads(loaded), records.plain(loaded)])
    const saidAgain = JSON.stringify([A.getHeads(again), records.plain(again)])
    A.free(loaded)
    A.free(again)
    if (said !== saidAgain) throw new Error(`${doc} is another when it is loaded again`)
    served.set(doc, said)
  }
  device.disconnect()
  return served
}

export const aFuzzedSchool = async (library: WatchedLibrary) => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-fuzz-'))
  const path = join(folder, 'school.db')
  const all = await aSchool({ path, judge: watchedJudge(library) })
  const { school, ports, ann, dev, sarah, amira, seun } = all
  const receipts = createReceipts(new Uint8Array(32).fill(7), 'school-1')
  const devices = new Map<Who, Device>()
  for (const who of PEOPLE) {
    const device = createDevice(school, aSession(who, `fuzz-${who}`, PREFIXES[who]), ports)
    await device.connect()
    devices.set(who, device)
  }
  // Nobody else listens: what the devices are sent is asked for at the end, all at once.
  for (const device of [ann, dev, sarah, amira, seun]) device.disconnect()
  const before = witnessDump(path)
  const servedBefore = await whatIsServed(all.deviceOf('ann', 'ann-early'))

  return {
    all,
    session: seun.session,
    device: (who: Who): Device => devices.get(who) as Device,
    receiptFor: (doc: string, hash: string): Uint8Array => receipts.issue(doc, hash),
    /** Everything that must hold of the school as a whole. What does not, in words. */
    faults: async (): Promise<string[]> => {
      const faults = school()
        .verify()
        .problems.map((one) => `verify: ${one}`)
      witnessDump(path).forEach((table, index) => {
        if (table !== before[index]) faults.push(`others' work has changed (query ${index + 1})`)
      })
      try {
        const served = await whatIsServed(all.deviceOf('ann', 'ann-late'))
        for (const [doc, said] of servedBefore)
          if (served.get(doc) !== said) faults.push(`${doc} is no longer served as it was`)
      } catch (error) {
        faults.push(`not served: ${error instanceof Error ? error.message : String(error)}`)
      }
      return faults
    },
    close: async (): Promise<void> => {
      await school().close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
