/** One page of a lived school's file after another turns to noise: what is served, said and got back. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { logLesson } from '#shared/domains/lessons/index.ts'
import { scrubFile } from '#sync-server/storage/scrub.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { aLivedSchool, type LivedSchool } from '../testing/a-lived-school.ts'
import { seededPorts } from '../testing/a-school.ts'
import { type Device, type Held, pushed } from '../testing/device.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const PAGE_BYTES = 4_096
const SAMPLE = 12
const SEED = 20_261_130

const LESSON = {
  learnerId: 'amira',
  instructorId: 'sarah',
  startsAtMs: 1,
  durationMinutes: 60,
  skills: [],
}

let lived: LivedSchool
/** The file as it was, and a backup from before the last lessons. */
let whole: Buffer
let backup: Buffer
/** What the office had been sent of everything acked, record by record. */
let truth: ReadonlyMap<string, string>
let held: ReadonlyMap<string, Held>

const saysOf = (device: Device, doc: string): string =>
  JSON.stringify([device.heads(doc), device.record(doc)])
const saysAll = (device: Device): Map<string, string> =>
  new Map(device.holds().map((doc) => [doc, saysOf(device, doc)]))

beforeAll(async () => {
  lived = await aLivedSchool()
  const { ann, sarah, school, file, folder } = lived
  await school().backup(join(folder, 'backup.db'))
  backup = readFileSync(join(folder, 'backup.db'))
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const note = `${number} roundabouts and mirrors `.repeat(number * 20)
    expect(
      await sarah.does(logLesson, { bookingId: `late${number}`, note, ...LESSON }),
    ).toMatchObject([{ verdict: 'committed' }])
  }
  await ann.until(() => ann.docs.has('lesson:late6'))
  truth = saysAll(ann)
  held = new Map(ann.holds().map((doc) => [doc, structuredClone(ann.held(doc))]))
  await school().close()
  whole = readFileSync(file)
})
afterAll(() => lived.ends())

/** The first page, which says what the file is, and others by the seed. */
const samplePages = (): number[] => {
  const pages = whole.length / PAGE_BYTES
  const sample = new Set([0])
  const { random } = seededPorts(SEED)
  while (sample.size < SAMPLE) {
    const [high = 0, low = 0] = random.bytes(2)
    sample.add((high * 256 + low) % pages)
  }
  return [...sample]
}

const putDown = (path: string, bytes: Uint8Array): void => {
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  writeFileSync(path, bytes)
}

/** A fault counts as words when it says that the file is what is wrong. */
const orSays = async (what: string, work: () => unknown): Promise<boolean> => {
  try {
    await work()
    return true
  } catch (fault) {
    expect([what, fault, troubleOf(fault)]).toEqual([what, fault, 'file-damaged'])
    return false
  }
}

/** Everything a device got is what was acked; nothing is asked of what it did not get. */
const hasOnlyTruth = (what: string, device: Device): void => {
  for (const [doc, says] of saysAll(device))
    expect([what, doc, says]).toEqual([what, doc, truth.get(doc)])
}

/** Nothing is written into a damaged file: the change waits where it was made. */
const takesNothing = async (what: string): Promise<void> => {
  const { sarah } = lived
  if (!(await orSays(`${what} sarah`, () => sarah.connect()))) return
  const input = { bookingId: 'late1', note: what, ...LESSON }
  const [made] = sarah.makes(logLesson, input)
  const change = pushed(made?.bytes ?? new Uint8Array())
  expect([what, await sarah.push('lesson:late1', [change])]).toMatchObject([
    what,
    [{ verdict: 'retry', why: 'busy' }],
  ])
}

const comesBack = async (what: string, path: string): Promise<void> => {
  putDown(path, backup)
  lived.becomes(path).newEpoch()
  const device = lived.deviceOf('ann', `ann-${what}-heals`)
  await device.connect()
  const docs = [...truth.keys()].map((doc) => ({ doc, heads: JSON.parse(truth.get(doc) ?? '')[0] }))
  await device.say({ type: 'manifest', docs, last: true })
  const wanted = device.sees('need').flatMap((frame) => (frame.type === 'need' ? frame.docs : []))
  for (const { doc } of wanted) {
    const { bytes, receipts } = held.get(doc) ?? { bytes: [], receipts: new Map() }
    const changes = bytes.slice(1).map((one) => pushed(one, receipts.get(pushed(one).hash)))
    await device.push(doc, changes)
  }
  const fresh = lived.deviceOf('ann', `ann-${what}-after`)
  await fresh.connect()
  expect([what, saysAll(fresh)]).toEqual([what, truth])
  expect(lived.school().verify().problems).toEqual([])
  await lived.school().close()
}

test('[P2, P6, trust 4.4] twelve pages, each noise in a copy: only what is right is served, or the file is said to be damaged, and all comes back', async () => {
  const outcomes: string[] = []
  for (const page of samplePages()) {
    const what = `page${page}`
    const path = join(lived.folder, `${what}.db`)
    const copy = Buffer.from(whole)
    for (let at = page * PAGE_BYTES; at < (page + 1) * PAGE_BYTES; at += 1)
      copy[at] = (copy[at] ?? 0) ^ 0xff
    putDown(path, copy)
    const found = await scrubFile(path)
    lived.troubles.length = 0
    const opens = await orSays(what, () => lived.becomes(path))
    if (opens) {
      // Before the night has read the file through, and after it.
      for (const when of ['before', 'after']) {
        const fresh = lived.deviceOf('ann', `ann-${what}-${when}`)
        await orSays(`${what} ${when}`, () => fresh.connect())
        hasOnlyTruth(`${what} ${when}`, fresh)
        if (when === 'before') lived.school().scrubbed(found)
      }
      if (found.damage.length > 0) {
        expect([what, lived.school().trouble()]).toEqual([what, 'file-damaged'])
        expect([what, lived.troubles.at(-1)]).toEqual([what, 'file-damaged'])
        await takesNothing(what)
      }
      await lived.school().close()
    } else expect([what, found.damage.length > 0]).toEqual([what, true])
    outcomes.push(`${what}: ${opens ? (found.damage.length > 0 ? 'read only' : 'whole') : 'shut'}`)
    await comesBack(what, path)
  }
  // Both sorts were drawn: files that open and are read only, and files that do not open.
  expect(outcomes.filter((one) => one.endsWith('read only')).length).toBeGreaterThan(3)
  expect(outcomes.filter((one) => one.endsWith('shut')).length).toBeGreaterThan(0)
})
