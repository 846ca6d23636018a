/**
 * Real credentials of the wrong person, and changes written by hand: what each may write into the
 * records of others, through the relay's own door. What they make themselves is in
 * `records-of-ones-own.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attacker, aSiege, type Put, type Siege } from './testing/a-siege.ts'

let siege: Siege
let ada: Attacker
let ivan: Attacker
let dora: Attacker
let lena: Attacker
let omar: Attacker
let vera: Attacker

const slot = (date: string) => ({
  date,
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
})
const NEXT_YEAR = slot(`${new Date().getUTCFullYear() + 1}-03-02`)
const LAST_YEAR = slot(`${new Date().getUTCFullYear() - 1}-03-02`)
const pair = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }

beforeAll(async () => {
  siege = await aSiege()
  const { does, comes } = siege
  await does('lena', 'learner', 'bookings.book', { bookingId: 'asked', ...pair, slot: NEXT_YEAR })
  await does('ivan', 'instructor', 'bookings.book', { bookingId: 'sure', ...pair, slot: NEXT_YEAR })
  await does('ivan', 'instructor', 'lessons.log', {
    bookingId: 'driven',
    ...pair,
    startsAtMs: 1_700_000_000_000,
    durationMinutes: 60,
    skills: [{ skill: 1, level: 2 }],
    note: 'Good.',
  })
  await does('ivan', 'instructor', 'calendar.setHours', {
    instructorId: pair.instructorId,
    hours: { '1': [{ from: '09:00', to: '17:00' }] },
  })
  await does('ivan', 'instructor', 'money.record', {
    paymentId: 'paid',
    learnerId: pair.learnerId,
    amountPence: 4_000,
    method: 'Cash',
  })
  ada = await comes('ada@hill.example')
  ivan = await comes('ivan@hill.example')
  dora = await comes('dora@hill.example')
  lena = await comes('lena@hill.example')
  omar = await comes('omar@hill.example')
  vera = await comes('vera@vale.example')
})
afterAll(() => siege.close())

const CANCELLED = { type: 'cancelled', reason: 'other', charge: false }
const ASKED = 'booking:asked'
const SURE = 'booking:sure'
const LESSON = 'lesson:driven'
const PAID = 'payment:paid'
const LENAS_FILE = 'learner:lena-of-hill'
const IVANS_DIARY = 'diary:ivan-of-hill'

/** The steps a new event of a record must name: those nothing was written after. */
const tipsOf = (doc: string): string[] => {
  const { events = {} } = ada.reads(doc) as { events?: Record<string, { after: string[] }> }
  const named = new Set(Object.values(events).flatMap(({ after }) => after))
  return Object.keys(events).filter((id) => !named.has(id))
}
const step = (doc: string, by: string, event: Record<string, unknown>): Put => ({
  path: ['events', `${by}-${Math.random().toString(36).slice(2)}`],
  value: { by: `${by}-of-hill`, at: 0, after: tipsOf(doc), ...event },
})

type Wrong = [what: string, who: () => Attacker, doc: string, puts: () => Put[], code: string]

