/**
 * What `control.db` has become, step by step. Forward only: a step that has shipped is never edited,
 * a new one is added at the end. The number of steps done is SQLite's own `user_version`.
 */
export const CONTROL_MIGRATIONS: readonly string[] = [
  // 1: schools, the people who may sign in, their devices and sessions
  `
  CREATE TABLE schools (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    password_changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE memberships (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    school_id TEXT NOT NULL REFERENCES schools (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    roles TEXT NOT NULL CHECK (json_valid(roles)),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, school_id),
    UNIQUE (school_id, person_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE devices (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    school_id TEXT NOT NULL REFERENCES schools (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('personal', 'office')),
    generation INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    ended_at INTEGER,
    actor_prefix TEXT NOT NULL UNIQUE CHECK (length(actor_prefix) = 16)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX devices_of_person ON devices (school_id, person_id);

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    school_id TEXT NOT NULL REFERENCES schools (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL,
    device_id TEXT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_of_device ON sessions (device_id);
  CREATE INDEX sessions_of_account ON sessions (account_id);

  CREATE TABLE invitations (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    school_id TEXT NOT NULL REFERENCES schools (id) ON DELETE CASCADE,
    email TEXT NOT NULL CHECK (email = lower(email)),
    display_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'instructor', 'learner')),
    person_id TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX invitations_by_email ON invitations (school_id, email);

  -- Ids only, never a name, an address or an e-mail: it outlives the people in it.
  CREATE TABLE security_log (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    school_id TEXT,
    account_id TEXT,
    person_id TEXT,
    device_id TEXT,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT;
  CREATE INDEX security_log_by_time ON security_log (at);
  `,
  // 2: resets, passkeys, stepping up, and a security log that shows when it was bent
  `
  CREATE TABLE resets (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- Null: asked for by e-mail. Else the school and the admin who made the link.
    school_id TEXT REFERENCES schools (id) ON DELETE CASCADE,
    created_by TEXT,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX resets_of_account ON resets (account_id);

  CREATE TABLE passkeys (
    credential_id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    public_key BLOB NOT NULL,
    counter INTEGER NOT NULL,
    transports TEXT NOT NULL CHECK (json_valid(transports)),
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX passkeys_of_account ON passkeys (account_id);

  ALTER TABLE sessions ADD COLUMN stepped_up_at INTEGER NOT NULL DEFAULT 0;

  -- Each row's hash covers the row before it; rows from before this step start the chain unhashed.
  ALTER TABLE security_log ADD COLUMN prev_hash BLOB;
  ALTER TABLE security_log ADD COLUMN hash BLOB;
  `,
  // 3: signed ends of the chain
  `
  -- How far the chain had come, signed; and what the oldest row still here follows.
  CREATE TABLE audit_head (
    kind TEXT NOT NULL CHECK (kind IN ('head', 'anchor')),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (kind, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX security_log_of_school ON security_log (school_id, seq);
  `,
  // 4: what an ended device may still hand in its last words with
  `
  CREATE TABLE former_sessions (
    session_id TEXT PRIMARY KEY,
    secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),
    device_id TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX former_sessions_of_device ON former_sessions (device_id);

  -- However a session ends: by the person, by an admin, with its device, with a password.
  CREATE TRIGGER session_is_former BEFORE DELETE ON sessions BEGIN
    INSERT OR IGNORE INTO former_sessions (session_id, secret_hash, device_id, expires_at)
    VALUES (old.id, old.secret_hash, old.device_id, old.expires_at);
  END;
  `,
  // 5: devices of people who were erased: nothing of them but that they are to be wiped
  `
  CREATE TABLE erased_devices (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // 6: from where accounts have signed in, as hashes
  `
  CREATE TABLE known_networks (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    network_hash BLOB NOT NULL CHECK (length(network_hash) = 32),
    last_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, network_hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX known_networks_by_hash ON known_networks (network_hash);
  `,
  // 7: whose an address is: shown by a link that went to it by mail, and by nothing else
  `
  -- Null: nobody has shown it yet. An admin who invited the address may have made the account.
  ALTER TABLE accounts ADD COLUMN email_proven_at INTEGER;
  -- Another link than the one the admin is given to hand over.
  ALTER TABLE invitations ADD COLUMN mailed_token_hash BLOB CHECK (length(mailed_token_hash) = 32);
  CREATE UNIQUE INDEX invitations_by_mailed_token ON invitations (mailed_token_hash);
  `,
]
