/** Passwords: argon2id, bounded work, and the same work whether or not the account exists (T29). */
import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2'
import type { Random } from '#shared/kernel/ports.ts'
import { ok, type Result } from '#shared/kernel/result.ts'
import { createHashQueue } from './hash-queue.ts'
import { newSecret } from './secrets.ts'

export type HashCost = {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** The least OWASP's password storage cheat sheet allows for argon2id: 19 MiB, two passes, one lane. */
export const HASH_COST: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const SALT_BYTES = 16
const ARGON2ID: Algorithm.Argon2id = 2

export type Passwords = {
  /** @param whose the account's e-mail: nobody has more than two hashes in the queue at once. */
  hash(password: string, whose: string): Promise<Result<string, 'busy'>>
  /** Give `undefined` where there is no account: a dummy is verified, and the answer is false. */
  verify(
    passwordHash: string | undefined,
    password: string,
    whose: string,
  ): Promise<Result<boolean, 'busy'>>
  /** Was this hash made under another cost than today's? */
  isOutdated(passwordHash: string): boolean
}

/** @param cost other than the default only where a test makes thousands of people. */
export const createPasswords = (random: Random, cost: HashCost = HASH_COST): Passwords => {
  const inTurn = createHashQueue()
  // One person's keyboard composes "é" as one character, another's as two: both must get in.
  const makeHash = (password: string) =>
    hash(password.normalize('NFC'), {
      ...cost,
      algorithm: ARGON2ID,
      salt: random.bytes(SALT_BYTES),
    })
  const dummyHash = makeHash(newSecret(random))

  return {
    hash: (password, whose) => inTurn(whose, () => makeHash(password)),

    async verify(passwordHash, password, whose) {
      const compared = passwordHash ?? (await dummyHash)
      const matches = await inTurn(whose, () => verify(compared, password.normalize('NFC')))
      return matches.ok ? ok(matches.value && passwordHash !== undefined) : matches
    },

    isOutdated(passwordHash) {
      const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash)
      return (
        memoryCost !== cost.memoryCost ||
        timeCost !== cost.timeCost ||
        parallelism !== cost.parallelism
      )
    },
  }
}
