/**
 * What went with a copy that a browser threw away. Nobody promises that what was only there comes back;
 * whatever had been sent must still be in the log.
 */
import type { OutboxEntry } from '#client/engine/outbox.ts'
import { canonical } from '../screens.ts'
import type { World } from '../world.ts'

type Pressed = { readonly device: string; readonly command: string; readonly input: unknown }

const keyOf = ({ device, command, input }: Pressed): string =>
  `${device} ${command} ${canonical(input)}`

/** Everything the thrown away copies held, with the device each was on. */
export const entriesEvicted = (world: World): (readonly [string, OutboxEntry])[] =>
  world.fleet.evicted.flatMap(({ device, entries }) =>
    entries.map((entry) => [device, entry] as const),
  )

/** Asks of a press whether it may be gone: it had not been sent when the copy went. */
export const mayBeGone = (world: World): ((press: Pressed) => boolean) => {
  const gone = new Set(
    entriesEvicted(world)
      .filter(([, { state }]) => state !== 'sent')
      .map(([device, { command, input }]) => keyOf({ device, command, input })),
  )
  return (press) => gone.has(keyOf(press))
}

/** Hashes of an evicted copy whose refusal its device cannot know of any more. */
export const refusalsForgotten = (world: World): string[] =>
  world.fleet.evicted.flatMap(({ deviceId, entries }) =>
    entries.flatMap(({ state, hash }) => (state === 'sent' ? [] : [`${deviceId} ${hash}`])),
  )
