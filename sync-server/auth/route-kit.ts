/** What the routes of the door share: from where, on which device, and how "who am I" is answered. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { answerProblem } from './answers.ts'
import type { Auth } from './auth.ts'
import { clientNetwork } from './client-address.ts'
import type { DeviceWish } from './devices.ts'
import { refuse } from './problems.ts'
import type { SessionToken } from './session-cookie.ts'

type DeviceFields = {
  deviceName: string
  deviceKind: 'personal' | 'office'
  deviceId?: string | undefined
}

export const deviceWish = ({ deviceName, deviceKind, deviceId }: DeviceFields): DeviceWish => ({
  name: deviceName,
  kind: deviceKind,
  id: deviceId,
})

/** The network to count attempts against. */
export const networkOf = (auth: Auth, c: Context): string =>
  clientNetwork(getConnInfo(c).remote.address, c.req.header('x-forwarded-for'), auth.isTrustedProxy)

/** The answer to "who am I": all a device must remember to open without a network. */
export const answerSession = (
  auth: Auth,
  c: Context,
  token: SessionToken | undefined,
): Response => {
  const live = auth.sessions.renewSession(token)
  if (!live) return answerProblem(c, refuse('not-signed-in'))
  const { sessionId: _, ...who } = live.context
  if (live.cookie !== undefined) c.header('Set-Cookie', live.cookie)
  const schools = auth.schoolsOf(who.accountId)
  return c.json({ ...who, schools, expiresAt: live.expiresAt, now: auth.clock.now() })
}

/** No content but the cookie that takes the place of the one that was sent. */
export const answerReplacement = (c: Context, cookie: string): Response => {
  c.header('Set-Cookie', cookie)
  return c.body(null, 204)
}
