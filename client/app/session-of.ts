/** What the app lends the screens about oneself, made from its parts. */
import { createSignal } from 'solid-js'
import {
  type AccountApi,
  nameOf,
  type ScreenLock,
  type SessionTools,
} from '#client/domains/people/index.ts'
import type { StartedEngine } from '#client/engine/start-engine.ts'
import { civilDateOf } from '#client/ui/format/index.ts'
import type { Role } from '#shared/kernel/actor.ts'
import { changeWords } from './command-words.ts'
import { contentOfAll, nameOfAll } from './download-all.ts'
import type { Install } from './install.ts'
import type { Lock } from './lock/create-lock.ts'
import { navItems } from './nav-items.ts'
import { phoneTabs, START_OF } from './navigation.ts'
import { saveAsFile } from './ports-browser.ts'
import type { Remembered } from './remembered.ts'
import { unsentRows } from './sync/own-sets.ts'
import { isUpdateReady, restart } from './update.ts'

export type SessionParts = {
  readonly engine: StartedEngine
  readonly api: AccountApi
  readonly remembered: Remembered
  readonly install: Install
  readonly deviceName: string
  readonly screenLock: ScreenLock | undefined
  readonly lock: Lock
}

const downloadAll = async (engine: StartedEngine): Promise<void> => {
  const { documentKinds } = await import('#shared/registry.ts')
  const content = contentOfAll(engine, [...documentKinds.keys()])
  const name = nameOfAll(civilDateOf(engine.now()))
  saveAsFile(name, 'application/json', JSON.stringify(content, undefined, 2))
}

export const createSession = (parts: SessionParts) => {
  const { engine, api, remembered, install, deviceName, lock } = parts
  const [hat, setHat] = createSignal<Role>(remembered.hat(engine.me))
  const [areChangesOpen, setChangesOpen] = createSignal(false)
  const tools: SessionTools = {
    api,
    deviceName,
    hat,
    wear: (role) => {
      remembered.keepHat(role)
      setHat(role)
      location.assign(START_OF[role])
    },
    downloadAll: () => void downloadAll(engine),
    leave: async () => {
      const signedOut = await api.signOut()
      // Without a line the relay's session is ended at the next start; the copy goes now.
      if (!signedOut.ok) remembered.signOutDue.set()
      remembered.eraseNextStart(engine.me.personId)
      remembered.forgetWho()
      await engine.stop()
      location.assign('/')
    },
    isOffice: remembered.isOffice(),
    screenLock: parts.screenLock,
    canLock: lock.canLock,
    lockNow: lock.lockNow,
    openChanges: () => setChangesOpen(true),
    unsent: () => [
      ...engine.sync
        .waiting()
        .map((item) => changeWords(item, (id, kept) => nameOf(engine, id, kept))),
      ...unsentRows(engine),
    ],
    installWay: install.way,
    install: install.install,
    isUpdateReady,
    restart,
    underMore: () => phoneTabs(navItems(hat())).under,
  }
  return { tools, areChangesOpen, setChangesOpen }
}
