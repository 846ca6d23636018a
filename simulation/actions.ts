/** What people do in a schedule: the real commands with the inputs screens give them. */
import type { BookingRow } from '#shared/domains/bookings/index.ts'
import type { DecisionRow } from '#shared/domains/reconcile/index.ts'
import { answersFor, openCases } from '#shared/domains/reconcile/index.ts'
import { civilDateAt, DAY_MS, HOUR_MS } from '#shared/kernel/time.ts'
import { NEW_COMMAND } from './app-version.ts'
import type { Device } from './device.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

type Call = { name: string; input: Record<string, unknown> }

const WORDS = ['mirrors', 'roundabouts', 'parking', 'speed', 'signals', 'junctions', 'hills']
const TIMES = ['09:00', '09:30', '10:00', '11:00', '14:00']

export const bookingsOn = (device: Device): readonly BookingRow[] =>
  device.core()?.memory.model.all<BookingRow>('booking') ?? []

/** Runs calls as one press; writes them down when the screen says saved. */
export const press = async (
  world: World,
  ledger: Ledger,
  device: Device,
  ...calls: Call[]
): Promise<void> => {
  const names = calls.map((call) => call.name).join(' + ')
  for (const call of calls) ledger.tries(device, call.name, call.input)
  const result = await device.run(...calls)
  if (result === undefined) return
  const said = result.ok ? 'saved on this device' : `no: ${result.problem.message}`
  const about = String(calls[0]?.input.bookingId ?? calls[0]?.input.learnerId ?? '')
  world.story.tell(`${device.name}: ${names} (${about.slice(-6)}), ${said}`, device.name, about)
  if (result.ok) for (const call of calls) ledger.wrote(device, call.name, call.input)
}

const book = (world: World, device: Device): Call => {
  const { random, scheduler } = world
  const me = device.identity
  const isLearner = me.roles.includes('learner')
  const date = civilDateAt(scheduler.now() + (random.below(4) - 1) * DAY_MS)
  return {
    name: 'bookings.book',
    input: {
      bookingId: device.newId(),
      learnerId: isLearner ? me.personId : random.pick(world.cast.learners),
      instructorId: me.roles.includes('instructor')
        ? me.personId
        : random.pick(world.cast.instructors),
      slot: {
        date,
        time: random.pick(TIMES),
        zone: 'Europe/London',
        durationMinutes: random.pick([60, 90]),
      },
    },
  }
}

/** What the log sheet saves together. */
export const log = (world: World, device: Device, booking: BookingRow): Call[] => {
  const { random } = world
  const note = Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join(' ')
  return [
    ...(booking.status === 'pending'
      ? [{ name: 'bookings.confirm', input: { bookingId: booking.id } }]
      : []),
    { name: 'bookings.complete', input: { bookingId: booking.id } },
    {
      name: 'lessons.log',
      input: {
        bookingId: booking.id,
        learnerId: booking.learnerId,
        instructorId: booking.instructorId,
        startsAtMs: booking.startsAtMs,
        durationMinutes: booking.durationMinutes,
        skills: [{ skill: 1 + random.below(27), level: 1 + random.below(5) }],
        note,
        // Typed into an empty form: whatever stands there meanwhile is somebody's and stays.
        noteWas: '',
        next: random.pick(WORDS),
        nextWas: '',
      },
    },
    {
      name: 'money.record',
      input: {
        paymentId: device.newId(),
        learnerId: booking.learnerId,
        bookingId: booking.id,
        amountPence: 3_800,
        method: random.pick(['Cash', 'Bank Transfer']),
      },
    },
  ]
}

const decide = (world: World, device: Device): Call[] => {
  const model = device.core()?.memory.model
  if (model === undefined) return []
  const bookings = model.all<BookingRow>('booking')
  const decisions = new Map(model.all<DecisionRow>('decision').map((row) => [row.id, row]))
  const cases = openCases({ bookings, busy: [], decisions })
  if (cases.length === 0) return []
  const one = world.random.pick(cases)
  const byId = new Map(bookings.map((row) => [row.id, row]))
  const options = answersFor(one, byId, () => undefined)
  return options.length === 0
    ? []
    : world.random.pick(options).calls.map(({ name, input }) => ({ name, input: { ...input } }))
}

/** One thing somebody does on this device. */
export const act = async (world: World, ledger: Ledger, device: Device): Promise<void> => {
  const { random } = world
  const bookings = bookingsOn(device)
  const booking = bookings.length > 0 ? random.pick(bookings) : undefined
  const kind = random.weighted<string>([
    ['book', booking ? 3 : 20],
    ['confirm', 3],
    ['move', 2],
    ['cancel', 3],
    ['log', 4],
    ['undo', 1],
    ['attend', 2],
    ['reflect', 1],
    ['assign', 2],
    ['decide', 3],
    ['corner', device.version().name === 'next' ? 4 : 0],
  ])
  const go = (...calls: Call[]): Promise<void> => press(world, ledger, device, ...calls)
  if (kind === 'book') return go(book(world, device))
  if (kind === 'decide') {
    const calls = decide(world, device)
    return calls.length === 0 ? undefined : go(...calls)
  }
  if (kind === 'assign') {
    const name = random.pick(['people.assign', 'people.endAssignment'])
    const input = {
      learnerId: random.pick(world.cast.learners),
      instructorId: random.pick(world.cast.instructors),
    }
    // Mostly from some time ago: what was driven before it still counts when it arrives.
    const agoMs = random.pick([0, HOUR_MS, 6 * HOUR_MS, DAY_MS])
    const from = { from: world.scheduler.now() - agoMs }
    const isEnd = name === 'people.endAssignment' && agoMs > 0
    return press(world, ledger, world.device('ann-1'), {
      name,
      input: isEnd ? { ...input, ...from } : input,
    })
  }
  if (booking === undefined) return undefined
  const bookingId = booking.id
  if (kind === 'log') return go(...log(world, device, booking))
  if (kind === 'confirm') return go({ name: 'bookings.confirm', input: { bookingId } })
  if (kind === 'undo') return go({ name: 'bookings.undo', input: { bookingId } })
  if (kind === 'corner')
    return go({
      name: NEW_COMMAND,
      input: { bookingId, corner: `${random.pick(WORDS)} ${random.below(1_000)}` },
    })
  if (kind === 'attend') return go({ name: 'bookings.attend', input: { bookingId } })
  if (kind === 'reflect') {
    return go({ name: 'lessons.reflect', input: { bookingId, reflection: random.pick(WORDS) } })
  }
  if (kind === 'cancel') {
    return go({ name: 'bookings.cancel', input: { bookingId, reason: 'weather', charge: false } })
  }
  const { slot } = book(world, device).input as { slot: unknown }
  return go({ name: 'bookings.move', input: { bookingId, slot } })
}

/** The school before the schedule: learner files with their instructors. */
export const openSchool = async (world: World, ledger: Ledger): Promise<void> => {
  const office = world.device('ann-1')
  const { learners, teams } = world.cast
  for (const learnerId of learners) {
    const input = { learnerId, instructorIds: [...(teams[learnerId] ?? [])], stage: 'Registered' }
    await press(world, ledger, office, { name: 'people.enrol', input })
  }
  await world.scheduler.runFor(3_000)
}
