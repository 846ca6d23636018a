/**
 * A judge's program as one file of JavaScript, made from its sources when the relay starts. Reading
 * them one by one in each process takes twice the CPU of a start and forty megabytes more.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const ENTRY = fileURLToPath(new URL('../judge-main.ts', import.meta.url))
/** Below `node_modules`, so that the file finds the packages the sources would find. */
const FOLDER = new URL('../../node_modules/.cache/dual-control/', import.meta.url)

/** @returns the file's URL; undefined where nothing can be written, then the sources are read */
const build = (): string | undefined => {
  try {
    const { outputFiles } = buildSync({
      entryPoints: [ENTRY],
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      write: false,
      logLevel: 'silent',
    })
    const program = outputFiles[0]?.contents
    if (program === undefined) return undefined
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
