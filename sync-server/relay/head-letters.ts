/**
 * Once a week the admins of a school are sent how far its audit and the relay's security log have
 * come, signed: what lies in their letter box, whoever can write the relay's disk cannot change. T45.
 */
import type { Clock } from '#shared/kernel/ports.ts'
import type { Mailer } from '#sync-server/mail/mailer.ts'
import { RELAY_CHAIN } from '#sync-server/storage/audit/keep.ts'
import { printHead } from '#sync-server/storage/audit/signer.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { OpenSchools } from './open-schools.ts'

const WEEK_MS = 7 * 24 * 3_600_000
const SENT_AT = 'audit-heads-sent-at'
const SENT_LINES = 'audit-heads-sent'
const SUBJECT = 'Keep this: how far your security log has come'

const letter = (lines: string): string =>
  [
    'Please keep this message; nothing needs to be done with it now. Each line is signed and says how far the security log of your relay and the audit of your school had come.',
    lines,
    'Should you ever doubt that the logs are as they were written, give a line to whoever runs the relay:',
    'npm run relay -- audit verify --head <line>',
    'It names every row that was changed, dropped or cut off up to there.',
    'Dual Control',
  ].join('\n\n')

export const createHeadLetters = (deps: {
  control: ControlDb
  schools: OpenSchools
  /** Missing: this relay sends no mail. */
  mailer: Mailer | undefined
  clock: Clock
}) => {
  const { control, schools, mailer, clock } = deps

  const sendOne = (schoolId: string): void => {
    const school = schools.of(schoolId)
    const { settings } = school
    const now = clock.now()
    if (now - Number(settings.get(SENT_AT) ?? 0) < WEEK_MS) return
    const own = school.audit.chain.heads.latest()
    const relay = control.securityLog.chain.heads.latest()
    const lines = [
      ...(relay ? [printHead(RELAY_CHAIN, relay)] : []),
      ...(own ? [printHead(schoolId, own)] : []),
    ].join('\n')
    if (lines === '' || lines === settings.get(SENT_LINES)) return
    // Written first: a relay that restarts in a loop must not fill anybody's letter box.
    settings.set(SENT_AT, String(now))
    settings.set(SENT_LINES, lines)
    for (const { roles, accountId } of control.memberships.ofSchool(schoolId)) {
      const to = roles.includes('admin') ? control.accounts.byId(accountId)?.email : undefined
      if (to) void mailer?.send({ to, subject: SUBJECT, text: letter(lines) })
    }
  }

  return {
    /** Sends what is due. To be called after the heads were signed. */
    send: (): void => {
      if (mailer !== undefined) for (const { id } of control.schools.all()) sendOne(id)
    },
  }
}
