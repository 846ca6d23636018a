/** Turns what a runner reports into passed and failed. Pure, so that it can be tested. */

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Exit code and counts have to agree: a runner that failed, or said nothing, is a failure.
 * @param {number} exitCode @param {Counts | undefined} counts @returns {Counts}
 */
export const countsOf = (exitCode, counts) => {
  if (counts === undefined) return { passed: 0, failed: 1 }
  const { passed, failed } = counts
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed }
}

/**
 * Vitest's JSON report. A skipped test has shown nothing, so it counts as failed; a file that did
 * not load has no tests, so it counts by itself.
 * @param {any} report @returns {Counts | undefined}
 */
export const vitestCounts = (report) => {
  if (typeof report?.numPassedTests !== 'number') return undefined
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numTotalTests - report.numPassedTests + unloaded,
  }
}

/**
 * The simulator's last line, `{"seeds":200,"steps":…,"failed":[…]}`: each seed is one test.
 * @param {string} stdout @returns {Counts | undefined}
 */
export const simulationCounts = (stdout) => {
  try {
    const { seeds, failed } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    return { passed: seeds - failed.length, failed: failed.length }
  } catch {
    return undefined
  }
}

/**
 * The fuzzer's last line, `{"inputs":5000,…,"ends":{lane: …},"failed":["lane seed"]}`: a lane is one
 * test, and whatever failed outside the lanes counts by itself.
 * @param {string} stdout @returns {Counts | undefined}
 */
export const fuzzCounts = (stdout) => {
  try {
    const { ends, failed } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    const failures = new Set(failed.map((/** @type {string} */ one) => one.replace(/ \d+$/, '')))
    const passed = Object.keys(ends).filter((lane) => !failures.has(lane)).length
    return { passed, failed: failures.size }
  } catch {
    return undefined
  }
}

/**
 * The last line of the crash run, `{"kills":20,…,"failed":[…]}`: each death is one test.
 * @param {string} stdout @returns {Counts | undefined}
 */
export const crashCounts = (stdout) => {
  try {
    const { kills, failed } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')
    return { passed: Math.max(0, kills - failed.length), failed: failed.length }
  } catch {
    return undefined
  }
}
