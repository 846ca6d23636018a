import { beforeEach, describe, expect, test } from 'vitest'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { DownFrame } from '#shared/protocol/down.ts'
import type { HelloFrame, UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts'
import { createLog } from '#sync-server/logging.ts'
import type { Send } from '#sync-server/school/school.ts'
import { type Connection, type ConnectionDeps, openConnection } from './connection.ts'
import { costOfFrame } from './cost-of-frame.ts'
import * as limits from './limits.ts'
import { createTokenBucket } from './token-bucket.ts'

const hello: HelloFrame = {
  type: 'hello',
  protocol: PROTOCOL_VERSION,
  app: '0.1.0',
  epoch: '',
  cursor: 0,
}
const manifest: UpFrame = { type: 'manifest', docs: [], last: true }

/** Time that passes only when told to. */
const heldTime = () => {
  let nowMs = 0
  let timers: { atMs: number; run: () => void }[] = []
  return {
    clock: { now: () => nowMs, monotonicMs: () => nowMs },
    timers: {
      after: (delayMs: number, run: () => void) => {
        const timer = { atMs: nowMs + delayMs, run }
        timers.push(timer)
        return timer
      },
      cancel: (handle: unknown) => {
        timers = timers.filter((timer) => timer !== handle)
      },
    },
    passes: (ms: number) => {
      const untilMs = nowMs + ms
      for (;;) {
        const due = timers.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0]
        if (!due) break
        timers = timers.filter((timer) => timer !== due)
        nowMs = due.atMs
        due.run()
      }
      nowMs = untilMs
    },
    left: () => timers.length,
  }
}

const aConnection = (
  handle: (frame: UpFrame) => Promise<void> = async () => undefined,
  over: Partial<ConnectionDeps> = {},
) => {
  const time = heldTime()
  const told: string[] = []
  const heard: DownFrame[] = []
  const handled: UpFrame[] = []
  let feed: Send = () => undefined
  let unsent = 0
  const sentCalls: (() => void)[] = []
  const connection: Connection = openConnection({
    wire: {
      send: (bytes, sent) => {
        const frame = parseDown(bytes)
        if (frame.ok) heard.push(frame.value)
        sentCalls.push(sent)
      },
      ping: () => told.push('ping'),
      close: (code) => told.push(`close ${code}`),
      terminate: () => told.push('terminate'),
      pause: () => told.push('pause'),
      resume: () => undefined,
      unsentBytes: () => unsent,
    },
    ...time,
    log: createLog('silent'),
    share: createTokenBucket(
      { atMost: limits.TOKENS_AT_MOST, perSecond: limits.TOKENS_PER_SECOND },
      0,
    ),
    intake: (_cost, read) => read(),
    stillHolds: () => true,
    costOf: costOfFrame,
    join: (send) => {
      feed = send
      return {
        handle: (frame) => {
          handled.push(frame)
          return handle(frame)
        },
        close: () => told.push('school closed'),
      }
    },
    onEnd: () => told.push('ended'),
    ...over,
  })
  return {
    connection,
    time,
    told,
    heard,
    handled,
    says: (frame: unknown) => connection.received(encodeFrame(frame as UpFrame)),
    feed: (frame: DownFrame) => feed(frame),
    peerHasRead: (bytesLeft: number) => {
      unsent = bytesLeft
      // Each frame tells once that it has left: the first one now, the last one when all is read.
      const calls = bytesLeft > 0 ? sentCalls.splice(0, 1) : sentCalls.splice(0)
      for (const call of calls) call()
    },
    isBehindBy: (bytes: number) => {
      unsent = bytes
    },
  }
}

let peer: ReturnType<typeof aConnection>
beforeEach(() => {
  peer = aConnection()
})
const refusals = () =>
  peer.heard.map((frame) => (frame.type === 'refuse' ? frame.code : frame.type))

describe('trust 4.4: what fails while a frame is read ends its own line and nothing else', () => {
  const fails = () => {
    throw new Error('the file does not open')
  }
  test.each([
    ['the school', { join: fails }],
    ['the session', { stillHolds: fails }],
  ])('%s cannot be asked for', (_what, broken) => {
    const waiting: (() => void)[] = []
    const later = (_cost: number, read: () => void) => void waiting.push(read)
    peer = aConnection(undefined, { ...broken, intake: later })
    peer.says(hello)
    peer.says(manifest)
    for (const read of waiting) read()
    expect(peer.told).toEqual(['ended', `close ${limits.CLOSE_CODES.fault}`])
    expect(peer.handled).toEqual([])
  })

  test('whose session has ended is not read any more', () => {
    peer = aConnection(undefined, { stillHolds: () => false })
    peer.says(hello)
    expect(peer.handled).toEqual([])
  })
})

