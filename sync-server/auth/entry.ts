/** Past the door: which school, which device, which session. However somebody proved who they are. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import { type Ok, ok, type Refused } from '#shared/kernel/result.ts'
import type { AccountRow, Membership } from '#sync-server/storage/control/accounts.ts'
import type { AuthDeps } from './deps.ts'
import type { Devices, DeviceWish } from './devices.ts'
import type { Letters } from './letters.ts'
import { refuse, type Wait } from './problems.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

/** In which school to sign in; without one, the device's, then the one joined first. */
export type SchoolWish = { readonly schoolId?: SchoolId | undefined }

export type TooManyDevices = Refused<'too-many-devices'> & Wait

const tooManyDevices = (waitMs: number): TooManyDevices => ({
  ...refuse('too-many-devices'),
  retryAfterSeconds: Math.ceil(waitMs / 1_000),
})

export type Entry = ReturnType<typeof createEntry>

export const createEntry = (
  { control, clock }: AuthDeps,
  parts: { sessions: Sessions; devices: Devices; letters: Letters },
) => {
  const { sessions, devices, letters } = parts

  /** Inside a transaction: device and session for a member; the device's older session ends. */
  const admit = (member: Membership, wish: DeviceWish) => {
    const { device, isNew, replaced } = devices.recogniseOrRegister(member, wish)
    const ended = control.sessions.endOfDevice(device.id)
    return { started: sessions.start(device), device, isNew, replaced, ended }
  }

  const memberToBe = (accountId: string, wish: DeviceWish & SchoolWish): Membership | undefined => {
    const memberships = control.memberships.ofAccount(accountId)
    if (wish.schoolId !== undefined)
      return memberships.find(({ schoolId }) => schoolId === wish.schoolId)
    const held = wish.id === undefined ? undefined : control.devices.byId(wish.id)
    return memberships.find(({ schoolId }) => schoolId === held?.schoolId) ?? memberships[0]
  }

  return {
    admit,

    /**
     * Writes down a sign-in, and lets in whoever `mayEnter`: asked inside the transaction, because
     * what was proven may have become stale while it was looked at. `undefined`: not let in. Whoever
     * proved who they are hears it when they have made too many new devices today.
     * @param previousCookie the session this browser still held; it ends, whoever's it was
     */
    enter(
      account: AccountRow | undefined,
      mayEnter: () => boolean,
      wish: DeviceWish & SchoolWish,
      previousCookie: string | undefined,
    ): Ok<SessionToken> | TooManyDevices | undefined {
      const done = control.transaction(() => {
        const member = account && memberToBe(account.id, wish)
        const known = member && mayEnter() ? member : undefined
        const fullUntil = known && devices.fullUntil(known, wish)
        const admitted = known && fullUntil === undefined ? admit(known, wish) : undefined
        // A school nobody of that name is in is no way of trying unseen: then the first one hears of it.
        const told = member ?? (account && control.memberships.ofAccount(account.id)[0])
        control.securityLog.write({
          at: clock.now(),
          action: 'sign-in',
          outcome: admitted ? 'done' : 'refused',
          schoolId: told?.schoolId,
          accountId: account?.id,
          personId: told?.personId,
          deviceId: admitted?.device.id,
        })
        const previous = admitted && sessions.readSession(previousCookie)
        const left = previous ? control.sessions.end(previous.sessionId) : []
        if (fullUntil !== undefined) return tooManyDevices(fullUntil - clock.now())
        return admitted && ok({ ...admitted, ended: [...admitted.ended, ...left] })
      })
      if (!done?.ok) return done
      const { started, isNew, replaced, ended } = done.value
      sessions.tellEnded(ended)
      devices.tellCutOff(replaced)
      if (isNew && account) letters.newDevice(account.email, replaced.length > 0)
      return ok(started)
    },
  }
}
