/** The browsers a person works on: registered at sign-in, listed, and cut off when a phone is lost. */
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import { isAdmin } from '#shared/kernel/actor.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import type { Membership } from '#sync-server/storage/control/accounts.ts'
import type { DeviceKind, DeviceRow } from '#sync-server/storage/control/devices.ts'
import type { AuthDeps } from './deps.ts'
import { createListeners } from './listeners.ts'
import { refuse } from './problems.ts'
import { actorOfSession, type SessionContext } from './session-context.ts'
import type { Sessions } from './sessions.ts'

const ACTOR_PREFIX_BYTES = 8

export type DeviceWish = {
  readonly name: string
  readonly kind: DeviceKind
  /** The one this browser remembers from last time. */
  readonly id?: DeviceId | undefined
}

/** May this session see and end the devices of `personId` of its own school? */
const mayManageDevicesOf = (session: SessionContext, personId: PersonId): boolean =>
  session.personId === personId || isAdmin(actorOfSession(session, []))

export type Devices = ReturnType<typeof createDevices>

export const createDevices = (deps: AuthDeps, sessions: Sessions) => {
  const { control, clock, random, ids, journal } = deps
  const ended = createListeners<DeviceId>()

  const register = (member: Membership, wish: DeviceWish): DeviceRow => {
    const now = clock.now()
    const device: DeviceRow = {
      id: ids.uuid(),
      accountId: member.accountId,
      schoolId: member.schoolId,
      personId: member.personId,
      name: wish.name,
      kind: wish.kind,
      generation: 1,
      createdAt: now,
      lastSeenAt: now,
      endedAt: null,
      actorPrefix: Buffer.from(random.bytes(ACTOR_PREFIX_BYTES)).toString('hex'),
    }
    control.devices.add(device)
    return device
  }

  return {
    /**
     * Inside a transaction: the device this browser holds if it is this person's and not ended,
     * otherwise a new one. Another person's id is treated as if it were not known.
     */
    recogniseOrRegister(member: Membership, wish: DeviceWish): DeviceRow {
      const held = wish.id === undefined ? undefined : control.devices.byId(wish.id)
      const isTheirs =
        held?.schoolId === member.schoolId &&
        held.personId === member.personId &&
        held.endedAt === null
      if (!held || !isTheirs) return register(member, wish)
      control.devices.signedInAgain(held.id, wish.name, wish.kind, clock.now())
      return { ...held, name: wish.name, kind: wish.kind }
    },

    /** The devices of one person of the session's school, last used first. Admins may ask for any. */
    list(session: SessionContext, personId: PersonId): Result<DeviceRow[], 'admin-only'> {
      if (!mayManageDevicesOf(session, personId)) return refuse('admin-only')
      return ok(control.devices.activeOf(session.schoolId, personId))
    },

    /** Cuts a device off: its sessions are gone and its sockets closed. Twice is no mistake. */
    end(session: SessionContext, deviceId: DeviceId): Result<undefined, 'device-unknown'> {
      const device = control.devices.byId(deviceId)
      // The same answer for "not yours" as for "not there": a stranger learns nothing.
      if (device?.schoolId !== session.schoolId || !mayManageDevicesOf(session, device.personId))
        return refuse('device-unknown')
      const now = clock.now()
      const endedSessions = control.transaction(() => {
        if (!control.devices.end(deviceId, now)) return undefined
        control.securityLog.write({
          at: now,
          action: 'device-ended',
          outcome: 'done',
          schoolId: session.schoolId,
          accountId: session.accountId,
          personId: device.personId,
          deviceId,
        })
        const over = control.sessions.endOfDevice(deviceId)
        journal.append({ what: 'device-ended', at: now, deviceId })
        return over
      })
      if (endedSessions) {
        ended.tell(deviceId)
        sessions.tellEnded(endedSessions)
      }
      return ok(undefined)
    },

    /** Was this device cut off? What a browser may ask once its session is gone. */
    isEnded: (deviceId: DeviceId): boolean =>
      (control.devices.byId(deviceId)?.endedAt ?? null) !== null,

    onDeviceEnded: ended.on,
  }
}
