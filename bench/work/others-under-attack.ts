/** How long honest people wait for an ack while somebody attacks, beside the same people in peace. */
import { randomBytes } from 'node:crypto'
import { keyOf } from '#shared/kernel/ids.ts'
import type { PushedChange } from '#shared/protocol/up.ts'
import { documentKinds } from '#shared/registry.ts'
import { amplified, chunk, hashOfChange } from '#sync-server/testing/hand-made-change.ts'
import { median, pause, percentile } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import { type OurRelay, startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { type HonestPush, honestPushes } from '../school/honest-pushes.ts'
import { type MadeSchool, type Member, makeSchool } from '../school/make-school.ts'
import { createSender, type Sender } from '../school/sender.ts'
import { openWire, type Wire } from '../school/wire.ts'
import { records, writeCalls } from '../school/writing.ts'

const HONEST = 6
const ATTACKERS = 2
const LINES_EACH = 2
const IN_FLIGHT = 8
const WARM_UP = 120
/** Of all honest people together, in peace and under each attack. */
const SAMPLES = 300
const PAUSE_MS = 60
const BOOKINGS = 60
const MOST_TIMES = 2

/** What an attacker sends next. */
type Attack = (attacker: Member, number: number) => { doc: string; changes: PushedChange[] }

const announced = (bytes: Uint8Array): PushedChange => ({ hash: hashOfChange(bytes), bytes })
const actorOf = ({ actorPrefix }: Member): string =>
  `${actorPrefix}${randomBytes(8).toString('hex')}`

/** Where every booking begins, which anybody can know. */
const theBeginning = () => {
  const booking = documentKinds.get('booking')
  if (booking === undefined) throw new Error('no bookings')
  const { bytes, hash } = records.first(booking)
  const A = records.automerge
  const [first] = A.getAllChanges(A.load(bytes)).map((change) => A.decodeChange(change))
  return { deps: [hash], startOp: (first?.startOp ?? 1) + (first?.ops.length ?? 0) }
}

const attacks = (): Record<string, Attack> => {
  const begin = theBeginning()
  const learners = Array.from({ length: 80 }, (_, index) => aTimetable.learnerId(index))
  const newDoc = (name: string) => `booking:${name}-${randomBytes(6).toString('hex')}`
  /** An honest booking, which reaches the rules: there the judge hangs. */
  const plausible = (attacker: Member, doc: string): PushedChange => {
    const learnerIndex = learners.indexOf(attacker.personId)
    const input = {
      bookingId: keyOf(doc),
      learnerId: attacker.personId,
      instructorId: aTimetable.instructorId(learnerIndex),
      slot: aTimetable.slotOf(learnerIndex, 700),
    }
    const actor = { personId: attacker.personId, roles: attacker.roles, teams: [] }
    const author = { actor, actorPrefix: attacker.actorPrefix }
    const [change] = writeCalls(author, doc, [{ name: 'bookings.book', input }]).changes
    if (change === undefined) throw new Error('nothing written')
    return change
  }
  return {
    'op-bombs': (attacker) => ({
      doc: newDoc('bomb'),
      changes: [announced(amplified(10_000, { ...begin, actor: actorOf(attacker) }))],
    }),
    'hanging-judge': (attacker) => {
      const doc = newDoc('hang')
      return { doc, changes: [plausible(attacker, doc)] }
    },
    '200-kb-frames': () => ({
      doc: newDoc('noise'),
      changes: Array.from({ length: 3 }, () => announced(chunk([...randomBytes(65_000)]))),
    }),
    'orphan-flood': (attacker) => ({
      doc: newDoc('orphan'),
      changes: Array.from({ length: 200 }, () =>
        announced(
          amplified(1, {
            actor: actorOf(attacker),
            deps: [randomBytes(32).toString('hex')],
            startOp: begin.startOp,
          }),
        ),
      ),
    }),
  }
}

const opens = async (relay: OurRelay, { cookie }: Member): Promise<Wire> => {
  const wire = await openWire(relay.url, cookie)
  const live = wire.hears('live')
  wire.hello()
  await live
  return wire
}

/** All attackers send, and send again whenever they are answered, until told to stop. */
const attacking = (senders: readonly { sender: Sender; member: Member }[], attack: Attack) => {
  let isOn = true
  let sent = 0
  const keepOn = async ({ sender, member }: (typeof senders)[number]): Promise<void> => {
    while (isOn) {
      sent += 1
      const { doc, changes } = attack(member, sent)
      // Its answer may never come in this attack; nobody waits for it when it is over.
      await Promise.race([sender.push(doc, changes), untilOver])
    }
  }
  let over = (): void => {}
  const untilOver = new Promise<void>((resolve) => {
    over = resolve
  })
  for (const one of senders) for (let at = 0; at < IN_FLIGHT; at += 1) void keepOn(one)
  return {
    sent: () => sent,
    stop: (): void => {
      isOn = false
      over()
    },
  }
}

type Honest = { readonly sender: Sender; readonly pushes: HonestPush[] }

/** Everybody sends, waits for the ack and a little more, until there are enough samples. */
const sample = async (honest: readonly Honest[], count: number): Promise<number[]> => {
  const each = Math.ceil(count / honest.length)
  const all = honest.map(async ({ sender, pushes }) => {
    const samples: number[] = []
    for (let at = 0; at < each; at += 1) {
      const next = pushes.shift()
      if (next === undefined) throw new Error('too few changes were made')
      samples.push(await sender.timed(next.doc, next.change))
      await pause(PAUSE_MS)
    }
    return samples
  })
  return (await Promise.all(all)).flat()
}

export const othersUnderAttack: Benchmark = {
  name: 'others-under-attack',
  findings: ['op-bombs', 'hanging-judge', '200-kb-frames', 'orphan-flood'].flatMap((name) => [
    `others-under-${name}-p50`,
    `others-under-${name}-p99`,
  ]),
  run: async (tell) => {
    const bookings = aTimetable.bookings(BOOKINGS * 8)
    let saved: Uint8Array[] = []
    const school: MadeSchool = await makeSchool(aTimetable.cast, async (as) => {
      await aTimetable.enrol(as)
      saved = await as('admin').write(bookings)
    })
    const known = bookings.map(({ doc }, index) => ({
      index,
      doc,
      saved: saved[index] as Uint8Array,
    }))
    const kinds = attacks()
    const names = Object.keys(kinds)
    const needed = (names.length * (WARM_UP + 2 * SAMPLES)) / HONEST
    const pushesOf = Array.from({ length: HONEST }, (_, one) => {
      const own = known.filter(({ index }) => index % 8 === one)
      const each = Math.ceil(needed / own.length) + 1
      return honestPushes(school.of(aTimetable.instructorId(one)), own, each)
    })
    for (const [index, name] of names.entries()) {
      // A relay of its own for each attack: nothing of the last one is still being worked on.
      const relay = await startOurs(school.dataDir, 'bench/relays/hanging-relay.ts')
      const honest: Honest[] = []
      for (const [one, pushes] of pushesOf.entries()) {
        const wire = await opens(relay, school.of(aTimetable.instructorId(one)))
        honest.push({ sender: createSender(wire), pushes })
      }
      await sample(honest, WARM_UP)
      const calm = await sample(honest, SAMPLES)
      const attackers: { sender: Sender; member: Member }[] = []
      for (let one = 0; one < ATTACKERS * LINES_EACH; one += 1) {
        const member = school.of(aTimetable.learnerId(index * 8 + (one % ATTACKERS)))
        attackers.push({ sender: createSender(await opens(relay, member)), member })
      }
      const attack = attacking(attackers, kinds[name] as Attack)
      const attacked = await sample(honest, SAMPLES)
      attack.stop()
      relay.child.kill('SIGKILL')
      await relay.stop()
      for (const [part, of] of [
        ['p50', median],
        ['p99', (samples: readonly number[]) => percentile(samples, 0.99)],
      ] as const)
        tell(
          finding({
            name: `others-under-${name}-${part}`,
            unit: `times the ${part} in peace; ack ${of(calm).toFixed(1)} ms, attacked ${of(attacked).toFixed(1)} ms, ${attack.sent()} attacks`,
            ours: of(attacked) / of(calm),
            target: `<= ${MOST_TIMES}`,
            isMet: (times) => times <= MOST_TIMES,
          }),
        )
    }
    school.remove()
  },
}
