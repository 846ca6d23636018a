/**
 * Loaded into a relay's process before the relay itself: answers what the relay has cost so far, with
 * the processes it has started. All threads count, user and system. The relay does not know that it
 * is measured. Plain JavaScript, because threads load it too and cannot read TypeScript yet.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/**
 * @typedef {{ readonly cpuMs: number, readonly rssBytes: number, readonly childRssBytes: number }} Reading
 */

const PAGE_BYTES = 4_096

/** @param {string} path */
const textOf = (path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended while it was being looked at, or this system keeps no such files.
    return ''
  }
}

/** @param {string} path */
const namesIn = (path) => {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Processes below this one. @param {number} pid @returns {number[]} */
const below = (pid) =>
  namesIn(`/proc/${pid}/task`)
    .flatMap((task) => textOf(`/proc/${pid}/task/${task}/children`).split(' '))
    .map(Number)
    .filter((child) => child > 0)
    .flatMap((child) => [child, ...below(child)])

/** @param {number} pid */
const cpuMsOf = (pid) =>
  namesIn(`/proc/${pid}/task`)
    .map((task) => Number(textOf(`/proc/${pid}/task/${task}/schedstat`).split(' ', 1)[0]) / 1e6)
    .reduce((sum, ms) => sum + ms, 0)

/** @param {number} pid */
const rssOf = (pid) => Number(textOf(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * PAGE_BYTES

/** What each child was last seen to have used: what has ended counts too. @type {Map<number, number>} */
const seen = new Map()

/** @returns {Reading} */
const read = () => {
  const { user, system } = process.cpuUsage()
  const children = below(process.pid)
  for (const pid of children) seen.set(pid, cpuMsOf(pid))
  const childCpuMs = [...seen.values()].reduce((sum, ms) => sum + ms, 0)
  return {
    cpuMs: (user + system) / 1_000 + childCpuMs,
    rssBytes: process.memoryUsage.rss(),
    childRssBytes: children.map(rssOf).reduce((sum, bytes) => sum + bytes, 0),
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
