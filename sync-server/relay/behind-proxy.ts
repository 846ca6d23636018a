/**
 * Whose word about where people come from counts. Set up wrongly everybody behind the proxy is one
 * network, and one guesser closes the door for a whole school (T28): so it is said, before it happens
 * and when it does.
 */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { MiddlewareHandler } from 'hono'
import { type ProxyTrouble, proxyTrouble, type TrustedProxies } from '#sync-server/auth/index.ts'
import type { RelayConfig } from '#sync-server/config.ts'
import type { Log } from '#sync-server/logging.ts'

const ON_THIS_MACHINE = ['127.0.0.1', '::1', 'localhost']

/** For whoever sets the relay up; nothing where people do not come over https. */
export const aboutProxy = (
  config: RelayConfig,
): { readonly ok: boolean; readonly says: string } | undefined => {
  if (!config.isHttps) return undefined
  if (config.trustedProxies.length === 0)
    return {
      ok: false,
      says: 'TRUST_PROXY is none: all who come through a proxy count as one, and one who guesses passwords holds up everybody',
    }
  if (!config.isProxyAssumed)
    return { ok: true, says: `X-Forwarded-For of ${config.trustedProxies.join(', ')} counts` }
  return ON_THIS_MACHINE.includes(config.host)
    ? { ok: true, says: 'TRUST_PROXY is empty: X-Forwarded-For of this machine’s own proxy counts' }
    : {
        ok: false,
        says: 'TRUST_PROXY is empty and HOST lets other machines in: name your proxy, or 127.0.0.1 if it is on this one',
      }
}

const HOLDS_UP = 'all of them count as one, and one who guesses passwords holds up everybody'
const SAID_OF: Record<ProxyTrouble, string> = {
  unheard: `a proxy in front says where people come from and is not believed: ${HOLDS_UP}; name its address with TRUST_PROXY`,
  silent: `the proxy in front does not say where people come from: ${HOLDS_UP}; let it write X-Forwarded-For`,
}

/** Says so, each once, when somebody comes to the door through a proxy that is not set up. */
export const warnOfProxy = (isTrusted: TrustedProxies, log: Log): MiddlewareHandler => {
  const said = new Set<ProxyTrouble>()
  return async (c, next) => {
    const forwardedFor = c.req.header('x-forwarded-for')
    const trouble = proxyTrouble(getConnInfo(c).remote.address, forwardedFor, isTrusted)
    if (trouble && !said.has(trouble)) {
      said.add(trouble)
      log.warn(SAID_OF[trouble])
    }
    return next()
  }
}
