/**
 * Keeps this device in step with the relay: one socket, frames handled one after the other, pushes
 * until the outbox is empty, and again after every failure, with a growing pause.
 */

import type { TimerHandle } from '#shared/kernel/ports.ts'
import { MINUTE_MS } from '#shared/kernel/time-units.ts'
import { encodeFrame, parseDown } from '#shared/protocol/codec.ts'
import type { DownFrame, RefuseFrame, WelcomeFrame } from '#shared/protocol/down.ts'
import type { UpFrame } from '#shared/protocol/up.ts'
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#shared/protocol/version.ts'
import type { LinkState } from './api.ts'
import { createHealer, HEALING } from './heal.ts'
import type { Memory } from './memory.ts'
import type { EnginePorts, Link, Write } from './ports.ts'
import { createPusher } from './push.ts'
import { createQueue } from './queue.ts'
import { createRefusals } from './refusals.ts'
import { CLOCK_AHEAD, type SyncStatusHolder } from './sync-status.ts'
import type { Writer } from './writer.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** What the relay said of this app or session holds until it says otherwise. */
const STAYS_SAID: readonly LinkState[] = ['signed-out', 'update-needed', 'relay-older']
/** The relay says something every 25 seconds; twice missed, the line is dead whatever it says. */
export const SILENCE_MS = MINUTE_MS

