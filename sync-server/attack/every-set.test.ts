/**
 * Every published set, read and written by everybody it is not for. The list comes from the registry:
 * a set without its line in `testing/every-set-table.ts` fails.
 */
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { publishedSets } from '#shared/registry.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'
import { SETS } from './testing/every-set-table.ts'
import {
  attempt,
  bundled,
  choice,
  DRAFT,
  EVERYBODY,
  isOfVale,
  LIVE,
  liveQuestion,
  member,
  type Name,
  OF_HILL,
  OF_VALE,
  question,
  type Row,
  remark,
  round,
} from './testing/rows-of-every-set.ts'

type Person = Awaited<ReturnType<Siege['signIn']>>

let siege: Siege
let people: Record<Name, Person>
/** Ivan's notice of what Lena asked for, as it stands. */
let notice: Row

type Verdict = { id: string; ok: boolean; problem?: { code: string }; current?: unknown }
const pulls = async (name: Name, set: string): Promise<Row[]> => {
  const { json } = await people[name].ask(`/api/sets/${set}?limit=1000&schema=${SCHEMA_VERSION}`)
  return json.rows.filter(({ data }: Row) => data !== null)
}
const pushes = async (name: Name, set: string, row: Row): Promise<Verdict> => {
  const { json } = await people[name].ask(`/api/sets/${set}`, { body: { rows: [row] } })
  return json.verdicts[0]
}
/** Every row of every set as Hill School's file has it. */
const hillsRows = (): unknown[] => {
  const path = dataDirAt(`${siege.folder}/data`).schoolFile('hill')
  const file = new BetterSqlite3(path, { readonly: true })
  const rows = file.prepare('SELECT * FROM published ORDER BY set_name, id').all()
  file.close()
  return rows
}

beforeAll(async () => {
  siege = await aSiege()
  const { does, comes, add } = siege
  await add('vale', 'vic', 'learner')

  const date = `${new Date().getUTCFullYear() + 1}-03-0`
  const slot = (day: number) => ({
    date: `${date}${day}`,
    time: '09:00',
    zone: 'Europe/London',
    durationMinutes: 60,
  })
  const lena = { learnerId: 'lena-of-hill', instructorId: 'ivan-of-hill' }
  const omar = { learnerId: 'omar-of-hill', instructorId: 'dora-of-hill' }
  const once = { ...omar, instructorId: 'ivan-of-hill' }
  const books = (who: string, role: 'learner' | 'instructor', bookingId: string, more: object) =>
    does(who, role, 'bookings.book', { bookingId, ...more })
  await books('lena', 'learner', 'lenas', { ...lena, slot: slot(1) })
  await books('dora', 'instructor', 'omars', { ...omar, slot: slot(2) })
  // Ivan was let go from Omar, and sends something afterwards.
  await does('ada', 'admin', 'people.assign', once)
  await books('ivan', 'instructor', 'once', { ...once, slot: slot(3) })
  const late = await comes('ivan@hill.example')
  const bytes = late.writes('booking:once', [{ path: ['pickup'], value: 'The station' }])
  await does('ada', 'admin', 'people.endAssignment', once)
  await late.hears('gone')
  expect(await late.tries('booking:once', bytes)).toBe('late-work')

  const signedIn = EVERYBODY.map(async (name) => [
    name,
    await siege.signIn(`${name}@${isOfVale(name) ? 'vale' : 'hill'}.example`),
  ])
  people = Object.fromEntries(await Promise.all(signedIn))
  const writes: readonly (readonly [Name, string, Row])[] = [
    ['lena', 'people', member('lena-of-hill', 'learner', { phone: '07700 900123' })],
    ['ada', 'questions', question(DRAFT, 'ada')],
    ['ada', 'questions', liveQuestion()],
    ['lena', 'attempts', attempt('lenas', 'lena')],
    ['omar', 'attempts', attempt('omars', 'omar', { hiddenFromTeam: true })],
    ['lena', 'practice', round('lenas', 'lena', 1)],
    ['omar', 'practice', round('omars', 'omar', 1, { hiddenFromTeam: true })],
    ['lena', 'sharing', choice('lena', 'shown', 5)],
    ['omar', 'sharing', choice('omar', 'hidden', 5)],
    ['lena', 'complaints', remark('lena', 1)],
    ['omar', 'complaints', remark('omar', 1)],
  ]
  for (const [name, set, row] of writes)
    expect(await pushes(name, set, row)).toMatchObject({ ok: true })
  notice = (await pulls('ivan', 'notifications'))[0] as Row
})
afterAll(() => siege.close())

