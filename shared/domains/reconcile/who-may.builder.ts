/** The table of rights of decisions about cases. */
import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import { aConfirmedBooking } from '../bookings/booking.builder.ts'
import { aDecision, anAnswer } from './decision.builder.ts'
import { CASE_KINDS } from './schema.ts'

const ofSarah = anAnswer({ by: 'sarah', as: 'instructor', choice: 'keep-second' })
const reopened = anAnswer({ choice: 'reopened', after: ['n'] })
/** What the case is about, where the relay has it. */
const BOOKINGS = [aConfirmedBooking(), aConfirmedBooking({ id: 'booking:b2', learnerId: 'seun' })]
const DECISION: States = {
  open: [],
  'open, both lessons being here': BOOKINGS,
  'answered by Ann': [aDecision()],
  'answered by Sarah': [aDecision({ answers: { n: ofSarah } })],
  'answered, and reopened by Ann': [aDecision({ answers: { n: anAnswer(), o: reopened } })],
  'answered by Ann and by Sarah apart': [aDecision({ answers: { m: ofSarah, n: anAnswer() } })],
}
const CASE = {
  caseId: 'double.b1.b2.t1.t2',
  instructorId: 'sarah',
  audience: ['amira', 'sarah', 'seun'],
}
const DOC = 'decision:double.b1.b2.t1.t2'

export const reconcileWhoMay: WhoMay = {
  commands: {
    'reconcile.decide': {
      states: DECISION,
      inputs: {
        ...Object.fromEntries(
          CASE_KINDS.map((caseKind) => [
            `${caseKind} in Sarah’s diary`,
            always({ ...CASE, caseKind, choice: 'keep-both' }),
          ]),
        ),
        'double-booking in their own diary': ({ personId }) => ({
          ...CASE,
          instructorId: personId,
          caseKind: 'double-booking',
          choice: 'keep-both',
        }),
        'double-booking in Sarah’s diary, Dev told as well': always({
          ...CASE,
          audience: [...CASE.audience, 'dev'],
          caseKind: 'double-booking',
          choice: 'keep-both',
        }),
        'double-booking in Sarah’s diary: reopened': always({
          ...CASE,
          caseKind: 'double-booking',
          choice: 'reopened',
        }),
      },
    },
  },
  forged: {
    decision: {
      states: { 'answered by Sarah': [aDecision({ answers: { n: ofSarah } })] },
      edits: {
        'an answer as admin': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['answers', 'o'], value: { ...anAnswer({ after: ['n'] }), by: personId } }],
        }),
        'an answer in Ann’s name': always({
          doc: DOC,
          put: [{ path: ['answers', 'o'], value: anAnswer({ after: ['n'] }) }],
        }),
        'an answer that knows of none': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['answers', 'o'], value: { ...ofSarah, by: personId } }],
        }),
        'Sarah’s answer written over': ({ personId }) => ({
          doc: DOC,
          put: [
            { path: ['answers', 'n'], value: { ...ofSarah, by: personId, choice: 'keep-first' } },
          ],
        }),
        'another instructor': always({ doc: DOC, put: [{ path: ['instructorId'], value: 'dev' }] }),
        'a wider audience': always({
          doc: DOC,
          put: [{ path: ['audience'], value: ['amira', 'sarah', 'seun', 'nobody'] }],
        }),
      },
    },
  },
  reads: {
    decision: {
      'a clash of Amira’s and Seun’s lessons with Sarah': aDecision(),
      'a case of Amira’s lesson with Sarah': aDecision({
        caseKind: 'logged-but-cancelled',
        audience: ['amira', 'sarah'],
      }),
    },
  },
  sets: {},
}
