/**
 * Once before all stories: the school they start from, the relay's program as one file, as it runs for
 * people, and a copy of the built app, so that a build made meanwhile does not change what is being
 * tested.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtProgram } from '#sync-server/built-program.mjs'

const MAKE_SCHOOL = fileURLToPath(new URL('./make-school.ts', import.meta.url))
const BUILT_APP = fileURLToPath(new URL('../../dist/app', import.meta.url))

export default function globalSetup(): () => void {
  const appDir = process.env.STORY_BUILT_APP ?? BUILT_APP
  if (!existsSync(join(appDir, 'index.html'))) {
    throw new Error('The app is not built. Run `npm test`, or `npx vite build` first.')
  }
  // Read one by one through a compiler, the sources cost each story more than all it does itself.
  const relayProgram = builtProgram('story-relay', '../e2e/support/relay-process.ts')
  if (relayProgram === undefined) throw new Error('The relay of the stories cannot be built.')
  const root = mkdtempSync(join(tmpdir(), 'dual-control-stories-'))
  cpSync(appDir, join(root, 'app'), { recursive: true })
  execFileSync(process.execPath, ['--import', 'tsx', MAKE_SCHOOL, join(root, 'school')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  process.env.STORY_ROOT = root
  process.env.STORY_RELAY_PROGRAM = fileURLToPath(relayProgram)
  return () => rmSync(root, { recursive: true, force: true })
}