test('every published set has its line, and everybody is refused something in it', () => {
  expect(Object.keys(SETS).sort()).toEqual([...publishedSets.keys()].sort())
  for (const [set, { tries }] of Object.entries(SETS)) {
    for (const [index, name] of EVERYBODY.entries())
      expect(
        tries.some(([, , says]) => says[index] !== 'ok'),
        `${name}, ${set}`,
      ).toBe(true)
    // A row nobody may write would be refused for being none.
    const isTaken = tries.some(([, , says]) => says.includes('ok'))
    expect(isTaken, set).toBe(publishedSets.get(set)?.mayPush !== undefined)
  }
})

describe('T9: reading', () => {
  test.each(Object.entries(SETS))('%s: to each what is theirs', async (set, { reads, called }) => {
    const published = new Set(set === 'questions' ? bundled.map(({ id }) => id) : [])
    for (const name of OF_HILL) {
      const rows = (await pulls(name, set)).filter(({ id }) => !published.has(id))
      const names = rows.map(called ?? (({ id }) => id)).sort()
      expect(names.join(', '), name).toBe(reads[name])
    }
  })

  test.each(Object.keys(SETS))(
    '%s: nothing of Hill School for Vale’s, or for nobody',
    async (set) => {
      const address = `/api/sets/${set}?limit=1000&schema=${SCHEMA_VERSION}`
      const { json } = await people.ada.ask(address)
      const ids = (json.rows as Row[]).map(({ id }) => id)
      const ofHill = set === 'questions' ? [DRAFT, LIVE] : ids
      // Also not to one who says to have been at Hill School before.
      for (const name of OF_VALE)
        for (const since of ['', `&after=0&epoch=${json.checkpoint.epoch}`]) {
          const { text } = await people[name].ask(`${address}${since}`)
          for (const id of ofHill) expect(text, name).not.toContain(`"${id}"`)
          expect(text).not.toContain('-of-hill')
        }
      expect((await siege.ask(address)).status).toBe(401)
    },
  )
})

describe.each(Object.entries(SETS))('writing %s', (set, { tries }) => {
  test.each(tries)('%s: not by who may not', async (_what, row, says) => {
    const before = hillsRows()
    const unsigned = await siege.ask(`/api/sets/${set}`, { body: { rows: [row(notice)] } })
    expect(unsigned.status).toBe(401)
    const told: string[] = []
    const expected: string[] = []
    for (const [index, name] of EVERYBODY.entries()) {
      if (says[index] === 'ok' && !isOfVale(name)) continue
      expected.push(`${name}: ${says[index]}`)
      const { problem, current } = await pushes(name, set, row(notice))
      told.push(`${name}: ${problem?.code ?? 'ok'}`)
      // What they may not read they are not told in the answer either.
      const seen = (await pulls(name, set)).find(({ id }) => id === row(notice).id)
      if (problem && isOfVale(name)) expect(current, name).toBeNull()
      else if (problem) expect(current ?? undefined, name).toEqual(seen?.data)
    }
    expect(told).toEqual(expected)
    expect(hillsRows()).toEqual(before)

    // The row was a real one: who may write it does.
    for (const [index, name] of OF_HILL.entries())
      if (says[index] === 'ok') {
        expect(await pushes(name, set, row(notice))).toMatchObject({ ok: true })
        expect(hillsRows()).not.toEqual(before)
      }
  })
})
