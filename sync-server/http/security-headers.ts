/**
 * Headers on every answer, whatever it is: a worker and the service worker take their policy from
 * their own script's response, so there is no answer that may go without.
 */
import type { MiddlewareHandler } from 'hono'

export type HeaderSettings = {
  readonly allowedOrigins: readonly string[]
  readonly isHttps: boolean
}

const YEAR_SECONDS = 31_536_000

const policy = ({ allowedOrigins }: HeaderSettings): string =>
  [
    "default-src 'none'",
    // Compiling the documents' WASM; no evaluation of script.
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // Positions in the diary are style attributes; style elements stay forbidden.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    // Older browsers do not take 'self' to mean the socket of the same host.
    `connect-src 'self' ${allowedOrigins.map((origin) => origin.replace(/^http/, 'ws')).join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

/** Name and value of every header that stands on every answer. */
export const securityHeaders = (
  settings: HeaderSettings,
): readonly (readonly [string, string])[] => [
  ['Content-Security-Policy', policy(settings)],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', PERMISSIONS.map((name) => `${name}=()`).join(', ')],
  ...(settings.isHttps
    ? [['Strict-Transport-Security', `max-age=${YEAR_SECONDS}; includeSubDomains`] as const]
    : []),
]

/** Set on the finished response, so that no handler and no error page comes out without them. */
export const withSecurityHeaders = (settings: HeaderSettings): MiddlewareHandler => {
  const headers = securityHeaders(settings)
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }
}