describe('the first word', () => {
  test('hello reaches the school, and frames after it', () => {
    peer.says(hello)
    peer.says(manifest)
    expect(peer.handled.map(({ type }) => type)).toEqual(['hello', 'manifest'])
  })

  test('who says nothing for five seconds is let go', () => {
    peer.time.passes(limits.HELLO_WITHIN_MS)
    expect(refusals()).toEqual(['bad-frame'])
    expect(peer.told).toEqual(['ended', 'close 1008'])
  })

  test.each([
    ['another frame', manifest],
    ['a hello with a field nobody asked for', { ...hello, isAdmin: true }],
    ['no frame at all', 'hello'],
  ])('%s: answered, closed, nothing reaches the school', (_what, frame) => {
    peer.says(frame)
    expect(refusals()).toEqual(['bad-frame'])
    expect(peer.handled).toEqual([])
  })

  test('an app that is too old is told to update, whatever else its hello looked like', () => {
    peer.says({ type: 'hello', protocol: 0, something: 'old' })
    expect(refusals()).toEqual(['update-needed'])
  })

  test('an app that is newer than the relay is told so', () => {
    peer.says({ type: 'hello', protocol: PROTOCOL_VERSION + 1, something: 'new' })
    expect(refusals()).toEqual(['relay-older'])
  })

  test('twice is once too often', () => {
    peer.says(hello)
    peer.says(hello)
    expect(refusals()).toEqual(['bad-frame'])
  })
})

describe('T26: a peer that does not keep up', () => {
  const frame: DownFrame = { type: 'live', cur: 1, teams: [] }
  beforeEach(() => peer.says(hello))

  test('above 1 MiB the feed waits until it has read', async () => {
    expect(peer.feed(frame)).toBeUndefined()
    peer.isBehindBy(limits.PAUSE_FEED_ABOVE_BYTES + 1)
    let isFree = false
    const full = peer.feed(frame)
    expect(full).toBeInstanceOf(Promise)
    full?.then(() => {
      isFree = true
    })
    peer.peerHasRead(limits.PAUSE_FEED_ABOVE_BYTES + 1)
    await Promise.resolve()
    expect(isFree).toBe(false)
    peer.peerHasRead(0)
    await full
    expect(isFree).toBe(true)
  })

  test('above 4 MiB it is let go and may come back', () => {
    peer.isBehindBy(limits.CLOSE_ABOVE_BYTES + 1)
    peer.feed(frame)
    expect(peer.told).toContain('close 1013')
  })

  test('when it goes, the feed does not wait for ever', async () => {
    peer.isBehindBy(limits.PAUSE_FEED_ABOVE_BYTES + 1)
    const full = peer.feed(frame)
    peer.connection.closed()
    await full
    expect(peer.told).toEqual(['school closed', 'ended'])
  })
})

describe('a peer that asks too much', () => {
  test('reading rests, and goes on by itself', () => {
    peer.says(hello)
    for (let index = 0; index < limits.TOKENS_AT_MOST; index += 1) peer.says(manifest)
    expect(peer.told).toContain('pause')
    expect(refusals()).toEqual([])
    peer.time.passes(5_000)
    expect(peer.told).not.toContain('close 1008')
  })

  test('frames in hand are counted: the school is never asked for more at once', () => {
    peer = aConnection(() => new Promise(() => undefined))
    for (let index = 0; index < limits.FRAMES_IN_HAND; index += 1)
      peer.says(index === 0 ? hello : manifest)
    expect(peer.told).toEqual(['pause'])
  })
})

describe('T25: a peer that is gone', () => {
  test('two pings without an answer end it', () => {
    peer.says(hello)
    peer.time.passes(3 * limits.PING_EVERY_MS)
    expect(peer.told).toEqual(['ping', 'ping', 'school closed', 'ended', 'terminate'])
    expect(peer.time.left()).toBe(0)
  })

  test('an answer keeps it', () => {
    peer.says(hello)
    for (let round = 0; round < 10; round += 1) {
      peer.time.passes(limits.PING_EVERY_MS)
      peer.connection.ponged()
    }
    expect(peer.told).not.toContain('terminate')
  })
})

test('a fault of ours ends this connection and says nothing of what was sent', async () => {
  peer = aConnection(async () => {
    throw new Error('a bug')
  })
  peer.says(hello)
  await Promise.resolve()
  await Promise.resolve()
  expect(peer.told).toContain('close 1011')
})

test('after the end nothing is heard and nothing is said', () => {
  peer.says(hello)
  peer.connection.refuse('device-ended', 'This device was signed out.')
  peer.says(manifest)
  peer.feed({ type: 'live', cur: 1, teams: [] })
  expect(refusals()).toEqual(['device-ended'])
  expect(peer.handled).toHaveLength(1)
})

test('T26: pings are paid for like frames, so that their answers pile up nowhere', () => {
  for (let count = 0; count < limits.TOKENS_AT_MOST; count += 1) peer.connection.pinged()
  expect(peer.told).not.toContain('pause')
  peer.connection.pinged()
  expect(peer.told).toContain('pause')
})
