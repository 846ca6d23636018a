/** A change on one device until another one shows it: checked and committed in between. */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rowKey } from '#client/engine/read-model.ts'
import { keyOf } from '#shared/kernel/ids.ts'
import { median, nowMs, pause, percentile } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { removeFolder, startStock, stockClient, stockFolder } from '../relays/stock.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { type MadeSchool, makeSchool } from '../school/make-school.ts'
import { openNodeDevice } from '../school/node-device.ts'

/** Of one instructor: every eighth booking is hers. */
const DOCUMENTS = 30
const WARM_UP_ROUNDS = 2
const SAMPLES = 90
/** The stock client sends a document at most every 100 ms; neither side is to wait for that. */
const PAUSE_MS = 120
const FSYNC_BYTES = 4_096

/** What one bare fsync costs on the disk the school lies on. */
const bareFsync = () => {
  const folder = mkdtempSync(join(tmpdir(), 'bare-fsync-'))
  const file = openSync(join(folder, 'file'), 'w')
  const page = new Uint8Array(FSYNC_BYTES)
  const samples: number[] = []
  return {
    samples,
    take: (): void => {
      writeSync(file, page)
      const startedMs = nowMs()
      fsyncSync(file)
      samples.push(nowMs() - startedMs)
    },
    close: (): void => {
      closeSync(file)
      rmSync(folder, { recursive: true })
    },
  }
}

/** @param change makes the n-th change and resolves when the other side shows it */
const sample = async (
  change: (n: number) => Promise<void>,
  between: () => void,
): Promise<number[]> => {
  const samples: number[] = []
  for (let n = 0; n < DOCUMENTS * WARM_UP_ROUNDS + SAMPLES; n += 1) {
    const startedMs = nowMs()
    await change(n)
    const tookMs = nowMs() - startedMs
    const isWarm = n >= DOCUMENTS * WARM_UP_ROUNDS
    if (isWarm) samples.push(tookMs)
    await pause(isWarm ? PAUSE_MS : 0)
    between()
  }
  return samples
}

const measureOurs = async (school: MadeSchool, ids: readonly string[], between: () => void) => {
  const relay = await startOurs(school.dataDir)
  const a = openNodeDevice(relay.url, school.of(aTimetable.instructorId(0)))
  const b = openNodeDevice(relay.url, school.of('admin'))
  for (const device of [a, b]) {
    await device.start()
    await device.isInStep()
  }
  let waitsFor = ''
  let shown: () => void = () => {}
  b.onRows((keys) => {
    if (keys.has(waitsFor)) shown()
  })
  const samples = await sample(async (n) => {
    const bookingId = ids[n % ids.length] as string
    waitsFor = rowKey('booking', bookingId)
    const seen = new Promise<void>((resolve) => {
      shown = resolve
    })
    const slot = aTimetable.slotOf(n * 8, 400)
    await a.run({ name: 'bookings.move', input: { bookingId, slot } })
    await seen
  }, between)
  await a.stop()
  await b.stop()
  await relay.stop()
  return samples
}

const measureStock = async (saved: readonly Uint8Array[], between: () => void) => {
  const served = await stockFolder(saved)
  const relay = await startStock(served.path)
  const [a, b] = [stockClient(undefined), stockClient(undefined)]
  await a.connect(relay.url)
  await b.connect(relay.url)
  const own = await a.find(served.urls)
  const others = await b.find(served.urls)
  await relay.rests()
  const samples = await sample(async (n) => {
    const index = n % own.length
    const seen = new Promise<void>((resolve) => others[index]?.once('change', () => resolve()))
    own[index]?.change((doc) => {
      ;(doc as { attending: Record<string, unknown> }).attending[`person-${n}`] = { at: n }
    })
    await seen
  }, between)
  for (const client of [a, b]) client.disconnect()
  await relay.stop()
  removeFolder(served.path)
  return samples
}

export const aToB: Benchmark = {
  name: 'a-to-b',
  findings: ['a-to-b-median', 'a-to-b-p95'],
  run: async (tell) => {
    const bookings = aTimetable.bookings(DOCUMENTS * 8).filter((_, index) => index % 8 === 0)
    let saved: Uint8Array[] = []
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(bookings)
    })
    const fsync = bareFsync()
    const ids = bookings.map(({ doc }) => keyOf(doc))
    const ours = await measureOurs(school, ids, fsync.take)
    school.remove()
    const theirs = await measureStock(saved, fsync.take)
    fsync.close()
    for (const [name, of, extraMs] of [
      ['a-to-b-median', median, 3],
      ['a-to-b-p95', (samples: readonly number[]) => percentile(samples, 0.95), 8],
    ] as const) {
      const fsyncMs = of(fsync.samples)
      const most = fsyncMs + extraMs
      tell(
        finding({
          name,
          unit: `ms; theirs neither checked nor committed; one bare fsync ${fsyncMs.toFixed(1)}`,
          ours: of(ours),
          theirs: of(theirs),
          target: `<= ${most.toFixed(1)} (fsync + ${extraMs}) and <= theirs`,
          isMet: (value, ratio) => value <= most && ratio <= 1,
        }),
      )
    }
  },
}
