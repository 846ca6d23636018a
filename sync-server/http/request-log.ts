/** One line for each request: which route, how it ended, how long it took. Nobody's name. */
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Clock, IdSource } from '#shared/kernel/ports.ts'
import type { Log } from '#sync-server/logging.ts'

export type RequestVariables = { requestId: string }

/** The request's id also goes out, so that a person can name the request that went wrong. */
export const logRequests =
  (log: Log, clock: Clock, ids: IdSource): MiddlewareHandler<{ Variables: RequestVariables }> =>
  async (c, next) => {
    const request = ids.uuid()
    const startedAt = clock.monotonicMs()
    c.set('requestId', request)
    await next()
    c.res.headers.set('X-Request-Id', request)
    log.info('request', {
      request,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      durationMs: Math.round((clock.monotonicMs() - startedAt) * 10) / 10,
    })
  }
