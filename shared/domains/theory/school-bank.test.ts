/** The bank of one school: who writes what into it, and what learners say about it. */

import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Actor, Role } from '#shared/kernel/actor.ts'
import { asQuestion, type BankRow, gapsOf, readersOfQuestion } from './bank-row.ts'
import { type Complaint, complaintId, mayWriteComplaint } from './complaint.ts'
import { mayWriteQuestion } from './may-write-question.ts'
import { checkPack, newestOf } from './question-pack.ts'
import { aBank } from './sample-bank.ts'
import type { OfSchool, Question } from './schema.ts'
import { questionsSet } from './sets.ts'

const who = (personId: string, ...roles: Role[]): Actor => ({ personId, roles, teams: [] })
const ann = who('ann', 'admin')
const bea = who('bea', 'admin')
const sarah = who('sarah', 'instructor')
const amira = who('amira', 'learner')

const [ours, another] = aBank(1) as [Question, Question]
const NOW = 1_795_420_800_000

type Outcome = 'allowed' | string
const writes = (
  actor: Actor,
  before: BankRow | undefined,
  after: BankRow,
  admins: readonly string[] = ['ann', 'bea'],
): Outcome => {
  if (!v.is(questionsSet.schema, after)) return 'shape'
  const holders = (role: Role) => (role === 'admin' ? admins : [])
  const may = mayWriteQuestion(actor, { id: after.id, before, after, now: NOW, holders })
  return may.ok ? 'allowed' : may.problem.code
}

const by = (personId: string, more: Partial<OfSchool> = {}): OfSchool => ({
  changedBy: personId,
  changedAt: NOW,
  ...more,
})
const written = (personId: string, more: Partial<OfSchool> = {}): OfSchool =>
  by(personId, { writtenBy: personId, writtenAt: NOW, ...more })

/** Ann's own question, new. */
const draft: BankRow = {
  ...ours,
  id: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
  version: 1,
  status: 'draft',
  ofSchool: written('ann'),
}
const reviewed: BankRow = {
  ...draft,
  status: 'reviewed',
  ofSchool: { ...by('bea'), writtenBy: 'ann', writtenAt: NOW, reviewedBy: 'bea', reviewedAt: NOW },
}
const live: BankRow = {
  ...reviewed,
  status: 'live',
  ofSchool: { ...(reviewed.ofSchool as OfSchool), changedBy: 'ann', wasLive: true },
}
const bare: BankRow = {
  id: draft.id,
  version: 1,
  status: 'draft',
  categories: ['car'],
  region: 'GB',
  stem: 'What is a box junction for?',
  options: [{ text: 'Keeping the crossing clear', correct: true }],
  refs: [],
  difficulty: 2,
  author: 'Ann',
  effectiveFrom: '2026-11-23',
  ofSchool: written('ann'),
}

describe('[TH50] writing', () => {
  test('only admins write, each under their own name', () => {
    expect(writes(ann, undefined, draft)).toBe('allowed')
    for (const actor of [sarah, amira, who('dev')])
      expect(writes(actor, undefined, { ...draft, ofSchool: written(actor.personId) })).toBe(
        'not-your-bank',
      )
    expect(writes(bea, undefined, draft)).toBe('question-forged')
    expect(writes(ann, undefined, { ...draft, ofSchool: undefined })).not.toBe('allowed')
    expect(
      writes(ann, undefined, { ...draft, ofSchool: { ...written('ann'), writtenBy: 'bea' } }),
    ).toBe('question-forged')
  })

  test('other words are the next version; who wrote on an older one is told', () => {
    const reworded = { ...draft, stem: 'Other words?', version: 2 }
    expect(writes(ann, draft, reworded)).toBe('allowed')
    for (const version of [1, 3])
      expect(writes(ann, draft, { ...reworded, version })).toBe('question-changed-meanwhile')
    expect(writes(ann, draft, { ...draft, version: 2 })).toBe('question-changed-meanwhile')
    expect(writes(ann, undefined, { ...draft, version: 2 })).toBe('question-changed-meanwhile')
    expect(
      writes(bea, reworded, { ...draft, stem: 'Mine?', version: 2, ofSchool: written('bea') }),
    ).toBe('question-changed-meanwhile')
  })

  test('the same again is harmless', () => {
    expect(writes(ann, live, live)).toBe('allowed')
  })
})

