/**
 * The relay as it runs for people, as a process of its own that can be killed. Only its clock is set
 * to the time of the story; the folder of the app may be another build, and which versions of it are
 * served may be what a relay of another age would serve.
 */
import { resolve } from 'node:path'
import type { ServedVersions } from '#shared/protocol/version.ts'
import { moveClock } from './school-time.ts'

moveClock(Number(process.env.STORY_CLOCK_AHEAD_MS ?? 0))
// Only the relay's: as if nobody had touched anything meanwhile.
moveClock(Number(process.env.STORY_CLOCK_LATER_MS ?? 0))
const { readConfig } = await import('#sync-server/config.ts')
const { demoWish, serve } = await import('#sync-server/relay/serve.ts')

const read = readConfig(process.env)
if (!read.ok) throw new Error(read.sentences.join('\n'))
const appDir = process.env.STORY_APP_DIR
const served = process.env.STORY_SERVED
await serve(
  {
    ...read.config,
    ...(appDir ? { appDir: resolve(appDir) } : {}),
    ...(served ? { served: JSON.parse(served) as ServedVersions } : {}),
  },
  demoWish([]),
)
