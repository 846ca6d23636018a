/**
 * Name, roles and whether the session has ended: kept while the app runs, so that the next start
 * knows them with or without a line.
 */
import { type Accessor, createEffect, createSignal } from 'solid-js'
import { type AccountApi, nameOf } from '#client/domains/people/index.ts'
import type { Identity } from '#client/engine/api.ts'
import { mayErase } from '#client/engine/may-erase.ts'
import type { StartedEngine } from '#client/engine/start-engine.ts'
import type { Farewell, Remembered } from './remembered.ts'
import { rowsOnlyHere, unsentRows } from './sync/own-sets.ts'

export type WhoParts = {
  readonly me: Identity
  readonly engine: StartedEngine
  readonly api: AccountApi
  readonly remembered: Remembered
  readonly isOffice: boolean
}

/** Call below an owner. Also says whether this device was ended from elsewhere. */
export const keepRememberedTrue = ({
  me,
  engine,
  remembered,
  api,
  isOffice,
}: WhoParts): {
  readonly isDeviceEnded: Accessor<boolean>
  /** Erases this person's copy and shows the door, which says why. */
  readonly farewell: (why: Farewell) => void
} => {
  let who = me
  const keep = (change: Partial<Identity>) => {
    who = { ...who, ...change }
    remembered.keepWho(who)
  }
  createEffect(() => {
    const displayName = nameOf(engine, me.personId)
    if (displayName !== who.displayName) keep({ displayName })
  })
  const [wasEnded, setEnded] = createSignal(false)
  const isDeviceEnded = () => engine.deviceEnded() || wasEnded()
  /** The socket only says that nobody is signed in; the door knows whether the device was cut off. */
  const askWhyItEnded = (): void => {
    void api.session(me.deviceId).then((answer) => {
      if (!answer.ok && answer.problem.code === 'device-ended') setEnded(true)
    })
  }
  let hasAsked = false
  createEffect(() => {
    const link = engine.sync.link()
    if (link === 'signed-out') {
      remembered.sessionEnded.set()
      askWhyItEnded()
    }
    if (link !== 'online') return
    remembered.sessionEnded.clear()
    if (hasAsked) return
    hasAsked = true
    // Also lets the cookie slide along, so that a device in daily use is never signed out.
    void api.session(me.deviceId).then((answer) => {
      if (answer.ok) keep({ roles: answer.value.roles, schoolName: answer.value.schoolName })
    })
  })
  const farewell = (why: Farewell): void => {
    remembered.farewell.say(why)
    remembered.eraseNextStart(me.personId)
    remembered.forgetWho()
    void engine.stop().then(() => location.assign('/'))
  }
  // Not a first start, and yet the database was empty: the browser has deleted it.
  const before = remembered.copy.get()
  if (engine.isNewCopy && before) remembered.copyLost.set(before)
  createEffect(() => {
    if (isOffice || engine.storageProblem() === 'deleted') return
    const waiting = engine.sync.waiting()
    const unsentCount = waiting.length + unsentRows(engine).length
    remembered.copy.set({ unsentCount, oldestAtMs: waiting[0]?.savedAtMs })
  })
  let hadUnsent = false
  createEffect(() => {
    const outbox = { waiting: engine.sync.waiting(), refused: engine.sync.refused() }
    const rows = unsentRows(engine).length
    const isNothingOnlyHere = mayErase(outbox, rowsOnlyHere(engine).length)
    if (isDeviceEnded()) {
      if (!isNothingOnlyHere) hadUnsent = true
      // Ended from elsewhere and nothing left to say: what is here is not this person's to keep.
      else farewell(hadUnsent ? 'ended-with-last-words' : 'ended')
      return
    }
    if (outbox.waiting.length + rows > 0) {
      hadUnsent = true
      return
    }
    hadUnsent = false
    // A shared computer without a session shows the door, not an empty school.
    if (isOffice && engine.sync.link() === 'signed-out') farewell('office-over')
  })
  return { isDeviceEnded, farewell }
}
