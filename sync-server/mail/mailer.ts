/**
 * Mail the relay sends by itself: one at a time, later than the answer that caused it, a few tries.
 * A letter that is refused rests while the others go; a mail server that is away holds all of them.
 * Some of the places are kept for what somebody is waiting for, and nobody's letter box takes many:
 * who makes the relay write to them without end takes no place from others (T27).
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
  /** Somebody waits for it, or must hear of it at once: it goes before others. */
  readonly isUrgent?: boolean
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
/** The rest is for urgent ones. */
const NOT_URGENT_AT_MOST = 150
/**
 * Letters of one subject to one address, where somebody may belong to several schools. One more, and
 * the oldest goes.
 */
const WAITING_OF_A_KIND = 10
const RETRY_AFTER_MS = [5_000, 60_000]
const SERVER_PATIENCE_MS = 15_000

/** No line breaks, no lists, no display names: what looks otherwise is sent to nobody. */
const BARE_ADDRESS = /^[^@\s<>(),;:"\\[\]\p{Cc}]{1,64}@[^@\s<>(),;:"\\[\]\p{Cc}]{1,189}$/u
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

const withoutControls = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, ' ')

/** A line of a subject: one line, whatever it is made of. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

type Waiting = {
  readonly mail: Mail
  readonly settle: () => void
  failures: number
  /** Was refused, and is not to be sent before its own time. */
  isResting: boolean
}

type Answer = 'taken' | 'refused' | 'away'

/**
 * Said of this address or this text, and no reason to keep others' mail back: a box that is full, a
 * domain that is gone, a word it does not like. Anything else is the server's own trouble, or ours.
 */
const isAboutTheLetter = (fault: unknown): boolean => {
  const { command, responseCode } = fault as { command?: string; responseCode?: number }
  const isSaid = command === 'RCPT TO' || command === 'DATA'
  // 421: the server is about to close.
  return isSaid && responseCode !== undefined && responseCode !== 421
}

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

  const post = async ({ to, subject, text }: Mail): Promise<Answer> => {
    try {
      await transport.sendMail({
        from: settings.from,
        to: { name: '', address: to },
        subject: oneLine(subject),
        text: withoutControls(text),
      })
      return 'taken'
    } catch (fault) {
      log.warn('mail was not taken', { fault: describeFault(fault) })
      return isAboutTheLetter(fault) ? 'refused' : 'away'
    }
  }

  const waiting: Waiting[] = []
  let isDelivering = false

  const rest = (one: Waiting, restMs: number): void => {
    one.isResting = true
    // First of its kind still: it is the oldest.
    waiting.unshift(one)
    timers.after(restMs, () => {
      one.isResting = false
      void deliverAll()
    })
  }
  /** Settles it, or lets it rest. Asks again itself while the server is away: no other would fare better. */
  const deliver = async (one: Waiting): Promise<void> => {
    for (let pauseMs = 0; ; ) {
      await after(pauseMs)
      const answer = await post(one.mail)
      const nextMs = answer === 'taken' ? undefined : RETRY_AFTER_MS[one.failures]
      if (nextMs === undefined) return one.settle()
      one.failures += 1
      if (answer === 'refused') return rest(one, nextMs)
      pauseMs = nextMs
    }
  }

  const next = (): Waiting | undefined => {
    const urgent = waiting.findIndex(({ mail, isResting }) => mail.isUrgent && !isResting)
    const first = urgent < 0 ? waiting.findIndex(({ isResting }) => !isResting) : urgent
    return first < 0 ? undefined : waiting.splice(first, 1)[0]
  }
  const deliverAll = async (): Promise<void> => {
    if (isDelivering) return
    isDelivering = true
    for (let one = next(); one !== undefined; one = next()) await deliver(one)
    isDelivering = false
  }

  const hasPlaceFor = (mail: Mail): boolean =>
    mail.isUrgent
      ? waiting.length < WAITING_AT_MOST
      : waiting.filter((one) => !one.mail.isUrgent).length < NOT_URGENT_AT_MOST &&
        waiting.length < WAITING_AT_MOST

  /** Lets the oldest of its kind go where there are as many as may be. */
  const makeRoomFor = ({ to, subject }: Mail): void => {
    const same = waiting.filter(({ mail }) => mail.to === to && mail.subject === subject)
    const [oldest] = same
    if (oldest === undefined || same.length < WAITING_OF_A_KIND) return
    waiting.splice(waiting.indexOf(oldest), 1)
    oldest.settle()
  }

  return {
    send: (mail) => {
      makeRoomFor(mail)
      if (!BARE_ADDRESS.test(mail.to) || !hasPlaceFor(mail)) {
        log.warn('mail was not sent', { count: waiting.length })
        return Promise.resolve()
      }
      return new Promise((settle) => {
        waiting.push({ mail, settle, failures: 0, isResting: false })
        void deliverAll()
      })
    },
  }
}
