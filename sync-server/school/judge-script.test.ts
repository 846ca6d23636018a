/** What a judge's process runs, and what becomes of it when it cannot be made ready. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { nodePorts } from '../ports.ts'
import { startJudgeProcess } from './judge-process.ts'
import { builtJudge } from './judge-script.ts'

test('is one file that needs nobody to read TypeScript, made once', () => {
  const url = builtJudge() ?? expect.fail('nothing was made')
  expect(builtJudge()).toBe(url)
  const program = readFileSync(fileURLToPath(url), 'utf8')
  expect(program).not.toMatch(/from "(#|\.)/)
})

test('a process that is not handed that file reads the sources', async () => {
  const started = startJudgeProcess({
    timers: nodePorts.timers,
    script: new URL('../judge-worker.mjs', import.meta.url),
    niceness: 0,
    onError: () => {},
  })
  await started.ready
  expect(started.isReady()).toBe(true)
  started.kill()
})