describe('[TH51] from draft to live', () => {
  test('another admin reviews, then it is asked', () => {
    expect(writes(bea, draft, reviewed)).toBe('allowed')
    expect(writes(ann, reviewed, live)).toBe('allowed')
  })

  test('nobody reviews their own words while there is somebody else', () => {
    const own = { ...reviewed, ofSchool: { ...written('ann'), reviewedBy: 'ann', reviewedAt: NOW } }
    expect(writes(ann, draft, own)).toBe('question-needs-review')
    expect(writes(ann, draft, own, ['ann'])).toBe('allowed')
    expect(
      writes(ann, draft, { ...reviewed, ofSchool: { ...reviewed.ofSchool, ...by('ann') } }),
    ).toBe('question-forged')
    expect(
      writes(ann, draft, { ...draft, status: 'live', ofSchool: written('ann', { wasLive: true }) }),
    ).toBe('question-needs-review')
  })

  test('reworded after the review, it is reviewed again', () => {
    const after = { ...live, stem: 'Quite another?', version: 2 }
    expect(writes(ann, live, { ...after, ofSchool: { ...live.ofSchool, ...written('ann') } })).toBe(
      'question-forged',
    )
    const asDraft = {
      ...after,
      status: 'draft' as const,
      ofSchool: written('ann', { wasLive: true }),
    }
    expect(writes(ann, live, asDraft)).toBe('allowed')
  })

  test('a draft may lack pieces, and is not asked before it has them', () => {
    expect(writes(ann, undefined, bare)).toBe('allowed')
    expect(gapsOf(bare)).toEqual(['topic', 'fewer-options', 'why', 'explanation', 'refs'])
    expect(asQuestion(bare)).toBeUndefined()
    expect(writes(bea, bare, { ...bare, ...pickReview(), status: 'reviewed' })).toBe('shape')
    const doubled = {
      ...draft,
      options: draft.options.map((one) => ({ ...one, text: 'The same' })),
    }
    expect(writes(bea, doubled, { ...doubled, ...pickReview(), status: 'reviewed' })).toBe(
      'question-malformed',
    )
  })

  test('a draft is read by admins alone; what was asked once, by everybody', () => {
    expect(readersOfQuestion(draft)).toEqual(['role:admin'])
    expect(readersOfQuestion(reviewed)).toEqual(['role:admin'])
    expect(readersOfQuestion(live)).toEqual(['school'])
    const again = { ...live, status: 'draft' as const }
    expect(readersOfQuestion(again)).toEqual(['school'])
    expect(
      writes(ann, live, {
        ...again,
        ofSchool: { ...live.ofSchool, wasLive: undefined } as OfSchool,
      }),
    ).not.toBe('allowed')
  })
})

test('[TH51] other words take nobody’s earlier review along', () => {
  const reworded: BankRow = {
    ...live,
    stem: 'In other words?',
    version: live.version + 1,
    ofSchool: { ...live.ofSchool, ...written('ann') } as OfSchool,
  }
  expect(writes(ann, live, reworded)).toBe('question-forged')
})

test('[TH52] what is given back is what the relay published, in every part', () => {
  const retired: BankRow = { ...ours, status: 'retired', ofSchool: by('ann', { wasLive: true }) }
  const { ofSchool: _gone, ...asPublished } = retired
  const givesBack = (some: Partial<BankRow>) =>
    writes(ann, retired, { ...asPublished, status: 'live', ...some })
  expect(givesBack({})).toBe('allowed')
  for (const some of [
    { status: 'retired' as const },
    { version: retired.version + 1 },
    { author: 'Somebody else' },
    { stem: 'In other words?' },
  ])
    expect(givesBack(some)).not.toBe('allowed')
})

const pickReview = () => ({ ofSchool: reviewed.ofSchool as OfSchool })

describe('[TH52] a question of ours', () => {
  const retired: BankRow = { ...ours, status: 'retired', ofSchool: by('ann', { wasLive: true }) }

  test('is retired by the school and given back', () => {
    expect(writes(ann, ours, retired)).toBe('allowed')
    expect(writes(bea, retired, ours)).toBe('allowed')
    expect(writes(sarah, ours, retired)).toBe('not-your-bank')
  })

  test('is not given back with other words, nor pretended to be ours', () => {
    expect(writes(ann, retired, { ...ours, stem: 'Mine now?' })).toBe('question-forged')
    expect(writes(ann, live, { ...live, ofSchool: undefined })).not.toBe('allowed')
    expect(writes(ann, { ...retired, version: 2 }, ours)).toBe('question-forged')
  })

  test('with other words is the school’s next version, after a review', () => {
    const reworded: BankRow = {
      ...ours,
      stem: 'Our own words?',
      version: ours.version + 1,
      status: 'draft',
      ofSchool: written('ann', { wasLive: true }),
    }
    expect(writes(ann, ours, reworded)).toBe('allowed')
    expect(writes(ann, ours, { ...reworded, status: 'live' })).toBe('question-needs-review')
    expect(writes(ann, ours, { ...reworded, ofSchool: by('ann', { wasLive: true }) })).toBe(
      'question-forged',
    )
  })

  test('stays as the school has it when ours are published anew; an untouched one moves on', () => {
    const newer = { ...ours, version: ours.version + 1 }
    expect(questionsSet.staysOver?.(retired, newer)).toBe(true)
    expect(questionsSet.staysOver?.(ours, newer)).toBe(false)
    expect(questionsSet.staysOver?.(newer, ours)).toBe(true)
    expect(questionsSet.staysOver?.(ours, undefined)).toBe(true)
  })
})

