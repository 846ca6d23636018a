/** What a frame costs its sender beyond its bytes: what the relay will have to do about it. */
import type { UpFrame } from '#shared/protocol/up.ts'
import { preflight } from '#sync-server/school/preflight.ts'
import { DOCUMENTS_PER_TOKEN, OPERATIONS_CHARGED_AT_MOST, OPERATIONS_PER_TOKEN } from './limits.ts'

/** In tokens: one for each change, and one for every few operations, or documents that are looked up. */
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
      return frame.docs.length / DOCUMENTS_PER_TOKEN
    default:
      return 0
  }
}
