/**
 * Starts the relay: reads the environment, opens the data, listens, and stops in good order. With
 * `--demo` it makes a demo school first where there is no school yet.
 */
import { type RelayConfig, readConfig } from './config.ts'
import { createDemoInPlace, isWithoutSchool } from './demo/first-start.ts'
import { DEMO_SCHOOL_NAME } from './demo/people.ts'
import { demoWelcome } from './demo/welcome.ts'
import { createLog, describeFault } from './logging.ts'
import { nodePorts } from './ports.ts'
import { openDataDir, takeDataDir } from './relay/data-dir.ts'
import { listen } from './relay/listen.ts'
import { openRelay } from './relay/open-relay.ts'
import { createWorkerJudge } from './school/worker-judge.ts'

const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)
const fail = (...lines: string[]): void => {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exitCode = 1
}

const whyNoPort = (fault: unknown, { host, port }: RelayConfig): string => {
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or choose another: PORT=4401 npm start`
  if (code === 'EACCES') return `Port ${port} may not be used. Choose one above 1023 with PORT.`
  return `Cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`
}

const makeDemo = async (dataDir: string): Promise<void> => {
  say('Making a demo school: six weeks of lessons, about half a minute …')
  const startedAtMs = nodePorts.clock.monotonicMs()
  const judge = createWorkerJudge(nodePorts)
  const { changes } = await createDemoInPlace({ dataDir, ports: nodePorts, judge })
  await judge.close()
  const seconds = Math.round((nodePorts.clock.monotonicMs() - startedAtMs) / 1_000)
  say(`Made, with ${changes} changes, in ${seconds} s.`)
}

const start = async (config: RelayConfig, isDemo: boolean): Promise<void> => {
  const log = createLog(config.logLevel)
  openDataDir(config.dataDir)
  const held = takeDataDir(config.dataDir)
  if (!held)
    return fail(
      `Another relay is at work in ${config.dataDir}. Stop it, or name another folder with DATA_DIR.`,
    )
  if (isDemo && isWithoutSchool(config.dataDir)) await makeDemo(config.dataDir)

  const judge = createWorkerJudge(nodePorts)
  const relay = await openRelay({ config, ports: nodePorts, log, judge })
  const listening = await listen(relay.app, config).catch((fault: unknown) => {
    fail(whyNoPort(fault, config))
    return undefined
  })
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    // Sockets first, with a word; then what is under way; then the port and the files.
    await relay.close()
    await listening?.close()
    held.release()
  }
  if (!listening) return stop()

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (fault: unknown) => {
          log.error('stopping failed', { fault: describeFault(fault) })
          process.exit(1)
        },
      )
    })
  }
  const hasDemo = relay.control.schools.all().some(({ name }) => name === DEMO_SCHOOL_NAME)
  say(
    '',
    `Dual Control is at ${config.allowedOrigins[0]}`,
    ...(hasDemo ? demoWelcome() : []),
    `Data: ${config.dataDir}. Stop with Ctrl+C.`,
    '',
  )
}

const read = readConfig(process.env)
if (read.ok) await start(read.config, process.argv.includes('--demo'))
else fail('The relay cannot start like this:', ...read.sentences.map((one) => `  ${one}`))
