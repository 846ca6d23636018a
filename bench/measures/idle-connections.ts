/** What a device costs that is connected and says nothing. */
import { inBatches, median } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { type MadeSchool, type Member, makeSchool } from '../school/make-school.ts'
import { openWire, type Wire } from '../school/wire.ts'

const PEOPLE = 110
/** Half of what one person may have open. */
const DEVICES_EACH = 10
const WARM_UP = 100
const AT_ONCE = 50
const ROUNDS = 3
const MOST_KB = 20

const kbPerConnection = async (school: MadeSchool): Promise<number> => {
  const relay = await startOurs(school.dataDir)
  const open = async ({ cookie }: Member): Promise<Wire> => {
    const wire = await openWire(relay.url, cookie)
    const live = wire.hears('live')
    wire.hello()
    await live
    return wire
  }
  const warmUp = await inBatches(school.members.slice(0, WARM_UP), AT_ONCE, open)
  for (const wire of warmUp) await wire.close()
  await relay.rests()
  const before = await relay.readCollected()
  const measured = school.members.slice(WARM_UP)
  const wires = await inBatches(measured, AT_ONCE, open)
  await relay.rests()
  const after = await relay.readCollected()
  await inBatches(wires, AT_ONCE, (wire) => wire.close())
  await relay.stop()
  return (after.rssBytes - before.rssBytes) / 1_024 / measured.length
}

export const idleConnections: Benchmark = {
  name: 'idle-connections',
  findings: ['idle-connections'],
  run: async (tell) => {
    const cast = Array.from({ length: PEOPLE }, (_, index) => ({
      personId: `learner-${index}`,
      role: 'learner' as const,
      devices: DEVICES_EACH,
    }))
    const school = await makeSchool(cast)
    const rounds: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await kbPerConnection(school))
    school.remove()
    tell(
      finding({
        name: 'idle-connections',
        unit: `KB of memory (RSS) each, ${PEOPLE * DEVICES_EACH - WARM_UP} connections`,
        ours: median(rounds),
        target: `<= ${MOST_KB}`,
        isMet: (kb) => kb <= MOST_KB,
      }),
    )
  },
}
