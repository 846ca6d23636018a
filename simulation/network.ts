/**
 * Lines between devices and the relay. A line keeps its order, as TCP does; it can be slow, be cut
 * with what is under way, die while frames of it still arrive (also after the next line has opened),
 * deliver a frame twice, be gone for one
 * side only, or be partitioned.
 */
import type { Link, LinkHandlers, Network } from '#client/engine/ports.ts'
import { MISSED_PINGS_AT_MOST, PING_EVERY_MS } from '#sync-server/http/socket/limits.ts'
import type { SeededRandom } from './random.ts'
import type { Scheduler } from './scheduler.ts'

export type RelayEnd = {
  /** Frames from the device; replies go through `send`. */
  receive(bytes: Uint8Array): void
  closed(): void
}

export type Faults = {
  cutPerFrame: number
  duplicatePerFrame: number
  slowestMs: number
}

/** How long the relay takes to see that nobody answers its pings. */
const UNANSWERED_MS = PING_EVERY_MS * (MISSED_PINGS_AT_MOST + 1)

const NO_FAULTS: Faults = { cutPerFrame: 0, duplicatePerFrame: 0, slowestMs: 5 }

/** Why a line ends: a cut loses what is under way; after an end, what was sent still arrives. */
type Ending = 'cut' | 'end'

/** Whose socket is gone, when nothing passes any more and nobody is told. */
export type GoneFor = 'the device' | 'the relay' | 'neither'

type Line = { readonly end: (how: Ending) => void; readonly goHalfOpen: (gone: GoneFor) => void }

type Direction = { atMs: number; isOpen: boolean }

export const createNetwork = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  /** Opens the relay's end for a device; undefined while the relay is down or does not let it in. */
  open: (
    device: string,
    send: (bytes: Uint8Array) => void,
    close: () => void,
  ) => RelayEnd | undefined
  whyRefused: (device: string) => Awaited<ReturnType<Network['whyRefused']>>
  /** When the relay's loop comes to it: mostly at once. */
  whenServed: (run: () => void) => void
}) => {
  const { scheduler, random } = deps
  const partitioned = new Set<string>()
  const lines = new Map<string, Set<Line>>()
  const hints = new Map<string, Set<() => void>>()
  let faults: Faults = { ...NO_FAULTS }

  const delay = (): number => 1 + random.below(faults.slowestMs)

  const connect = (device: string, handlers: LinkHandlers): Link => {
    let isOpen = true
    let relayEnd: RelayEnd | undefined
    // In order per direction: a frame never overtakes the one before it.
    const up: Direction = { atMs: 0, isOpen: true }
    const down: Direction = { atMs: 0, isOpen: true }
    const mine = lines.get(device) ?? new Set<Line>()
    lines.set(device, mine)

    /** Runs after everything sent before it in that direction. */
    const inOrder = (direction: Direction, run: () => void): void => {
      direction.atMs = Math.max(direction.atMs, scheduler.now() + delay())
      scheduler.after(direction.atMs - scheduler.now(), () => {
        if (direction.isOpen) run()
      })
    }
    const shut = (how: Ending, tellDevice: boolean): void => {
      if (!isOpen) return
      isOpen = false
      mine.delete(line)
      const end = relayEnd
      if (how === 'cut') {
        up.isOpen = false
        down.isOpen = false
        scheduler.after(delay(), () => end?.closed())
        if (tellDevice) scheduler.after(delay(), handlers.onClose)
        return
      }
      inOrder(up, () => end?.closed())
      if (tellDevice) inOrder(down, handlers.onClose)
      else down.isOpen = false
    }
    /** Nothing passes any more. Whose socket stands finds out by the silence, each in its own way. */
    const goHalfOpen = (gone: GoneFor): void => {
      if (!isOpen || !up.isOpen) return
      up.isOpen = false
      down.isOpen = false
      const afterMs = gone === 'the relay' ? delay() : UNANSWERED_MS
      scheduler.after(afterMs, () => relayEnd?.closed())
      if (gone !== 'the device') return
      isOpen = false
      mine.delete(line)
      scheduler.after(delay(), handlers.onClose)
    }
    const line: Line = { end: (how) => shut(how, true), goHalfOpen }

    const send = (direction: Direction, deliver: () => void): void => {
      if (!isOpen || !direction.isOpen) return
      if (random.chance(faults.cutPerFrame)) {
        shut('cut', true)
        return
      }
      const copies = random.chance(faults.duplicatePerFrame) ? 2 : 1
      for (let copy = 0; copy < copies; copy += 1) inOrder(direction, deliver)
    }
    const toDevice = (bytes: Uint8Array): void => send(down, () => handlers.onMessage(bytes))
    const toRelay = (bytes: Uint8Array): void => send(up, () => relayEnd?.receive(bytes))

    const opens = (): void => {
      if (!isOpen) return
      if (!partitioned.has(device)) relayEnd = deps.open(device, toDevice, () => shut('end', true))
      if (relayEnd === undefined) {
        isOpen = false
        scheduler.after(delay(), handlers.onClose)
        return
      }
      if (!isOpen) return
      mine.add(line)
      handlers.onOpen()
    }
    scheduler.after(delay(), () => (partitioned.has(device) ? opens() : deps.whenServed(opens)))
    return { send: toRelay, close: () => shut('end', false) }
  }

  const endLines = (device: string, how: Ending): void => {
    for (const line of [...(lines.get(device) ?? [])]) line.end(how)
  }
  const hint = (device: string): void => {
    for (const run of hints.get(device) ?? []) run()
  }

  return {
    forDevice: (device: string): Network => ({
      connect: (handlers) => connect(device, handlers),
      isOnline: () => !partitioned.has(device),
      onHint: (run) => {
        const mine = hints.get(device) ?? new Set()
        hints.set(device, mine.add(run))
        return () => mine.delete(run)
      },
      whyRefused: async () => {
        if (partitioned.has(device)) return 'unreachable'
        return new Promise((resolve) => deps.whenServed(() => resolve(deps.whyRefused(device))))
      },
    }),
    setFaults: (next: Partial<Faults>): void => {
      faults = { ...faults, ...next }
    },
    isPartitioned: (device: string): boolean => partitioned.has(device),
    /** @returns whether it had a line */
    goHalfOpen: (device: string, gone: GoneFor): boolean => {
      const mine = [...(lines.get(device) ?? [])]
      for (const line of mine) line.goHalfOpen(gone)
      return mine.length > 0
    },
    cutDevice: (device: string): void => endLines(device, 'cut'),
    partition: (device: string): void => {
      partitioned.add(device)
      endLines(device, 'cut')
      hint(device)
    },
    heal: (device: string): void => {
      partitioned.delete(device)
      hint(device)
    },
    /** The relay's process has died: what it had sent is mostly still delivered. */
    relayDied: (): void => {
      for (const device of lines.keys()) endLines(device, random.chance(0.7) ? 'end' : 'cut')
    },
  }
}

export type SimulatedNetwork = ReturnType<typeof createNetwork>
