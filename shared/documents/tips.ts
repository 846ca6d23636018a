/**
 * Events under unique keys, each naming the events it was written after. Who saw what is then known
 * from the record itself, and no clock decides anything.
 */

export type Linked = { readonly after: readonly string[]; readonly type: string }

/** Ids of events that no effective event was written after; the current front of what happened. */
export const tipsOf = <E extends Linked>(
  events: Readonly<Record<string, E>>,
  isEffective: (id: string, event: E) => boolean = () => true,
): string[] => {
  const superseded = new Set<string>()
  const walk = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (superseded.has(id)) continue
      superseded.add(id)
      walk(events[id]?.after ?? [])
    }
  }
  const effective = Object.entries(events).filter(([id, event]) => isEffective(id, event))
  for (const [, event] of effective) walk(event.after)
  return effective
    .map(([id]) => id)
    .filter((id) => !superseded.has(id))
    .sort()
}

/** Ids of everything `id` was written after, without itself. */
export const pastOf = (
  events: Readonly<Record<string, Pick<Linked, 'after'>>>,
  id: string,
): ReadonlySet<string> => {
  const past = new Set<string>()
  const front = [...(events[id]?.after ?? [])]
  for (let key = front.pop(); key !== undefined; key = front.pop()) {
    if (past.has(key)) continue
    past.add(key)
    front.push(...(events[key]?.after ?? []))
  }
  return past
}
