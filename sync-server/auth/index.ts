/** The door of the relay: who comes in, on which device, and how they are shown out again. */
export type { NewAccount } from './accounts.ts'
export { askAgain } from './asked-again.ts'
export { type Auth, createAuth } from './auth.ts'
export {
  clientNetwork,
  isOfProxy,
  type ProxyTrouble,
  proxyTrouble,
  type TrustedProxies,
} from './client-address.ts'
export type { AuthConfig, AuthDeps, NewPerson, PeopleDirectory, SessionEnded } from './deps.ts'
export { adminOnly, type SignedIn, signedInOnly, steppedUpOnly } from './guards.ts'
export type { RolesChanged } from './members.ts'
export { createPasswords, type HashCost } from './passwords.ts'
export { networkOf } from './route-kit.ts'
export { createAuthRoutes } from './routes.ts'
export { isAllowedOrigin, sameOriginJsonOnly } from './same-origin.ts'
export { actorOfSession, type SessionContext } from './session-context.ts'
