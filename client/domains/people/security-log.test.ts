import { describe, expect, test } from 'vitest'
import { ok, refuseWith } from '#shared/kernel/result.ts'
import { createSecurityLogApi, type SecurityLine } from './security-log-api.ts'
import { pathWords, SECURITY_ACTIONS, securityWords, valueWords } from './security-log-words.ts'

const NAMES: Record<string, string> = { ann: 'Ann Okafor', sarah: 'Sarah Reed' }
const nameOf = (id: string | null) => NAMES[id ?? ''] ?? 'Somebody unknown'
const line = (over: Partial<SecurityLine>): SecurityLine => ({
  id: 'door-1',
  at: 1,
  action: 'sign-in',
  outcome: 'done',
  by: 'sarah',
  person: 'sarah',
  deviceName: null,
  doc: null,
  ...over,
})

describe('F186: what an admin reads', () => {
  test.each([
    [{}, 'Sarah Reed signed in'],
    [{ outcome: 'refused' }, 'Somebody could not sign in as Sarah Reed'],
    [{ action: 'device-ended' }, 'Sarah Reed ended one of their devices'],
    [{ action: 'device-ended', by: 'ann' }, 'Ann Okafor ended a device of Sarah Reed'],
    [{ action: 'roles-changed', by: 'ann' }, 'Ann Okafor changed what Sarah Reed may do'],
    [
      { action: 'role-changed', by: null, outcome: 'learner>instructor admin' },
      'Sarah Reed: from Learner to Instructor and Admin',
    ],
    [{ action: 'role-changed', outcome: 'learner>' }, 'Sarah Reed: from Learner to nothing'],
    [
      { action: 'change-refused', person: null, outcome: 'not-your-diary' },
      'A change by Sarah Reed was refused',
    ],
    [
      { action: 'refusal-decided', by: 'ann', outcome: 'adopt' },
      'Ann Okafor took over a refused change',
    ],
    [{ action: 'restored', by: null, person: null }, 'The school was restored from a backup'],
    [
      { action: 'exported', by: 'ann' },
      'Ann Okafor took a copy of what the school has on Sarah Reed',
    ],
    [{ action: 'exported', by: 'ann', person: null }, 'Ann Okafor took a copy of the school'],
    [{ action: 'person-erased', by: null, person: 'gone' }, 'The relay erased a person'],
    [{ action: 'something-new' }, 'Something new'],
    [{ action: 'something-new', outcome: 'refused' }, 'Refused: something new'],
    [{ action: 'passkey-added', outcome: 'refused' }, 'Refused: passkey added'],
  ])('%j: %s', (over, sentence) => {
    expect(securityWords(line(over), nameOf)).toBe(sentence)
  })

  test('no two kinds have the same name in the list', () => {
    const labels = Object.values(SECURITY_ACTIONS).map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
  })
})

describe('F179: before and after, in words', () => {
  const words = { nameOf: (id: string) => NAMES[id], dayTime: () => 'Mon 23 Nov, 09:00' }

  test.each([
    ['slot.date', 'Slot, date'],
    ['durationMinutes', 'Duration minutes'],
    ['instructorId', 'Instructor'],
    ['events.01920001-0000-7000-8000-000012345678.type', 'Events, type'],
  ])('%s is %s', (path, said) => expect(pathWords(path)).toBe(said))

  test.each([
    [null, 'slot.date', 'nothing'],
    ['sarah', 'instructorId', 'Sarah Reed'],
    ['weather', 'reason', 'weather'],
    [true, 'paid', 'yes'],
    [60, 'durationMinutes', '60'],
    [1_795_420_800_000, 'events.x.at', 'Mon 23 Nov, 09:00'],
  ])('%j in %s is %s', (value, path, said) => expect(valueWords(value, path, words)).toBe(said))
})

test('what the relay answers is read field by field, and what is no line is left out', async () => {
  const asked: string[] = []
  const entry = { ...line({}), device: { id: 'd', name: 'Phone' } }
  const api = createSecurityLogApi(async (_method, path) => {
    asked.push(path)
    return ok({ entries: [entry, { id: 7 }, null], next: '4.2' })
  })
  const page = await api.page({ action: 'sign-in', person: '' }, '9.9')
  expect(asked).toEqual(['/api/security-log?action=sign-in&before=9.9'])
  expect(page).toEqual(ok({ entries: [line({ deviceName: 'Phone' })], next: '4.2' }))
  const offline = createSecurityLogApi(async () => refuseWith('offline', 'No line.'))
  expect(await offline.versions('booking:b1')).toMatchObject({
    ok: false,
    problem: { code: 'offline' },
  })
})
