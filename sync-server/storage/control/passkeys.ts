/** Passkeys: the public half of a key that lies in a person's phone or key ring. */
import type { Database } from 'better-sqlite3'
import type { InstantMs } from '#shared/kernel/ports.ts'

export type PasskeyRow = {
  /** As browsers write it: base64url. */
  readonly credentialId: string
  readonly accountId: string
  /** COSE key. */
  readonly publicKey: Uint8Array
  /** How often the key says it has signed; many say 0 for ever. */
  readonly counter: number
  /** How the browser may reach it: `internal`, `usb`, `hybrid`, … */
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: InstantMs
  readonly lastUsedAt: InstantMs | null
}

type Stored = Omit<PasskeyRow, 'transports'> & { readonly transports: string }

const PASSKEY = `SELECT credential_id AS credentialId, account_id AS accountId,
  public_key AS publicKey, counter, transports, name, created_at AS createdAt,
  last_used_at AS lastUsedAt FROM passkeys`

const toRow = (stored: Stored): PasskeyRow => ({
  ...stored,
  transports: JSON.parse(stored.transports) as string[],
})

export const passkeysIn = (database: Database) => {
  const insert = database.prepare<[Stored]>(
    `INSERT INTO passkeys (credential_id, account_id, public_key, counter, transports, name,
       created_at, last_used_at)
     VALUES (@credentialId, @accountId, @publicKey, @counter, @transports, @name,
       @createdAt, @lastUsedAt)`,
  )
  const byId = database.prepare<[string], Stored>(`${PASSKEY} WHERE credential_id = ?`)
  const ofAccount = database.prepare<[string], Stored>(
    `${PASSKEY} WHERE account_id = ? ORDER BY created_at, credential_id`,
  )
  // Only upwards: of two answers made at once, the one that was counted first stands.
  const used = database.prepare<[{ credentialId: string; counter: number; at: InstantMs }]>(
    `UPDATE passkeys SET counter = @counter, last_used_at = @at
     WHERE credential_id = @credentialId AND (counter < @counter OR (counter = 0 AND @counter = 0))`,
  )
  const remove = database.prepare<[string, string]>(
    'DELETE FROM passkeys WHERE credential_id = ? AND account_id = ?',
  )
  const removeAll = database
    .prepare<[string], string>('DELETE FROM passkeys WHERE account_id = ? RETURNING credential_id')
    .pluck()
  return {
    add: (passkey: PasskeyRow): void =>
      void insert.run({ ...passkey, transports: JSON.stringify(passkey.transports) }),
    byId: (credentialId: string): PasskeyRow | undefined => {
      const stored = byId.get(credentialId)
      return stored && toRow(stored)
    },
    /** Oldest first. */
    ofAccount: (accountId: string): PasskeyRow[] => ofAccount.all(accountId).map(toRow),
    /** False when it is gone, or has counted as far already. */
    used: (credentialId: string, counter: number, at: InstantMs): boolean =>
      used.run({ credentialId, counter, at }).changes === 1,
    /** False when the account has no such passkey. */
    remove: (credentialId: string, accountId: string): boolean =>
      remove.run(credentialId, accountId).changes === 1,
    /** Gives the ids of those that were there. */
    removeAll: (accountId: string): string[] => removeAll.all(accountId),
  }
}
