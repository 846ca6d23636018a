/** Only our own pages may ask for anything that changes something (T23, T24). */
import type { MiddlewareHandler } from 'hono'
import { answerProblem } from './answers.ts'
import { refuse } from './problems.ts'

/**
 * Exact comparison with the list; a missing, `null` or merely similar origin is refused. The socket
 * must ask this before its upgrade, because a WebSocket is not held back by anything else.
 */
export const isAllowedOrigin = (
  origin: string | undefined,
  allowedOrigins: readonly string[],
): boolean => origin !== undefined && origin !== 'null' && allowedOrigins.includes(origin)

const SAFE_METHODS = ['GET', 'HEAD']

const isJson = (contentType: string | undefined): boolean =>
  contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

/** For every unsafe method: our origin, no cross-site fetch, and JSON, which no plain form can send. */
export const sameOriginJsonOnly =
  (allowedOrigins: readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    if (SAFE_METHODS.includes(c.req.method)) return next()
    const fetchSite = c.req.header('sec-fetch-site')
    if (
      !isAllowedOrigin(c.req.header('origin'), allowedOrigins) ||
      (fetchSite !== undefined && fetchSite !== 'same-origin')
    )
      return answerProblem(c, refuse('wrong-origin'))
    if (!isJson(c.req.header('content-type'))) return answerProblem(c, refuse('json-only'))
    return next()
  }
