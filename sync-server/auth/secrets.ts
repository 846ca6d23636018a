/** Secrets that are handed out once and kept only as a hash: session cookies, invitation tokens. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Random } from '#shared/kernel/ports.ts'

const SECRET_BYTES = 32

/** 256 unpredictable bits as 43 characters that need no escaping in a cookie or an address. */
export const newSecret = (random: Random): string =>
  Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url')

/** SHA-256 is enough here: 256 random bits cannot be guessed, however fast the hash is. */
export const hashOfSecret = (secret: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(secret).digest())

export const isSecretOf = (secret: string, hash: Uint8Array): boolean =>
  timingSafeEqual(hashOfSecret(secret), hash)
