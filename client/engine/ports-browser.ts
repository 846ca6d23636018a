/** The browser's own clock, randomness, timers, network and locks: the only file that touches them. */
import { v7 } from 'uuid'
import type { Ports } from '#shared/kernel/ports.ts'
import type { HandedIn, Link, Network, WordsToHandIn } from './ports.ts'
import type { TabMessage, TabPort } from './tabs.ts'

export const browserPorts: Ports = {
  clock: { now: () => Date.now(), monotonicMs: () => performance.now() },
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  ids: { uuid: () => v7() },
  timers: {
    after: (delayMs, run) => setTimeout(run, delayMs),
    cancel: (handle) => clearTimeout(handle as number | undefined),
  },
}

/** Between two parts of a longer work, so that a tap or a frame comes in between. */
export const nextTask = (): Promise<void> => new Promise((resume) => setTimeout(resume))

export const browserPause = (ms: number): Promise<void> =>
  new Promise((resume) => setTimeout(resume, ms))

/** A hidden tab is never painted; it goes on after this long. */
const UNPAINTED_MS = 500

/** Runs once, when what is on its way to the screen has been painted. */
export const afterNextPaint = (run: () => void): void => {
  let isDone = false
  const once = (): void => {
    if (isDone) return
    isDone = true
    run()
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, UNPAINTED_MS)
}

export const browserFetch: typeof fetch = (input, init) => fetch(input, init)

const socketUrl = (): string => `${location.origin.replace(/^http/, 'ws')}/sync`

/** Why the socket did not open: the browser does not say, so the session is asked for. */
const whyRefused = async (
  deviceId: string,
): Promise<'signed-out' | 'device-ended' | 'unreachable'> => {
  try {
    const query = new URLSearchParams({ device: deviceId })
    const answer = await fetch(`/api/session?${query}`, { cache: 'no-store' })
    if (answer.status === 410) return 'device-ended'
    return answer.status === 401 ? 'signed-out' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}

const base64Of = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

/** Asks with the cookie of the session that is over: it is good for this and nothing else. */
const handIn = async (
  device: string,
  words: WordsToHandIn,
): Promise<HandedIn | 'wipe' | 'not-now'> => {
  try {
    const changes = words.map(({ bytes, ...one }) => ({ ...one, bytes: base64Of(bytes) }))
    const answer = await fetch('/api/last-words', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ device, changes }),
    })
    if (answer.status === 410) return 'wipe'
    return answer.status === 200 ? ((await answer.json()) as HandedIn) : 'not-now'
  } catch {
    return 'not-now'
  }
}

export const browserNetwork = (deviceId: string): Network => ({
  connect: (handlers): Link => {
    const socket = new WebSocket(socketUrl())
    socket.binaryType = 'arraybuffer'
    socket.onopen = handlers.onOpen
    socket.onmessage = (event) => {
      if (event.data instanceof ArrayBuffer) handlers.onMessage(new Uint8Array(event.data))
    }
    socket.onclose = handlers.onClose
    return {
      send: (bytes) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(bytes))
      },
      close: () => {
        socket.onclose = null
        socket.close()
        // A closed line is reported here, because the browser may take a minute when offline.
      },
    }
  },
  isOnline: () => navigator.onLine,
  onHint: (run) => {
    const whenShown = (): void => {
      if (document.visibilityState === 'visible') run()
    }
    window.addEventListener('online', run)
    window.addEventListener('offline', run)
    document.addEventListener('visibilitychange', whenShown)
    return () => {
      window.removeEventListener('online', run)
      window.removeEventListener('offline', run)
      document.removeEventListener('visibilitychange', whenShown)
    }
  },
  whyRefused: () => whyRefused(deviceId),
  handIn: (words) => handIn(deviceId, words),
})

/** Tabs of one person on one device: a lock and a channel named after their database. */
export const browserTabs = (name: string): TabPort => {
  const channel = new BroadcastChannel(name)
  let release: () => void = () => {}
  return {
    whenWriter: () =>
      new Promise((writes) => {
        const hold = async (waited: boolean): Promise<void> => {
          writes({ waited })
          await new Promise<void>((end) => {
            release = end
          })
        }
        void navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
          if (lock) await hold(false)
          else void navigator.locks.request(name, () => hold(true))
        })
      }),
    post: (message) => channel.postMessage(message),
    onMessage: (run) => {
      channel.addEventListener('message', (event: MessageEvent<TabMessage>) => run(event.data))
    },
    close: () => {
      release()
      channel.close()
    },
  }
}

/** Asks the browser not to delete this origin's data; true when it promises. */
export const askForSafeStorage = async (): Promise<boolean> => {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || (await navigator.storage.persist())
}
