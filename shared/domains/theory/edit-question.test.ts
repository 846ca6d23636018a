/** What an admin's buttons write is what the relay allows. */

import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Role } from '#shared/kernel/actor.ts'
import { type BankRow, gapsOf } from './bank-row.ts'
import {
  draftOf,
  importedAs,
  newQuestionId,
  originOf,
  published,
  reinstated,
  retired,
  reviewed,
  rewordedTo,
} from './edit-question.ts'
import { mayWriteQuestion } from './may-write-question.ts'
import { aBank } from './sample-bank.ts'
import type { Question } from './schema.ts'
import { questionsSet } from './sets.ts'

const [ours] = aBank(1) as [Question]
const AT = 1_795_420_800_000
const ann = { by: 'ann', atMs: AT }
const bea = { by: 'bea', atMs: AT + 1 }
const about = {
  ...ann,
  id: newQuestionId(AT, new Uint8Array(16).fill(77)),
  author: 'Ann',
  today: '2026-11-23',
}

/** Takes the steps one after the other, each as the relay would. */
const walks = (start: BankRow | undefined, ...steps: [string, BankRow][]): BankRow | undefined => {
  let before = start
  for (const [personId, after] of steps) {
    expect(v.safeParse(questionsSet.schema, after).issues).toBeUndefined()
    const holders = (role: Role) => (role === 'admin' ? ['ann', 'bea'] : [])
    const actor = { personId, roles: ['admin' as const], teams: [] }
    const may = mayWriteQuestion(actor, { id: after.id, before, after, now: AT, holders })
    expect(may).toEqual({ ok: true, value: undefined })
    before = after
  }
  return before
}

test('[TH51] a question of the school’s own goes its way, is reworded, and goes it again', () => {
  const draft = draftOf(ours, about)
  const agreed = reviewed(draft, bea)
  const live = published(agreed, ann)
  const reworded = rewordedTo(live, { ...ours, stem: 'With other words?' }, bea)
  const last = walks(
    undefined,
    ['ann', draft],
    ['bea', agreed],
    ['ann', live],
    ['bea', reworded],
    ['ann', reviewed(reworded, ann)],
    ['ann', published(reviewed(reworded, ann), ann)],
    ['ann', retired(published(reviewed(reworded, ann), ann), ann)],
  )
  expect(last).toMatchObject({ version: 2, status: 'retired', ofSchool: { wasLive: true } })
  expect(rewordedTo(live, ours, ann)).toBe(live)
})

test('[TH52] a question of ours is retired and given back, or reworded and the school’s from then on', () => {
  const gone = retired(ours, ann)
  expect(walks(ours, ['ann', gone], ['bea', reinstated(gone, bea)])).toEqual(ours)
  const reworded = rewordedTo(ours, { ...ours, stem: 'Our own words?' }, ann)
  const live = published(reviewed(reworded, bea), bea)
  const off = retired(live, ann)
  const last = walks(
    ours,
    ['ann', reworded],
    ['bea', live],
    ['ann', off],
    ['bea', reinstated(off, bea)],
  )
  expect(last).toMatchObject({ status: 'live', version: ours.version + 1 })
  expect(originOf(last as BankRow)).toBe('school')
})

test('[TH53] an imported question says where it is from and who answered for it', () => {
  const wish = { ...ann, author: 'Ann', today: '2026-11-23', from: 'bank.gift', isLive: true }
  const bare = { line: 3, stem: 'Which one?', options: [{ text: 'This', correct: true }], refs: [] }
  const draft = importedAs(bare, about.id, wish)
  expect(gapsOf(draft)).toContain('fewer-options')
  expect(walks(undefined, ['ann', draft])).toMatchObject({
    status: 'draft',
    importedFrom: 'bank.gift',
    ofSchool: { rightsSaidBy: 'ann', rightsSaidAt: AT },
  })
  const whole = importedAs({ ...ours, line: 3 }, about.id, { ...wish, isLive: false })
  expect(
    walks(undefined, ['ann', whole], ['bea', published(reviewed(whole, bea), bea)]),
  ).toMatchObject({
    status: 'live',
  })
  expect(importedAs({ ...ours, line: 3 }, about.id, wish).status).toBe('live')
})

test('[TH4] ids are ULIDs, in the order of their time', () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 17)
  const [one, two] = [AT, AT + 1].map((atMs) => newQuestionId(atMs, bytes))
  expect(one).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect((one ?? '') < (two ?? '')).toBe(true)
})
