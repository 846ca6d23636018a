/** The table of rights of the theory's published sets. */
import { always, type WhoMay } from '#shared/documents/who-may.builder.ts'
import { unreachable } from '#shared/kernel/result.ts'
import { finishMock, startMock } from './attempt.ts'
import type { BankRow } from './bank-row.ts'
import { type Complaint, complaintId } from './complaint.ts'
import { pickMock } from './pick-mock.ts'
import { anAnswer, aRound } from './practice/practice.builder.ts'
import type { Sharing } from './practice/schema.ts'
import { aBank } from './sample-bank.ts'
import type { Attempt, OfSchool, Question } from './schema.ts'

const NOW = 1_795_420_800_000
const HIDDEN = { hiddenFromTeam: true as const }

const mockOf = (personId: string): Attempt => {
  const pick = pickMock({ bank: aBank(8), recentAttempts: [], seed: new Uint8Array(16) })
  if (!pick.ok) return unreachable('eight questions a topic are enough for a mock')
  const paper = { id: 'a1', personId, deviceId: 'd', startedAt: 1, allowedMs: null }
  const mock = startMock({ ...paper, questions: pick.value }, 0)
  return finishMock(mock, { finishedAt: 2, monotonicMs: 60_000 })
}
const amirasMock = mockOf('amira')
const amirasRound = aRound()
const longer = aRound({ answers: [...amirasRound.answers, anAnswer()] })

const shown: Sharing = { personId: 'amira', theory: 'shown', at: 5 }
const hidden: Sharing = { ...shown, theory: 'hidden', at: 6 }

const remark: Complaint = {
  id: '',
  personId: 'amira',
  questionId: '01M81A8PK6M16QS518YC0W1S6X',
  version: 1,
  text: 'Rule 126 says otherwise.',
  at: 1,
}
const amiras: Complaint = { ...remark, id: complaintId(remark) }
const answered = (by: string): Complaint => ({
  ...amiras,
  answer: { by, at: 2, decision: 'kept', text: 'It does not.' },
})

const [ours] = aBank(1) as [Question]
const by = (changedBy: string, more: Partial<OfSchool> = {}): OfSchool => ({
  changedBy,
  changedAt: NOW,
  ...more,
})
const written = (personId: string, more: Partial<OfSchool> = {}): OfSchool =>
  by(personId, { writtenBy: personId, writtenAt: NOW, ...more })
const draftOf = (personId: string, ofSchool = written(personId)): BankRow => ({
  ...ours,
  version: 1,
  status: 'draft',
  ofSchool,
})
const bensDraft = draftOf('ben')
const bensLive: BankRow = {
  ...bensDraft,
  status: 'live',
  ofSchool: written('ben', { reviewedBy: 'ann', reviewedAt: NOW, wasLive: true }),
}

type Row = { readonly id: string }
const again =
  <Data extends Row>(before: Data | undefined, after: (personId: string) => Data) =>
  ({ personId }: { readonly personId: string }) => {
    const next = after(personId)
    return { id: (before ?? next).id, ...(before ? { before } : {}), after: next }
  }

