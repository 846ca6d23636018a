/**
 * Who reads what of every published set, and who may write what into it. Hill School: Ada (admin), Ivan
 * with Lena, Dora with Omar, whom Ivan taught once. Vale School: Vera (admin), Vic (learner).
 */
import {
  AT,
  attempt,
  busy,
  choice,
  DRAFT,
  EVERYBODY,
  LIVE,
  member,
  type Name,
  type OF_HILL,
  QUESTION,
  question,
  type Row,
  remark,
  round,
} from './rows-of-every-set.ts'

/** What the relay answers, in the order of `EVERYBODY`. */
type Says = readonly [string, string, string, string, string, string, string]
const onlyFor = (names: readonly Name[], code: string): Says =>
  EVERYBODY.map((name) => (names.includes(name) ? 'ok' : code)) as unknown as Says
const toAll = (code: string): Says => onlyFor([], code)

/** `notice`: what Ivan was told of Lena's asking, as it stands. */
type Try = readonly [what: string, row: (notice: Row) => Row, says: Says]
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

export const SETS: Record<string, Line> = {
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
        (notice) => ({ ...notice, data: { ...(notice.data as object), readAtMs: AT } }),
        onlyFor(['ivan'], 'not-your-notice'),
      ],
      [
        'Ivan’s notice, of something else',
        (notice) => ({ ...notice, data: { ...(notice.data as object), about: 'omars' } }),
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
