/** Watches lease, hands and the lock button, and says whether the records may be seen now. */
import { type Accessor, createEffect, createMemo, createSignal, onCleanup } from 'solid-js'
import type { StartedEngine } from '#client/engine/start-engine.ts'
import type { Remembered } from '../remembered.ts'
import {
  honestLease,
  isIdle,
  LEASE_MS,
  type LockFacts,
  type LockReason,
  lockReason,
  OFFICE_IDLE_MS,
  OWN_IDLE_MS,
} from './lock-reason.ts'

/** Being busy is written down this often; other windows read it. */
const WRITE_EVERY_MS = 15_000
const HANDS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

export type Lock = {
  readonly reason: Accessor<LockReason | undefined>
  /** Only with another way in than pressing a button: a shared computer, or a screen lock. */
  readonly canLock: Accessor<boolean>
  /** Somebody else has signed in in another window: only a sign-in of this window's person opens it. */
  readonly isReplaced: Accessor<boolean>
  lockNow(): void
  /** Password, passkey or digits were right. */
  open(): void
  /** Signed in anew: the lease begins again, too. */
  signedIn(): void
  /** The screen lock was set or removed. */
  changed(): void
}

export type LockParts = {
  readonly engine: StartedEngine
  readonly remembered: Remembered
  readonly isOffice: boolean
  readonly hasScreenLock: () => boolean
}

/** Call below an owner. */
export const createLock = ({ engine, remembered, isOffice, hasScreenLock }: LockParts): Lock => {
  // What is remembered is no signal; this one says that it has changed, here or in another window.
  const [version, setVersion] = createSignal(0)
  const changed = (): void => {
    setVersion((before) => before + 1)
  }
  const idleLimitMs = () => (isOffice ? OFFICE_IDLE_MS : hasScreenLock() ? OWN_IDLE_MS : undefined)

  const isStillPresent = remembered.presence()
  const isReplaced = (): boolean => {
    version()
    return !isStillPresent()
  }

  const facts = (): LockFacts => ({
    now: engine.now(),
    leaseUntilMs: isOffice ? undefined : remembered.leaseUntilMs.get(),
    isLeaseOver: remembered.leaseOver.isSet(),
    isLocked: remembered.locked.isSet(),
    isReplaced: isReplaced(),
    activeAtMs: remembered.activeAtMs.get(),
    idleLimitMs: idleLimitMs(),
  })
  const reason = createMemo(() => {
    version()
    engine.minute()
    return lockReason(facts())
  })
  createEffect(() => {
    // The lock of whoever is here now is not this window's to close.
    if (isReplaced()) return
    // Kept, so that a clock set back or a hand on the mouse does not open what has been closed.
    if (reason() === 'lease') remembered.leaseOver.set()
    if (reason() === 'locked') remembered.locked.set()
  })
  createEffect(() => {
    engine.minute()
    if (isOffice || isReplaced()) return
    const now = engine.now()
    const until = remembered.leaseUntilMs.get()
    const isInContact = engine.sync.link() === 'online' && reason() !== 'lease'
    if (until === undefined || isInContact) remembered.leaseUntilMs.set(now + LEASE_MS)
    else remembered.leaseUntilMs.set(honestLease(until, now))
  })

  const touched = (): void => {
    if (reason() !== undefined) return
    // The first touch after a long sleep of the machine comes before any timer.
    if (isIdle(facts())) {
      changed()
      return
    }
    const now = engine.now()
    const last = remembered.activeAtMs.get()
    if (last === undefined || Math.abs(now - last) > WRITE_EVERY_MS) remembered.activeAtMs.set(now)
  }
  const onShown = (): void => {
    if (document.visibilityState === 'visible') changed()
  }
  for (const hand of HANDS) window.addEventListener(hand, touched, { passive: true, capture: true })
  document.addEventListener('visibilitychange', onShown)
  window.addEventListener('storage', changed)
  onCleanup(() => {
    for (const hand of HANDS) window.removeEventListener(hand, touched, { capture: true })
    document.removeEventListener('visibilitychange', onShown)
    window.removeEventListener('storage', changed)
  })
  // The first start, and the start after a lock was set: nobody has been idle yet.
  if (remembered.activeAtMs.get() === undefined) remembered.activeAtMs.set(engine.now())

  const open = (): void => {
    if (isReplaced()) return
    remembered.locked.clear()
    remembered.activeAtMs.set(engine.now())
    changed()
  }
  return {
    reason,
    canLock: () => {
      version()
      return isOffice || hasScreenLock()
    },
    isReplaced,
    lockNow: () => {
      remembered.locked.set()
      changed()
    },
    open,
    signedIn: () => {
      remembered.leaseOver.clear()
      if (!isOffice) remembered.leaseUntilMs.set(engine.now() + LEASE_MS)
      open()
    },
    changed,
  }
}
