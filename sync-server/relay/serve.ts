/** A relay from start to stop, as a process: makes the demo school if asked, listens, ends in order. */
import { documentKinds } from '#shared/registry.ts'
import type { RelayConfig } from '#sync-server/config.ts'
import { createDemoInPlace, isWithoutSchool } from '#sync-server/demo/first-start.ts'
import { DEMO_SCHOOL_NAME } from '#sync-server/demo/people.ts'
import { demoWelcome } from '#sync-server/demo/welcome.ts'
import { createLog, describeFault, type Log } from '#sync-server/logging.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { createInProcessJudge } from '#sync-server/school/in-process-judge.ts'
import { createWorkerJudge } from '#sync-server/school/worker-judge.ts'
import { troubleOf } from '#sync-server/storage/trouble.ts'
import { aboutProxy } from './behind-proxy.ts'
import { isHalfRestored, openDataDir, takeDataDir, UNFINISHED_RESTORE } from './data-dir.ts'
import { DISK_WORDS } from './disk-words.ts'
import { keepHeadroom } from './headroom.ts'
import { JOURNAL_WORDS, journalPlace } from './journal-place.ts'
import { listen } from './listen.ts'
import { openRelay, type Relay } from './open-relay.ts'
import { endedKeyWords } from './receipt-key.ts'

export type DemoWish = {
  /** Make the demo school if there is no school yet. */
  readonly wantsDemo: boolean
  /** A few people and two weeks only, for tests. */
  readonly isSmall: boolean
}

/** `--demo` and `--small`, wherever they stand. */
export const demoWish = (words: readonly string[]): DemoWish => ({
  wantsDemo: words.includes('--demo'),
  isSmall: words.includes('--small'),
})

const say = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`)
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}

const whyNoPort = (fault: unknown, { host, port }: RelayConfig): string => {
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `Port ${port} may not be used. Choose one above 1023 with PORT.`
  return `Cannot listen on ${host}:${port} (${code}). Check HOST and PORT.`
}

const makeDemo = async (dataDir: string, isSmall: boolean): Promise<void> => {
  say(`Making a demo school${isSmall ? '' : ' with six weeks of lessons: up to a minute'} …`)
  const startedAtMs = nodePorts.clock.monotonicMs()
  // Our own story needs no deadline, and a slow machine on its first start has enough to do.
  const judge = createInProcessJudge(documentKinds)
  const { changes } = await createDemoInPlace({ dataDir, ports: nodePorts, judge, isSmall })
  await judge.close()
  const seconds = Math.round((nodePorts.clock.monotonicMs() - startedAtMs) / 1_000)
  say(`Made in ${seconds} s, as ${changes} changes people of the school wrote.`)
}

/** Opens everything. Whatever keeps it from that leaves nothing running. */
const open = async (config: RelayConfig, wish: DemoWish, log: Log): Promise<Relay> => {
  if (wish.wantsDemo && isWithoutSchool(config.dataDir))
    await makeDemo(config.dataDir, wish.isSmall)
  if (!wish.wantsDemo) keepHeadroom(config.dataDir, config.headroomBytes ?? 0)
  const judge = createWorkerJudge({
    timers: nodePorts.timers,
    onError: (fault) => log.error('the judge died', { fault: describeFault(fault) }),
  })
  try {
    return await openRelay({ config, ports: nodePorts, log, judge })
  } catch (fault) {
    await judge.close()
    throw fault
  }
}

/** Returns once it listens, or with a sentence on stderr and an exit code when it cannot. */
export const serve = async (config: RelayConfig, wish: DemoWish): Promise<void> => {
  try {
    await serveFrom(config, wish)
  } catch (fault) {
    const trouble = troubleOf(fault)
    if (trouble === undefined) throw fault
    fail(DISK_WORDS[trouble](config.dataDir))
  }
}

const serveFrom = async (config: RelayConfig, wish: DemoWish): Promise<void> => {
  const log = createLog(config.logLevel)
  openDataDir(config.dataDir)
  const held = takeDataDir(config.dataDir)
  if (!held)
    return fail(
      `Another relay is at work in ${config.dataDir}. Stop it, or name another folder with DATA_DIR.`,
    )
  if (isHalfRestored(config.dataDir)) {
    held.release()
    return fail(UNFINISHED_RESTORE)
  }
  const endedKey = endedKeyWords(config)
  if (endedKey !== undefined) {
    held.release()
    return fail(endedKey)
  }
  const place = journalPlace(config)
  if (place !== 'other-disk') log.warn(JOURNAL_WORDS[place])
  const proxy = aboutProxy(config)
  if (proxy) log[proxy.ok ? 'info' : 'warn'](proxy.says)

  const relay = await open(config, wish, log).catch((fault: unknown) => {
    held.release()
    throw fault
  })
  const listening = await listen(relay.app, config, {
    isTrusted: relay.auth.isTrustedProxy,
  }).catch((fault: unknown) => {
    fail(whyNoPort(fault, config))
    return undefined
  })
  if (listening) {
    relay.audit.start()
    relay.retention.start()
    relay.scrubbing.start()
    relay.packing.start()
  }
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
