import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool } from '#shared/documents/command.builder.ts'
import { outcomeOf } from '#shared/documents/replica.builder.ts'
import { amira, ann, dev, sarah, seun } from '#shared/kernel/cast.builder.ts'
import { aConsentEvent, someConsents } from './consents.builder.ts'
import {
  type ConsentRow,
  consents,
  giveConsent,
  PURPOSES,
  withdrawConsent,
  wordingNow,
} from './index.ts'
import { isGiven } from './state.ts'

let school = aSchool([consents])
beforeEach(() => {
  school = aSchool([consents])
})
const news = { personId: 'amira', purpose: 'news', wording: '2026-09-01' }
const inApp = { ...news, how: 'app' }
const onPaper = { ...news, how: 'paper' }
const rows = () => school.rows('consents:amira') as ConsentRow[]
const counting = () =>
  rows()
    .filter(({ counts }) => counts)
    .map(({ purpose, said, by, how }) => `${purpose} ${said} by ${by}, ${how}`)

describe('giving and withdrawing', () => {
  test('[PE10] without a word nothing is given; each word says who, when, how and to what', () => {
    expect(rows()).toEqual([])
    expect(school.does(amira, giveConsent, inApp, 5_000)).toBe('ok')
    expect(rows()).toMatchObject([
      {
        personId: 'amira',
        purpose: 'news',
        said: 'given',
        counts: true,
        atMs: 5_000,
        by: 'amira',
        how: 'app',
        wording: '2026-09-01',
        sentence: expect.stringContaining('news and offers'),
      },
    ])
    expect(school.does(amira, giveConsent, inApp)).toBe('consent-said')
    expect(school.does(amira, withdrawConsent, inApp)).toBe('ok')
    expect(school.does(amira, withdrawConsent, inApp)).toBe('consent-said')
    expect(counting()).toEqual(['news withdrawn by amira, app'])
    expect(rows()).toHaveLength(2)
  })

  test('[PE11] Ann notes a yes and a no from paper, and never speaks as Amira in the app', () => {
    expect(school.does(ann, giveConsent, onPaper)).toBe('ok')
    expect(school.does(ann, withdrawConsent, onPaper)).toBe('ok')
    expect(counting()).toEqual(['news withdrawn by ann, paper'])
    expect(school.does(ann, giveConsent, inApp)).toBe('consent-not-theirs')
    expect(school.does(amira, giveConsent, onPaper)).toBe('step-not-allowed')
    expect(school.does(amira, giveConsent, inApp)).toBe('ok')
  })

  test('[PE11] the team and strangers neither write nor read it', () => {
    for (const other of [sarah, dev, seun]) {
      expect(school.does(other, giveConsent, inApp)).toBe('not-your-consent')
      expect(school.does(other, giveConsent, onPaper)).toBe('not-your-consent')
    }
    expect(consents.readers(someConsents(), 'consents:amira')).toEqual([
      'role:admin',
      'person:amira',
    ])
  })

  test('[PE10] a purpose or a wording nobody wrote down is refused', () => {
    const said = (some: object) => school.does(amira, giveConsent, { ...inApp, ...some })
    expect(said({ purpose: 'everything' })).toBe('consent-unknown')
    expect(said({ wording: '2019-01-01' })).toBe('consent-unknown')
    expect(said({ purpose: 'recording' })).toBe('ok')
  })

  test('[PE11] a log stands under its person’s own id, and takes one word at a time', () => {
    const after = someConsents()
    const touched = [['id'], ['personId'], ['events', 'g']]
    const step = { before: undefined, after, touched, now: 0, doc: 'consents:seun' }
    expect(consents.mayChange(amira, step)).toMatchObject({ ok: false })
    const two = someConsents({ events: { g: aConsentEvent(), h: aConsentEvent() } })
    const both = { ...step, after: two, touched: [...touched, ['events', 'h']], doc: two.id }
    expect(consents.mayChange(amira, both)).toMatchObject({ problem: { code: 'step-not-allowed' } })
  })
})

test('[PE11] a log ends at two hundred words', () => {
  const said = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `k${String(index).padStart(3, '0')}`)
    const events = Object.fromEntries(
      keys.map((key, index) => [
        key,
        aConsentEvent({ after: index === 0 ? [] : [keys[index - 1] as string] }),
      ]),
    )
    const before = someConsents({ events })
    const n = aConsentEvent({ type: 'withdrawn', after: [keys.at(-1) as string] })
    const after = someConsents({ events: { ...events, n } })
    const step = { before, after, touched: [['events', 'n']], now: 0, doc: before.id }
    return outcomeOf(consents.mayChange(amira, step))
  }
  expect([said(199), said(200)]).toEqual(['ok', 'consent-too-often'])
})

test('[PE11] a word names all words before it, and is there', () => {
  const before = someConsents({ events: { g: aConsentEvent(), h: aConsentEvent() } })
  const saying = (past: string[], key = 'n') => {
    const event = aConsentEvent({ type: 'withdrawn', after: past })
    const after = someConsents({ events: { ...before.events, [key]: event } })
    const step = { before, after, touched: [['events', 'n']], now: 0, doc: before.id }
    return outcomeOf(consents.mayChange(amira, step))
  }
  expect(saying(['h', 'g'])).toBe('ok')
  for (const past of [['g'], ['g', 'g'], ['g', 'x'], ['g', 'h', 'x']])
    expect(saying(past)).toBe('step-not-allowed')
  expect(saying(['g', 'h'], 'elsewhere')).toBe('step-not-allowed')
})

describe('said apart', () => {
  const yes = (after: string[] = []) => aConsentEvent({ after })
  const no = (after: string[] = []) =>
    aConsentEvent({ type: 'withdrawn', how: 'paper', by: 'ann', after })

  test.each([
    ['a', 'z'],
    ['z', 'a'],
  ])('[PE10] one says yes again, one takes it back: it is taken back (%s, %s)', (y, n) => {
    expect(isGiven({ events: { g: yes(), [y]: yes(['g']), [n]: no(['g']) } }, 'news')).toBe(false)
  })

  test('[PE10] a yes that knew of the no counts, and one purpose says nothing of another', () => {
    const other = aConsentEvent({ purpose: 'payer', type: 'withdrawn', after: ['y'] })
    const events = { g: yes(), n: no(['g']), y: yes(['n']), o: other }
    expect(isGiven({ events }, 'news')).toBe(true)
    expect(isGiven({ events }, 'payer')).toBe(false)
    expect(isGiven({ events }, 'medical')).toBe(false)
  })
})

test('[PE10] the purposes: each once, with its own sentences, dated in order', () => {
  expect(new Set(PURPOSES.map(({ id }) => id)).size).toBe(PURPOSES.length)
  for (const purpose of PURPOSES) {
    const versions = purpose.wordings.map(({ version }) => version)
    expect(versions).toEqual([...new Set(versions)].sort())
    expect(wordingNow(purpose).sentence).toMatch(/^[A-Z].*\.$/)
  }
})
