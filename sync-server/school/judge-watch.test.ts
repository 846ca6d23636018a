import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../testing/stuck-judge.mjs', import.meta.url))

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('T15: a judge that is stuck ends when its relay has been killed', async () => {
  const relay = spawn(process.execPath, [SCRIPT], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(relay.stdout, 'data')) as [Buffer]
  const judge = Number(line.toString())
  expect(isThere(judge)).toBe(true)
  const silent = once(relay.stdout, 'close')
  relay.kill('SIGKILL')
  // The judge holds the other end of this line too: it closes when the judge has gone.
  await silent
})