const WRONG: Wrong[] = [
  [
    'T6: a learner confirms her own booking',
    () => lena,
    ASKED,
    () => [step(ASKED, 'lena', { type: 'confirmed' })],
    'only-staff-confirm',
  ],
  [
    'a learner confirms it in her instructor’s name',
    () => lena,
    ASKED,
    () => [step(ASKED, 'ivan', { type: 'confirmed' })],
    'step-not-allowed',
  ],
  [
    'a learner moves her lesson',
    () => lena,
    SURE,
    () => [step(SURE, 'lena', { type: 'moved', slot: LAST_YEAR })],
    'only-staff-confirm',
  ],
  [
    'a learner completes a lesson nobody drove',
    () => lena,
    SURE,
    () => [step(SURE, 'lena', { type: 'completed' })],
    'only-staff-confirm',
  ],
  [
    'T5: an instructor completes it before its start, with a clock of their own',
    () => ivan,
    SURE,
    () => [step(SURE, 'ivan', { type: 'completed', at: 4_000_000_000_000 })],
    'not-started',
  ],
  [
    'a learner settles what is not contested',
    () => lena,
    SURE,
    () => [step(SURE, 'lena', { type: 'settled', status: 'completed', case: 'c' })],
    'only-staff-confirm',
  ],
  [
    'a learner takes back her instructor’s step',
    () => lena,
    SURE,
    () => [step(SURE, 'lena', { type: 'undone', undoes: tipsOf(SURE)[0] })],
    'not-yours-to-undo',
  ],
  [
    'a learner writes over a step that was made',
    () => lena,
    SURE,
    () => [{ ...step(SURE, 'lena', CANCELLED), path: ['events', tipsOf(SURE)[0] ?? ''] }],
    'step-not-allowed',
  ],
  [
    'a learner hands her lesson to another instructor',
    () => lena,
    SURE,
    () => [{ path: ['instructorId'], value: 'dora-of-hill' }],
    'parties-fixed',
  ],
  [
    'a learner says another will be there',
    () => lena,
    SURE,
    () => [{ path: ['attending', 'ivan-of-hill'], value: { at: 0 } }],
    'parties-fixed',
  ],
  [
    'another learner cancels it',
    () => omar,
    SURE,
    () => [step(SURE, 'omar', { type: 'cancelled', reason: 'other', charge: false })],
    'not-your-booking',
  ],
  [
    'another learner changes where it starts',
    () => omar,
    SURE,
    () => [{ path: ['pickup'], value: 'Elsewhere' }],
    'not-your-booking',
  ],
  [
    'an instructor who has nothing to do with it confirms it',
    () => dora,
    ASKED,
    () => [step(ASKED, 'dora', { type: 'confirmed' })],
    'not-your-booking',
  ],
  [
    'a learner rates her own skills',
    () => lena,
    LESSON,
    () => [{ path: ['ratings', 'x'], value: { skill: 1, level: 5, by: 'lena-of-hill', at: 0 } }],
    'field-not-allowed',
  ],
  [
    'a learner rates them in her instructor’s name',
    () => lena,
    LESSON,
    () => [{ path: ['ratings', 'x'], value: { skill: 1, level: 5, by: 'ivan-of-hill', at: 0 } }],
    'field-not-allowed',
  ],
  [
    'a learner edits when a finished lesson was',
    () => lena,
    LESSON,
    () => [{ path: ['startsAtMs'], value: 1 }],
    'field-not-allowed',
  ],
  [
    'an instructor writes the lesson log of somebody else’s learner',
    () => dora,
    LESSON,
    () => [{ path: ['loggedAt'], value: 1 }],
    'not-your-learner',
  ],
  [
    'an instructor logs it in another’s name',
    () => ivan,
    LESSON,
    () => [{ path: ['loggedBy'], value: 'dora-of-hill' }],
    'field-not-allowed',
  ],
  [
    'T7: a learner changes what she paid',
    () => lena,
    PAID,
    () => [{ path: ['amountPence'], value: 400_000 }],
    'payment-fixed',
  ],
  [
    'a learner strikes out a payment',
    () => lena,
    PAID,
    () => [{ path: ['strikes', 'x'], value: { by: 'lena-of-hill', at: 0, reason: 'No' } }],
    'payment-fixed',
  ],
  [
    'an admin changes an amount',
    () => ada,
    PAID,
    () => [{ path: ['amountPence'], value: 1 }],
    'payment-fixed',
  ],
  [
    'a learner assigns herself an instructor',
    () => lena,
    LENAS_FILE,
    () => [step(LENAS_FILE, 'lena', { type: 'assigned', instructorId: 'dora-of-hill', from: 0 })],
    'only-admin-assigns',
  ],
  [
    'an instructor assigns herself',
    () => dora,
    LENAS_FILE,
    () => [step(LENAS_FILE, 'dora', { type: 'assigned', instructorId: 'dora-of-hill', from: 0 })],
    'not-your-learner',
  ],
  [
    'an instructor of the team assigns another',
    () => ivan,
    LENAS_FILE,
    () => [step(LENAS_FILE, 'ivan', { type: 'assigned', instructorId: 'dora-of-hill', from: 0 })],
    'only-admin-assigns',
  ],
  [
    'a learner gives herself a licence',
    () => lena,
    LENAS_FILE,
    () => [step(LENAS_FILE, 'lena', { type: 'stage', stage: 'Licensed' })],
    'not-your-learner',
  ],
  [
    'another instructor clears a diary',
    () => dora,
    IVANS_DIARY,
    () => [{ path: ['hours', '1'], value: [] }],
    'not-your-diary',
  ],
  [
    'a learner blocks her instructor’s diary',
    () => lena,
    IVANS_DIARY,
    () => [{ path: ['blocks', 'x'], value: { startsAtMs: 0, endsAtMs: 1, active: true } }],
    'not-your-diary',
  ],
]

