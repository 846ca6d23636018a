/**
 * One open socket: frames in, frames out, and the reasons to end it. Knows nothing of schools but
 * that they take frames; everything here is bounded, so that one peer cannot cost the others.
 */
import type { Clock, TimerHandle, Timers } from '#shared/kernel/ports.ts'
import { parseUp } from '#shared/protocol/codec.ts'
import type { RefuseFrame, SentFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import type { ServedVersions } from '#shared/protocol/version.ts'
import { describeFault, type Log } from '#sync-server/logging.ts'
import type { Connection as SchoolEnd, Send } from '#sync-server/school/school.ts'
import { encodedOnce } from './encoded-once.ts'
import { parseHello } from './first-frame.ts'
import * as limits from './limits.ts'
import type { TokenBucket } from './token-bucket.ts'

/** What a connection needs of a WebSocket. */
export type Wire = {
  /** `sent` is called when the bytes have left this process. */
  send(bytes: Uint8Array, sent: () => void): void
  ping(): void
  close(code: number): void
  /** At once, without a farewell: for a peer that does not answer. */
  terminate(): void
  /** Stops and resumes reading; the peer's own sending then waits. */
  pause(): void
  resume(): void
  unsentBytes(): number
}

export type ConnectionDeps = {
  readonly wire: Wire
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** What this person may still ask, on whatever sockets. */
  readonly share: TokenBucket
  /** Reads a frame now, or when it is this person's turn. */
  readonly intake: (cost: number, read: () => void) => void
  /** Asked before each frame. False: it has ended the line. */
  readonly stillHolds: () => boolean
  /** What a frame costs beyond its bytes. */
  readonly costOf: (frame: UpFrame) => number
  /** Apps of which versions are served. Left out: `SERVED_VERSIONS`. */
  readonly served?: ServedVersions | undefined
  /** Called once the first frame was a hello. */
  readonly join: (send: Send) => SchoolEnd
  readonly onEnd: () => void
}

export type Connection = {
  /** A message arrived. `undefined`: it was no binary one. */
  received(bytes: Uint8Array | undefined): void
  ponged(): void
  /** The peer's own ping, which the socket answers by itself: a frame like any other. */
  pinged(): void
  /** Ends it with a sentence for the person in front of the device. */
  refuse(code: RefuseFrame['code'], message: string): void
  /** Ends it without one, e.g. at shutdown. */
  end(closeCode: number): void
  /** The socket is gone. */
  closed(): void
}

export const openConnection = (deps: ConnectionDeps): Connection => {
  const { wire, clock, timers, log, share, intake, stillHolds, costOf, join, onEnd } = deps
  let school: SchoolEnd | undefined
  let isOver = false
  let missedPings = 0
  let framesInHand = 0
  let framesUnread = 0
  let pausedUntilMs = 0
  let pauseTimer: TimerHandle | undefined
  let pingTimer: TimerHandle | undefined
  /** Told when there is room again; the feed waits for it. */
  let waitingForRoom: (() => void)[] = []

  const giveRoom = (): void => {
    if (!isOver && wire.unsentBytes() > limits.PAUSE_FEED_ABOVE_BYTES) return
    const told = waitingForRoom
    waitingForRoom = []
    for (const tell of told) tell()
  }

  const finish = (): void => {
    if (isOver) return
    isOver = true
    for (const timer of [helloTimer, pingTimer, pauseTimer]) if (timer) timers.cancel(timer)
    school?.close()
    giveRoom()
    onEnd()
  }

  const end = (closeCode: number): void => {
    if (isOver) return
    finish()
    wire.resume()
    wire.close(closeCode)
  }

  const send = (frame: SentFrame): undefined | Promise<void> => {
    if (isOver) return undefined
    wire.send(encodedOnce(frame), giveRoom)
    // The school's last word on this connection.
    if (frame.type === 'refuse') end(CLOSE_CODE_OF[frame.code] ?? limits.CLOSE_CODES.refused)
    const unsentBytes = wire.unsentBytes()
    if (unsentBytes > limits.CLOSE_ABOVE_BYTES) end(limits.CLOSE_CODES.tryLater)
    if (isOver || unsentBytes <= limits.PAUSE_FEED_ABOVE_BYTES) return undefined
    return new Promise((resolve) => waitingForRoom.push(resolve))
  }

  const refuse: Connection['refuse'] = (code, message) =>
    void send({ type: 'refuse', code, message })

  const helloTimer = timers.after(limits.HELLO_WITHIN_MS, () =>
    refuse('bad-frame', 'The app did not say hello in time. It will try again.'),
  )

  const ping = (): void => {
    if (isOver) return
    if (missedPings >= limits.MISSED_PINGS_AT_MOST) {
      finish()
      wire.terminate()
      return
    }
    missedPings += 1
    wire.ping()
    if (school !== undefined) send({ type: 'tick' })
    pingTimer = timers.after(limits.PING_EVERY_MS, ping)
  }
  pingTimer = timers.after(limits.PING_EVERY_MS, ping)

  /** Reading rests while this peer is ahead of its share or its frames are still being worked on. */
  const breathe = (): void => {
    if (isOver) return
    const waitMs = pausedUntilMs - clock.monotonicMs()
    if (waitMs <= 0 && framesInHand + framesUnread < limits.FRAMES_IN_HAND) {
      wire.resume()
      return
    }
    wire.pause()
    if (waitMs <= 0 || pauseTimer !== undefined) return
    pauseTimer = timers.after(waitMs, () => {
      pauseTimer = undefined
      breathe()
    })
  }

  /** Whoever is ahead of their share waits, and so do their answers. */
  const pay = (tokens: number): void => {
    const nowMs = clock.monotonicMs()
    const waitMs = share.take(tokens, nowMs)
    if (waitMs > 0) pausedUntilMs = nowMs + waitMs
  }

  /** A bug of ours, or a file that does not open: the device keeps its work and comes back, the others go on. */
  const failed = (fault: unknown, code?: UpFrame['type']): void => {
    log.error('frame failed', { fault: describeFault(fault), ...(code ? { code } : {}) })
    end(limits.CLOSE_CODES.fault)
  }

  const pass = async (frame: UpFrame): Promise<void> => {
    framesInHand += 1
    try {
      await school?.handle(frame)
    } catch (fault) {
      failed(fault, frame.type)
    } finally {
      framesInHand -= 1
      breathe()
    }
  }

  const read = (bytes: Uint8Array) => {
    if (isOver || !stillHolds()) return
    const parsed = school ? parseUp(bytes) : parseHello(bytes, deps.served)
    if (!parsed.ok) return refuse(parsed.problem.code, parsed.problem.message)
    if (school && parsed.value.type === 'hello')
      return refuse('bad-frame', 'Hello was said already. Nothing was changed.')
    if (!school) {
      timers.cancel(helloTimer)
      school = join(send)
    }
    pay(costOf(parsed.value))
    void pass(parsed.value)
    breathe()
  }

  return {
    received: (bytes = NOTHING) => {
      if (isOver) return
      const cost = 1 + bytes.length / limits.BYTES_PER_TOKEN
      pay(cost)
      framesUnread += 1
      intake(cost, () => {
        framesUnread -= 1
        try {
          read(bytes)
        } catch (fault) {
          failed(fault)
        }
      })
      if (framesUnread > 0) breathe()
    },
    ponged: () => {
      missedPings = 0
    },
    pinged: () => {
      if (isOver) return
      pay(1)
      if (wire.unsentBytes() > limits.CLOSE_ABOVE_BYTES) end(limits.CLOSE_CODES.tryLater)
      else breathe()
    },
    refuse,
    end,
    closed: finish,
  }
}

const NOTHING = new Uint8Array()
/** "Busy" asks the device back later; anything else is for a person to read first. */
const CLOSE_CODE_OF: Partial<Record<RefuseFrame['code'], number>> = {
  busy: limits.CLOSE_CODES.tryLater,
}
