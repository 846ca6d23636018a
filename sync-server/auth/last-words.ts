/**
 * What the cookie of an ended device is still good for: handing in, for thirty days, what was never
 * sent. It opens nothing else, and is spent once the device says it has nothing left.
 */
import type { DeviceId, PersonId, SchoolId } from '#shared/kernel/actor.ts'
import type { AuthDeps } from './deps.ts'
import { isSecretOf } from './secrets.ts'
import type { Sessions } from './sessions.ts'

const LAST_WORDS_FOR_MS = 30 * 24 * 3_600_000

export type EndedDevice = {
  readonly schoolId: SchoolId
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly actorPrefix: string
}

export const createLastWords = ({ control, clock }: AuthDeps, sessions: Sessions) => ({
  /** The ended device behind a `Cookie` header; undefined for everybody else. */
  deviceBehind(cookieHeader: string | undefined): EndedDevice | undefined {
    const token = sessions.tokenIn(cookieHeader)
    const former = token && control.lastWords.ofEndedDevice(token.sessionId)
    if (!token || !former || !isSecretOf(token.secret, former.secretHash)) return undefined
    if (clock.now() - former.deviceEndedAt > LAST_WORDS_FOR_MS) return undefined
    const { schoolId, personId, deviceId, actorPrefix } = former
    return { schoolId, personId, deviceId, actorPrefix }
  },

  /** Nothing more comes from it. */
  areSaid: (deviceId: DeviceId): void => control.lastWords.spend(deviceId),
})
