/**
 * Ends a judge whose relay has been killed. In a thread of its own, because a judge that is stuck in
 * WASM hears nothing: without this it would go on for ever, with a core to itself. To be imported
 * first.
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const LOOK_EVERY_MS = 1_000

if (isMainThread) {
  new Worker(new URL(import.meta.url), { workerData: process.ppid, execArgv: [] }).unref()
} else {
  const clock = new Int32Array(new SharedArrayBuffer(4))
  while (process.ppid === workerData) Atomics.wait(clock, 0, 0, LOOK_EVERY_MS)
  process.kill(process.pid, 'SIGKILL')
}