describe('[TH53] an imported question', () => {
  const imported: BankRow = {
    ...bare,
    importedFrom: 'moodle.gift',
    ofSchool: written('ann', { rightsSaidBy: 'ann', rightsSaidAt: NOW }),
  }

  test('says who holds the right, in their own name', () => {
    expect(writes(ann, undefined, imported)).toBe('allowed')
    for (const ofSchool of [
      written('ann'),
      written('ann', { rightsSaidBy: 'bea', rightsSaidAt: NOW }),
      written('ann', { rightsSaidBy: 'ann' }),
    ])
      expect(writes(ann, undefined, { ...imported, ofSchool })).toBe('question-needs-rights')
  })

  test('and never loses where it came from', () => {
    const { importedFrom: _gone, ...without } = imported
    expect(writes(ann, imported, without)).toBe('question-needs-rights')
    expect(
      writes(ann, imported, {
        ...imported,
        ofSchool: { ...written('ann'), rightsSaidBy: 'bea', rightsSaidAt: 1 },
      }),
    ).toBe('question-needs-rights')
  })
})

describe('[TH56] “This seems wrong”', () => {
  const about = { personId: 'amira', questionId: ours.id, version: ours.version }
  const remark: Complaint = {
    id: complaintId(about),
    ...about,
    text: 'Rule 126 says otherwise.',
    at: NOW,
  }
  const answered: Complaint = {
    ...remark,
    answer: { by: 'ann', at: NOW, decision: 'retired', text: 'You are right.' },
  }
  const says = (actor: Actor, before: Complaint | undefined, after: Complaint): Outcome => {
    const may = mayWriteComplaint(actor, { id: after.id, before, after, now: NOW })
    return may.ok ? 'allowed' : may.problem.code
  }

  test('a learner says it once, in their own name, without an answer', () => {
    expect(says(amira, undefined, remark)).toBe('allowed')
    expect(says(amira, remark, remark)).toBe('allowed')
    expect(says(amira, remark, { ...remark, text: 'Something else.' })).toBe(
      'complaint-already-written',
    )
    expect(says(amira, remark, { ...remark, at: NOW + 1 })).toBe('complaint-already-written')
    expect(says(amira, undefined, answered)).toBe('not-your-complaint')
    for (const actor of [who('seun', 'learner'), sarah, ann])
      expect(says(actor, undefined, remark)).toBe('not-your-complaint')
    expect(says(amira, undefined, { ...remark, id: 'another' })).toBe('complaint-malformed')
  })

  test('an admin answers once, in their own name, and changes nothing else', () => {
    expect(says(ann, remark, answered)).toBe('allowed')
    expect(says(bea, remark, answered)).toBe('not-your-complaint')
    expect(says(sarah, remark, answered)).toBe('not-your-complaint')
    expect(says(amira, remark, answered)).toBe('not-your-complaint')
    expect(says(ann, remark, { ...answered, text: 'All is well.' })).toBe('not-your-complaint')
    expect(
      says(ann, answered, { ...remark, answer: { ...answered.answer, text: 'No.' } as never }),
    ).toBe('complaint-answered')
    expect(says(ann, answered, remark)).not.toBe('allowed')
  })
})

describe('[TH57] a pack', () => {
  const pack = {
    format: 'dual-control-pack',
    formatVersion: 1,
    number: 1,
    topic: 1,
    name: 'Alertness',
    questions: [{ ...ours, version: ours.version + 1, stem: 'A better question?' }],
  }

  test('is told apart into new, changed, retired and as they are', () => {
    const fresh = { ...ours, id: draft.id, version: 1 }
    const check = checkPack({ ...pack, questions: [...pack.questions, fresh] }, [ours])
    expect(check).toMatchObject({ problems: [], does: { adds: [fresh.id], changes: [ours.id] } })
    expect(
      checkPack({ ...pack, questions: [{ ...ours, version: 9, status: 'retired' }] }, [ours]).does,
    ).toMatchObject({
      retires: [ours.id],
    })
    expect(checkPack({ ...pack, questions: [ours] }, [ours]).does.leaves).toEqual([ours.id])
  })

  test.each([
    ['a school’s question', { ...ours, version: 5, importedFrom: 'moodle.gift' }],
    ['a question with the school’s mark', { ...ours, version: 5, ofSchool: by('ann') }],
    ['other words without a version', { ...ours, stem: 'Changed on the quiet?' }],
    ['another topic', { ...another, version: 5 }],
  ])('with %s is refused', (_what, question) => {
    const check = checkPack({ ...pack, questions: [question] }, [ours, another])
    expect(check.pack).toBeUndefined()
    expect(check.problems).toHaveLength(1)
  })

  test('of a question the newest version stands', () => {
    const newer = { ...ours, version: ours.version + 1 }
    expect(newestOf([newer, another], [ours])).toEqual([newer, another])
  })
})
