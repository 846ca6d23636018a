/** One line about the state of changes, for the list in More. The badge has its own exact words. */
import type { SyncView } from '#client/engine/api.ts'
import { plural } from '#client/ui/plural.ts'

/** @param waiting changes of both lanes that have not been sent. */
export const syncWords = (sync: SyncView, waiting: number): string => {
  const refused = sync.refused().length
  const sent = sync.sent().length
  const parts = [
    ...(refused > 0 ? [`${refused} not accepted`] : []),
    waiting > 0 ? `${waiting} waiting to sync` : 'nothing waiting',
    ...(sent > 0 ? [`${plural(sent, { one: 'change', other: 'changes' })} sent today`] : []),
  ]
  const line = parts.join(', ')
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}`
}
