/** What holds now follows from who knew of whose word. PE10. */
import { pastOf, tipsOf } from '#shared/documents/tips.ts'
import type { ConsentEvent, Consents } from './schema.ts'

type Events = Consents['events']
type Entry = readonly [id: string, event: ConsentEvent]

const latest = (entries: readonly Entry[]): string | undefined =>
  [...entries].sort(([a, one], [b, other]) => one.at - other.at || (a < b ? -1 : 1)).at(-1)?.[0]

/**
 * The event that counts for each purpose somebody has said a word about. A yes counts only if it knew
 * of every no: said apart, no wins.
 */
const countingEvents = (events: Events): ReadonlyMap<string, string> => {
  const byPurpose = new Map<string, Entry[]>()
  for (const entry of Object.entries(events)) {
    const { purpose } = entry[1]
    byPurpose.set(purpose, [...(byPurpose.get(purpose) ?? []), entry])
  }
  return new Map(
    [...byPurpose].flatMap(([purpose, entries]) => {
      const withdrawn = entries.filter(([, { type }]) => type === 'withdrawn')
      const given = entries.filter(([id, { type }]) => {
        if (type !== 'given') return false
        const past = pastOf(events, id)
        return withdrawn.every(([other]) => past.has(other))
      })
      const counts = latest(given) ?? latest(withdrawn)
      return counts === undefined ? [] : [[purpose, counts] as const]
    }),
  )
}

export type ConsentState = {
  /** Ids of the events that count, by purpose. */
  readonly counting: ReadonlyMap<string, string>
  readonly tips: readonly string[]
}

export const consentState = ({ events }: Pick<Consents, 'events'>): ConsentState => ({
  counting: countingEvents(events),
  tips: tipsOf(events),
})

/** Has the person said yes to this, and not taken it back? Without a word: no. */
export const isGiven = ({ events }: Pick<Consents, 'events'>, purpose: string): boolean =>
  events[countingEvents(events).get(purpose) ?? '']?.type === 'given'
