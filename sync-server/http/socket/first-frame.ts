/**
 * The first frame, read kindly: an app of any age is told what to do instead of "could not be read".
 * Only `type` and `protocol` are looked at, which no version of the protocol may ever change.
 */
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import { decodeUntrusted, parseUp } from '#shared/protocol/codec.ts'
import type { HelloFrame } from '#shared/protocol/up.ts'
import { SERVED_VERSIONS, type ServedVersions } from '#shared/protocol/version.ts'

const protocolSaid = (bytes: Uint8Array): number | undefined => {
  const said = decodeUntrusted(bytes)
  if (typeof said !== 'object' || said === null) return undefined
  const { type, protocol } = said as { type?: unknown; protocol?: unknown }
  return type === 'hello' && Number.isSafeInteger(protocol) ? (protocol as number) : undefined
}

/** The hello, or why this connection ends. */
export const parseHello = (
  bytes: Uint8Array,
  { protocol: serves }: ServedVersions = SERVED_VERSIONS,
): Result<HelloFrame, 'bad-frame' | 'update-needed' | 'relay-older'> => {
  const protocol = protocolSaid(bytes)
  if (protocol !== undefined && protocol < serves.oldest)
    return refuseWith(
      'update-needed',
      'This version of the app is too old for the school’s server. Update the app; nothing is lost.',
    )
  if (protocol !== undefined && protocol > serves.newest)
    return refuseWith(
      'relay-older',
      'The school’s server is older than this app. Your work stays here until it is updated.',
    )
  const parsed = parseUp(bytes)
  if (!parsed.ok) return parsed
  if (parsed.value.type === 'hello') return ok(parsed.value)
  return refuseWith('bad-frame', 'The first message must be hello. Nothing was changed.')
}
