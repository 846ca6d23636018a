/** A thousand devices, a tenth of which push once a second; the office hears of everything. */
import { inBatches, median, nowMs, pause, percentile } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { type OurRelay, startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { type HonestPush, honestPushes } from '../school/honest-pushes.ts'
import { type MadeSchool, type Member, makeSchool } from '../school/make-school.ts'
import { createSender, type Sender } from '../school/sender.ts'
import { openWire, type Wire } from '../school/wire.ts'

const INSTRUCTORS = 8
const READERS = 20
const DEVICES_OF_INSTRUCTOR = 13
const DEVICES_OF_LEARNER = 11
const SECONDS = 20
const BOOKINGS_EACH = 5
const AT_ONCE = 40
const MB = 1024 * 1024

const devicesOf: Record<string, number> = {
  admin: READERS,
  instructor: DEVICES_OF_INSTRUCTOR,
  learner: DEVICES_OF_LEARNER,
}
const cast = aTimetable.cast.map((one) => ({ ...one, devices: devicesOf[one.role] ?? 1 }))

const opens = async (relay: OurRelay, { cookie }: Member): Promise<Wire> => {
  const wire = await openWire(relay.url, cookie)
  const live = wire.hears('live')
  wire.hello()
  await live
  return wire
}

type Pusher = { readonly sender: Sender; readonly pushes: readonly HonestPush[] }

/** Once a second each, not all at the same moment. */
const pushesOn = async (
  { sender, pushes }: Pusher,
  afterMs: number,
  sent: Map<string, number>,
): Promise<number[]> => {
  const startedMs = nowMs()
  const samples: number[] = []
  for (const [index, { doc, change }] of pushes.entries()) {
    await pause(Math.max(0, startedMs + afterMs + index * 1_000 - nowMs()))
    sent.set(change.hash, nowMs())
    samples.push(await sender.timed(doc, change))
  }
  return samples
}

const measure = async (
  school: MadeSchool,
  saved: readonly { doc: string; saved: Uint8Array }[],
) => {
  const relay = await startOurs(school.dataDir)
  const ofRole = (role: string) => school.members.filter(({ roles }) => roles[0] === role)
  const open = (members: readonly Member[]) =>
    inBatches(members, AT_ONCE, (one) => opens(relay, one))
  const readers = await open(ofRole('admin'))
  const instructors = ofRole('instructor')
  const wires = await open(instructors)
  await open(ofRole('learner'))

  const pushers = instructors.map((member, index): Pusher => {
    const instructor = Math.floor(index / DEVICES_OF_INSTRUCTOR)
    const nth = index % DEVICES_OF_INSTRUCTOR
    const own = saved
      .map((one, at) => ({ ...one, index: at }))
      .filter(({ index: at }) => at % INSTRUCTORS === instructor)
      .slice(nth * BOOKINGS_EACH, (nth + 1) * BOOKINGS_EACH)
    return {
      sender: createSender(wires[index] as Wire),
      pushes: honestPushes(member, own, SECONDS / BOOKINGS_EACH),
    }
  })
  await relay.rests()

  const sent = new Map<string, number>()
  const fanOut: number[] = []
  for (const reader of readers)
    reader.onRows(({ changes }) => {
      for (const { hash } of changes) fanOut.push(nowMs() - (sent.get(hash) ?? Number.NaN))
    })
  let mostRss = 0
  let isOver = false
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const { rssBytes, childOwnBytes } = await relay.read()
      mostRss = Math.max(mostRss, rssBytes + childOwnBytes)
      await pause(500)
    }
  }
  const watching = watch()
  const before = await relay.read()
  const acks = await Promise.all(
    pushers.map((pusher, index) => pushesOn(pusher, (index / pushers.length) * 1_000, sent)),
  )
  const cpuMs = (await relay.read()).cpuMs - before.cpuMs
  isOver = true
  await watching
  await relay.stop()
  return { acks: acks.flat(), fanOut, mostRss, cpuMs, sockets: school.members.length }
}

export const loadSockets: Benchmark = {
  name: 'load-1000-sockets',
  findings: [
    'load-1000-sockets-ack-p50',
    'load-1000-sockets-ack-p99',
    'load-1000-sockets-fan-out-p99',
    'load-1000-sockets-memory',
    'load-1000-sockets-cpu',
  ],
  run: async (tell) => {
    const bookings = aTimetable.bookings(INSTRUCTORS * DEVICES_OF_INSTRUCTOR * BOOKINGS_EACH)
    let saved: Uint8Array[] = []
    const school = await makeSchool(cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(bookings)
    })
    const known = bookings.map(({ doc }, index) => ({ doc, saved: saved[index] as Uint8Array }))
    const { acks, fanOut, mostRss, cpuMs, sockets } = await measure(school, known)
    school.remove()
    const told = [
      ['ack-p50', `ms; ${sockets} sockets, ${acks.length} changes`, median(acks), 30],
      ['ack-p99', `ms; ${sockets} sockets, ${acks.length} changes`, percentile(acks, 0.99), 250],
      ['fan-out-p99', `ms from push to ${READERS} readers`, percentile(fanOut, 0.99), 400],
      ['memory', 'MB, the relay and its judges, at most', mostRss / MB, 400],
      // Tells whether a machine carries the load also where the times say how busy it was with others.
      ['cpu', `ms of CPU a change, told to ${READERS} readers`, cpuMs / acks.length, 10],
    ] as const
    for (const [part, unit, ours, most] of told)
      tell(
        finding({
          name: `load-1000-sockets-${part}`,
          unit,
          ours,
          target: `<= ${most}`,
          isMet: (value) => value <= most,
        }),
      )
  },
}
