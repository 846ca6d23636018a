/** The table of rights of people: files, consents, the directory. */
import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import type { Actor } from '#shared/kernel/actor.ts'
import { TUESDAY_10_MS } from '#shared/kernel/cast.builder.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import { aConsentEvent, someConsents } from './consents/consents.builder.ts'
import type { Person } from './directory.ts'
import { aLearner, aLearnerEvent } from './learner.builder.ts'

const { events } = aLearner()
const placed = aLearnerEvent({
  type: 'enrolled',
  restriction: { is: 'placed', reason: 'Asked by phone' },
  after: ['b'],
})
const ended = aLearnerEvent({ type: 'ended', instructorId: 'sarah', from: 2_000, after: ['b'] })

const withSarah = aLearner({ pickup: '12 Mill Lane' })
const restricted = aLearner({ events: { ...events, c: placed } })
const withNobody = aLearner({ events: { ...events, c: ended } })

const FILE: States = {
  'no file': [],
  'with Sarah': [withSarah],
  'with nobody': [withNobody],
  restricted: [restricted],
}

const { events: said } = someConsents()
const withdrawn = aConsentEvent({ type: 'withdrawn', how: 'paper', by: 'ann', after: ['g'] })
const CONSENTS: States = {
  'nothing said': [],
  'yes in the app': [someConsents()],
  'no on paper': [someConsents({ events: { ...said, n: withdrawn } })],
}
const news = { personId: 'amira', purpose: 'news', wording: '2026-09-01' }
const SAID = {
  'in the app': always({ ...news, how: 'app' }),
  'from paper': always({ ...news, how: 'paper' }),
  'in the app, words nobody wrote': always({ ...news, how: 'app', wording: '1999-01-01' }),
}

const ofLearner = (value: object) => always({ learnerId: 'amira', ...value })

const NEXT = 'd'
const DOC = 'learner:amira'
/** One more event, after everything that stands in every state but the restricted one. */
const adds =
  (event: object, after = ['b']) =>
  ({ personId }: Actor) => ({
    doc: DOC,
    put: [{ path: ['events', NEXT], value: { by: personId, at: 5_000, after, ...event } }],
  })

const amira: Person = { displayName: 'Amira', roles: ['learner'], phone: '07700 900123' }
const sarah: Person = { displayName: 'Sarah', roles: ['instructor'] }
const { phone: _phone, ...withoutPhone } = amira
const pushed = (id: string, before: Person | undefined, after: object) =>
  always({ id, ...(before ? { before } : {}), after })

export const peopleWhoMay: WhoMay = {
  commands: {
    'people.enrol': {
      states: { 'no file': [], 'with Sarah': [withSarah] },
      inputs: {
        'with Sarah': ofLearner({ instructorIds: ['sarah'] }),
        'with nobody, Licensed': ofLearner({ instructorIds: [], stage: 'Licensed' }),
        'with themselves': ({ personId }) => ({ learnerId: 'amira', instructorIds: [personId] }),
      },
    },
    'people.assign': {
      states: FILE,
      inputs: {
        Dev: ofLearner({ instructorId: 'dev' }),
        themselves: ({ personId }) => ({ learnerId: 'amira', instructorId: personId }),
      },
    },
    'people.endAssignment': {
      states: FILE,
      inputs: {
        Sarah: ofLearner({ instructorId: 'sarah' }),
        'Sarah, from tomorrow': ofLearner({
          instructorId: 'sarah',
          from: TUESDAY_10_MS + DAY_MS,
        }),
      },
    },
    'people.setStage': {
      states: FILE,
      inputs: {
        'Test Ready': ofLearner({ stage: 'Test Ready' }),
        Licensed: ofLearner({ stage: 'Licensed' }),
      },
    },
    'people.restrict': { states: FILE, inputs: { 'with a reason': ofLearner({ reason: 'Why' }) } },
    'people.lift': { states: FILE, inputs: { '': ofLearner({}) } },
    'people.giveConsent': { states: CONSENTS, inputs: SAID },
    'people.withdrawConsent': { states: CONSENTS, inputs: SAID },
  },
  forged: {
    learner: {
      states: { 'with Sarah': [withSarah], restricted: [restricted] },
      edits: {
        'another pickup': always({ doc: DOC, put: [{ path: ['pickup'], value: 'Elsewhere' }] }),
        'another person': always({ doc: DOC, put: [{ path: ['personId'], value: 'seun' }] }),
        'an event written over': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['events', 'b'], value: { ...ended, by: personId } }],
        }),
        'a stage after the last step': adds({ type: 'stage', stage: 'Licensed' }),
        'a stage after the restriction': adds({ type: 'stage', stage: 'Licensed' }, ['c']),
        'a stage after nothing': adds({ type: 'stage', stage: 'Licensed' }, []),
        'restricted without a reason': adds({
          type: 'enrolled',
          restriction: { is: 'placed', reason: ' ' },
        }),
        'lifted, knowing of it': adds({ type: 'enrolled', restriction: { is: 'lifted' } }, ['c']),
        'lifted, not knowing of any': adds({ type: 'enrolled', restriction: { is: 'lifted' } }),
        'enrolled once more': adds({ type: 'enrolled' }),
        'an end two days ahead': adds({
          type: 'ended',
          instructorId: 'sarah',
          from: TUESDAY_10_MS + 3 * DAY_MS,
        }),
        'an end in Ann’s name': adds({
          type: 'ended',
          instructorId: 'sarah',
          from: 5_000,
          by: 'ann',
        }),
      },
    },
    consents: {
      states: { 'yes in the app': [someConsents()] },
      edits: {
        'a no in Amira’s name': always({
          doc: 'consents:amira',
          put: [{ path: ['events', 'n'], value: { ...withdrawn, by: 'amira', how: 'app' } }],
        }),
        'the yes made a no': ({ personId }) => ({
          doc: 'consents:amira',
          put: [{ path: ['events', 'g'], value: { ...withdrawn, by: personId, after: [] } }],
        }),
        'two words at once': ({ personId }) => ({
          doc: 'consents:amira',
          put: ['n', 'o'].map((key) => ({
            path: ['events', key],
            value: { ...withdrawn, by: personId, how: 'app' },
          })),
        }),
      },
    },
  },
  reads: {
    learner: { 'Amira’s file': withSarah, 'Amira’s file, restricted': restricted },
    consents: { 'what Amira said': someConsents() },
  },
  sets: {
    people: {
      rows: {
        'Amira, a learner': { id: 'amira', data: amira },
        'Sarah, an instructor': { id: 'sarah', data: sarah },
      },
      pushes: {
        'Amira’s name': pushed('amira', amira, { ...amira, displayName: 'Amira K.' }),
        'no phone for Amira': pushed('amira', amira, withoutPhone),
        'Amira an admin': pushed('amira', amira, { ...amira, roles: ['learner', 'admin'] }),
        'Sarah’s name': pushed('sarah', sarah, { ...sarah, displayName: 'Sara' }),
        'somebody new': pushed('kim', undefined, { ...sarah, displayName: 'Kim' }),
        'the same again': pushed('amira', amira, amira),
      },
    },
  },
}
