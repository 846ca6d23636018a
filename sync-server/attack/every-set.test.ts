/**
 * Every published set, read and written by everybody it is not for. The list comes from the registry:
 * a set without its line here fails. Hill School: Ada (admin), Ivan with Lena, Dora with Omar, whom
 * Ivan taught once. Vale School: Vera (admin), Vic (learner).
 */
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBundledBank, type Question } from '#shared/domains/theory/index.ts'
import { SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { publishedSets } from '#shared/registry.ts'
import { dataDirAt } from '#sync-server/relay/data-dir.ts'
import { aSiege, type Siege } from './testing/a-siege.ts'

const OF_HILL = ['ada', 'ivan', 'dora', 'lena', 'omar'] as const
const OF_VALE = ['vera', 'vic'] as const
const EVERYBODY = [...OF_HILL, ...OF_VALE] as const
type Name = (typeof EVERYBODY)[number]
type Row = { readonly id: string; readonly data: unknown }
type Person = Awaited<ReturnType<Siege['signIn']>>

let siege: Siege
let people: Record<Name, Person>
let bundled: readonly Question[]
/** Ivan's notice of what Lena asked for, as it stands. */
let notice: Row

const AT = 1_795_420_800_000
const isOfVale = (name: Name): boolean => OF_VALE.some((one) => one === name)
const idOf = (name: Name): string => `${name}-of-${isOfVale(name) ? 'vale' : 'hill'}`

const QUESTION = '01HZZZZZZZZZZZZZZZZZZZZZZQ'
const DRAFT = '01HZZZZZZZZZZZZZZZZZZZZZZA'
const LIVE = '01HZZZZZZZZZZZZZZZZZZZZZZB'
const answered = { questionId: QUESTION, version: 1, topic: 1, chosen: 0, correct: true }
const attempt = (id: string, name: Name, more: object = {}): Row => ({
  id,
  data: {
    id,
    personId: idOf(name),
    kind: 'mock',
    startedAt: 1,
    finishedAt: 2,
    durationMs: 1,
    allowedMs: null,
    items: [{ ...answered, optionOrder: [0, 1, 2, 3], flagged: false }],
    score: 1,
    outOf: 1,
    passed: false,
    byTopic: [{ topic: 1, right: 1, outOf: 1 }],
    deviceId: 'phone',
    ...more,
  },
})
const round = (id: string, name: Name, answers: number, more: object = {}): Row => ({
  id,
  data: {
    id,
    personId: idOf(name),
    deviceId: 'phone',
    kind: 'quick',
    answers: Array.from({ length: answers }, (_, index) => ({ ...answered, at: index, ms: 900 })),
    startedAt: 0,
    finishedAt: answers,
    ...more,
  },
})
const choice = (name: Name, theory: 'hidden' | 'shown', at: number): Row => ({
  id: idOf(name),
  data: { personId: idOf(name), theory, at },
})
const remark = (name: Name, version: number, more: object = {}): Row => {
  const id = `${QUESTION}.${version}.${idOf(name)}`
  const said = { questionId: QUESTION, version, text: 'The rule says otherwise.', at: AT }
  return { id, data: { id, personId: idOf(name), ...said, ...more } }
}
const question = (id: string, name: Name, more: object = {}): Row => {
  const ofSchool = {
    changedBy: idOf(name),
    changedAt: AT,
    writtenBy: idOf(name),
    writtenAt: AT,
  }
  return {
    id,
    data: { ...bundled[0], id, version: 1, stem: 'Ours?', status: 'draft', ofSchool, ...more },
  }
}
const liveQuestion = (): Row => {
  const { ofSchool } = question(LIVE, 'ada').data as { ofSchool: object }
  const reviewed = { reviewedBy: idOf('ada'), reviewedAt: AT, wasLive: true }
  return question(LIVE, 'ada', { status: 'live', ofSchool: { ...ofSchool, ...reviewed } })
}
const member = (id: string, role: string, more: object = {}): Row => ({
  id,
  data: { displayName: 'Somebody', roles: [role], ...more },
})
const busy = (id: string): Row => ({
  id,
  data: { instructorId: idOf('ivan'), startsAtMs: AT, endsAtMs: AT + 1, firm: true },
})

/** What the relay answers, in the order of `EVERYBODY`. */
type Says = readonly [string, string, string, string, string, string, string]
const onlyFor = (names: readonly Name[], code: string): Says =>
  EVERYBODY.map((name) => (names.includes(name) ? 'ok' : code)) as unknown as Says
const toAll = (code: string): Says => onlyFor([], code)

type Try = readonly [what: string, row: () => Row, says: Says]
type Line = {
  /** Which rows each of Hill School reads, sorted. */
  readonly reads: Readonly<Record<(typeof OF_HILL)[number], string>>
  /** A name for a row whose id is made by chance. */
  readonly called?: (row: Row) => string
  /** Each a real row: somebody may write it, or only the relay. */
  readonly tries: readonly Try[]
}

const ADMINS = 'directory-admin-only'
const BANK = 'not-your-bank'
const FORGED = 'question-forged'
const STAFF = 'ada-of-hill, dora-of-hill, ivan-of-hill'
const HILLS_TIMES = 'lenas, omars, once'
const LENAS = { ada: 'lenas, omars', ivan: 'lenas', dora: '', lena: 'lenas', omar: 'omars' }

const SETS: Record<string, Line> = {
  people: {
    reads: {
      ada: `${STAFF}, lena-of-hill, omar-of-hill`,
      ivan: `${STAFF}, lena-of-hill`,
      dora: `${STAFF}, omar-of-hill`,
      lena: `${STAFF}, lena-of-hill`,
      omar: `${STAFF}, omar-of-hill`,
    },
    tries: [
      [
        'another number for Lena',
        () => member('lena-of-hill', 'learner', { phone: '07700 900999' }),
        onlyFor(['ada', 'lena'], ADMINS),
      ],
      [
        'another address for Ivan',
        () => member('ivan-of-hill', 'instructor', { email: 'other@hill.example' }),
        onlyFor(['ada', 'ivan'], ADMINS),
      ],
      [
        'Lena as an admin',
        () => member('lena-of-hill', 'admin'),
        ['roles-elsewhere', ADMINS, ADMINS, ADMINS, ADMINS, ADMINS, ADMINS],
      ],
      ['somebody new', () => member('new-of-hill', 'admin'), toAll(ADMINS)],
    ],
  },
  questions: {
    reads: { ada: `${DRAFT}, ${LIVE}`, ivan: LIVE, dora: LIVE, lena: LIVE, omar: LIVE },
    tries: [
      [
        'Ada’s draft in other words',
        () => question(DRAFT, 'ada', { version: 2, stem: 'Ours, reworded?' }),
        ['ok', BANK, BANK, BANK, BANK, FORGED, BANK],
      ],
      [
        'a new question by Ada',
        () => question(QUESTION, 'ada'),
        ['ok', BANK, BANK, BANK, BANK, FORGED, BANK],
      ],
      // In Vale it is a question of Vale's.
      [
        'a question by Vera under the id of Hill’s',
        () => question(LIVE, 'vera'),
        [FORGED, BANK, BANK, BANK, BANK, 'ok', BANK],
      ],
    ],
  },
  attempts: {
    reads: LENAS,
    tries: [
      ['a new test of Lena’s', () => attempt('new', 'lena'), onlyFor(['lena'], 'not-your-attempt')],
      [
        'Lena’s test, hidden',
        () => attempt('lenas', 'lena', { hiddenFromTeam: true }),
        onlyFor(['lena'], 'not-your-attempt'),
      ],
      [
        'Omar’s hidden test, shown',
        () => attempt('omars', 'omar'),
        onlyFor(['omar'], 'not-your-attempt'),
      ],
      ['Lena’s test as Omar’s', () => attempt('lenas', 'omar'), toAll('not-your-attempt')],
    ],
  },
  practice: {
    reads: LENAS,
    tries: [
      [
        'a new round of Lena’s',
        () => round('new', 'lena', 1),
        onlyFor(['lena'], 'not-your-practice'),
      ],
      [
        'one more answer in Lena’s round',
        () => round('lenas', 'lena', 2),
        onlyFor(['lena'], 'not-your-practice'),
      ],
      [
        'Omar’s hidden round, shown',
        () => round('omars', 'omar', 1),
        onlyFor(['omar'], 'not-your-practice'),
      ],
      ['Lena’s round as Omar’s', () => round('lenas', 'omar', 2), toAll('not-your-practice')],
    ],
  },
  sharing: {
    reads: {
      ada: 'lena-of-hill, omar-of-hill',
      ivan: 'lena-of-hill',
      dora: 'omar-of-hill',
      lena: 'lena-of-hill',
      omar: 'omar-of-hill',
    },
    tries: [
      ['Lena hides', () => choice('lena', 'hidden', 9), onlyFor(['lena'], 'not-your-choice')],
      ['Omar shows', () => choice('omar', 'shown', 9), onlyFor(['omar'], 'not-your-choice')],
    ],
  },
  complaints: {
    reads: { ada: 'lenas, omars', ivan: '', dora: '', lena: 'lenas', omar: 'omars' },
    called: ({ data }) =>
      (data as { personId: string }).personId === 'lena-of-hill' ? 'lenas' : 'omars',
    tries: [
      ['a new remark of Lena’s', () => remark('lena', 2), onlyFor(['lena'], 'not-your-complaint')],
      [
        'Ada’s answer to Lena',
        () =>
          remark('lena', 1, {
            answer: { by: 'ada-of-hill', at: AT, decision: 'kept', text: 'It does not.' },
          }),
        onlyFor(['ada'], 'not-your-complaint'),
      ],
    ],
  },
  // When, never with whom: everybody at the school reads it.
  busy: {
    reads: {
      ada: HILLS_TIMES,
      ivan: HILLS_TIMES,
      dora: HILLS_TIMES,
      lena: HILLS_TIMES,
      omar: HILLS_TIMES,
    },
    tries: [
      ['Lena’s lesson at another time', () => busy('lenas'), toAll('read-only-set')],
      ['a time nobody has booked', () => busy('new'), toAll('read-only-set')],
    ],
  },
  awaiting: {
    reads: { ada: 'once', ivan: 'once', dora: 'once', lena: '', omar: 'once' },
    tries: [
      [
        'Ivan’s late work as Dora’s',
        () => ({ id: 'once', data: { by: 'dora-of-hill', atMs: AT } }),
        toAll('read-only-set'),
      ],
      [
        'late work nobody sent',
        () => ({ id: 'lenas', data: { by: 'ivan-of-hill', atMs: AT } }),
        toAll('read-only-set'),
      ],
    ],
  },
  notifications: {
    reads: {
      ada: '',
      ivan: 'booking-requested lenas',
      dora: '',
      lena: '',
      omar: 'booking-confirmed omars, booking-confirmed once',
    },
    called: ({ data }) => {
      const { what, about } = data as { what: string; about: string }
      return `${what} ${about}`
    },
    tries: [
      [
        'Ivan has read it',
        () => ({ ...notice, data: { ...(notice.data as object), readAtMs: AT } }),
        onlyFor(['ivan'], 'not-your-notice'),
      ],
      [
        'Ivan’s notice, of something else',
        () => ({ ...notice, data: { ...(notice.data as object), about: 'omars' } }),
        ['not-your-notice', 'notice-fixed', ...Array(5).fill('not-your-notice')] as unknown as Says,
      ],
      [
        'a notice nobody gave Lena',
        () => ({
          id: 'new',
          data: { personId: 'lena-of-hill', what: 'x', about: 'x', by: 'ada-of-hill', atMs: AT },
        }),
        toAll('not-your-notice'),
      ],
    ],
  },
}

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
  bundled = await loadBundledBank()

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
    const unsigned = await siege.ask(`/api/sets/${set}`, { body: { rows: [row()] } })
    expect(unsigned.status).toBe(401)
    const told: string[] = []
    const expected: string[] = []
    for (const [index, name] of EVERYBODY.entries()) {
      if (says[index] === 'ok' && !isOfVale(name)) continue
      expected.push(`${name}: ${says[index]}`)
      const { problem, current } = await pushes(name, set, row())
      told.push(`${name}: ${problem?.code ?? 'ok'}`)
      // What they may not read they are not told in the answer either.
      const seen = (await pulls(name, set)).find(({ id }) => id === row().id)
      if (problem && isOfVale(name)) expect(current, name).toBeNull()
      else if (problem) expect(current ?? undefined, name).toEqual(seen?.data)
    }
    expect(told).toEqual(expected)
    expect(hillsRows()).toEqual(before)

    // The row was a real one: who may write it does.
    for (const [index, name] of OF_HILL.entries())
      if (says[index] === 'ok') {
        expect(await pushes(name, set, row())).toMatchObject({ ok: true })
        expect(hillsRows()).not.toEqual(before)
      }
  })
})
