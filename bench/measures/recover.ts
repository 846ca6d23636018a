/** The relay is killed over a big file in the middle of its work: how long until it answers again? */
import { join } from 'node:path'
import { preflight } from '#sync-server/school/preflight.ts'
import { median, nowMs, pause } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { startServing } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { growLog } from '../school/big-log.ts'
import { honestPushes } from '../school/honest-pushes.ts'
import { longLessons } from '../school/long-lessons.ts'
import { makeSchool } from '../school/make-school.ts'
import { createSender } from '../school/sender.ts'
import { openWire, type Wire } from '../school/wire.ts'
import { writeCalls } from '../school/writing.ts'

const FILE_BYTES = 1024 ** 3
const ROUNDS = 3
const PUSHES_BEFORE = 20
const BOOKINGS = 20
const MOST_MS = 2_000
const LOOK_EVERY_MS = 20

const actorOf = (bytes: Uint8Array): string => {
  const walked = preflight(bytes)
  if (!walked.ok) throw new Error(walked.code)
  return walked.header.actor
}

/** A lesson with a long note: four kilobytes, as the bigger ones are. */
const aLongChange = () => {
  const [lesson] = longLessons(1)
  if (lesson === undefined) throw new Error('no lesson')
  const [call] = lesson.calls
  const note = Array.from({ length: 500 }, (_, n) => `word${(n * 7919) % 1_000}`).join(' ')
  const author = {
    actor: { personId: aTimetable.instructorId(0), roles: ['instructor'] as const, teams: [] },
    actorPrefix: 'ab'.repeat(8),
  }
  const input = { ...(call?.input as object), note }
  const [change] = writeCalls(author, lesson.doc, [{ name: 'lessons.log', input }]).changes
  if (change === undefined) throw new Error('nothing written')
  return { bytes: change.bytes, actor: actorOf(change.bytes) }
}

/** Dials until somebody is there, and knows where it stood, as a device does. */
const dials = async (url: string, cookie: string, epoch: string, cursor: number): Promise<Wire> => {
  for (;;) {
    try {
      const wire = await openWire(url, cookie)
      const welcome = wire.hears('welcome')
      wire.hello(epoch, cursor)
      await welcome
      return wire
    } catch {
      await pause(LOOK_EVERY_MS)
    }
  }
}

export const recover: Benchmark = {
  name: 'recover-1gb',
  findings: ['recover-1gb'],
  run: async (tell) => {
    const bookings = aTimetable.bookings(BOOKINGS * 8)
    let saved: Uint8Array[] = []
    const school = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(bookings)
    })
    const file = join(school.dataDir, 'schools', `${school.members[0]?.schoolId}.db`)
    const { bytes, actor } = aLongChange()
    const rows = growLog(file, FILE_BYTES, bytes, actor)
    const member = school.of(aTimetable.instructorId(0))
    const own = bookings
      .map(({ doc }, index) => ({ index, doc, saved: saved[index] as Uint8Array }))
      .filter(({ index }) => index % 8 === 0)
    const needed = (PUSHES_BEFORE + 1) * ROUNDS
    const pushes = honestPushes(member, own, Math.ceil(needed / own.length) + 1)

    const samples: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const relay = await startServing(school.dataDir)
      const first = await openWire(relay.url, member.cookie)
      const welcome = first.hears('welcome')
      first.hello()
      const { epoch, top } = await welcome
      const sender = createSender(first)
      for (const { doc, change } of pushes.splice(0, PUSHES_BEFORE)) await sender.timed(doc, change)
      // In the middle of it: nothing is told, nothing is closed.
      const killed = new Promise((resolve) => relay.child.once('exit', resolve))
      relay.child.kill('SIGKILL')
      await killed

      const startedMs = nowMs()
      const starting = startServing(school.dataDir, undefined, Number(new URL(relay.url).port))
      const wire = await dials(relay.url, member.cookie, epoch, top)
      const next = pushes.shift()
      if (next === undefined) throw new Error('too few changes were made')
      await createSender(wire).timed(next.doc, next.change)
      samples.push(nowMs() - startedMs)
      const again = await starting
      await wire.close()
      await again.stop()
    }
    school.remove()
    tell(
      finding({
        name: 'recover-1gb',
        unit: `ms from starting the killed relay to the first ack; ${rows} changes in the file`,
        ours: median(samples),
        target: `<= ${MOST_MS}`,
        isMet: (value) => value <= MOST_MS,
      }),
    )
  },
}
