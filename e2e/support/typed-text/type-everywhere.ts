/**
 * Types every payload into every field there is, as the people of the demo school, in the data folder
 * given; says where on the last line. What no command lets anybody type is written as a hostile app
 * would. Run as a process of its own, before a relay serves the folder.
 */
import * as v from 'valibot'
import { defineCommand } from '#shared/documents/command.ts'
import { bookLesson, cancelBooking, completeBooking } from '#shared/domains/bookings/index.ts'
import { logLesson, reflectOnLesson } from '#shared/domains/lessons/index.ts'
import { strikePayment } from '#shared/domains/money/index.ts'
import { enrolLearner, restrictLearner } from '#shared/domains/people/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { ok } from '#shared/kernel/result.ts'
import { addDays, SCHOOL_ZONE, slotStartMs } from '#shared/kernel/time.ts'
import { documentKinds } from '#shared/registry.ts'
import { readConfig } from '#sync-server/config.ts'
import { DEMO_PASSWORD } from '#sync-server/demo/people.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import type { CommandCall } from '#sync-server/school/answers.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { STORY_STARTS_AT_MS } from '../school-time.ts'
import { PAYLOADS, typedInto } from './payloads.ts'

const dataDir = process.argv[2]
if (!dataDir) throw new Error('Say where the school lies.')
const read = readConfig({ DATA_DIR: dataDir })
if (!read.ok) throw new Error(read.sentences.join('\n'))
const ports = { ...nodePorts, clock: { ...nodePorts.clock, now: () => STORY_STARTS_AT_MS } }
const judge = createInProcessJudge(documentKinds)
const relay = await openRelay({ config: read.config, ports, log: createLog('error'), judge })
const schoolId = relay.control.schools.all()[0]?.id ?? ''
const school = relay.schools.of(schoolId)

const personBehind = (name: string): string => {
  const account = relay.control.accounts.byEmail(`${name}@origin.example`)
  const [membership] = relay.control.memberships.ofAccount(account?.id ?? '')
  if (!membership) throw new Error(`Nobody is called ${name}.`)
  return membership.personId
}
const [anna, sarah, dev, amira] = ['anna', 'sarah', 'dev', 'amira'].map(personBehind) as [
  string,
  string,
  string,
  string,
]

const prefixes = new Map<string, string>()
const prefixOf = (person: string): string => {
  const prefix = prefixes.get(person) ?? String(prefixes.size + 1).repeat(16)
  prefixes.set(person, prefix)
  return prefix
}
const asks = (personId: string, role: Role, calls: CommandCall[]) =>
  school.applyCommands({ personId, roles: [role], teams: [] }, prefixOf(personId), calls)
const does = async (personId: string, role: Role, ...calls: CommandCall[]): Promise<void> => {
  const done = await asks(personId, role, calls)
  if (!done.ok) throw new Error(`${calls[0]?.command.name}: ${done.problem.code}`)
}
const pushes = (
  personId: string,
  role: Role,
  set: string,
  rows: { id: string; data: object }[],
) => {
  const session = {
    sessionId: 's',
    accountId: 'a',
    schoolId,
    schoolName: 'Origin',
    personId,
    roles: [role],
    deviceId: 'd',
    actorPrefix: prefixOf(personId),
  }
  const done = school.sets.push(session, set, rows)
  const refused = done.ok ? done.value.find((one) => !one.ok) : done
  if (refused && !refused.ok) throw new Error(`${set}: ${JSON.stringify(refused)}`)
}

/** A payment with a receipt of one's own: the app numbers them, a hostile one writes what it likes. */
const recordOddPayment = defineCommand({
  name: 'odd.pay',
  input: v.object({ paymentId: v.string(), bookingId: v.string(), receipt: v.string() }),
  run: ({ paymentId, bookingId, receipt }, { actor, now }) => {
    const payment = {
      id: `payment:${paymentId}`,
      learnerId: amira,
      recordedBy: actor.personId,
      bookingId,
      amountPence: 100,
      currency: 'GBP',
      method: 'Cash',
      paidAt: now,
      receipt,
    }
    const put = Object.entries(payment).map(([key, value]) => ({ path: [key], value }))
    return ok([{ doc: payment.id, put }])
  },
})

const indexes = PAYLOADS.map((_, index) => index)
const uuid = (): string => nodePorts.ids.uuid()
const learners = indexes.map(uuid)
const held = indexes.map(uuid)
const lessons = indexes.map(uuid)
const cancelled = indexes.map(uuid)
/** Early in the morning, when nobody else drives; a day for each. */
const slotOf = (index: number, time: string) => ({
  date: addDays('2026-11-22', -index),
  time,
  zone: SCHOOL_ZONE,
  durationMinutes: 60,
})

/** Twenty people by name, telephone, e-mail and pick-up place. */
for (const index of indexes) {
  const learnerId = learners[index] as string
  const named = { displayName: typedInto('name', index), phone: typedInto('t', index) }
  const data = { ...named, email: typedInto('mail', index), roles: ['learner'] }
  school.people.add({ personId: learnerId, displayName: named.displayName, role: 'learner' })
  pushes(anna, 'admin', 'people', [{ id: learnerId, data }])
  const enrolled = { learnerId, instructorIds: [sarah], pickup: typedInto('home', index) }
  await does(anna, 'admin', { command: enrolLearner, input: enrolled })
}

