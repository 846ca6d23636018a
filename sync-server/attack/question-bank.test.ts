/** Who tries to write into a school's questions and remarks without the right to. TH50–TH56. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBundledBank, type Question } from '#shared/domains/theory/index.ts'
import { SCHEMA_VERSION } from '#shared/protocol/version.ts'
import { type Attacker, aSiege, type Siege } from './testing/a-siege.ts'

let siege: Siege
let ada: Attacker
let ivan: Attacker
let lena: Attacker
let omar: Attacker
let vera: Attacker
let bundled: Question

beforeAll(async () => {
  siege = await aSiege()
  const { comes } = siege
  ada = await comes('ada@hill.example')
  ivan = await comes('ivan@hill.example')
  lena = await comes('lena@hill.example')
  omar = await comes('omar@hill.example')
  vera = await comes('vera@vale.example')
  const [first] = await loadBundledBank()
  if (!first) throw new Error('a bank without questions')
  bundled = first
})
afterAll(() => siege.close())

type Verdict = { ok: boolean; problem?: { code: string }; current?: unknown }
const pushes = async (
  who: Attacker,
  set: string,
  data: Record<string, unknown> & { id: string },
): Promise<Verdict> => {
  const answer = await who.ask(`/api/sets/${set}`, { body: { rows: [{ id: data.id, data }] } })
  return answer.json.verdicts[0]
}
const codeOf = async (
  who: Attacker,
  set: string,
  data: Record<string, unknown> & { id: string },
): Promise<string> => (await pushes(who, set, data)).problem?.code ?? 'ok'
const rowOf = async (who: Attacker, set: string, id: string) => {
  const { json } = await who.ask(`/api/sets/${set}?limit=1000&schema=${SCHEMA_VERSION}`)
  return json.rows.find((row: { id: string }) => row.id === id)?.data
}

const AT = 1_795_420_800_000
const OWN = '01HZZZZZZZZZZZZZZZZZZZZZZA'
const by = (personId: string, more: object = {}) => ({
  changedBy: personId,
  changedAt: AT,
  ...more,
})
const written = (personId: string, more: object = {}) =>
  by(personId, { writtenBy: personId, writtenAt: AT, ...more })
const retired = (personId: string) => ({
  ...bundled,
  status: 'retired',
  ofSchool: by(personId, { wasLive: true }),
})
const own = (personId: string, more: object = {}) => ({
  ...bundled,
  id: OWN,
  version: 1,
  status: 'draft',
  ofSchool: written(personId),
  ...more,
})

describe('the bank', () => {
  test.each([
    ['a learner', () => lena, 'lena-of-hill'],
    ['an instructor', () => ivan, 'ivan-of-hill'],
  ])('[TH50] %s writes, retires or rewords a question: refused', async (_who, attacker, me) => {
    for (const data of [
      own(me),
      retired(me),
      retired('ada-of-hill'),
      own('ada-of-hill'),
      { ...bundled, stem: 'A change on the quiet?' },
    ])
      expect(await codeOf(attacker(), 'questions', data)).toBe('not-your-bank')
    expect(await rowOf(lena, 'questions', bundled.id)).toEqual(bundled)
  })

  test('[TH50] an admin in another’s name, or with a review nobody gave: refused', async () => {
    for (const data of [
      own('vera-of-vale'),
      own('ada-of-hill', { ofSchool: written('ada-of-hill', { reviewedBy: 'ivan-of-hill' }) }),
      retired('ivan-of-hill'),
      { ...bundled, stem: 'Ours, with other words?' },
    ])
      expect(await codeOf(ada, 'questions', data)).toBe('question-forged')
  })

  test('what is no question, or stands under another id, is refused', async () => {
    const rows = [
      { id: OWN, data: own('ada-of-hill', { id: bundled.id }) },
      { id: OWN, data: own('ada-of-hill', { stem: 'x'.repeat(3_000) }) },
      { id: '__proto__', data: own('ada-of-hill', { id: '__proto__' }) },
      { id: OWN, data: { ...own('ada-of-hill'), status: 'live', options: [] } },
    ]
    const { json } = await ada.ask('/api/sets/questions', { body: { rows } })
    for (const verdict of json.verdicts) expect(verdict.ok).toBe(false)
  })

  test('[TH53] an imported question needs somebody who answers for it, and no other school sees it', async () => {
    const review = { reviewedBy: 'ada-of-hill', reviewedAt: AT, wasLive: true }
    const imported = own('ada-of-hill', {
      importedFrom: 'bought.gift',
      stem: 'Bought by Hill School alone?',
      status: 'live',
      ofSchool: written('ada-of-hill', review),
    })
    expect(await codeOf(ada, 'questions', imported)).toBe('question-needs-rights')
    const rights = { rightsSaidBy: 'ada-of-hill', rightsSaidAt: AT }
    const answeredFor = { ...imported, ofSchool: written('ada-of-hill', { ...review, ...rights }) }
    expect(await codeOf(ada, 'questions', answeredFor)).toBe('ok')
    expect(await rowOf(lena, 'questions', OWN)).toMatchObject({ importedFrom: 'bought.gift' })
    expect(await rowOf(vera, 'questions', OWN)).toBeUndefined()
    // Vera may write under the same id in her own school; that is another row.
    expect(await codeOf(vera, 'questions', own('vera-of-vale'))).toBe('ok')
    expect((await rowOf(lena, 'questions', OWN)).stem).toBe('Bought by Hill School alone?')
  })

  test('[TH52] what Hill retired is asked in Vale as before', async () => {
    expect(await codeOf(ada, 'questions', retired('ada-of-hill'))).toBe('ok')
    expect(await rowOf(lena, 'questions', bundled.id)).toMatchObject({ status: 'retired' })
    expect(await rowOf(vera, 'questions', bundled.id)).toEqual(bundled)
  })
})

describe('[TH56] remarks', () => {
  const remark = (personId: string, more: object = {}) => ({
    id: `${bundled.id}.${bundled.version}.${personId}`,
    personId,
    questionId: bundled.id,
    version: bundled.version,
    text: 'The rule says otherwise.',
    at: AT,
    ...more,
  })
  const answer = { by: 'ada-of-hill', at: AT, decision: 'kept', text: 'It does not.' }

  test('in another’s name, or with an answer of one’s own: refused', async () => {
    for (const who of [omar, ada, ivan, vera])
      expect(await codeOf(who, 'complaints', remark('lena-of-hill'))).toBe('not-your-complaint')
    expect(await codeOf(lena, 'complaints', remark('lena-of-hill', { answer }))).toBe(
      'not-your-complaint',
    )
  })

  test('are read by whoever made them and the admins of that school, and answered by those', async () => {
    const mine = remark('lena-of-hill')
    expect(await codeOf(lena, 'complaints', mine)).toBe('ok')
    for (const who of [omar, ivan, vera])
      expect((await who.ask('/api/sets/complaints')).json.rows).toEqual([])
    for (const who of [omar, ivan, vera])
      expect((await pushes(who, 'complaints', { ...mine, ...{ answer } })).ok).toBe(false)
    // What may not be read is not shown either, not even to say that it stands there.
    const other = await pushes(omar, 'complaints', { ...mine, ...{ answer } })
    expect(other.current).toBeNull()
    const bent = remark('lena-of-hill', { text: 'All is well.' })
    expect(await codeOf(ada, 'complaints', bent)).toBe('not-your-complaint')
    expect(await codeOf(ada, 'complaints', { ...mine, ...{ answer } })).toBe('ok')
    expect(await rowOf(lena, 'complaints', mine.id)).toMatchObject({ answer })
    const other2 = { ...answer, text: 'It does after all.' }
    expect(await codeOf(ada, 'complaints', { ...mine, ...{ answer: other2 } })).toBe(
      'complaint-answered',
    )
  })

  test('go with the person who made them', async () => {
    const { erasure } = siege.schools.of('hill')
    expect((await ada.ask('/api/sets/complaints')).json.rows).toHaveLength(1)
    erasure.erase('lena-of-hill', { person: 'ada-of-hill', device: 'd' })
    expect((await ada.ask('/api/sets/complaints')).text).not.toContain('otherwise')
  })
})
