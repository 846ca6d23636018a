/**
 * Loaded into a relay's process before the relay itself: answers what the process has cost so far.
 * All threads count, user and system. The relay does not know that it is measured. Plain JavaScript,
 * because the relay's threads load it too and cannot read TypeScript yet.
 */
import { isMainThread } from 'node:worker_threads'

/** @typedef {{ readonly cpuMs: number, readonly rssBytes: number }} Reading */

/** @returns {Reading} */
const read = () => {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() }
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
