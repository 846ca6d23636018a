/**
 * Loaded into a relay's process before the relay itself: answers what the relay has cost so far, with
 * the processes it has started. All threads count, user and system. The relay does not know that it
 * is measured. Plain JavaScript, because threads load it too and cannot read TypeScript yet.
 */
import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/**
 * @typedef {{ readonly cpuMs: number, readonly rssBytes: number, readonly childOwnBytes: number }} Reading
 */

const PAGE_BYTES = 4_096
/** What /proc counts CPU in. */
const TICK_MS = 10

/** @param {string} path */
const textOf = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended while it was being looked at, or this system keeps no such files.
    return ''
  }
}

/** Processes the relay has started; all of them are started by its main thread. */
const children = () =>
  textOf(`/proc/${process.pid}/task/${process.pid}/children`)
    .split(' ')
    .map(Number)
    .filter((pid) => pid > 0)

/** User and system time of all its threads: the 12th and 13th word after its name. @param {number} pid */
const cpuMsOf = (pid) => {
  const words = textOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? []
  return (Number(words[11] ?? 0) + Number(words[12] ?? 0)) * TICK_MS
}

/** What it holds for itself: the program and its libraries are there once. @param {number} pid */
const ownBytesOf = (pid) => {
  const [, resident = 0, shared = 0] = textOf(`/proc/${pid}/statm`).split(' ').map(Number)
  return (resident - shared) * PAGE_BYTES
}

/** What each was last seen to have used: what has ended counts too. @type {Map<number, number>} */
const seen = new Map()

/** @returns {Reading} */
const read = () => {
  const { user, system } = process.cpuUsage()
  const pids = children()
  for (const pid of pids) seen.set(pid, cpuMsOf(pid))
  const childCpuMs = [...seen.values()].reduce((sum, ms) => sum + ms, 0)
  return {
    cpuMs: (user + system) / 1_000 + childCpuMs,
    rssBytes: process.memoryUsage.rss(),
    childOwnBytes: pids.map(ownBytesOf).reduce((sum, bytes) => sum + bytes, 0),
  }
}

if (isMainThread && process.send !== undefined) {
  process.on('message', (asked) => {
    if (asked === 'collect') globalThis.gc?.()
    process.send?.(read())
  })
  process.channel?.unref()
  // Whoever measured is gone.
  process.on('disconnect', () => process.exit(1))
}
