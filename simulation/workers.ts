/** Seeds in several processes at once: a schedule keeps one core busy. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SeedRange, Sum } from './run-seeds.ts'

const HERE = fileURLToPath(new URL('..', import.meta.url))

/** The sum on the last line; a child that ended without one counts as failed at its first seed. */
const sumOf = (stdout: string, range: SeedRange): Sum => {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
  } catch {
    return { seeds: range.seeds, steps: 0, failed: [range.start] }
  }
}

/**
 * The simulator in a process of its own.
 * @param folder where it lies; left out: here
 * @returns its sum, and everything it said before
 */
export const simulateApart = (
  range: SeedRange,
  folder: string = HERE,
): Promise<{ sum: Sum; said: string }> =>
  new Promise((resolve) => {
    const main = join(folder, 'simulation', 'main.ts')
    const { seeds, start, steps, stop, whole } = range
    const args = ['--seeds', seeds, '--start', start, '--steps', steps].map(String)
    if (stop) args.push('--stop')
    if (whole) args.push('--whole')
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: folder,
    })
    let stdout = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.on('close', () => {
      const said = stdout.trimEnd().split('\n').slice(0, -1).join('\n')
      resolve({ sum: sumOf(stdout, range), said })
    })
  })

export const runInWorkers = async (
  range: SeedRange,
  workers: number,
  say: (line: string) => void,
): Promise<Sum> => {
  const share = Math.ceil(range.seeds / workers)
  const parts = Array.from({ length: workers }, (_, index) => ({
    ...range,
    start: range.start + index * share,
    seeds: Math.min(share, range.seeds - index * share),
  })).filter((part) => part.seeds > 0)
  const sums = await Promise.all(
    parts.map(async (part) => {
      const { sum, said } = await simulateApart(part)
      if (said !== '') say(said)
      return sum
    }),
  )
  return {
    seeds: sums.reduce((total, one) => total + one.seeds, 0),
    steps: sums.reduce((total, one) => total + one.steps, 0),
    failed: sums.flatMap((one) => one.failed),
  }
}
