/**
 * Everything that can be known without running the product: types in each world, lint and format,
 * unused code, import directions, ports, rules, markup, scripts at install. Each prints one line, and
 * its words if it fails.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMain } from './source/report.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {{ name: string, script: string, args: string[] }} Check */

/** @param {string} world @returns {Check} */
const types = (world) => ({
  name: `types: ${world}`,
  script: 'node_modules/typescript/bin/tsc',
  args: ['-p', `tsconfig.${world}.json`, '--pretty', 'false'],
})

/** @type {Check[]} */
const CHECKS = [
  ...['shared', 'client', 'worker', 'server', 'tools'].map(types),
  {
    name: 'lint and format',
    script: 'node_modules/@biomejs/biome/bin/biome',
    args: ['check', '--error-on-warnings', '.'],
  },
  { name: 'nothing unused', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'import directions', script: 'scripts/check-imports.mjs', args: [] },
  { name: 'ports', script: 'scripts/check-ports.mjs', args: [] },
  { name: 'rules and tests', script: 'scripts/check-rules.mjs', args: [] },
  { name: 'text stays text', script: 'scripts/check-markup.mjs', args: [] },
  { name: 'scripts at install', script: 'scripts/check-install-scripts.mjs', args: [] },
]

/** @param {Check} check @returns {Promise<{ isPassed: boolean, words: string }>} */
const runCheck = ({ script, args }) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root })
    let words = ''
    const listen = (/** @type {Buffer} */ chunk) => {
      words += chunk
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('close', (code) => resolve({ isPassed: code === 0, words }))
  })

/** Runs all of them, also after one has failed: one run should show everything there is to do. */
export const runChecks = async () => {
  const counts = { passed: 0, failed: 0 }
  for (const check of CHECKS) {
    const startedMs = performance.now()
    const { isPassed, words } = await runCheck(check)
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
    console.log(`${isPassed ? 'passed' : 'FAILED'}  ${check.name} (${seconds} s)`)
    if (!isPassed) console.log(words.trimEnd().replace(/^/gm, '    '))
    counts[isPassed ? 'passed' : 'failed'] += 1
  }
  return counts
}

if (isMain(import.meta.url)) {
  const { passed, failed } = await runChecks()
  console.log(`checks: ${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
