/** What the relay pays for one change: checked, proven, on disk, answered and passed on. */
import type { PushedChange } from '#shared/protocol/up.ts'
import { median } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startOurs } from '../relays/ours.ts'
import { removeFolder, startStock, stockClient, stockFolder } from '../relays/stock.ts'
import { aTimetable } from '../school/a-timetable.ts'
import type { NewRecord } from '../school/filler.ts'
import { type MadeSchool, makeSchool } from '../school/make-school.ts'
import { openWire, type Wire } from '../school/wire.ts'
import { writeCalls } from '../school/writing.ts'

const INSTRUCTORS = 8
const ROUNDS = 5
/** Fewer than the relay keeps open. */
const WARM_DOCUMENTS = 40
/** A booking is moved a few times in its life, not a hundred times. */
const WARM_CHANGES_EACH = 5
const COLD_DOCUMENTS_A_ROUND = 200
const WARM_UP_DOCUMENTS = 400
const WARM_DOCUMENTS_OF_ALL = WARM_DOCUMENTS * ROUNDS
const DOCUMENTS = WARM_UP_DOCUMENTS + WARM_DOCUMENTS_OF_ALL + COLD_DOCUMENTS_A_ROUND * ROUNDS
const STOCK_DOCUMENTS = 300

type Record = { readonly index: number; readonly doc: string; readonly saved: Uint8Array }
type Pushed = { readonly instructor: number; readonly doc: string; readonly change: PushedChange }

/** `count` changes of a booking, one after the other, by its instructor. */
const changesOf = (school: MadeSchool, { index, doc, saved }: Record, count: number): Pushed[] => {
  const member = school.of(aTimetable.instructorId(index))
  const actor = { personId: member.personId, roles: member.roles, teams: [] }
  const bookingId = doc.slice(doc.indexOf(':') + 1)
  const calls = Array.from({ length: count }, (_, n) => ({
    name: 'bookings.move',
    input: { bookingId, slot: aTimetable.slotOf(index + n, 500) },
  }))
  const author = { actor, actorPrefix: member.actorPrefix }
  return writeCalls(author, doc, calls, saved).changes.map((change) => ({
    instructor: index % INSTRUCTORS,
    doc,
    change,
  }))
}

/** Sends everything at once, each change a push of its own, and waits for every answer. */
const pushAll = async (wires: readonly Wire[], pushes: readonly Pushed[]): Promise<void> => {
  let open = pushes.length
  const allAnswered = new Promise<void>((resolve, reject) => {
    for (const wire of wires)
      wire.onAck((ack) => {
        const [verdict] = ack.verdicts
        if (verdict?.verdict !== 'committed') reject(new Error(JSON.stringify(verdict)))
        open -= 1
        if (open === 0) resolve()
      })
  })
  pushes.forEach(({ instructor, doc, change }, push) => {
    wires[instructor]?.send({ type: 'push', push, doc, changes: [change] })
  })
  await allAnswered
}

/** The documents of each round. */
const inRounds = (all: readonly Record[], each: number): Record[][] =>
  Array.from({ length: ROUNDS }, (_, round) => all.slice(round * each, (round + 1) * each))

/** First touches of a round, which open the documents, and what is measured after them. */
const warmRound = (school: MadeSchool, documents: readonly Record[]) => {
  const changes = documents.map((one) => changesOf(school, one, 1 + WARM_CHANGES_EACH))
  // The n-th changes of all documents, then the next, so that no two of one document are adjacent.
  const nth = (n: number): Pushed[] => changes.flatMap((of) => of[n] ?? [])
  return {
    opening: nth(0),
    measured: Array.from({ length: WARM_CHANGES_EACH }, (_, n) => nth(n + 1)).flat(),
  }
}

const measureOurs = async (school: MadeSchool, all: readonly Record[]) => {
  const warmUp = all.slice(0, WARM_UP_DOCUMENTS).flatMap((one) => changesOf(school, one, 2))
  const warm = inRounds(all.slice(WARM_UP_DOCUMENTS), WARM_DOCUMENTS).map((documents) =>
    warmRound(school, documents),
  )
  const cold = inRounds(
    all.slice(WARM_UP_DOCUMENTS + WARM_DOCUMENTS_OF_ALL),
    COLD_DOCUMENTS_A_ROUND,
  ).map((documents) => documents.flatMap((one) => changesOf(school, one, 1)))

  const relay = await startOurs(school.dataDir)
  const wires: Wire[] = []
  for (const personId of [...Array(INSTRUCTORS).keys()].map(aTimetable.instructorId)) {
    const wire = await openWire(relay.url, school.of(personId).cookie)
    const live = wire.hears('live')
    wire.hello()
    await live
    wires.push(wire)
  }
  // Somebody hears of everything, as an office does.
  const office = await openWire(relay.url, school.of('admin').cookie)
  const live = office.hears('live')
  office.hello()
  await live
  await pushAll(wires, warmUp)

  const costOf = async (pushes: readonly Pushed[]): Promise<number> =>
    (await relay.costOf(() => pushAll(wires, pushes))) / pushes.length
  const warmCosts: number[] = []
  for (const { opening, measured } of warm) {
    await pushAll(wires, opening)
    warmCosts.push(await costOf(measured))
  }
  const coldCosts: number[] = []
  for (const pushes of cold) coldCosts.push(await costOf(pushes))
  for (const wire of [...wires, office]) await wire.close()
  await relay.stop()
  return { warmMs: median(warmCosts), coldMs: median(coldCosts) }
}

/** All documents open on both sides, which is the best case of the stock relay. */
const measureStock = async (saved: readonly Uint8Array[]): Promise<number> => {
  const served = await stockFolder(saved)
  const relay = await startStock(served.path)
  const client = stockClient(undefined)
  await client.connect(relay.url)
  const handles = await client.find(served.urls)
  await client.isInStep(relay)
  const costs: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const cost = await relay.costOf(async () => {
      for (const handle of handles)
        handle.change((doc) => {
          ;(doc as { attending: { [person: string]: unknown } }).attending[`person-${round}`] = {
            at: round,
          }
        })
      await client.isInStep(relay)
    })
    if (round > 0) costs.push(cost / handles.length)
  }
  client.disconnect()
  await relay.stop()
  removeFolder(served.path)
  return median(costs)
}

const UNIT = 'ms relay CPU per change; theirs neither checked nor committed'
const MOST_MS = 1

export const checkedChanges: Benchmark = {
  name: 'checked-changes',
  findings: ['checked-changes-warm', 'checked-changes-cold'],
  run: async (tell) => {
    const bookings: NewRecord[] = aTimetable.bookings(DOCUMENTS)
    let saved: Uint8Array[] = []
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(bookings)
    })
    const all = bookings.map(({ doc }, index) => ({
      index,
      doc,
      saved: saved[index] as Uint8Array,
    }))
    const { warmMs, coldMs } = await measureOurs(school, all)
    school.remove()
    const theirs = await measureStock(saved.slice(0, STOCK_DOCUMENTS))
    for (const [name, ours] of [
      ['checked-changes-warm', warmMs],
      ['checked-changes-cold', coldMs],
    ] as const)
      tell(
        finding({
          name,
          unit: UNIT,
          ours,
          theirs,
          target: `<= ${MOST_MS.toFixed(1)} ms`,
          isMet: (value) => value <= MOST_MS,
        }),
      )
  },
}
