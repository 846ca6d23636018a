/** Apps of several ages ask over HTTP, too, and what they ask for are rows of the same shapes. T34. */
import { type ServedAs, servedAs } from '#shared/protocol/version.ts'
import type { SessionContext } from '../auth/session-context.ts'
import type { SaidVersions } from './answers.ts'
import type { Core } from './core.ts'

/**
 * An app that says nothing of itself is what its own line has said, which is open because it is
 * served. Without one it may be as old as an app can be, and asks again when it has its line.
 */
export const servesOverHttp = (
  core: Core,
  { deviceId }: SessionContext,
  said: SaidVersions,
): ServedAs => {
  const saysNothing = said.protocol === undefined && said.schema === undefined
  const hasLine = (): boolean => core.connections.ofDevice(deviceId).some((one) => one.isWelcome)
  return saysNothing && hasLine() ? 'served' : servedAs(said, core.served)
}
