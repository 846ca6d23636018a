/** The table of rights of lesson records. */

import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import { aConfirmedBooking } from '#shared/domains/bookings/booking.builder.ts'
import { aLesson } from './lesson.builder.ts'

const logged = aLesson({ note: 'Good mirrors.', reflection: 'Went well.' })
const { loggedAt: _at, loggedBy: _by, ...unlogged } = aLesson({ ratings: {} })
const ofTheOffice = aLesson({ loggedBy: 'ann', ratings: {} })

const LESSON: States = {
  none: [],
  'none, booked for Seun': [aConfirmedBooking({ learnerId: 'seun' })],
  'none, booked with Sarah': [aConfirmedBooking()],
  'not logged': [unlogged],
  'logged by Sarah': [logged],
  'logged by Ann': [ofTheOffice],
}
const { learnerId, instructorId, startsAtMs, durationMinutes } = logged
const LOG = {
  bookingId: 'b1',
  learnerId,
  instructorId,
  startsAtMs,
  durationMinutes,
  skills: [{ skill: 15, level: 3 }],
  note: 'Good signals.',
}
const DOC = 'lesson:b1'
const rated = { skill: 15, level: 5, at: 5_000 }

export const lessonsWhoMay: WhoMay = {
  commands: {
    'lessons.log': {
      states: LESSON,
      inputs: {
        'as Sarah’s lesson': always(LOG),
        'as their own lesson': ({ personId }) => ({ ...LOG, instructorId: personId }),
        'with Seun instead': always({ ...LOG, learnerId: 'seun' }),
      },
    },
    'lessons.reflect': {
      states: LESSON,
      inputs: { '': always({ bookingId: 'b1', reflection: 'Could be better.' }) },
    },
  },
  forged: {
    lesson: {
      states: { 'not logged': [unlogged], 'logged by Sarah': [logged] },
      edits: {
        'a rating in Sarah’s name': always({
          doc: DOC,
          put: [{ path: ['ratings', 'n'], value: { ...rated, by: 'sarah' } }],
        }),
        'a rating of their own': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['ratings', 'n'], value: { ...rated, by: personId } }],
        }),
        'Sarah’s rating written over': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['ratings', 'g1'], value: { ...rated, by: personId } }],
        }),
        'logged, in Dev’s name': always({
          doc: DOC,
          put: [{ path: ['loggedBy'], value: 'dev' }],
        }),
        'logged, in their own': ({ personId }) => ({
          doc: DOC,
          put: [{ path: ['loggedBy'], value: personId }],
        }),
        'logged at another time': always({ doc: DOC, put: [{ path: ['loggedAt'], value: 9_000 }] }),
        'the note and the reflection': always({
          doc: DOC,
          text: [
            { field: 'note', value: 'Another.' },
            { field: 'reflection', value: 'Another.' },
          ],
        }),
        'another learner': always({ doc: DOC, put: [{ path: ['learnerId'], value: 'seun' }] }),
        'another length': always({ doc: DOC, put: [{ path: ['durationMinutes'], value: 30 }] }),
      },
    },
  },
  reads: { lesson: { 'Amira’s lesson with Sarah': logged } },
  sets: {},
}
