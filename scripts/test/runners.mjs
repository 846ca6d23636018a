/**
 * Starts each test runner with its words going straight to the screen, and learns its counts from a
 * file it writes. A runner that ends badly without a failed test counts as one failure.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countsOf, crashCounts, fuzzCounts, simulationCounts, vitestCounts } from './counts.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const SIMULATED_SEEDS = 300
/** A schedule keeps one core busy. */
const SIMULATION_WORKERS = Math.min(4, availableParallelism())

/**
 * Runs Node, showing what it says; resolves with the exit code and its stdout.
 * @param {string[]} args @param {Record<string, string>} [env]
 * @returns {Promise<{ code: number, stdout: string }>}
 */
const runNode = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'pipe', 'inherit'],
    })
    let stdout = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      process.stdout.write(chunk)
    })
    child.on('close', (code) => resolve({ code: code ?? 1, stdout }))
  })

/** A fresh file for a runner's counts, read and removed after. @param {string} path */
const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined // it ended before it could write
  }
}

/** @template T @param {(file: string) => Promise<T>} use @returns {Promise<T>} */
const withFile = async (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-control-counts-'))
  try {
    return await use(join(folder, 'counts.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const runUnitTests = () =>
  withFile(async (file) => {
    const { code } = await runNode([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ])
    return countsOf(code, vitestCounts(readJson(file)))
  })

export const runSimulation = async () => {
  const { code, stdout } = await runNode([
    '--import',
    'tsx',
    'simulation/main.ts',
    '--seeds',
    String(SIMULATED_SEEDS),
    '--start',
    '1',
    '--workers',
    String(SIMULATION_WORKERS),
  ])
  return countsOf(code, simulationCounts(stdout))
}

/** Inputs of one run of the fuzzer; many more on demand. */
export const FUZZED_INPUTS = 5_000

export const runFuzzer = async () => {
  const { code, stdout } = await runNode([
    '--import',
    'tsx',
    'fuzz/main.ts',
    '--inputs',
    String(FUZZED_INPUTS),
    '--start',
    '1',
  ])
  return countsOf(code, fuzzCounts(stdout))
}

/** Deaths of the relay in one run; many more on demand. */
export const RELAY_DEATHS = 20

export const runCrashes = async () => {
  const { code, stdout } = await runNode([
    '--import',
    'tsx',
    'sync-server/crash/main.ts',
    '--kills',
    String(RELAY_DEATHS),
  ])
  return countsOf(code, crashCounts(stdout))
}

export const runBrowserJourneys = () =>
  withFile(async (file) => {
    const { code } = await runNode(['node_modules/@playwright/test/cli.js', 'test'], {
      DUAL_CONTROL_COUNTS: file,
    })
    return countsOf(code, readJson(file))
  })
