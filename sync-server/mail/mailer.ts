/**
 * Mail the relay sends by itself: one at a time, later than the answer that caused it, a few tries.
 * Plain text to one address; subjects are ours, never somebody's words (T41).
 */
import { createTransport } from 'nodemailer'
import type { Timers } from '#shared/kernel/ports.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'

export type Mail = {
  /** One bare address. */
  readonly to: string
  readonly subject: string
  readonly text: string
}

export type Mailer = {
  /** Settles when the mail server took it, or when it was given up. Never rejects. */
  send(mail: Mail): Promise<void>
}

export type MailSettings = {
  /** `smtps://user:password@mail.example:465`, or `smtp://` for STARTTLS. */
  readonly smtpUrl: string
  /** The bare address in `From`. */
  readonly from: string
}

const WAITING_AT_MOST = 200
const RETRY_AFTER_MS = [5_000, 60_000]
const SERVER_PATIENCE_MS = 15_000

/** No line breaks, no lists, no display names: what looks otherwise is sent to nobody. */
const BARE_ADDRESS = /^[^@\s<>(),;:"\\[\]\p{Cc}]{1,64}@[^@\s<>(),;:"\\[\]\p{Cc}]{1,189}$/u
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

const withoutControls = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, ' ')

/** A line of a subject: one line, whatever it is made of. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

export const createMailer = (settings: MailSettings, timers: Timers, log: Log): Mailer => {
  const transport = createTransport({
    url: settings.smtpUrl,
    // A link that opens an account does not cross a network in the clear.
    requireTLS: !LOOPBACK.includes(new URL(settings.smtpUrl).hostname),
    connectionTimeout: SERVER_PATIENCE_MS,
    greetingTimeout: SERVER_PATIENCE_MS,
    socketTimeout: SERVER_PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const after = (delayMs: number): Promise<void> =>
    new Promise((resolve) => void timers.after(delayMs, resolve))

  const deliver = async ({ to, subject, text }: Mail): Promise<void> => {
    for (const waitMs of [0, ...RETRY_AFTER_MS]) {
      await after(waitMs)
      try {
        await transport.sendMail({
          from: settings.from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text: withoutControls(text),
        })
        return
      } catch (fault) {
        log.warn('mail was not taken', { fault: describeFault(fault) })
      }
    }
  }

  let last: Promise<void> = Promise.resolve()
  let waiting = 0
  return {
    send: (mail) => {
      if (!BARE_ADDRESS.test(mail.to) || waiting >= WAITING_AT_MOST) {
        log.warn('mail was not sent', { count: waiting })
        return Promise.resolve()
      }
      waiting += 1
      last = last
        .then(() => deliver(mail))
        .finally(() => {
          waiting -= 1
        })
      return last
    },
  }
}