export const createSync = (deps: {
  ports: EnginePorts
  writer: Writer
  memory: Memory
  status: SyncStatusHolder
  app: string
  /** Newer rows in published sets; in any of them when no names are given. */
  onSets: (sets?: readonly string[]) => void
  /** Rights, roles or teams have changed. */
  onActor: () => void
  /** This device was ended from elsewhere, and the relay can be reached. */
  onDeviceEnded: () => void
}) => {
  const { ports, writer, memory, status } = deps
  const { store, network, timers, clock } = ports
  let link: Link | undefined
  let opened = false
  let stopped = true
  let pauseMs = FIRST_PAUSE_MS
  let retry: TimerHandle
  let silence: TimerHandle
  let exclusively = createQueue()

  const send = (frame: UpFrame): void => link?.send(encodeFrame(frame))
  const pusher = createPusher({ ports, writer, send, isReady: () => opened })
  const healer = createHealer({ ports, writer, send })
  const refusals = createRefusals({ writer, send })

  const inStep = (): void => {
    status.set({ link: 'online', inStepAtMs: clock.now() })
    void store
      .commit([{ table: 'meta', key: 'inStepAt', value: clock.now() }], 'relaxed')
      .catch(noop)
  }

  const keepActor = async (
    roles: WelcomeFrame['roles'],
    teams: readonly string[],
  ): Promise<void> => {
    const actor = { ...memory.actor(), roles, teams }
    memory.setActor(actor)
    await store.commit([{ table: 'meta', key: 'actor', value: actor }], 'relaxed')
    deps.onActor()
  }

  const onWelcome = async (frame: WelcomeFrame): Promise<void> => {
    const epoch = await store.get<string>('meta', 'epoch')
    const cursor = (await store.get<number>('meta', 'cursor')) ?? 0
    const clockAheadMs = clock.now() - frame.now
    status.set({ clockAheadMs })
    await keepActor(frame.roles, frame.teams)
    pauseMs = FIRST_PAUSE_MS
    opened = true
    status.set({ link: 'online', deviceEnded: false })
    // What was published while there was no line was told to nobody here.
    deps.onSets()
    const isRestored = epoch !== undefined && epoch !== frame.epoch
    const mustHeal = isRestored || (await store.get<boolean>('meta', HEALING.key)) === true
    // A place in the log of before says nothing about the restored one: what is there comes anew, and
    // a line that breaks meanwhile must not leave the old number beside the new epoch.
    const seen: Write[] = [
      { table: 'meta', key: 'epoch', value: frame.epoch },
      { table: 'meta', key: CLOCK_AHEAD, value: clockAheadMs },
      ...(isRestored ? [{ table: 'meta', key: 'cursor', value: 0 } as const] : []),
      ...(mustHeal ? [HEALING] : []),
    ]
    await store.commit(seen, 'strict')
    if (mustHeal) await healer.sendManifest()
    if (frame.top === cursor && epoch === frame.epoch) inStep()
    await pusher.pump()
    refusals.handOver()
  }

  const onRefuse = (frame: RefuseFrame): void => {
    if (frame.code === 'update-needed') status.set({ link: 'update-needed' })
    else if (frame.code === 'relay-older') {
      status.set({ link: 'relay-older' })
      pauseMs = LONGEST_PAUSE_MS
    } else if (frame.code === 'signed-out') status.set({ link: 'signed-out' })
    else if (frame.code === 'device-ended') {
      status.set({ link: 'signed-out', deviceEnded: true })
      deps.onDeviceEnded()
    } else pauseMs = LONGEST_PAUSE_MS
    drop()
  }

  const handle = async (frame: DownFrame): Promise<void> => {
    switch (frame.type) {
      case 'welcome':
        return onWelcome(frame)
      case 'snap':
        await mustStore(writer.receive((into) => into.snap(frame)))
        return
      case 'rows':
        await mustStore(writer.receive((into) => into.rows(frame)))
        return
      case 'gone':
        await mustStore(
          writer.receive((into) =>
            frame.erased
              ? into.erased(frame.docs, frame.erased, frame.cur)
              : into.gone(frame.docs, frame.cur),
          ),
        )
        return pusher.pump()
      case 'live':
        await mustStore(writer.receive((into) => into.cursor(frame.cur)))
        await keepActor([...memory.actor().roles], frame.teams)
        inStep()
        return
      case 'ack': {
        if (await healer.onAck(frame)) return
        if (refusals.isOwn(frame.push)) {
          if (await refusals.onAck(frame)) refusals.handOver()
          return
        }
        await pusher.onAck(frame)
        refusals.handOver()
        if (writer.outbox.waiting().length === 0) inStep()
        return pusher.pump()
      }
      case 'need':
        return healer.onNeed(frame)
      case 'sets':
        return deps.onSets(frame.sets)
      case 'quarantine':
        status.set({ quarantineCount: frame.open })
        return
      case 'decided':
        return refusals.decided(frame)
      case 'tick':
        return
      case 'refuse':
        return onRefuse(frame)
    }
  }

  /** A frame that could not be stored must not be passed over: start again from the cursor. */
  const mustStore = async (stored: Promise<boolean>): Promise<void> => {
    if (!(await stored)) drop()
    showUnreadable()
  }

  const showUnreadable = (): void => status.set({ unreadableCount: writer.unreadable.all().length })

  const listenForSilence = (): void => {
    timers.cancel(silence)
    silence = timers.after(SILENCE_MS, drop)
  }

  const onMessage = (from: Link, bytes: Uint8Array): void => {
    if (from !== link) return
    listenForSilence()
    const frame = parseDown(bytes)
    if (!frame.ok) {
      // It may have held rows: passed over, the next one would move the cursor past them.
      pauseMs = LONGEST_PAUSE_MS
      drop()
      return
    }
    void exclusively(async () => {
      if (from !== link) return
      try {
        await handle(frame.value)
      } catch (error) {
        // A frame we choke on must not stop the diary: drop the line, keep the data, try again later.
        memory.storageFailed(error)
        pauseMs = LONGEST_PAUSE_MS
        drop()
      }
    })
  }

  const sayHello = async (own: Link): Promise<void> => {
    await writer.unreadable.askAnew()
    const [epoch, cursor] = await Promise.all([
      store.get<string>('meta', 'epoch'),
      store.get<number>('meta', 'cursor'),
    ])
    if (own !== link) return
    const refused = refusals.undecided()
    send({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      app: deps.app,
      epoch: epoch ?? '',
      cursor: cursor ?? 0,
      schema: SCHEMA_VERSION,
      ...(refused.length > 0 ? { refused } : {}),
    })
  }

  const connect = (): void => {
    timers.cancel(retry)
    if (stopped || link !== undefined) return
    if (!network.isOnline()) {
      status.set({ link: 'offline' })
      return
    }
    if (!STAYS_SAID.includes(status.get().link)) status.set({ link: 'connecting' })
    let wasOpen = false
    const own: Link = network.connect({
      onOpen: () => {
        wasOpen = true
        listenForSilence()
        void sayHello(own)
      },
      onMessage: (bytes) => onMessage(own, bytes),
      onClose: () => void closed(own, wasOpen),
    })
    link = own
  }

  const closed = async (own: Link, wasOpen: boolean): Promise<void> => {
    if (own !== link) return
    forget()
    if (!wasOpen) await askWhy()
    if (!STAYS_SAID.includes(status.get().link)) status.set({ link: 'offline' })
    tryLater()
  }

  const askWhy = async (): Promise<void> => {
    const why = await network.whyRefused()
    if (why === 'unreachable') status.set({ link: 'offline' })
    else status.set({ link: 'signed-out', deviceEnded: why === 'device-ended' })
    if (why === 'device-ended') deps.onDeviceEnded()
  }

  const forget = (): void => {
    timers.cancel(silence)
    link = undefined
    opened = false
    pusher.forgetInFlight()
    healer.forget()
    refusals.forgetInFlight()
    // Frames of the old line that still wait are void.
    exclusively = createQueue()
  }

  const tryLater = (): void => {
    timers.cancel(retry)
    if (stopped || status.get().link === 'update-needed') return
    // Half to one and a half times the pause, so that a school does not come back all at once.
    const spread = 0.5 + (ports.random.bytes(1)[0] as number) / 255
    retry = timers.after(pauseMs * spread, connect)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  /** Ends the line from here; reconnecting follows by itself. */
  const drop = (): void => {
    const own = link
    if (own === undefined) return
    forget()
    own.close()
    if (!STAYS_SAID.includes(status.get().link)) status.set({ link: 'offline' })
    tryLater()
  }

  const stopHints = network.onHint(() => {
    if (stopped) return
    if (!network.isOnline()) return drop()
    pauseMs = FIRST_PAUSE_MS
    connect()
  })

  return {
    start: (): void => {
      stopped = false
      showUnreadable()
      connect()
    },
    stop: (): void => {
      stopped = true
      timers.cancel(retry)
      stopHints()
      const own = link
      forget()
      own?.close()
    },
    /** Something new waits. */
    push: (): void => void pusher.pump(),
    tryNow: (): void => {
      pauseMs = FIRST_PAUSE_MS
      if (status.get().link === 'signed-out' && !stopped) status.set({ link: 'connecting' })
      if (link === undefined) connect()
      else void pusher.pump()
    },
  }
}

const noop = (): void => {}

export type Sync = ReturnType<typeof createSync>
