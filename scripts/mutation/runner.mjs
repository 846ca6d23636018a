/**
 * Runs each test as it is, and then once for every mutant it came by and nobody has noticed yet. A test
 * that fails then has noticed it. What it says goes into a file, because each test file has a worker.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { TestRunner } from 'vitest'

/** A mutant that loops is noticed as well. */
const MOST_TURNS = 3_000_000
/** Slower tests are not told again for every mutant. */
const MOST_MS = 2_000

const file = process.env.MUTATION_RESULTS ?? ''
const read = () => JSON.parse(readFileSync(file, 'utf8'))

/** @type {Set<number>} */
let reached = new Set()
let active = 0
let turns = 0

/** Is this mutant the one that is tried? @param {number} id */
const isTried = (id) => {
  if (active === 0) reached.add(id)
  turns += 1
  if (active !== 0 && turns > MOST_TURNS) throw new Error('This goes on for ever.')
  return id === active
}
Object.assign(globalThis, { mutation: isTried })

/** @param {any} suite @returns {any[]} the hooks before each test, outermost first */
const hooksBefore = (suite) =>
  suite === undefined
    ? []
    : [...hooksBefore(suite.suite), ...(TestRunner.getSuiteHooks(suite).beforeEach ?? [])]

export default class MutationRunner extends TestRunner {
  /** @override @param {any} test */
  onBeforeTryTask(test) {
    super.onBeforeTryTask(test)
    // What was reached while modules were loaded cannot be switched any more.
    reached = new Set()
  }

  /** @param {any} test */
  async runTask(test) {
    const told = TestRunner.getTestFn(test)
    const hooks = hooksBefore(test.suite ?? test.file)
    const startedMs = performance.now()
    await told()
    if (performance.now() - startedMs > MOST_MS) return
    const results = read()
    const noticed = new Set(results.noticed)
    const ids = [...reached].filter((one) => !noticed.has(one))
    /** @param {number} id 0: nothing is wrong */
    const fails = async (id) => {
      active = id
      turns = 0
      try {
        for (const hook of hooks) await hook(test.context, test.suite)
        await told()
        return false
      } catch {
        return true
      } finally {
        active = 0
      }
    }
    // A test that cannot be told twice would notice everything.
    const mayRepeat = ids.length > 0 && !(await fails(0))
    if (mayRepeat) for (const id of ids) if (await fails(id)) results.noticed.push(id)
    results.reached = [...new Set([...results.reached, ...reached])]
    writeFileSync(file, JSON.stringify(results))
  }
}