export const theoryWhoMay: WhoMay = {
  commands: {},
  forged: {},
  reads: {},
  sets: {
    questions: {
      rows: {
        'as the relay publishes it': { id: ours.id, data: ours },
        'a draft that was never asked': { id: ours.id, data: bensDraft },
        'one of the school’s, asked': { id: ours.id, data: bensLive },
        'a draft of one that was asked': {
          id: ours.id,
          data: { ...bensLive, status: 'draft' },
        },
      },
      pushes: {
        'a new draft': again<BankRow>(undefined, draftOf),
        'a new draft in Ben’s name': again<BankRow>(undefined, () => bensDraft),
        'a new question, live at once': again<BankRow>(undefined, (me) => ({
          ...draftOf(me, written(me, { wasLive: true })),
          status: 'live',
        })),
        'one of ours retired': again<BankRow>(ours, (me) => ({
          ...ours,
          status: 'retired',
          ofSchool: by(me, { wasLive: true }),
        })),
        'one of ours in other words, live': again<BankRow>(ours, (me) => ({
          ...ours,
          stem: 'Other words',
          version: ours.version + 1,
          ofSchool: written(me, { wasLive: true }),
        })),
        'Ben’s draft reviewed, live': again<BankRow>(bensDraft, (me) => ({
          ...bensDraft,
          status: 'live',
          ofSchool: { ...bensLive.ofSchool, ...by(me), reviewedBy: me, reviewedAt: NOW },
        })),
        'Ben’s draft live, reviewed in Ann’s name': again<BankRow>(bensDraft, (me) => ({
          ...bensLive,
          ofSchool: { ...bensLive.ofSchool, ...by(me) },
        })),
        'their own draft reviewed, live': ({ personId }) => ({
          id: ours.id,
          before: draftOf(personId),
          after: {
            ...bensLive,
            ofSchool: written(personId, {
              reviewedBy: personId,
              reviewedAt: NOW,
              wasLive: true,
            }),
          },
        }),
        'brought in from a file, rights said': again<BankRow>(undefined, (me) => ({
          ...draftOf(me, written(me, { rightsSaidBy: me, rightsSaidAt: NOW })),
          importedFrom: 'questions.csv',
        })),
        'brought in from a file, rights not said': again<BankRow>(undefined, (me) => ({
          ...draftOf(me),
          importedFrom: 'questions.csv',
        })),
        'the same again': again<BankRow>(bensLive, () => bensLive),
      },
    },
    attempts: {
      rows: {
        'Amira’s mock': { id: 'a1', data: amirasMock },
        'Amira’s mock, hidden': { id: 'a1', data: { ...amirasMock, ...HIDDEN } },
      },
      pushes: {
        'a mock of Amira’s': again<Attempt>(undefined, () => amirasMock),
        'a mock of their own': again<Attempt>(undefined, mockOf),
        'Amira’s mock as their own': again<Attempt>(amirasMock, mockOf),
        'Amira’s mock hidden': again<Attempt>(amirasMock, () => ({ ...amirasMock, ...HIDDEN })),
        'Amira’s hidden mock shown': again<Attempt>({ ...amirasMock, ...HIDDEN }, () => amirasMock),
        'Amira’s mock passed': again<Attempt>(undefined, () => ({ ...amirasMock, passed: true })),
        'Amira’s mock of another day': again<Attempt>(amirasMock, () => ({
          ...amirasMock,
          finishedAt: 3,
        })),
      },
    },
    practice: {
      rows: {
        'Amira’s round': { id: 'round-1', data: amirasRound },
        'Amira’s round, hidden': { id: 'round-1', data: { ...amirasRound, ...HIDDEN } },
      },
      pushes: {
        'a round of Amira’s': again(undefined, () => amirasRound),
        'a round of their own': again(undefined, (personId) => aRound({ personId })),
        'Amira’s round as their own': again(amirasRound, (personId) => aRound({ personId })),
        'another answer in Amira’s': again(amirasRound, () => longer),
        'Amira’s round cut short': again(longer, () => amirasRound),
        'Amira’s round hidden': again(amirasRound, () => ({ ...amirasRound, ...HIDDEN })),
      },
    },
    sharing: {
      rows: { 'Amira’s choice': { id: 'amira', data: shown } },
      pushes: {
        'Amira’s hidden': always({ id: 'amira', before: shown, after: hidden }),
        'Amira’s shown': always({ id: 'amira', before: hidden, after: { ...shown, at: 7 } }),
        'Amira’s by an older choice': always({ id: 'amira', before: hidden, after: shown }),
        'their own': ({ personId }) => ({ id: personId, after: { ...shown, personId } }),
        'their own under Amira’s id': ({ personId }) => ({
          id: 'amira',
          after: { ...shown, personId },
        }),
      },
    },
    complaints: {
      rows: {
        'Amira’s remark': { id: amiras.id, data: amiras },
        'Amira’s remark, answered': { id: amiras.id, data: answered('ann') },
      },
      pushes: {
        'a remark of Amira’s': again<Complaint>(undefined, () => amiras),
        'a remark of their own': again<Complaint>(undefined, (personId) => ({
          ...amiras,
          personId,
          id: complaintId({ ...remark, personId }),
        })),
        'an answer': again<Complaint>(amiras, answered),
        'an answer in Ann’s name': again<Complaint>(amiras, () => answered('ann')),
        'another answer': again<Complaint>(answered('ben'), answered),
        'the answer taken away': again<Complaint>(answered('ann'), () => amiras),
        'other words': again<Complaint>(amiras, () => ({ ...amiras, text: 'Or not.' })),
        'a remark with its answer': again<Complaint>(undefined, answered),
      },
    },
  },
}
