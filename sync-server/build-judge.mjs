/**
 * Writes a judge's program to its output as one file of JavaScript. A process of its own, because the
 * builder keeps a thread and a process for the next time, and there is none.
 */
import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('./judge-main.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  write: false,
  logLevel: 'silent',
})
process.stdout.write(outputFiles[0]?.contents ?? '')
await stop()
