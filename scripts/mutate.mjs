/**
 * Would the tests notice a wrong rule? Puts small wrongs into the rules about who may do what, one at a
 * time, runs the tests that come by them, and prints those that nobody noticed. On demand:
 * `npm run mutate`, or `npm run mutate -- money late-work` for the rules whose path says so.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, startVitest } from 'vitest/node'
import { withMutants } from './mutation/mutants.mjs'
import { filesBelow } from './source/files.mjs'
import { isMain } from './source/report.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who may do what, and what a record's state is: pure, and wrong without anybody seeing it. */
const RULES = [
  /^shared\/kernel\/(actor|principal|late-work)\.ts$/,
  /^shared\/documents\/(touched|tips|written-over)\.ts$/,
  /^shared\/domains\/.*\/permissions\.ts$/,
  /^shared\/domains\/bookings\/status\.ts$/,
  /^shared\/domains\/notifications\/index\.ts$/,
  /^shared\/domains\/people\/(team|former|directory|consents\/state)\.ts$/,
  /^shared\/domains\/reconcile\/decision\.ts$/,
  /^shared\/domains\/theory\/(may-write-question|complaint|same-record)\.ts$/,
]

const TESTS = [
  'shared/{kernel,documents}/*.test.ts',
  'shared/domains/{people,calendar,lessons,bookings,money,notifications,reconcile}/**/*.test.ts',
  'shared/domains/theory/{permissions,school-bank}.test.ts',
  'shared/domains/theory/practice/permissions.test.ts',
  'shared/registry*.test.ts',
]

/** Tests of rules alone notice most in no time, the tables most of the rest; stories take longest. */
const FIRST = [
  /registry\.(table|readers)|\/permissions|\/status|school-bank|kernel\/|touched|written-over/,
  /who-may/,
]

class QuickestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const rank = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) => {
      const at = FIRST.findIndex((one) => one.test(moduleId))
      return at === -1 ? FIRST.length : at
    }
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

/** @param {readonly string[]} wanted parts of paths; none means all */
const mutated = (wanted) => {
  /** @type {Map<string, string>} */
  const codeOf = new Map()
  /** @type {import('./mutation/mutants.mjs').Mutant[]} */
  const mutants = []
  for (const path of filesBelow(root)) {
    if (!RULES.some((rule) => rule.test(path))) continue
    if (wanted.length > 0 && !wanted.some((one) => path.includes(one))) continue
    const made = withMutants(path, readFileSync(join(root, path), 'utf8'), mutants.length + 1)
    codeOf.set(join(root, path), made.code)
    mutants.push(...made.mutants)
  }
  return { codeOf, mutants }
}

/** @param {ReadonlyMap<string, string>} codeOf */
const mutatingPlugin = (codeOf) => ({
  name: 'mutants',
  enforce: /** @type {const} */ ('pre'),
  load: (/** @type {string} */ id) => codeOf.get(id.split('?')[0] ?? id),
})

const main = async () => {
  const { codeOf, mutants } = mutated(process.argv.slice(2))
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'))
  const results = join(folder, 'results.json')
  writeFileSync(results, JSON.stringify({ noticed: [], reached: [] }))
  process.env.MUTATION_RESULTS = results
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root,
      watch: false,
      include: TESTS,
      environment: 'node',
      runner: join(root, 'scripts/mutation/runner.mjs'),
      fileParallelism: false,
      testTimeout: 0,
      hookTimeout: 0,
      sequence: { sequencer: QuickestFirst },
      reporters: ['dot'],
    },
    { plugins: [mutatingPlugin(codeOf)] },
  )
  const isSound = vitest.state.getCountOfFailedTests() === 0
  await vitest.close()
  const { noticed, reached } = JSON.parse(readFileSync(results, 'utf8'))
  rmSync(folder, { recursive: true })
  const left = mutants.filter(({ id }) => !noticed.includes(id))
  for (const { id, place, what } of left)
    console.log(`${reached.includes(id) ? 'survived' : 'not reached'}  ${place}  ${what}`)
  const share = ((100 * noticed.length) / mutants.length).toFixed(1)
  console.log(`mutants: ${mutants.length}, noticed ${noticed.length} (${share} %)`)
  process.exitCode = isSound && left.length === 0 ? 0 : 1
}

if (isMain(import.meta.url)) await main()
