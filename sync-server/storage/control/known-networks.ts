/**
 * From where accounts have signed in, so that strangers' guesses do not hold up their owners there,
 * also after a restart. Only hashes under a key that is not in this file: it does not say where
 * anybody lives, and goes with the account.
 */
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'
import { DAY_MS } from '#shared/kernel/time-units.ts'

/** Of one account; each is one more place to guess from, for whoever sits there. */
export const KNOWN_NETWORKS_OF_ACCOUNT = 8
/** Unused for longer than this, a place is forgotten; as long as the security log is useful. */
export const KNOWN_NETWORK_KEPT_MS = 90 * DAY_MS
/** Coming back is written down once a day: signing in all day costs no commits. */
const SEEN_EVERY_MS = DAY_MS

export const knownNetworksIn = (database: Database) => {
  const ofAccount = database
    .prepare<[string, Uint8Array], InstantMs>(
      `SELECT last_at FROM known_networks JOIN accounts ON id = account_id
       WHERE email = ? AND network_hash = ?`,
    )
    .pluck()
  const ofAnybody = database
    .prepare<[Uint8Array], number>('SELECT 1 FROM known_networks WHERE network_hash = ? LIMIT 1')
    .pluck()
  const keep = database.prepare<[{ email: string; hash: Uint8Array; at: InstantMs }]>(
    `INSERT INTO known_networks (account_id, network_hash, last_at)
     SELECT id, @hash, @at FROM accounts WHERE email = @email
     ON CONFLICT DO UPDATE SET last_at = @at`,
  )
  const forgetOldest = database.prepare<[{ email: string }]>(
    `DELETE FROM known_networks WHERE (account_id, network_hash) IN (
       SELECT account_id, network_hash FROM known_networks JOIN accounts ON id = account_id
       WHERE email = @email ORDER BY last_at DESC, network_hash
       LIMIT -1 OFFSET ${KNOWN_NETWORKS_OF_ACCOUNT})`,
  )
  const forgetAll = database.prepare<[string]>('DELETE FROM known_networks WHERE account_id = ?')
  const forgetLapsed = database.prepare<[InstantMs]>(
    `DELETE FROM known_networks WHERE last_at <= ? - ${KNOWN_NETWORK_KEPT_MS}`,
  )
  return {
    isOf: (email: string, hash: Uint8Array): boolean => ofAccount.get(email, hash) !== undefined,
    /** Has anybody signed in from there? */
    isAnybodys: (hash: Uint8Array): boolean => ofAnybody.get(hash) === 1,
    /** The latest ones stay. Nothing happens where there is no such account. */
    keep: (email: string, hash: Uint8Array, at: InstantMs): void => {
      const lastAt = ofAccount.get(email, hash)
      if (lastAt !== undefined && at - lastAt < SEEN_EVERY_MS) return
      database.transaction(() => {
        keep.run({ email, hash, at })
        forgetOldest.run({ email })
      })()
    },
    forgetAll: (accountId: string): void => void forgetAll.run(accountId),
    forgetLapsed: (now: InstantMs): void => void forgetLapsed.run(now),
  }
}