describe('a record that is there', () => {
  test.each(WRONG)('%s: refused', async (_what, who, doc, puts, code) => {
    const bytes = who().writes(doc, puts(), { knower: ada })
    expect(await who().tries(doc, bytes)).toBe(code)
  })

  test.each(WRONG)(
    '%s, as if nobody had written anything: refused',
    async (_what, who, doc, puts) => {
      // Everything that is fixed when a record is made, made again; then the step, as the first one.
      const known = Object.entries(ada.reads(doc) as Record<string, unknown>)
      const again = known
        .filter(([, value]) => typeof value !== 'object' && value !== '')
        .map(([field, value]): Put => ({ path: [field], value }))
      const first = puts().map(({ path, value }) => ({
        path,
        value: path[0] === 'events' && typeof value === 'object' ? { ...value, after: [] } : value,
      }))
      const outcome = await who().tries(
        doc,
        who().writes(doc, [...again, ...first], { stale: true }),
      )
      expect(['ok', 'duplicate', 'missing-deps', 'busy']).not.toContain(outcome)
    },
  )

  test('after all that, everything is as it was', async () => {
    const writers = new Set<string>()
    for (const doc of [ASKED, SURE, LESSON, PAID, LENAS_FILE, IVANS_DIARY])
      for (const { person } of (await ada.ask(`/api/history/${doc}`)).json.entries)
        writers.add(`${doc} ${person}`)
    expect([...writers].sort()).toEqual([
      'booking:asked lena-of-hill',
      'booking:sure ivan-of-hill',
      'diary:ivan-of-hill ivan-of-hill',
      'learner:lena-of-hill ada-of-hill',
      'lesson:driven ivan-of-hill',
      'payment:paid ivan-of-hill',
    ])
    expect(siege.schools.of('hill').verify()).toMatchObject({ problems: [] })
  })
})

describe('what was once allowed', () => {
  test('PE5: an instructor who was taken off the team writes nothing more, and is told to forget', async () => {
    const late = ivan.writes(LESSON, [{ path: ['loggedAt'], value: 5 }])
    await siege.does('ada', 'admin', 'people.endAssignment', {
      learnerId: pair.learnerId,
      instructorId: pair.instructorId,
    })
    await ivan.hears('gone')
    expect(await ivan.tries(LESSON, late)).toBe('late-work')
    expect((await ivan.ask(`/api/history/${LENAS_FILE}`)).status).toBe(404)
    await siege.does('ada', 'admin', 'people.assign', {
      learnerId: pair.learnerId,
      instructorId: pair.instructorId,
    })
    // Authority is judged at arrival, and what was refused then stays refused.
    expect(await ivan.tries(LESSON, late)).toBe('late-work')
    expect(ada.holds(LESSON)).toBe(true)
  })

  test('T4: what was refused is not let in from another device of the same person', async () => {
    const bytes = lena.writes(SURE, [step(SURE, 'lena', { type: 'confirmed' })])
    expect(await lena.tries(SURE, bytes)).toBe('only-staff-confirm')
    const tablet = await siege.comes('lena@hill.example')
    expect(await tablet.tries(SURE, bytes)).toBe('only-staff-confirm')
  })

  test('T3: what was accepted is acknowledged again from any device, and nothing happens', async () => {
    const written = lena.writes(SURE, [{ path: ['pickup'], value: 'The station' }])
    expect(await lena.tries(SURE, written)).toBe('ok')
    await ada.until(() => (ada.reads(SURE) as { pickup?: string }).pickup === 'The station')
    const { bytes, receipt } = ada.lastOf(SURE)
    const top = siege.schools.of('hill').verify().changes
    for (const who of [omar, dora, lena, ada])
      expect(await who.tries(SURE, bytes, receipt)).toBe('duplicate')
    expect(siege.schools.of('hill').verify().changes).toBe(top)
  })
})

describe('T9: another school', () => {
  test('its ids open nothing, whatever is pushed or asked', async () => {
    const diary = vera.writes('diary:ivan-of-hill', [{ path: ['hours', '2'], value: [] }], {
      knower: ada,
    })
    expect(await vera.tries('diary:ivan-of-hill', diary)).toBe('missing-deps')
    vera.says({ type: 'manifest', docs: [{ doc: SURE, heads: ['0'.repeat(64)] }], last: true })
    expect((await vera.hears('need')).docs).toEqual([{ doc: SURE, heads: [] }])
    expect((await vera.ask(`/api/history/${SURE}`)).status).toBe(404)
  })
})
