/** What the bootstrap steps share: where we are, how we speak, how we run things. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string} sentence */
export const say = (sentence) => process.stderr.write(`${sentence}\n`)

/** Something is missing that a person has to provide: what, and what to do. */
export class Unready extends Error {
  /** @param {string} message @param {string} remedy */
  constructor(message, remedy) {
    super(message)
    this.remedy = remedy
  }
}

/** Vite 8 sets the floor: 20.19, or 22.12 and newer. @param {string} version */
export const isNewEnough = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

/**
 * Runs a program to its end, its words on stderr. True when it ended well; false too when the
 * program does not exist. @param {string} program @param {string[]} args
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 */
export const run = (program, args, { quiet = false, env = {} } = {}) => {
  // npm and npx are batch files on Windows, which only a shell can start.
  const isBatch = process.platform === 'win32' && (program === 'npm' || program === 'npx')
  const { status } = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    shell: isBatch,
    stdio: quiet ? 'ignore' : ['inherit', process.stderr, process.stderr],
  })
  return status === 0
}

/** @param {string} program */
export const isInstalled = (program) => run(program, ['--version'], { quiet: true })

/** @param {number} sinceMs */
export const secondsSince = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(0)} s`
