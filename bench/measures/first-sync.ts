/** A new device is sent 1,000 records of 20 KB. */
import { tableKey } from '#client/engine/read-model.ts'
import { median, nowMs } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { removeFolder, startStock, stockClient, stockFolder } from '../relays/stock.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { longLessons } from '../school/long-lessons.ts'
import { type MadeSchool, makeSchool } from '../school/make-school.ts'
import { openNodeDevice } from '../school/node-device.ts'
import { openWire } from '../school/wire.ts'

const DOCUMENTS = 1_000
const ROUNDS = 5

type Cost = { cpuMs: number; afterRestartMs: number; bytes: number }

/** Receives everything and keeps nothing: what the relay does is the same. */
const receiveAll = async (url: string, cookie: string): Promise<number> => {
  const wire = await openWire(url, cookie)
  const live = wire.hears('live')
  wire.hello()
  await live
  await wire.close()
  return wire.count.bytesDown
}

const measureOurs = async (school: MadeSchool) => {
  const { cookie } = school.of('admin')
  const relay = await startOurs(school.dataDir)
  let bytes = 0
  const sync = async (): Promise<void> => {
    bytes = await receiveAll(relay.url, cookie)
  }
  // The school was filled by another process: this one has sent nothing yet.
  const afterRestartMs = await relay.costOf(sync)
  const costs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) costs.push(await relay.costOf(sync))
  const shares: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    shares.push(await shareUntilFirstRows(relay.url, school))
  await relay.stop()
  return {
    cpuMs: median(costs),
    afterRestartMs,
    bytes,
    firstRowsShare: median(shares),
  }
}

/** With the product's own engine: when rows could be drawn, as a share of the time to the end. */
const shareUntilFirstRows = async (url: string, school: MadeSchool): Promise<number> => {
  const startedMs = nowMs()
  const device = openNodeDevice(url, school.of('admin'))
  let firstMs: number | undefined
  device.onRows((keys) => {
    if (keys.has(tableKey('lesson'))) firstMs ??= nowMs() - startedMs
  })
  await device.start()
  await device.isInStep()
  const wholeMs = nowMs() - startedMs
  await device.stop()
  return (firstMs ?? wholeMs) / wholeMs
}

const measureStock = async (saved: readonly Uint8Array[]): Promise<Cost> => {
  const served = await stockFolder(saved)
  const relay = await startStock(served.path)
  let bytes = 0
  const sync = async (): Promise<void> => {
    const client = stockClient(undefined)
    await client.connect(relay.url)
    await client.find(served.urls)
    await client.isInStep(relay)
    bytes = client.traffic.bytesDown
    client.disconnect()
  }
  const afterRestartMs = await relay.costOf(sync)
  const cpuMs = await relay.costOf(sync)
  await relay.stop()
  removeFolder(served.path)
  return { cpuMs, afterRestartMs, bytes }
}

const NAME = 'first-sync-1000'
const UNIT = 'ms relay CPU'

export const firstSync: Benchmark = {
  name: 'first-sync',
  findings: [NAME, `${NAME}-after-restart`, `${NAME}-bytes`, `${NAME}-first-rows`],
  run: async (tell) => {
    let saved: Uint8Array[] = []
    const school = await makeSchool(aTimetable.cast, async (as) => {
      saved = await as('admin').write(longLessons(DOCUMENTS))
    })
    const ours = await measureOurs(school)
    school.remove()
    const theirs = await measureStock(saved)
    for (const [name, key] of [
      [NAME, 'cpuMs'],
      [`${NAME}-after-restart`, 'afterRestartMs'],
    ] as const)
      tell(
        finding({
          name,
          unit: UNIT,
          ours: ours[key],
          theirs: theirs[key],
          target: '<= 0.005',
          isMet: (_ours, ratio) => ratio <= 0.005,
        }),
      )
    tell(
      finding({
        name: `${NAME}-bytes`,
        unit: 'bytes to the device',
        ours: ours.bytes,
        theirs: theirs.bytes,
        target: '<= 1.1',
        isMet: (_ours, ratio) => ratio <= 1.1,
      }),
    )
    tell(
      finding({
        name: `${NAME}-first-rows`,
        unit: 'time to the first rows, as a share of the time to the last',
        ours: ours.firstRowsShare,
        target: '< 1',
        isMet: (share) => share < 1,
      }),
    )
  },
}
