/** Two processes in one file: a relay that starts a judge, and the judge, which never ends by itself. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

if (process.argv[2] === 'judge') {
  await import('../judge-watch.mjs')
  process.stdout.write(`${process.pid}\n`)
  for (;;);
}
fork(fileURLToPath(import.meta.url), ['judge'])
