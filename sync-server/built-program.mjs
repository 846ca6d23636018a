/**
 * A program of the relay as one file of JavaScript, made from its sources when it starts. Reading them
 * one by one through a compiler takes twice the CPU of a start and forty megabytes and more in each
 * process, for as long as it runs. Plain JavaScript, because this is asked before anything can read
 * TypeScript.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BUILDER = fileURLToPath(new URL('./build-program.mjs', import.meta.url))
const MOST_BYTES = 16 * 1024 * 1024
/** A builder that hangs must not keep a relay from starting. */
const WITHIN_MS = 30_000
/** Below `node_modules`, so that the file finds the packages the sources would find. */
const FOLDER = new URL('../node_modules/.cache/dual-control/', import.meta.url)

/**
 * Never older than the sources: it is made anew each time, and named by what is in it. Never throws.
 * @param {string} name @param {string} entry its first source, from this folder
 * @returns {string | undefined} the file's URL; undefined where it cannot be made, then the sources are
 * read
 */
export const builtProgram = (name, entry) => {
  try {
    const program = execFileSync(process.execPath, [BUILDER, entry], {
      maxBuffer: MOST_BYTES,
      timeout: WITHIN_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (program.length === 0) return undefined
    const fileName = `${name}-${createHash('sha256').update(program).digest('hex').slice(0, 16)}.mjs`
    const file = new URL(fileName, FOLDER)
    const unfinished = new URL(`${fileName}.${process.pid}`, FOLDER)
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(unfinished, program)
    // Another relay may start from it at this very moment.
    renameSync(unfinished, file)
    return file.href
  } catch {
    return undefined
  }
}
