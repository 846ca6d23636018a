/** Relays that came after today's app, or before it: the settings for `restart`. */
import { SERVED_VERSIONS, type ServedVersions } from '#shared/protocol/version.ts'

type Numbers = keyof ServedVersions
const { protocol, schema } = SERVED_VERSIONS

const serving = (which: Numbers, by: number): Readonly<Record<string, string>> => {
  const number = (which === 'protocol' ? protocol : schema).newest + by
  const served = { ...SERVED_VERSIONS, [which]: { oldest: number, newest: number } }
  return { STORY_SERVED: JSON.stringify(served) }
}

/** It serves only the next of these numbers: today's app is too old for it. */
export const relayThatMovedOn = (which: Numbers) => serving(which, 1)

/** It serves only the one before: today's app is too new for it. */
export const relayLeftBehind = (which: Numbers) => serving(which, -1)
