/** Our relay with a judge that can be made to hang; all else is as people run it. */
import { readConfig } from '#sync-server/config.ts'
import { createLog } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { listen } from '#sync-server/relay/listen.ts'
import { openRelay } from '#sync-server/relay/open-relay.ts'
import { createWorkerJudge } from '#sync-server/school/worker-judge.ts'

const read = readConfig(process.env)
if (!read.ok) throw new Error(read.sentences.join(' '))
const judge = createWorkerJudge({
  timers: nodePorts.timers,
  script: new URL('./hanging-judge.mjs', import.meta.url),
})
const relay = await openRelay({
  config: read.config,
  ports: nodePorts,
  log: createLog('error'),
  judge,
})
const listening = await listen(relay.app, read.config, { isTrusted: relay.auth.isTrustedProxy })
process.on('SIGTERM', () => {
  void relay
    .close()
    .then(() => listening.close())
    .then(() => process.exit(0))
})
