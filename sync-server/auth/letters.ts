/**
 * What the door writes to people by mail. Subjects are fixed, links lead to our own origin and
 * nowhere else, and nothing a stranger typed stands in any of it (T41).
 */
import { HOUR_MS } from '#shared/kernel/time-units.ts'
import type { Mail } from '#sync-server/mail/mailer.ts'
import type { AuthDeps } from './deps.ts'

const CLOSING = 'Dual Control'

export type Letters = ReturnType<typeof createLetters>

/** So often at most an account is written to about devices. */
const NEW_DEVICE_EVERY_MS = HOUR_MS

export const createLetters = ({
  mailer,
  config,
  clock,
}: Pick<AuthDeps, 'mailer' | 'config' | 'clock'>) => {
  const origin = config.allowedOrigins[0] ?? ''
  /** Leaves with nobody waiting for it, so that no answer takes longer where there is an account. */
  const post = (mail: Omit<Mail, 'text'>, ...paragraphs: string[]): void =>
    void mailer?.send({ ...mail, text: [...paragraphs, CLOSING].join('\n\n') })

  const written = new Map<string, number>()
  /** Once in an hour for each key; asking counts as writing. */
  const isDue = (key: string): boolean => {
    const now = clock.monotonicMs()
    for (const [old, at] of written) {
      if (now - at < NEW_DEVICE_EVERY_MS) break
      written.delete(old)
    }
    if (written.has(key)) return false
    written.set(key, now)
    return true
  }

  return {
    resetAsked: (to: string, token: string): void =>
      post(
        { to, subject: 'Choose a new password', isUrgent: true },
        'Somebody asked for a new password for your account, we hope you. Open this link within 30 minutes to choose one:',
        `${origin}/reset/${token}`,
        'It works once. If it was not you, do nothing: your password stays as it is.',
      ),
    passwordChanged: (to: string): void =>
      post(
        { to, subject: 'Your password was changed', isUrgent: true },
        'The password of your account was changed just now, and you were signed out everywhere else.',
        `If it was not you, choose a new one at once: ${origin}/forgotten`,
      ),
    /**
     * One in an hour, or whoever signs in again and again would fill the post for everybody. That
     * another device had to go is told by itself: it says more.
     */
    newDevice: (to: string, isInPlaceOfAnother: boolean): void => {
      if (!isDue(`${isInPlaceOfAnother} ${to}`)) return
      post(
        { to, subject: 'A new device signed in' },
        'A device that was not known before signed in to your account just now.',
        ...(isInPlaceOfAnother
          ? [
              'You had as many devices as one person can have. The one you needed least was signed out: what it had not sent goes to the office when it is next online.',
            ]
          : []),
        `If it was not you, open ${origin} , go to your devices, sign that one out, and change your password.`,
        'We write of new devices once in an hour at most. Your devices show all of them.',
      )
    },
    invited: (to: string, schoolName: string, token: string): void =>
      post(
        { to, subject: 'You are invited to your driving school' },
        `${schoolName} has invited you. Open this link within three days to join:`,
        `${origin}/invite/${token}`,
        'It works once. If you do not know the school, do nothing.',
      ),
  }
}
