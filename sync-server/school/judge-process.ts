/**
 * One process of the judge: asked one batch at a time, killed when it hangs. A process, because a
 * thread stuck in WASM goes on for seconds after it was told to end, and its memory has no bound.
 */
import { fork } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Timers } from '#shared/kernel/ports.ts'
import { watchDeadline, watchSilence } from './silence.ts'
import { createWarmList, type WarmList } from './warm-list.ts'
import type { FromWorker, ToWorker, WorkerAnswer, WorkerTask } from './worker-messages.ts'

const MOST_LAST_WORDS = 2_000

export type ProcessOptions = {
  readonly timers: Timers
  readonly script: URL
  readonly args?: readonly string[]
  /** 0 to 19; a nicer process lets the others go first. */
  readonly niceness: number
  readonly onError: (error: Error) => void
}

/** How long nothing may be heard. */
export type Patience = {
  readonly deadlineMs: number
  /** Told again and again while nothing is heard for so long; it may still be well. */
  readonly worry?: { readonly afterMs: number; readonly tell: () => void }
}

export type JudgeProcess = {
  /** Rejects when it does not start: then nobody is to blame. */
  readonly ready: Promise<void>
  /** Which documents it has open. */
  readonly warm: WarmList
  isReady(): boolean
  /**
   * Hands each answer over as it comes, in order. 'late' and 'died': the rest will never come, and
   * `place` says at which task it was. One call at a time.
   */
  ask(
    tasks: readonly WorkerTask[],
    hear: (index: number, answer: WorkerAnswer) => void,
    patience: Patience,
  ): Promise<'done' | 'late' | 'died'>
  place(): number
  changesJudged(): number
  rssBytes(): number
  kill(): void
}

/** Four bytes two processes see; the file has no name any more once it is open. */
const openPlace = () => {
  const folder = mkdtempSync(join(tmpdir(), 'judge-'))
  const fd = openSync(join(folder, 'place'), 'w+', 0o600)
  rmSync(folder, { recursive: true, force: true })
  const at = new Uint32Array(1)
  return {
    fd,
    read: (): number =>
      readSync(fd, at, 0, at.byteLength, 0) === at.byteLength ? (at[0] ?? 0) : 0,
    close: (): void => closeSync(fd),
  }
}

/** The end of what a process complains of, for the log. */
const listenTo = (stderr: Socket): (() => string) => {
  let words = ''
  stderr.setEncoding('utf8')
  stderr.on('data', (more: string) => {
    words = (words + more).slice(-MOST_LAST_WORDS)
  })
  stderr.unref()
  return () => words.trim()
}

const countChanges = (tasks: readonly WorkerTask[]): number =>
  tasks.reduce((sum, { changes }) => sum + changes.length, 0)

/** From now on everything else on the machine goes first. */
const giveWay = (pid: number | undefined, niceness: number): void => {
  try {
    if (pid !== undefined) setPriority(pid, niceness)
  } catch {
    // A courtesy; not every system grants it.
  }
}

export const startJudgeProcess = (options: ProcessOptions): JudgeProcess => {
  const { timers, script, args = [], niceness, onError } = options
  const place = openPlace()
  const child = fork(script, [...args], {
    serialization: 'advanced',
    // What the relay itself was started with is not for its judges. One helper thread is enough for
    // one thread of work: a start takes a third less CPU, and twenty megabytes less.
    execArgv: ['--v8-pool-size=1'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc', place.fd],
  })
  child.unref()
  child.channel?.unref()
  const lastWords = listenTo(child.stderr as Socket)
  let isReady = false
  let isOver = false
  let changesJudged = 0
  let rssBytes = 0
  const lastPlace = { at: 0 }

  const ready = new Promise<void>((settle, fail) => {
    child.once('message', () => {
      // Its start is not: on a busy machine it would take half a minute, and somebody waits for it.
      if (niceness > 0) giveWay(child.pid, niceness)
      isReady = true
      settle()
    })
    child.once('error', (error) => {
      onError(error)
      fail(error)
    })
    child.once('exit', (code, signal) => {
      isOver = true
      lastPlace.at = place.read()
      place.close()
      if (signal !== 'SIGKILL')
        onError(new Error(`the judge ended with ${signal ?? code}. ${lastWords()}`))
      fail(new Error('the judge did not start'))
    })
  })
  ready.catch(() => {})

  const ask: JudgeProcess['ask'] = (tasks, hear, { deadlineMs, worry }) =>
    new Promise((settle) => {
      let heard = 0
      const watches = [
        watchDeadline(timers, deadlineMs, child.pid, () => end('late')),
        ...(worry ? [watchSilence(timers, worry.afterMs, worry.tell)] : []),
      ]
      const end = (how: 'done' | 'late' | 'died'): void => {
        for (const { stop } of watches) stop()
        child.off('message', listen)
        child.off('exit', lose)
        child.channel?.unref()
        child.unref()
        settle(how)
      }
      const listen = (message: FromWorker): void => {
        rssBytes = message.rssBytes
        for (const watch of watches) watch.heard()
        for (const answer of message.answers) {
          hear(heard, answer)
          heard += 1
        }
        if (heard === tasks.length) end('done')
      }
      const lose = (): void => end('died')
      changesJudged += countChanges(tasks)
      child.on('message', listen)
      child.on('exit', lose)
      child.ref()
      child.channel?.ref()
      if (isOver) return lose()
      child.send({ tasks } satisfies ToWorker, (error) => {
        if (error) lose()
      })
    })

  return {
    ready,
    warm: createWarmList(),
    isReady: () => isReady && !isOver,
    ask,
    place: () => (isOver ? lastPlace.at : place.read()),
    changesJudged: () => changesJudged,
    rssBytes: () => rssBytes,
    kill: () => void child.kill('SIGKILL'),
  }
}
