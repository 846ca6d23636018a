/** People on the screen: their names for everybody, and the screens about oneself. */
import { lazy } from 'solid-js'

export {
  type AccountApi,
  createAccountApi,
  type DeviceLine,
  type Invitation,
  type Session,
  type ThisDevice,
} from './account-api.ts'
export { doorApi } from './door-api.ts'
export const LearnerData = lazy(() => import('./learner-data.tsx'))
export { firstNameOf, nameOf, type PeopleSource, personOf, phoneOf } from './names.ts'
export { deviceNames, newDevices } from './new-devices.ts'
export { canUsePasskeys, signInWithPasskey, stepUpWithPasskey } from './passkey-steps.ts'
export { send } from './ports-http.ts'
export { RestrictionChip } from './restriction-chip.tsx'
export { RestrictionNotice } from './restriction-notice.tsx'
export { peopleRoutes } from './routes.ts'
export {
  type InstallWay,
  type ScreenLock,
  SessionContext,
  type SessionTools,
  useSession,
} from './session.ts'
export { StepUpPlace } from './step-up.tsx'
export { showThemeColour } from './theme-colour.ts'
