/**
 * A judge's program as one file of JavaScript, made from its sources when the relay starts. Reading
 * them one by one in each process takes twice the CPU of a start and forty megabytes more.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BUILDER = fileURLToPath(new URL('../build-judge.mjs', import.meta.url))
const MOST_BYTES = 16 * 1024 * 1024
/** A builder that hangs must not keep a relay from starting. */
const WITHIN_MS = 30_000
/** Below `node_modules`, so that the file finds the packages the sources would find. */
const FOLDER = new URL('../../node_modules/.cache/dual-control/', import.meta.url)

/** @returns the file's URL; undefined where it cannot be made, then the sources are read */
const build = (): string | undefined => {
  try {
    const program = execFileSync(process.execPath, [BUILDER], {
      maxBuffer: MOST_BYTES,
      timeout: WITHIN_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (program.length === 0) return undefined
    const name = `judge-${createHash('sha256').update(program).digest('hex').slice(0, 16)}.mjs`
    const file = new URL(name, FOLDER)
    const unfinished = new URL(`${name}.${process.pid}`, FOLDER)
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(unfinished, program)
    // Another relay may start from it at this very moment.
    renameSync(unfinished, file)
    return file.href
  } catch {
    return undefined
  }
}

let built: { readonly url: string | undefined } | undefined

/** Made once for all judges of this process. Never throws. */
export const builtJudge = (): string | undefined => {
  built ??= { url: build() }
  return built.url
}
