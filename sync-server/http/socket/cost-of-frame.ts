/** What a frame costs its sender beyond its bytes: what the relay will have to do about it. */
import type { UpFrame } from '#shared/protocol/up.ts'
import { preflight } from '#sync-server/school/preflight.ts'
import { OPERATIONS_CHARGED_AT_MOST, OPERATIONS_PER_TOKEN } from './limits.ts'

/** In tokens: one for each change or document it names, and one for every few operations. */
export const costOfFrame = (frame: UpFrame): number => {
  switch (frame.type) {
    case 'push': {
      const operations = frame.changes.reduce((sum, { bytes }) => {
        const walked = preflight(bytes)
        return sum + (walked.ok ? walked.header.opCount : 0)
      }, 0)
      const charged = Math.min(operations, OPERATIONS_CHARGED_AT_MOST)
      return frame.changes.length + charged / OPERATIONS_PER_TOKEN
    }
    case 'keep':
      return frame.changes.length
    case 'manifest':
      return frame.docs.length
    default:
      return 0
  }
}
