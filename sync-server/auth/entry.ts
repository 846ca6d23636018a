/** Past the door: which school, which device, which session. However somebody proved who they are. */
import type { SchoolId } from '#shared/kernel/actor.ts'
import type { AccountRow, Membership } from '#sync-server/storage/control/accounts.ts'
import type { AuthDeps } from './deps.ts'
import type { Devices, DeviceWish } from './devices.ts'
import type { Letters } from './letters.ts'
import type { SessionToken } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

/** In which school to sign in; without one, the device's, then the one joined first. */
export type SchoolWish = { readonly schoolId?: SchoolId | undefined }

export type Entry = ReturnType<typeof createEntry>

export const createEntry = (
  { control, clock }: AuthDeps,
  parts: { sessions: Sessions; devices: Devices; letters: Letters },
) => {
  const { sessions, devices, letters } = parts

  /** Inside a transaction: device and session for a member; the device's older session ends. */
  const admit = (member: Membership, wish: DeviceWish) => {
    const { device, isNew } = devices.recogniseOrRegister(member, wish)
    const ended = control.sessions.endOfDevice(device.id)
    return { started: sessions.start(device), device, isNew, ended }
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
     * what was proven may have become stale while it was looked at. `undefined`: not let in.
     * @param previousCookie the session this browser still held; it ends, whoever's it was
     */
    enter(
      account: AccountRow | undefined,
      mayEnter: () => boolean,
      wish: DeviceWish & SchoolWish,
      previousCookie: string | undefined,
    ): SessionToken | undefined {
      const done = control.transaction(() => {
        const member = account && memberToBe(account.id, wish)
        const admitted = member && mayEnter() ? admit(member, wish) : undefined
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
        return admitted && { ...admitted, ended: [...admitted.ended, ...left] }
      })
      if (!done) return undefined
      sessions.tellEnded(done.ended)
      if (done.isNew && account) letters.newDevice(account.email)
      return done.started
    },
  }
}
