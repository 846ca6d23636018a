/**
 * Passkeys as steps: the relay's question, the browser's own dialog, the relay's verdict. The library
 * is loaded when somebody presses the button, never before.
 */
import { ok, type Result, refuseWith } from '#shared/kernel/result.ts'
import type { ThisDevice } from './account-api.ts'
import { doorApi } from './door-api.ts'

const library = () => import('@simplewebauthn/browser')

/** A passkey belongs to a name; a bare address has none. */
const isBareAddress = (host: string): boolean => /^[\d.]+$|:/.test(host)

/** Does this browser know passkeys, and can they belong to where the app is open? */
export const canUsePasskeys = (): boolean =>
  window.isSecureContext && 'PublicKeyCredential' in window && !isBareAddress(location.hostname)

const LEFT = refuseWith(
  'passkey-left',
  'No passkey was used. Try again, or use your password instead.',
)
const FAILED = refuseWith(
  'passkey-failed',
  'The browser could not use a passkey here. Use your password instead.',
)

/** The browser's dialog; leaving it and a passkey that is there already are no faults. */
const inBrowser = async <T>(dialog: () => Promise<T>): Promise<Result<T>> => {
  try {
    return ok(await dialog())
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'InvalidStateError')
      return refuseWith('passkey-here', 'This device has a passkey for your account already.')
    return name === 'NotAllowedError' || name === 'AbortError' ? LEFT : FAILED
  }
}

type Options<Question extends (...input: never[]) => unknown> = Parameters<Question>[0] extends {
  optionsJSON: infer Json
}
  ? Json
  : never
type Library = Awaited<ReturnType<typeof library>>

const answerOf = async (question: Promise<Result<unknown>>): Promise<Result<unknown>> => {
  const options = await question
  if (!options.ok) return options
  const { startAuthentication } = await library()
  const optionsJSON = options.value as Options<Library['startAuthentication']>
  return inBrowser(() => startAuthentication({ optionsJSON }))
}

/** Who signs in is said by the passkey alone; the same answer as signing in with a password. */
export const signInWithPasskey = async (device: ThisDevice) => {
  const response = await answerOf(doorApi.passkeySignInOptions())
  return response.ok ? doorApi.signInWithPasskey(response.value, device) : response
}

export const stepUpWithPasskey = async (): Promise<Result<undefined>> => {
  const response = await answerOf(doorApi.passkeyStepUpOptions())
  return response.ok ? doorApi.stepUpWithPasskey(response.value) : response
}

/** Makes a passkey on this device and registers it under `name`. */
export const addPasskey = async (name: string): Promise<Result<undefined>> => {
  const options = await doorApi.passkeyOptions()
  if (!options.ok) return options
  const { startRegistration } = await library()
  const optionsJSON = options.value as Options<Library['startRegistration']>
  const response = await inBrowser(() => startRegistration({ optionsJSON }))
  return response.ok ? doorApi.addPasskey(response.value, name) : response
}
