/** Makes the small demo school once, in the folder given; every story starts from a copy of it. */
import { documentKinds } from '#shared/registry.ts'
import { createDemo } from '#sync-server/demo/create-demo.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { STORY_STARTS_AT_MS } from './school-time.ts'

const dataDir = process.argv[2]
if (!dataDir) throw new Error('Say where the school shall lie.')
const judge = createInProcessJudge(documentKinds)
const clock = { ...nodePorts.clock, now: () => STORY_STARTS_AT_MS }
await createDemo({ dataDir, ports: { ...nodePorts, clock }, judge, isSmall: true })
await judge.close()
