/**
 * Kills a relay again and again while devices write, from outside at any moment and from inside right
 * after a COMMIT. After each death its file is opened: whatever was acknowledged is in it, once. P2, P3.
 */
import BetterSqlite3 from 'better-sqlite3'
import { runCli } from '#sync-server/cli/run.ts'
import { readConfig } from '#sync-server/config.ts'
import { nodePorts } from '#sync-server/ports.ts'
import { aKillableRelay, type KillableRelay, pause } from './running-relay.ts'
import { createWriter, type Writer } from './writer.ts'

const WRITERS = 3
const MOST_DELAY_MS = 300
/** A relay that is to die of its own commits must get that far on a busy machine too. */
const DIES_WITHIN_MS = 120_000
/** Of three deaths one comes right after a COMMIT. */
const FROM_INSIDE = 3
const MOST_COMMITS = 6

export type CrashReport = {
  readonly kills: number
  /** Of them right after a COMMIT, before the ack. */
  readonly afterCommit: number
  readonly acks: number
  /** Sent again after a crash and found to be in the log already. */
  readonly duplicates: number
  readonly lost: number
  readonly twice: number
  readonly slowestStartMs: number
  readonly slowestOpenMs: number
  readonly seconds: number
  readonly failed: readonly string[]
}

/** Opens the file as the relay left it. */
const lookInto = (path: string, writers: readonly Writer[]) => {
  const startedMs = nodePorts.clock.monotonicMs()
  const file = new BetterSqlite3(path)
  try {
    const count = file.prepare('SELECT count(*) FROM log WHERE hash = ?').pluck()
    const openMs = nodePorts.clock.monotonicMs() - startedMs
    let lost = 0
    let twice = 0
    for (const writer of writers)
      for (const hash of writer.acked.keys()) {
        const times = count.get(hash) as number
        if (times === 0) lost += 1
        if (times > 1) twice += 1
      }
    return { openMs, lost, twice, check: file.pragma('quick_check', { simple: true }) as string }
  } finally {
    file.close()
  }
}

const verifyAll = async ({ dataDir }: KillableRelay): Promise<string[]> => {
  const config = readConfig({ DATA_DIR: dataDir, HEADROOM_MB: '0' })
  if (!config.ok) return [...config.sentences]
  const { exitCode, text } = await runCli(['verify'], { config: config.config, ports: nodePorts })
  return exitCode === 0 ? [] : [`verify: ${text}`]
}

/** @param random gives numbers below a limit */
export const runCrashes = async (
  kills: number,
  random: (below: number) => number,
  say: (line: string) => void = () => {},
): Promise<CrashReport> => {
  const beganMs = nodePorts.clock.monotonicMs()
  const relay = await aKillableRelay()
  const failed: string[] = []
  const writers: Writer[] = []
  const acksOf = () => writers.reduce((sum, { acked }) => sum + acked.size, 0)
  let [lost, twice, slowestStartMs, slowestOpenMs, done, afterCommit] = [0, 0, 0, 0, 0, 0]

  const start = async (dieAfter = 0): Promise<void> => {
    slowestStartMs = Math.max(slowestStartMs, await relay.start(dieAfter))
  }
  const isDead = relay.isGone

  const dieFromOutside = async (): Promise<void> => {
    const [first] = writers
    await first?.hasAcked(first.acked.size + 1, isDead)
    await pause(random(MOST_DELAY_MS))
    relay.kill()
  }

  const dieFromInside = async (): Promise<void> => {
    const untilMs = nodePorts.clock.monotonicMs() + DIES_WITHIN_MS
    while (!isDead() && nodePorts.clock.monotonicMs() < untilMs) await pause(2)
    if (!isDead()) failed.push('the relay did not die after its commits')
    else afterCommit += 1
    relay.kill()
  }

  try {
    await start()
    for (let number = 0; number < WRITERS; number += 1)
      writers.push(createWriter(relay.url, await relay.signIn(`Phone ${number}`), `w${number}`))
    relay.kill()
    await relay.hasGone()

    for (; done < kills; done += 1) {
      const fromInside = done % FROM_INSIDE === FROM_INSIDE - 1
      await start(fromInside ? 1 + random(MOST_COMMITS) : 0)
      for (const writer of writers) writer.connect()
      await (fromInside ? dieFromInside() : dieFromOutside())
      await relay.hasGone()
      for (const writer of writers) writer.end()
      const seen = lookInto(relay.schoolFile, writers)
      slowestOpenMs = Math.max(slowestOpenMs, seen.openMs)
      lost += seen.lost
      twice += seen.twice
      if (seen.check !== 'ok') failed.push(`death ${done + 1}: quick_check says ${seen.check}`)
      if (seen.lost + seen.twice > 0)
        failed.push(`death ${done + 1}: ${seen.lost} lost, ${seen.twice} twice`)
      if ((done + 1) % 10 === 0) say(`${done + 1} deaths, ${acksOf()} acks`)
      if (failed.length > 5) break
    }
    for (const { problems } of writers) failed.push(...problems)
    failed.push(...(await verifyAll(relay)))
  } finally {
    for (const writer of writers) writer.end()
    relay.remove()
  }
  // The run must have shown something: work was taken, and a death between COMMIT and ack was met.
  const duplicates = writers.reduce((sum, writer) => sum + writer.duplicates(), 0)
  if (duplicates < afterCommit)
    failed.push(`${afterCommit} deaths right after a COMMIT, ${duplicates} changes found again`)
  if (acksOf() < kills) failed.push(`only ${acksOf()} changes were acknowledged`)
  const seconds = Math.round((nodePorts.clock.monotonicMs() - beganMs) / 1_000)
  return {
    kills: done,
    afterCommit,
    acks: acksOf(),
    duplicates,
    lost,
    twice,
    slowestStartMs: Math.round(slowestStartMs),
    slowestOpenMs: Math.round(slowestOpenMs),
    seconds,
    failed,
  }
}
