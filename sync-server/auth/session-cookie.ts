/** The one cookie. `__Host-` makes the browser insist on https, this host alone and the whole path. */
import { parse, serialize } from 'hono/utils/cookie'

export const SECURE_COOKIE_NAME = '__Host-sid'
/** Plain http at localhost cannot have the prefix. */
export const LOCAL_COOKIE_NAME = 'sid'

const nameFor = (secure: boolean) => (secure ? SECURE_COOKIE_NAME : LOCAL_COOKIE_NAME)

const OPTIONS = { httpOnly: true, sameSite: 'Lax', path: '/' } as const

export type SessionToken = { readonly sessionId: string; readonly secret: string }

/** @param maxAgeSeconds left out, the cookie goes when the browser is closed */
export const sessionCookie = (
  token: SessionToken,
  maxAgeSeconds: number | undefined,
  secure: boolean,
) =>
  serialize(nameFor(secure), `${token.sessionId}.${token.secret}`, {
    ...OPTIONS,
    secure,
    ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
  })

export const clearedSessionCookie = (secure: boolean) =>
  serialize(nameFor(secure), '', { ...OPTIONS, secure, maxAge: 0 })

/** `undefined` for everything that is not `<uuid>.<43 characters>` under our name. */
export const readSessionCookie = (
  cookieHeader: string | undefined,
  secure: boolean,
): SessionToken | undefined => {
  const name = nameFor(secure)
  const value = cookieHeader ? parse(cookieHeader, name)[name] : undefined
  const parts = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(value ?? '')
  return parts?.[1] && parts[2] ? { sessionId: parts[1], secret: parts[2] } : undefined
}
