/** A device that holds 5,000 bookings comes back, and nothing has changed. */
import { median } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { removeFolder, startStock, stockClient, stockFolder } from '../relays/stock.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { type MadeSchool, makeSchool } from '../school/make-school.ts'
import { openWire } from '../school/wire.ts'

const DOCUMENTS = 5_000
const ROUNDS = 7
const CONNECTIONS_A_ROUND = 10
const STOCK_ROUNDS = 3

type Cost = { cpuMs: number; afterRestartMs: number; messages: number; bytes: number }

const measureOurs = async (school: MadeSchool): Promise<Cost> => {
  const { cookie } = school.of('admin')
  let relay = await startOurs(school.dataDir)
  const first = await openWire(relay.url, cookie)
  const welcomed = first.hears('welcome')
  const live = first.hears('live')
  first.hello()
  const { epoch, top } = await welcomed
  await live
  await first.close()

  const count = { messages: 0, bytes: 0 }
  const reconnect = async (): Promise<void> => {
    const wire = await openWire(relay.url, cookie)
    const answer = wire.hears('welcome')
    wire.hello(epoch, top)
    await answer
    await wire.close()
    Object.assign(count, wire.count)
  }
  const several = async (): Promise<void> => {
    for (let round = 0; round < CONNECTIONS_A_ROUND; round += 1) await reconnect()
  }
  await several()
  const costs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1)
    costs.push((await relay.costOf(several)) / CONNECTIONS_A_ROUND)

  await relay.stop()
  relay = await startOurs(school.dataDir)
  const afterRestartMs = await relay.costOf(reconnect)
  await relay.stop()
  return { cpuMs: median(costs), afterRestartMs, ...count }
}

const measureStock = async (saved: readonly Uint8Array[]): Promise<Cost> => {
  const served = await stockFolder(saved)
  const own = await stockFolder(saved, served.urls)
  let relay = await startStock(served.path)
  const client = stockClient(own.path)
  await client.find(served.urls)

  const reconnect = async (): Promise<void> => {
    client.disconnect()
    Object.assign(client.traffic, { messages: 0, bytes: 0, bytesDown: 0 })
    await client.connect(relay.url)
    await client.isInStep(relay)
  }
  await reconnect()
  const costs: number[] = []
  for (let round = 0; round < STOCK_ROUNDS; round += 1) costs.push(await relay.costOf(reconnect))
  const { messages, bytes } = client.traffic

  client.disconnect()
  await relay.stop()
  relay = await startStock(served.path)
  const afterRestartMs = await relay.costOf(reconnect)
  client.disconnect()
  await relay.stop()
  for (const folder of [served, own]) removeFolder(folder.path)
  return { cpuMs: median(costs), afterRestartMs, messages, bytes }
}

const NAME = 'reconnect-5000-unchanged'
const MOST_BYTES = 1_024

export const reconnect: Benchmark = {
  name: 'reconnect',
  findings: [NAME, `${NAME}-after-restart`, `${NAME}-messages`, `${NAME}-bytes`],
  run: async (tell) => {
    let saved: Uint8Array[] = []
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(aTimetable.bookings(DOCUMENTS))
    })
    const ours = await measureOurs(school)
    school.remove()
    const theirs = await measureStock(saved)
    tell(
      finding({
        name: NAME,
        unit: 'ms relay CPU',
        ours: ours.cpuMs,
        theirs: theirs.cpuMs,
        target: '<= 0.0034',
        isMet: (_ours, ratio) => ratio <= 0.0034,
      }),
    )
    tell(
      finding({
        name: `${NAME}-after-restart`,
        unit: 'ms relay CPU',
        ours: ours.afterRestartMs,
        theirs: theirs.afterRestartMs,
        target: '<= 0.005',
        isMet: (_ours, ratio) => ratio <= 0.005,
      }),
    )
    tell(
      finding({
        name: `${NAME}-messages`,
        unit: 'messages, both ways',
        ours: ours.messages,
        theirs: theirs.messages,
        target: '2',
        isMet: (messages) => messages === 2,
      }),
    )
    tell(
      finding({
        name: `${NAME}-bytes`,
        unit: 'bytes, both ways',
        ours: ours.bytes,
        theirs: theirs.bytes,
        target: `< ${MOST_BYTES}`,
        isMet: (bytes) => bytes < MOST_BYTES,
      }),
    )
  },
}
