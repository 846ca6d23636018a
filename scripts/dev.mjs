/**
 * The relay, restarted when it changes, and the app with hot reload, side by side until Ctrl+C.
 * Vite passes /api and /sync on to the relay, so the app is on one address, as in production.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const relayPort = process.env.PORT ?? '8787'

/** @param {string[]} args */
const start = (args) =>
  spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      PORT: relayPort,
      DUAL_CONTROL_RELAY: `http://127.0.0.1:${relayPort}`,
    },
  })

const children = [
  start(['--watch', '--import', 'tsx', 'sync-server/main.ts', '--demo']),
  start(['node_modules/vite/bin/vite.js']),
]

let isStopping = false
/** One alone is of no use: when one ends, so does the other. @param {number} code */
const stop = (code) => {
  if (isStopping) return
  isStopping = true
  process.exitCode = code
  for (const child of children) child.kill('SIGTERM')
}
for (const child of children) child.on('exit', (code) => stop(code ?? 0))
process.on('SIGINT', () => stop(0))
process.on('SIGTERM', () => stop(0))
