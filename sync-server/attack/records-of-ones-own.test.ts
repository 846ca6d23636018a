/**
 * Real credentials of the wrong person, and changes written by hand: which new records each may make,
 * through the relay's own door.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attacker, aSiege, type Put, type Siege } from './testing/a-siege.ts'

let siege: Siege
let ada: Attacker
let ivan: Attacker
let dora: Attacker
let lena: Attacker
let omar: Attacker

const NEXT_YEAR = {
  date: `${new Date().getUTCFullYear() + 1}-03-02`,
  time: '09:00',
  zone: 'Europe/London',
  durationMinutes: 60,
}
const pair = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }

beforeAll(async () => {
  siege = await aSiege()
  const { comes } = siege
  ada = await comes('ada@hill.example')
  ivan = await comes('ivan@hill.example')
  dora = await comes('dora@hill.example')
  lena = await comes('lena@hill.example')
  omar = await comes('omar@hill.example')
})
afterAll(() => siege.close())

describe('a record of one’s own making', () => {
  const NEW: [string, () => Attacker, string, Record<string, unknown>, string][] = [
    [
      'a learner records a payment',
      () => lena,
      'payment:n1',
      {
        learnerId: 'lena-of-hill',
        recordedBy: 'lena-of-hill',
        amountPence: 1,
        currency: 'GBP',
        method: 'Cash',
        paidAt: 0,
        receipt: 'x',
      },
      'only-staff-record',
    ],
    [
      'a learner records one in her instructor’s name',
      () => lena,
      'payment:n2',
      {
        learnerId: 'lena-of-hill',
        recordedBy: 'ivan-of-hill',
        amountPence: 1,
        currency: 'GBP',
        method: 'Cash',
        paidAt: 0,
        receipt: 'x',
      },
      'only-staff-record',
    ],
    [
      'an instructor takes money of somebody else’s learner',
      () => dora,
      'payment:n3',
      {
        learnerId: 'lena-of-hill',
        recordedBy: 'dora-of-hill',
        amountPence: 1,
        currency: 'GBP',
        method: 'Cash',
        paidAt: 0,
        receipt: 'x',
      },
      'not-your-learner',
    ],
    [
      'a payment of less than nothing',
      () => ada,
      'payment:n4',
      {
        learnerId: 'lena-of-hill',
        recordedBy: 'ada-of-hill',
        amountPence: -5,
        currency: 'GBP',
        method: 'Cash',
        paidAt: 0,
        receipt: 'x',
      },
      'wrong-shape',
    ],
    [
      'a learner logs a lesson',
      () => lena,
      'lesson:n5',
      { ...pair, startsAtMs: 0, durationMinutes: 60 },
      'field-not-allowed',
    ],
    [
      'an instructor logs a lesson of somebody else’s learner',
      () => dora,
      'lesson:n6',
      {
        learnerId: 'lena-of-hill',
        instructorId: 'dora-of-hill',
        startsAtMs: 0,
        durationMinutes: 60,
      },
      'not-your-learner',
    ],
    [
      'a learner opens a file',
      () => lena,
      'learner:mallory',
      { personId: 'mallory' },
      'not-your-learner',
    ],
    [
      'a learner opens a diary',
      () => lena,
      'diary:lena-of-hill',
      { instructorId: 'lena-of-hill' },
      'not-your-diary',
    ],
    [
      'an admin opens a file under another’s name',
      () => ada,
      'learner:somebody',
      { personId: 'lena-of-hill' },
      'field-not-allowed',
    ],
    [
      'an admin opens a diary under another’s name',
      () => ada,
      'diary:somebody',
      { instructorId: 'ivan-of-hill' },
      'not-your-diary',
    ],
  ]
  test.each(NEW)('%s: refused', async (_what, who, doc, record, code) => {
    const puts = Object.entries({ id: doc, ...record }).map(([key, value]) => ({
      path: [key],
      value,
    }))
    expect(await who().tries(doc, who().writes(doc, puts))).toBe(code)
  })

  const asks = (
    who: string,
    parties: Record<string, string>,
    event: Record<string, unknown>,
  ): Put[] => [
    ...Object.entries(parties).map(([key, value]) => ({ path: [key], value })),
    {
      path: ['events', 'e1'],
      value: { by: `${who}-of-hill`, at: 0, after: [], slot: NEXT_YEAR, ...event },
    },
  ]
  test.each([
    [
      'a learner books and confirms at once',
      () => lena,
      pair,
      { type: 'confirmed' },
      'only-staff-confirm',
    ],
    ['a learner books for another', () => omar, pair, { type: 'requested' }, 'only-for-yourself'],
    [
      'an instructor books somebody else’s learner',
      () => dora,
      { ...pair, instructorId: 'dora-of-hill' },
      { type: 'confirmed' },
      'only-own-learner',
    ],
    [
      'an instructor books into another’s diary',
      () => dora,
      pair,
      { type: 'confirmed' },
      'only-for-yourself',
    ],
    [
      'a learner starts with a settlement',
      () => lena,
      pair,
      { type: 'settled', status: 'completed', case: 'c' },
      'only-staff-confirm',
    ],
  ] as const)('%s: refused', async (_what, who, parties, event, code) => {
    const doc = `booking:new-${code}`
    const bytes = who().writes(doc, [
      { path: ['id'], value: doc },
      ...asks(
        who().deviceId && event.type === 'requested' ? 'omar' : who() === lena ? 'lena' : 'dora',
        parties,
        event,
      ),
    ])
    expect(await who().tries(doc, bytes)).toBe(code)
  })

  test.each([
    ['a learner', () => lena, 'lena', 'double-booking', 'ivan-of-hill', 'not-yours-to-decide'],
    [
      'an instructor, a clash of another',
      () => dora,
      'dora',
      'double-booking',
      'ivan-of-hill',
      'not-yours-to-decide',
    ],
    [
      'an instructor, what only an admin may',
      () => ivan,
      'ivan',
      'changed-apart',
      'ivan-of-hill',
      'not-yours-to-decide',
    ],
    [
      'an instructor with an admin’s word',
      () => ivan,
      'ivan',
      'double-booking',
      'ivan-of-hill',
      'not-yours-to-decide',
    ],
  ])('RE3: %s answers a case: refused', async (_what, who, name, caseKind, instructorId, code) => {
    const doc = `decision:case.${name}`
    const puts = Object.entries({ id: doc, caseKind, instructorId, audience: [] }).map(
      ([key, value]) => ({ path: [key], value }) as Put,
    )
    const answer = {
      choice: 'keep-both',
      by: `${name}-of-hill`,
      at: 0,
      as: 'admin',
      after: [],
      type: 'answered',
    }
    expect(
      await who().tries(
        doc,
        who().writes(doc, [...puts, { path: ['answers', 'x'], value: answer }]),
      ),
    ).toBe(code)
  })
})
