/** A pair of keys that follows from 32 secret bytes. Checking what it signed needs no secret. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** What stands before 32 secret bytes in a PKCS #8 file of an Ed25519 key (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

export const keysFromSeed = (
  seed: Uint8Array,
): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } => {
  const key = Buffer.concat([PKCS8_PREFIX, seed])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** The 32 bytes of a public key in base64url, as they are printed. */
export const printPublicKey = (publicKey: KeyObject): string =>
  publicKey.export({ format: 'jwk' }).x ?? ''

export const publicKeyFrom = (printed: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: printed }, format: 'jwk' })
