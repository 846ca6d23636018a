/** Where passkeys work: browsers have them on https and at localhost, under a name, never an address. */
import { isIP } from 'node:net'

export type PasskeyOrigin = { readonly origin: string; readonly rpId: string }

/** Those of the origins at which a browser will make and use passkeys. */
export const passkeyOrigins = (allowedOrigins: readonly string[]): PasskeyOrigin[] =>
  allowedOrigins.flatMap((origin) => {
    const { protocol, hostname } = new URL(origin)
    const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost')
    const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
    return (protocol === 'https:' || isLocal) && !isAddress ? [{ origin, rpId: hostname }] : []
  })
