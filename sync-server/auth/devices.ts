/** The browsers a person works on: registered at sign-in, listed, and cut off when a phone is lost. */
import type { DeviceId, PersonId } from '#shared/kernel/actor.ts'
import { isAdmin } from '#shared/kernel/actor.ts'
import { DEVICES_AT_MOST } from '#shared/kernel/devices.ts'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'
import type { Membership } from '#sync-server/storage/control/accounts.ts'
import type { DeviceKind, DeviceRow } from '#sync-server/storage/control/devices.ts'
import type { EndedSession } from '#sync-server/storage/control/sessions.ts'
import type { AuthDeps, Somebody } from './deps.ts'
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

/** Each stays as a row for good, because its work names it. Nobody has so many browsers in a day. */
export const NEW_DEVICES_PER_DAY = 50

/** Long enough that a person who looks once a week sees it. */
const NEW_FOR_MS = 7 * DAY_MS
const NEUTRAL_NAMES: Record<DeviceKind, string> = { personal: 'Own device', office: 'Office PC' }

/** A device that was ended, with what ended with it. */
export type CutOff = {
  readonly deviceId: DeviceId
  readonly endedSessions: readonly EndedSession[]
}

/** A device as a person sees it in a list. */
export type ListedDevice = Pick<DeviceRow, 'id' | 'name' | 'kind' | 'createdAt' | 'lastSeenAt'> & {
  readonly isThisOne: boolean
  /** Signed in for the first time within the last week, and not the one that asks. */
  readonly isNew: boolean
}

/** May this session see and end the devices of `personId` of its own school? */
const mayManageDevicesOf = (session: SessionContext, personId: PersonId): boolean =>
  session.personId === personId || isAdmin(actorOfSession(session, []))

