import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookLesson, confirmBooking } from '#shared/domains/bookings/index.ts'
import { enrolLearner } from '#shared/domains/people/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { type ARelay, aRelay } from '#sync-server/relay/testing/a-relay.ts'

let relay: ARelay
let ada: Awaited<ReturnType<ARelay['signIn']>>
let vera: Awaited<ReturnType<ARelay['signIn']>>

const hill = () => relay.schools.of('hill')
const actor = (name: string, role: Role) => ({
  personId: `${name}-of-hill`,
  roles: [role],
  teams: [],
})
const BOOKING = 'booking:b1'
const WRITTEN_AT = Date.UTC(2026, 10, 20, 9)

beforeAll(async () => {
  relay = await aRelay()
  ada = await relay.signIn('ada@hill.example')
  vera = await relay.signIn('vera@vale.example')
  const lena = 'lena-of-hill'
  const ivan = 'ivan-of-hill'
  const slot = { date: '2026-11-30', time: '09:00', zone: 'Europe/London', durationMinutes: 60 }
  const runs = [
    ['ada', 'admin', enrolLearner, { learnerId: lena, instructorIds: [ivan] }],
    ['lena', 'learner', bookLesson, { bookingId: 'b1', learnerId: lena, instructorId: ivan, slot }],
    ['ivan', 'instructor', confirmBooking, { bookingId: 'b1' }],
  ] as const
  for (const [name, role, command, input] of runs) {
    const call = { command, input, at: WRITTEN_AT }
    const prefix = Buffer.from(name.padEnd(8, '.')).toString('hex')
    const done = await hill().applyCommands(actor(name, role), prefix, [call])
    expect(done).toMatchObject({ ok: true })
  }
})
afterAll(() => relay.close())

type Line = {
  action: string
  outcome: string
  by: string | null
  person: string | null
  id: string
}
const lines = async (query = '', who = ada): Promise<{ entries: Line[]; next: string | null }> =>
  (await who.ask(`/api/security-log${query}`)).json

describe('F186: the security log', () => {
  test('an admin sees who did what to whom, newest first', async () => {
    await relay.ask('/api/sign-in', {
      body: { email: 'lena@hill.example', password: 'not her password', deviceName: 'Phone' },
    })
    const { entries } = await lines()
    expect(entries[0]).toMatchObject({
      action: 'sign-in',
      outcome: 'refused',
      by: 'lena-of-hill',
      person: 'lena-of-hill',
    })
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sign-in', 'account-made', 'person-added']),
    )
    expect(JSON.stringify(entries)).not.toMatch(/@|Ada|Lena/)
  })

  test('by action and by person, and nothing of another school', async () => {
    const refused = await lines('?action=person-added')
    expect(refused.entries.map(({ person }) => person)).toEqual([
      'lena-of-hill',
      'ivan-of-hill',
      'ada-of-hill',
    ])
    const ivans = await lines('?person=ivan-of-hill')
    expect(ivans.entries.length).toBeGreaterThan(1)
    for (const { by, person } of ivans.entries) expect([by, person]).toContain('ivan-of-hill')
    expect(JSON.stringify(await lines('', vera))).not.toContain('hill')
    expect((await lines('?person=ivan-of-hill', vera)).entries).toEqual([])
  })

  test('a page at a time: every line once, in order', async () => {
    const all = (await lines('?limit=200')).entries.map(({ id }) => id)
    const paged: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await lines(`?limit=3${next && `&before=${next}`}`)
      paged.push(...page.entries.map(({ id }) => id))
      next = page.next
    }
    expect(paged).toEqual(all)
    expect(all.length).toBeGreaterThan(6)
  })

  test.each(['?limit=0', '?limit=1000', '?before=1', '?action=DROP', '?x=1'])(
    '%s is no question',
    async (query) => {
      expect((await ada.ask(`/api/security-log${query}`)).status).toBe(400)
    },
  )
})

describe('F179: what happened to a record', () => {
  test('who, when it was written and arrived, and what stood there before and after', async () => {
    const { versions } = (await ada.ask(`/api/history/${BOOKING}/steps`)).json
    expect(versions).toMatchObject([
      { person: 'ivan-of-hill', writtenAt: WRITTEN_AT, moreSteps: 0 },
      { person: 'lena-of-hill', writtenAt: WRITTEN_AT },
    ])
    const [confirmed, booked] = versions
    expect(confirmed.receivedAt).toBeGreaterThan(WRITTEN_AT)
    expect(confirmed.steps).toContainEqual({
      path: expect.stringMatching(/^events\..+\.type$/),
      before: null,
      after: 'confirmed',
    })
    expect(booked.steps).toContainEqual({ path: 'learnerId', before: null, after: 'lena-of-hill' })
    expect(JSON.stringify(confirmed.steps)).not.toContain('lena')
  })

  test('older ones come when asked for', async () => {
    const { versions } = (await ada.ask(`/api/history/${BOOKING}/steps`)).json
    const older = await ada.ask(`/api/history/${BOOKING}/steps?before=${versions[0].seq}`)
    expect(older.json.versions).toHaveLength(1)
    expect(older.json.versions[0].person).toBe('lena-of-hill')
  })

  test('another school’s admin finds nothing, and nothing of a record that is not there', async () => {
    expect((await vera.ask(`/api/history/${BOOKING}/steps`)).status).toBe(404)
    expect((await ada.ask('/api/history/booking:none/steps')).status).toBe(404)
    expect((await ada.ask('/api/history/nonsense/steps')).status).toBe(404)
  })
})
