/**
 * Lines between devices and the relay. A line keeps its order, as TCP does; it can be slow, be cut
 * with what is under way, go silent in one direction, deliver a push twice, or be partitioned.
 */
import type { Link, LinkHandlers, Network } from '#client/engine/ports.ts'
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

export const NO_FAULTS: Faults = { cutPerFrame: 0, duplicatePerFrame: 0, slowestMs: 5 }

type Line = { cut: () => void; relayGone: () => void }

export const createNetwork = (deps: {
  scheduler: Scheduler
  random: SeededRandom
  /** Opens the relay's end for a device; undefined while the relay is down. */
  open: (
    device: string,
    send: (bytes: Uint8Array) => void,
    close: () => void,
  ) => RelayEnd | undefined
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
    let upAtMs = 0
    let downAtMs = 0
    const mine = lines.get(device) ?? new Set<Line>()
    lines.set(device, mine)

    const shut = (tellDevice: boolean): void => {
      if (!isOpen) return
      isOpen = false
      mine.delete(line)
      const end = relayEnd
      relayEnd = undefined
      scheduler.after(delay(), () => end?.closed())
      if (tellDevice) scheduler.after(delay(), handlers.onClose)
    }
    const line: Line = { cut: () => shut(true), relayGone: () => shut(true) }

    const toDevice = (bytes: Uint8Array): void => {
      if (!isOpen) return
      if (random.chance(faults.cutPerFrame)) {
        shut(true)
        return
      }
      downAtMs = Math.max(downAtMs, scheduler.now() + delay())
      scheduler.after(downAtMs - scheduler.now(), () => {
        if (isOpen) handlers.onMessage(bytes)
      })
    }
    const toRelay = (bytes: Uint8Array): void => {
      if (!isOpen) return
      if (random.chance(faults.cutPerFrame)) {
        shut(true)
        return
      }
      const copies = random.chance(faults.duplicatePerFrame) ? 2 : 1
      for (let copy = 0; copy < copies; copy += 1) {
        upAtMs = Math.max(upAtMs, scheduler.now() + delay())
        scheduler.after(upAtMs - scheduler.now(), () => relayEnd?.receive(bytes))
      }
    }

    scheduler.after(delay(), () => {
      if (!isOpen) return
      if (!partitioned.has(device)) relayEnd = deps.open(device, toDevice, () => shut(true))
      if (relayEnd === undefined) {
        isOpen = false
        scheduler.after(delay(), handlers.onClose)
        return
      }
      mine.add(line)
      handlers.onOpen()
    })
    return { send: toRelay, close: () => shut(false) }
  }

  const cutDevice = (device: string): void => {
    for (const line of [...(lines.get(device) ?? [])]) line.cut()
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
      whyRefused: async () => 'unreachable',
    }),
    setFaults: (next: Partial<Faults>): void => {
      faults = { ...faults, ...next }
    },
    cutDevice,
    partition: (device: string): void => {
      partitioned.add(device)
      cutDevice(device)
      hint(device)
    },
    heal: (device: string): void => {
      partitioned.delete(device)
      hint(device)
    },
    /** The relay has died: every line is cut. */
    relayDied: (): void => {
      for (const mine of lines.values()) for (const line of [...mine]) line.relayGone()
    },
    isPartitioned: (device: string): boolean => partitioned.has(device),
  }
}

export type SimulatedNetwork = ReturnType<typeof createNetwork>