for (const index of indexes) {
  const bookingId = lessons[index] as string
  const slot = slotOf(index, '05:00')
  const about = { bookingId, learnerId: amira, instructorId: sarah }
  const words = { pickup: typedInto('place', index), purpose: typedInto('for', index) }
  const log = { note: typedInto('note', index), next: typedInto('next', index) }
  const startsAtMs = slotStartMs(slot)
  const paymentId = uuid()
  await does(
    sarah,
    'instructor',
    { command: bookLesson, input: { ...about, slot, ...words } },
    { command: completeBooking, input: { bookingId } },
    {
      command: logLesson,
      input: { ...about, startsAtMs, durationMinutes: 60, skills: [], ...log },
    },
    {
      command: recordOddPayment,
      input: { paymentId, bookingId, receipt: typedInto('slip', index) },
    },
    { command: strikePayment, input: { paymentId, reason: typedInto('struck', index) } },
  )
  const reflection = typedInto('mine', index)
  await does(amira, 'learner', { command: reflectOnLesson, input: { bookingId, reflection } })

  const other = { ...about, bookingId: cancelled[index] as string, slot: slotOf(index, '06:30') }
  await does(sarah, 'instructor', { command: bookLesson, input: other })
  const why = { reason: 'other' as const, note: typedInto('off', index), charge: true }
  await does(amira, 'learner', {
    command: cancelBooking,
    input: { bookingId: other.bookingId, ...why },
  })

  // Of a learner who is not hers: refused, and kept with what it says.
  const strange = { ...about, learnerId: dev, bookingId: uuid() }
  const refused = await asks(sarah, 'instructor', [
    {
      command: logLesson,
      input: {
        ...strange,
        startsAtMs,
        durationMinutes: 60,
        skills: [],
        note: typedInto('refused', index),
      },
    },
  ])
  if (refused.ok) throw new Error('a lesson of a stranger was taken')
}

const ulidOf = (index: number): string =>
  `01ARZ3NDEKTSV4RRFFQ69G5F${String(index).padStart(2, '0')}`
for (const index of indexes) {
  const id = ulidOf(index)
  const at = STORY_STARTS_AT_MS
  const option = (correct: boolean, letter: string) => ({
    text: correct ? typedInto('option', index) : `Something else, ${letter}`,
    correct,
    why: typedInto('reason', index),
  })
  const data = {
    id,
    version: 1,
    status: 'draft',
    topic: 1,
    subtopic: typedInto('part', index),
    categories: ['car'],
    region: 'GB',
    stem: typedInto('stem', index),
    options: [option(true, 'a'), option(false, 'b'), option(false, 'c'), option(false, 'd')],
    explanation: typedInto('explained', index),
    refs: [{ kind: 'guidance', id: typedInto('rule', index) }],
    difficulty: 1,
    author: typedInto('author', index),
    reviewer: typedInto('reader', index),
    importedFrom: typedInto('file', index),
    effectiveFrom: '2026-01-01',
    ofSchool: {
      changedBy: anna,
      changedAt: at,
      writtenBy: anna,
      writtenAt: at,
      rightsSaidBy: anna,
      rightsSaidAt: at,
    },
  }
  pushes(anna, 'admin', 'questions', [{ id, data }])
  // One for the office to answer, and one that was answered.
  for (const [version, isAnswered] of [
    [1, false],
    [2, true],
  ] as const) {
    const complaint = {
      id: `${id}.${version}.${amira}`,
      personId: amira,
      questionId: id,
      version,
      text: typedInto('remark', index),
      at,
    }
    pushes(amira, 'learner', 'complaints', [{ id: complaint.id, data: complaint }])
    const answer = { by: anna, at, decision: 'kept', text: typedInto('answer', index) }
    if (isAnswered)
      pushes(anna, 'admin', 'complaints', [{ id: complaint.id, data: { ...complaint, answer } }])
  }
}

for (const index of indexes) {
  const learnerId = held[index] as string
  const reason = typedInto('why', index)
  school.people.add({ personId: learnerId, displayName: `Held ${index}`, role: 'learner' })
  await does(
    anna,
    'admin',
    { command: enrolLearner, input: { learnerId, instructorIds: [] } },
    { command: restrictLearner, input: { learnerId, reason } },
  )
}

/** A person has twenty devices at most, and whoever reads this comes with one: two share a name. */
const SHARED_NAME = [1, 7] as const
const deviceNames = [
  SHARED_NAME.map((index) => typedInto('device', index)).join(' '),
  ...indexes
    .filter((index) => !SHARED_NAME.some((one) => one === index))
    .map((index) => typedInto('device', index)),
]
for (const deviceName of deviceNames) {
  const signedIn = await relay.app.request(
    '/api/sign-in',
    {
      method: 'POST',
      headers: { origin: read.config.allowedOrigins[0], 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'sarah@origin.example',
        password: DEMO_PASSWORD,
        deviceName,
      }),
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  )
  if (signedIn.status !== 200) throw new Error(await signedIn.text())
}

// Everybody reads what the instructors are called.
const called = { displayName: typedInto('name', 0), roles: ['instructor'], phone: '07700 900110' }
pushes(anna, 'admin', 'people', [{ id: sarah, data: called }])

await relay.close()
process.stdout.write(`\n${JSON.stringify({ sarah, amira, learners, held, lessons, cancelled })}`)
