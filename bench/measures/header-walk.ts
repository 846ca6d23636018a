/** What a change of 181 bytes that claims a million operations costs the relay's loop. */
import { preflight } from '#sync-server/school/preflight.ts'
import { amplified } from '#sync-server/testing/hand-made-change.ts'
import { median, nowMs } from '../figures.ts'
import { type Benchmark, finding } from '../finding.ts'

const SAMPLES = 2_000
const OPERATIONS = 1_000_000
const MOST_MS = 1

export const headerWalk: Benchmark = {
  name: 'header-walk',
  findings: ['header-walk-million-operations'],
  run: async (tell) => {
    const bomb = amplified(OPERATIONS)
    const samples = Array.from({ length: SAMPLES }, () => {
      // What is known of the same bytes already is not walked again.
      const bytes = bomb.slice()
      const startedMs = nowMs()
      const walked = preflight(bytes)
      const tookMs = nowMs() - startedMs
      if (walked.ok) throw new Error('a million operations went through')
      return tookMs
    })
    tell(
      finding({
        name: 'header-walk-million-operations',
        unit: `ms to refuse ${bomb.length} bytes, median of ${SAMPLES}`,
        ours: median(samples),
        target: `<= ${MOST_MS}`,
        isMet: (value) => value <= MOST_MS,
      }),
    )
  },
}
