/** One line for each request: which route, how it ended, how long it took. Nobody's name. */
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Clock, IdSource } from '#shared/kernel/ports.ts'
import type { Log } from '#sync-server/logging.ts'

/** What only passed through what stands around all routes. */
const NO_ROUTE = '/*'

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
    const route = routePath(c, -1)
    const fields = {
      request,
      method: c.req.method,
      route,
      status: c.res.status,
      durationMs: Math.round((clock.monotonicMs() - startedAt) * 10) / 10,
    }
    // The app's own files have no route; a line for each of them would hide the others.
    if (route === NO_ROUTE && c.res.status < 500) log.debug('file', fields)
    else log.info('request', fields)
  }
