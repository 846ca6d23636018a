/** The table of rights of notices. */
import { always, type WhoMay } from '#shared/documents/who-may.builder.ts'

const notice = { personId: 'amira', what: 'booking-moved', about: 'b1', by: 'sarah', atMs: 1 }
const read = { ...notice, readAtMs: 2 }
const pushed = (before: object | undefined, after: object) =>
  always({ id: 'n1', ...(before ? { before } : {}), after })

export const notificationsWhoMay: WhoMay = {
  commands: {},
  forged: {},
  reads: {},
  sets: {
    notifications: {
      rows: { 'Amira’s notice': { id: 'n1', data: notice } },
      pushes: {
        'Amira’s as read': pushed(notice, read),
        'Amira’s as unread again': pushed(read, notice),
        'Amira’s as somebody else’s doing': pushed(notice, { ...read, by: 'dev' }),
        'Amira’s as their own': ({ personId }) => ({
          id: 'n1',
          before: notice,
          after: { ...notice, personId },
        }),
        'a new one for Amira': pushed(undefined, notice),
      },
    },
  },
}
