/**
 * How long honest people wait for an ack while somebody attacks, beside the same people in peace.
 * Peace and attack take turns, so that both meet the same machine; every attack is made by people
 * the relay has not met yet, with all of their share unspent.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, pause, percentile } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'
import type { AttackOrder } from '../relays/attackers.ts'
import { type OurRelay, startOurs } from '../relays/ours.ts'
import { aTimetable } from '../school/a-timetable.ts'
import { ATTACKS } from '../school/attacks.ts'
import { type HonestPush, honestPushes } from '../school/honest-pushes.ts'
import { type MadeSchool, type Member, makeSchool } from '../school/make-school.ts'
import { createSender, type Sender } from '../school/sender.ts'
import { openWire } from '../school/wire.ts'

const HONEST = 6
const ATTACKERS = 2
const LINES_EACH = 2
const WARM_UP = 90
/** Each is a while of peace and a while of attack. */
const ROUNDS = 3
/** Of all honest people together, in each while. */
const SAMPLES = 102
const PAUSE_MS = 60
const AFTERMATH_MS = 6_000
const BOOKINGS = 20
const MOST_TIMES = 2
const NAMES = Object.keys(ATTACKS)
const ATTACKERS_SCRIPT = fileURLToPath(new URL('../relays/attackers.ts', import.meta.url))

const opens = async (relay: OurRelay, { cookie }: Member): Promise<Sender> => {
  const wire = await openWire(relay.url, cookie)
  const live = wire.hears('live')
  wire.hello()
  await live
  return createSender(wire)
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

const answerOf = (attackers: ChildProcess, order: AttackOrder | 'stop'): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const lost = () => reject(new Error('the attackers have gone'))
    attackers.once('exit', lost)
    attackers.once('message', (answer) => {
      attackers.off('exit', lost)
      resolve(answer)
    })
    attackers.send(order)
  })

const measure = async (school: MadeSchool, name: string, pushesOf: readonly HonestPush[][]) => {
  // A relay of its own for each attack: nothing of the last one is still being worked on.
  const relay = await startOurs(school.dataDir, 'bench/relays/hanging-relay.ts')
  const attackers = fork(ATTACKERS_SCRIPT, { execArgv: ['--import', 'tsx'] })
  const honest: Honest[] = []
  for (const [one, pushes] of pushesOf.entries())
    honest.push({
      sender: await opens(relay, school.of(aTimetable.instructorId(one))),
      pushes,
    })
  await sample(honest, WARM_UP)

  const calm: number[] = []
  const attacked: number[] = []
  let attacks = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const first = round * ATTACKERS
    const members = Array.from({ length: ATTACKERS * LINES_EACH }, (_, line) =>
      school.of(aTimetable.learnerId(first + (line % ATTACKERS))),
    )
    await answerOf(attackers, { name, url: relay.url, attackers: members })
    calm.push(...(await sample(honest, SAMPLES)))
    attackers.send('go')
    attacked.push(...(await sample(honest, SAMPLES)))
    attacks += Number(await answerOf(attackers, 'stop'))
    // What it still has to do about those who have gone, but not for ever.
    await Promise.race([relay.rests(), pause(AFTERMATH_MS)])
  }
  attackers.disconnect()
  // What hangs would keep it from ending for as long as anything of it waits.
  relay.child.kill('SIGKILL')
  await relay.stop()
  return { calm, attacked, attacks }
}

const PARTS = [
  ['p50', median],
  ['p99', (samples: readonly number[]) => percentile(samples, 0.99)],
] as const

const underAttack = (name: string): Benchmark => ({
  name: `others-under-${name}`,
  findings: PARTS.map(([part]) => `others-under-${name}-${part}`),
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
    const needed = (WARM_UP + 2 * ROUNDS * SAMPLES) / HONEST
    const pushesOf = Array.from({ length: HONEST }, (_, one) => {
      const own = known.filter(({ index }) => index % 8 === one)
      const each = Math.ceil(needed / own.length) + 1
      return honestPushes(school.of(aTimetable.instructorId(one)), own, each)
    })
    const { calm, attacked, attacks } = await measure(school, name, pushesOf)
    school.remove()
    for (const [part, of] of PARTS)
      tell(
        finding({
          name: `others-under-${name}-${part}`,
          unit: `times the ${part} in peace; ack ${of(calm).toFixed(1)} ms, attacked ${of(attacked).toFixed(1)} ms, most ${Math.max(...calm).toFixed(0)} and ${Math.max(...attacked).toFixed(0)} ms, ${attacked.length} acks, ${attacks} attacks`,
          ours: of(attacked) / of(calm),
          target: `<= ${MOST_TIMES}`,
          isMet: (times) => times <= MOST_TIMES,
        }),
      )
  },
})

export const othersUnderAttack: readonly Benchmark[] = NAMES.map(underAttack)
