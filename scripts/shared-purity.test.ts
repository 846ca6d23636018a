/** Shows that the type check of `shared/` has no DOM and no Node: effects there do not compile. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'dual-control-purity-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What TypeScript says about `text` when it is checked as a part of `shared/`. */
const checkAsShared = (text: string) => {
  writeFileSync(join(folder, 'planted.ts'), text)
  const config = { extends: join(root, 'tsconfig.shared.json'), include: [], files: ['planted.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' })
}

test('pure code compiles', () => {
  expect(checkAsShared('export const two = Math.max(1, 2)').stdout).toBe('')
})

test('timers, network, process, window and console do not', () => {
  const effects = ['setTimeout', 'fetch', 'process', 'window', 'console', 'document', 'indexedDB']
  const { status, stdout } = checkAsShared(
    `export const effects = [\n${effects.join(',\n')}\n]\nimport 'node:fs'`,
  )
  expect(status).not.toBe(0)
  for (const effect of effects) expect(stdout).toContain(`Cannot find name '${effect}'`)
  expect(stdout).toContain("'node:fs'")
})
