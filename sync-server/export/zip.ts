/**
 * A zip that is written while it is read: a slice of work a turn, so that an export of years never
 * holds up other people's frames, and no more of it in memory than the reader has not taken yet.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Clock, InstantMs, TimerHandle, Timers } from '#shared/kernel/ports.ts'

/** Longest stretch of work in one turn of the loop, in milliseconds. */
const SLICE_MS = 6
const CHUNK_CHARS = 32 * 1024
/** Speed before size: it is the relay that pays. */
const LEVEL = 4

export type ZipFile = { write(text: string): void; end(): void }

export type ZipWriter = {
  /** Several may be open at once; they come out whole, in the order in which they were opened. */
  open(name: string): ZipFile
}

/** Whoever has taken nothing for so long is gone: the file is not held for them. */
export const STALLED_AFTER_MS = 60_000
/** Also whoever takes a crumb a minute. */
const AT_MOST_MS = 30 * 60_000
const LOOK_EVERY_MS = 15_000

/** Yields wherever the work may rest. */
export type ZipWork = Generator<undefined, void, undefined>

/**
 * @param write writes the files; run bit by bit
 * @param done called once, however it ended
 */
export const streamZip = (
  write: (zip: ZipWriter) => ZipWork,
  {
    clock,
    nextTurn,
    done,
    timers,
    mayGoOn = () => true,
  }: {
    clock: Clock
    nextTurn: (run: () => void) => void
    done: () => void
    /** For readers elsewhere, who may stop reading. */
    timers?: Timers | undefined
    /** Asked whenever more is wanted: may they still have it? */
    mayGoOn?: (() => boolean) | undefined
  },
): ReadableStream<Uint8Array> => {
  let ready: Uint8Array[] = []
  let isDone = false
  let fault: Error | undefined
  const zip = new Zip((error, bytes) => {
    if (error) fault = error
    else ready.push(bytes)
  })
  const startedMs = clock.monotonicMs()
  let readMs = startedMs
  let timer: TimerHandle | undefined
  const finish = (): void => {
    if (timer !== undefined) timers?.cancel(timer)
    if (!isDone) done()
    isDone = true
  }
  const work = write({ open: (name) => zipFile(zip, name, clock.now()) })

  const slice = (): void => {
    if (!mayGoOn())
      throw new Error(
        'somebody was erased, or whoever asked was signed out or is no longer allowed it',
      )
    const until = clock.monotonicMs() + SLICE_MS
    while (!isDone && clock.monotonicMs() < until) {
      if (!work.next().done) continue
      zip.end()
      finish()
    }
    if (fault) throw fault
  }

  const watch = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    timer = timers?.after(LOOK_EVERY_MS, () => {
      const nowMs = clock.monotonicMs()
      const isRead = nowMs - readMs < STALLED_AFTER_MS && nowMs - startedMs < AT_MOST_MS
      if (isRead) return watch(controller)
      work.return()
      finish()
      controller.error(new Error('nobody reads it'))
    })
  }

  return new ReadableStream<Uint8Array>(
    {
      start: watch,
      pull: async (controller) => {
        readMs = clock.monotonicMs()
        try {
          while (ready.length === 0 && !isDone) {
            await new Promise<void>((resume) => nextTurn(resume))
            slice()
          }
          for (const bytes of ready) controller.enqueue(bytes)
          ready = []
          if (isDone) controller.close()
        } catch (error) {
          work.return()
          finish()
          controller.error(error)
        }
      },
      cancel: () => {
        work.return()
        finish()
      },
    },
    { highWaterMark: 1 },
  )
}

const zipFile = (zip: Zip, name: string, at: InstantMs): ZipFile => {
  const file = new ZipDeflate(name, { level: LEVEL })
  file.mtime = new Date(at)
  zip.add(file)
  let text = ''
  return {
    write: (more) => {
      text += more
      if (text.length < CHUNK_CHARS) return
      file.push(strToU8(text))
      text = ''
    },
    end: () => file.push(strToU8(text), true),
  }
}
