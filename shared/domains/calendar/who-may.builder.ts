/** The table of rights of diaries. */
import { always, type States, type WhoMay } from '#shared/documents/who-may.builder.ts'
import { aDiary } from './diary.builder.ts'

const sarahs = aDiary({ blocks: { k1: { startsAtMs: 1_000, endsAtMs: 2_000, active: true } } })
const DIARY: States = { none: [], 'Sarah’s': [sarahs] }
const HOURS = { '1': [{ from: '09:00', to: '12:00' }] }
const BLOCK = { startsAtMs: 3_000, endsAtMs: 4_000 }
const DOC = 'diary:sarah'

export const calendarWhoMay: WhoMay = {
  commands: {
    'calendar.setHours': {
      states: DIARY,
      inputs: {
        'Sarah’s': always({ instructorId: 'sarah', hours: HOURS }),
        'their own': ({ personId }) => ({ instructorId: personId, hours: HOURS }),
      },
    },
    'calendar.block': {
      states: DIARY,
      inputs: {
        'Sarah’s': always({ instructorId: 'sarah', ...BLOCK }),
        'their own': ({ personId }) => ({ instructorId: personId, ...BLOCK }),
      },
    },
  },
  forged: {
    diary: {
      states: { 'Sarah’s': [sarahs] },
      edits: {
        'another instructor': always({ doc: DOC, put: [{ path: ['instructorId'], value: 'dev' }] }),
        'a block struck out': always({
          doc: DOC,
          put: [{ path: ['blocks', 'k1', 'active'], value: false }],
        }),
        'a diary of their own, kept as Dev’s': ({ personId }) => ({
          doc: 'diary:dev',
          put: [
            { path: ['id'], value: 'diary:dev' },
            { path: ['instructorId'], value: personId },
          ],
        }),
      },
    },
  },
  reads: { diary: { 'Sarah’s diary': sarahs } },
  sets: {},
}
