/**
 * The relay as it runs for people, only that its clock stands at the moment of the pictures, so that
 * two days' pictures can be laid beside each other. `SHOTS_APP_DIR` serves another build.
 */
import { resolve } from 'node:path'
import { moveClock } from './school-time.ts'

moveClock(Number(process.env.SHOTS_CLOCK_AHEAD_MS ?? 0))
const { readConfig } = await import('#sync-server/config.ts')
const { demoWish, serve } = await import('#sync-server/relay/serve.ts')

const read = readConfig(process.env)
if (!read.ok) throw new Error(read.sentences.join('\n'))
const appDir = process.env.SHOTS_APP_DIR
await serve(
  { ...read.config, ...(appDir ? { appDir: resolve(appDir) } : {}) },
  demoWish(process.argv),
)
