/** What the shell's own parts share: the engine as started, installing, and what is remembered. */
import { type Accessor, createContext, useContext } from 'solid-js'
import type { Session, ThisDevice } from '#client/domains/people/index.ts'
import type { StartedEngine } from '#client/engine/start-engine.ts'
import type { Install } from './install.ts'
import type { Remembered } from './remembered.ts'

export type AppParts = {
  readonly engine: StartedEngine
  readonly install: Install
  readonly remembered: Remembered
  readonly deviceName: string
  /** This device was cut off from elsewhere, and has changes left to send. */
  readonly isDeviceEnded: Accessor<boolean>
  /** After a sign-in on this screen: the same person and device go on, anybody else starts anew. */
  readonly onSignedInAgain: (session: Session, name: string, kind: ThisDevice['deviceKind']) => void
  /** Several people use this computer: no copy is kept, and it locks when idle. */
  readonly isOffice: boolean
}

export const AppContext = createContext<AppParts>()

export const useApp = (): AppParts => {
  const app = useContext(AppContext)
  if (app === undefined) throw new Error('No app: a part of the shell was used outside of it.')
  return app
}
