/** Ends a browser run with one line of counts, and leaves them in a file for `npm test` to add up. */
import { writeFileSync } from 'node:fs'
import type { FullResult, Reporter, Suite } from '@playwright/test/reporter'

export default class PlaywrightCounts implements Reporter {
  private suite: Suite | undefined

  onBegin(_config: unknown, suite: Suite) {
    this.suite = suite
  }

  onEnd(result: FullResult) {
    const outcomes = (this.suite?.allTests() ?? []).map((test) => test.outcome())
    const passed = outcomes.filter((outcome) => outcome === 'expected').length
    const notRun = outcomes.filter((outcome) => outcome === 'skipped').length
    // A test that did not run has shown nothing, so it does not count as passed.
    const failed = outcomes.length - passed
    const file = process.env.DUAL_CONTROL_COUNTS
    if (file) writeFileSync(file, JSON.stringify({ passed, failed }))
    const aside = notRun > 0 ? ` (${notRun} of them did not run)` : ''
    process.stdout.write(
      `browser journeys, ${result.status}: ${passed} passed, ${failed} failed${aside}\n`,
    )
  }

  printsToStdio() {
    return false
  }
}