const whose = ({ accountId, schoolId, personId, kind, actorPrefix }: DeviceRow) => ({
  accountId,
  schoolId,
  personId,
  kind,
  actorPrefix,
})

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
    journal.append({ what: 'device-added', at: now, deviceId: device.id, ...whose(device) })
    control.devices.add(device)
    const { accountId, schoolId, personId, id: deviceId } = device
    control.securityLog.write({
      at: now,
      action: 'device-added',
      outcome: 'done',
      schoolId,
      accountId,
      personId,
      deviceId,
    })
    return device
  }

  const listed =
    (session: SessionContext) =>
    ({ id, name, kind, createdAt, lastSeenAt }: DeviceRow): ListedDevice => {
      const isThisOne = id === session.deviceId
      const isNew = !isThisOne && clock.now() - createdAt < NEW_FOR_MS
      return { id, name, kind, createdAt, lastSeenAt, isThisOne, isNew }
    }

  /** Inside a transaction: what the device may no longer do, written down everywhere it must hold. */
  const cutOff = (
    by: Somebody,
    device: DeviceRow,
    action: 'device-ended' | 'device-replaced' = 'device-ended',
  ): EndedSession[] | undefined => {
    const at = clock.now()
    if (!control.devices.end(device.id, at)) return undefined
    control.securityLog.write({
      at,
      action,
      outcome: 'done',
      schoolId: device.schoolId,
      accountId: by.accountId,
      personId: device.personId,
      deviceId: device.id,
    })
    const over = control.sessions.endOfDevice(device.id)
    deps.people.audit(by, { action, target: device.id, outcome: 'done' })
    journal.append({ what: 'device-ended', at, deviceId: device.id })
    return over
  }

  const heldBy = (member: Membership, wish: DeviceWish): DeviceRow | undefined => {
    const held = wish.id === undefined ? undefined : control.devices.byId(wish.id)
    const isTheirs =
      held?.schoolId === member.schoolId &&
      held.personId === member.personId &&
      held.endedAt === null
    return isTheirs ? held : undefined
  }

  const tellCutOff = (cut: readonly CutOff[]): void => {
    for (const { deviceId, endedSessions } of cut) {
      ended.tell(deviceId)
      sessions.tellEnded(endedSessions)
    }
  }

  return {
    /**
     * When this person may make one more device, if not now. What a browser holds already it may go
     * on using.
     */
    fullUntil(member: Membership, wish: DeviceWish): InstantMs | undefined {
      if (heldBy(member, wish)) return undefined
      const { schoolId, personId } = member
      const made = control.devices.madeSince(schoolId, personId, clock.now() - DAY_MS)
      const oldestThatCounts = made[NEW_DEVICES_PER_DAY - 1]
      return oldestThatCounts === undefined ? undefined : oldestThatCounts + DAY_MS
    },

    /**
     * Inside a transaction: the device this browser holds if it is this person's and not ended,
     * otherwise a new one. Another person's id is treated as if it were not known. `isNew`: and it
     * is not the person's first. `replaced`: those it took the place of, to be told of after the
     * commit.
     */
    recogniseOrRegister(
      member: Membership,
      wish: DeviceWish,
    ): {
      readonly device: DeviceRow
      readonly isNew: boolean
      readonly replaced: readonly CutOff[]
    } {
      const { schoolId, personId } = member
      const held = heldBy(member, wish)
      if (held) {
        control.devices.signedInAgain(held.id, wish.name, wish.kind, clock.now())
        const device = { ...held, name: wish.name, kind: wish.kind }
        return { device, isNew: false, replaced: [] }
      }
      const isNew = control.devices.activeOf(schoolId, personId).length > 0
      const tooMany = control.devices.leastNeededOf(
        schoolId,
        personId,
        DEVICES_AT_MOST - 1,
        clock.now(),
      )
      const device = register(member, wish)
      const by = { ...member, deviceId: device.id }
      const replaced = tooMany.map((one) => ({
        deviceId: one.id,
        endedSessions: cutOff(by, one, 'device-replaced') ?? [],
      }))
      return { device, isNew, replaced }
    },

    tellCutOff,

    /** The asker's own, last used first. */
    ofOneself: (session: SessionContext): ListedDevice[] =>
      control.devices.activeOf(session.schoolId, session.personId).map(listed(session)),

    /**
     * For an admin: the devices of somebody of the same school, last used first. What a learner
     * called their phone is theirs, so that is left out; a lost one can be found by its date.
     */
    ofPerson(
      session: SessionContext,
      personId: PersonId,
    ): Result<ListedDevice[], 'person-unknown'> {
      const member = control.memberships.ofPerson(session.schoolId, personId)
      if (!member) return refuse('person-unknown')
      const devices = control.devices.activeOf(session.schoolId, personId).map(listed(session))
      const isStaff = member.roles.some((role) => role !== 'learner')
      const isSeen = isStaff || personId === session.personId
      return ok(
        isSeen ? devices : devices.map((one) => ({ ...one, name: NEUTRAL_NAMES[one.kind] })),
      )
    },

    /**
     * Cuts a device off: its sessions are gone and its sockets closed. Twice is no mistake. Passkeys
     * are the person's and not the device's, so they stay. Somebody else's needs a step-up.
     */
    end(
      session: SessionContext,
      deviceId: DeviceId,
      isSteppedUp: boolean,
    ): Result<undefined, 'device-unknown' | 'step-up-needed'> {
      const device = control.devices.byId(deviceId)
      // The same answer for "not yours" as for "not there": a stranger learns nothing.
      if (device?.schoolId !== session.schoolId || !mayManageDevicesOf(session, device.personId))
        return refuse('device-unknown')
      if (device.personId !== session.personId && !isSteppedUp) return refuse('step-up-needed')
      const endedSessions = control.transaction(() => cutOff(session, device))
      if (endedSessions) {
        ended.tell(deviceId)
        sessions.tellEnded(endedSessions)
      }
      return ok(undefined)
    },

    /** Inside a transaction: cuts off everything a person has here. To be called after the commit. */
    endAllOf(by: SessionContext, personId: PersonId): () => void {
      const cut = control.devices.activeOf(by.schoolId, personId).map((device) => ({
        deviceId: device.id,
        endedSessions: cutOff(by, device) ?? [],
      }))
      return () => tellCutOff(cut)
    },

    /** Was this device cut off? What a browser may ask once its session is gone. */
    isEnded: (deviceId: DeviceId): boolean =>
      (control.devices.byId(deviceId)?.endedAt ?? null) !== null ||
      control.erasure.isErasedDevice(deviceId),

    onDeviceEnded: ended.on,
  }
}
