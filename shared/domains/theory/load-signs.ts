/** The door to the signs: their drawings are large, so they come only when a screen asks for them. */
import type { SignLibrary } from './signs/index.ts'

export type { Sign, SignLibrary } from './signs/index.ts'
export { SIGN_GROUPS, type SignGroup } from './signs/sign.ts'

/** Every sign, signal and marking; the same library each time. */
export const loadSigns = async (): Promise<SignLibrary> =>
  (await import('./signs/index.ts')).signLibrary
