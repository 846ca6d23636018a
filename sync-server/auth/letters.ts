/**
 * What the door writes to people by mail. Subjects are fixed, links lead to our own origin and
 * nowhere else, and nothing a stranger typed stands in any of it (T41).
 */
import type { Mail } from '#sync-server/mail/mailer.ts'
import type { AuthDeps } from './deps.ts'

const CLOSING = 'Dual Control'

export type Letters = ReturnType<typeof createLetters>

export const createLetters = ({ mailer, config }: Pick<AuthDeps, 'mailer' | 'config'>) => {
  const origin = config.allowedOrigins[0] ?? ''
  /** Leaves with nobody waiting for it, so that no answer takes longer where there is an account. */
  const post = (to: string, subject: Mail['subject'], ...paragraphs: string[]): void =>
    void mailer?.send({ to, subject, text: [...paragraphs, CLOSING].join('\n\n') })

  return {
    resetAsked: (to: string, token: string): void =>
      post(
        to,
        'Choose a new password',
        'Somebody asked for a new password for your account, we hope you. Open this link within 30 minutes to choose one:',
        `${origin}/reset/${token}`,
        'It works once. If it was not you, do nothing: your password stays as it is.',
      ),
    passwordChanged: (to: string): void =>
      post(
        to,
        'Your password was changed',
        'The password of your account was changed just now, and you were signed out everywhere else.',
        `If it was not you, choose a new one at once: ${origin}/forgotten`,
      ),
    newDevice: (to: string, isInPlaceOfAnother: boolean): void =>
      post(
        to,
        'A new device signed in',
        'A device that was not known before signed in to your account just now.',
        ...(isInPlaceOfAnother
          ? [
              'You had as many devices as one person can have. The one you needed least was signed out: what it had not sent goes to the office when it is next online.',
            ]
          : []),
        `If it was not you, open ${origin} , go to your devices, sign that one out, and change your password.`,
      ),
    invited: (to: string, schoolName: string, token: string): void =>
      post(
        to,
        'You are invited to your driving school',
        `${schoolName} has invited you. Open this link within three days to join:`,
        `${origin}/invite/${token}`,
        'It works once. If you do not know the school, do nothing.',
      ),
  }
}
