/**
 * What a school's file has become, step by step. Forward only: a step that has shipped is never
 * edited. `log` is the truth; every other table but `quarantine`, `device`, `meta` and what devices
 * wrote into `published` can be made again from it.
 */
export const SCHOOL_MIGRATIONS: readonly string[] = [
  // 1: the log, what follows from it, what was refused
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- One sequence for everything a device has to hear of. AUTOINCREMENT: a number is never used twice.
  CREATE TABLE log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('change', 'grant', 'revoke', 'erase')),
    doc TEXT,
    hash TEXT UNIQUE,
    actor TEXT,
    actor_seq INTEGER,
    -- The number after the change's last operation: where a change that depends on it goes on.
    end_op INTEGER,
    person TEXT,
    device TEXT,
    principal TEXT,
    received_at INTEGER NOT NULL,
    bytes BLOB,
    UNIQUE (doc, actor, actor_seq),
    CHECK (kind <> 'change' OR (doc IS NOT NULL AND hash IS NOT NULL AND bytes IS NOT NULL))
  ) STRICT;
  CREATE INDEX log_by_doc ON log (doc, seq) WHERE kind = 'change';
  CREATE INDEX log_rights ON log (kind, seq) WHERE kind <> 'change';

  CREATE TABLE doc (
    id TEXT PRIMARY KEY,
    heads TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    snap_upto INTEGER NOT NULL DEFAULT 0,
    snap_bytes INTEGER NOT NULL DEFAULT 0,
    tail_count INTEGER NOT NULL DEFAULT 0,
    tail_bytes INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snap (doc TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

  CREATE TABLE access (
    doc TEXT NOT NULL,
    principal TEXT NOT NULL,
    PRIMARY KEY (doc, principal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX access_by_principal ON access (principal, doc);

  -- Who holds which principal, because of which document.
  CREATE TABLE holder (
    doc TEXT NOT NULL,
    person TEXT NOT NULL,
    principal TEXT NOT NULL,
    PRIMARY KEY (doc, person, principal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX holder_by_person ON holder (person, principal);

  CREATE TABLE row (
    doc TEXT NOT NULL,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    bucket TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (doc, tbl, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX row_by_bucket ON row (tbl, bucket);
  CREATE INDEX row_by_id ON row (tbl, id);

  CREATE TABLE published (
    set_name TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    -- The document it comes from; null when a device or the relay itself wrote it.
    doc TEXT,
    json TEXT NOT NULL,
    -- What the document last said, so that a mark a device added survives saying the same again.
    source_json TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (set_name, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX published_by_seq ON published (set_name, seq);
  CREATE INDEX published_by_doc ON published (doc) WHERE doc IS NOT NULL;

  CREATE TABLE published_reader (
    set_name TEXT NOT NULL,
    id TEXT NOT NULL,
    principal TEXT NOT NULL,
    PRIMARY KEY (set_name, id, principal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX published_reader_by_principal ON published_reader (principal);

  -- Whoever holds the principal can no longer read the row by it.
  CREATE TABLE published_gone (
    set_name TEXT NOT NULL,
    id TEXT NOT NULL,
    principal TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (set_name, id, principal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX published_gone_by_seq ON published_gone (set_name, seq);

  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    doc TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    basis_heads TEXT NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    decision TEXT CHECK (decision IN ('adopt', 'keep'))
  ) STRICT;
  CREATE INDEX quarantine_open ON quarantine (device) WHERE decision IS NULL;

  CREATE TABLE device (
    actor_prefix TEXT PRIMARY KEY,
    device TEXT NOT NULL,
    person TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 2: who did what in a chain nobody can bend unseen, what was erased, why a refusal was decided
  `
  -- Ids only: it outlives the people in it. Each row's hash covers the row before it.
  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    device TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    outcome TEXT NOT NULL,
    prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32)
  ) STRICT;

  -- A document that is gone for good: whatever a late device says of it is answered with "gone".
  CREATE TABLE erased (
    doc TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE quarantine ADD COLUMN reason TEXT;
  -- Taken from a device that was already cut off, before it was wiped.
  ALTER TABLE quarantine ADD COLUMN is_last_words INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX quarantine_open_of_person ON quarantine (person) WHERE decision IS NULL;
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
  `,
  // 4: who was erased
  `
  -- An id that leads to nobody. Whatever is new and names it was written before its writer knew.
  CREATE TABLE erased_person (
    person TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 5: documents as they are sent whole
  `
  -- Made when it is needed or at rest, gone with the next change of the document. A copy nobody
  -- scrubs: the checksum says when it has turned on the disk.
  CREATE TABLE pack (doc TEXT PRIMARY KEY, crc INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TRIGGER pack_of_changed AFTER UPDATE ON doc BEGIN DELETE FROM pack WHERE doc = new.id; END;
  CREATE TRIGGER pack_of_gone AFTER DELETE ON doc BEGIN DELETE FROM pack WHERE doc = old.id; END;
  `,
  // 6: whose data is restricted
  `
  -- Asked at every push, and nearly always empty.
  CREATE INDEX holder_restricted ON holder (principal)
    WHERE principal >= 'restricted:' AND principal < 'restricted;';
  `,
  // 7: how much room what was refused takes, without reading it
  `
  CREATE INDEX quarantine_room ON quarantine
    (decision, is_last_words, person, device, length(bytes));
  CREATE INDEX quarantine_decided ON quarantine (decided_at) WHERE decision IS NOT NULL;
  `,
  // 8: what was not kept because it was about somebody erased
  `
  -- Hashes only: what is handed in later on top of it is about that person too.
  CREATE TABLE unkept (
    seq INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL
  ) STRICT;
  CREATE INDEX unkept_of_person ON unkept (person, seq);
  `,
  // 9: how many new rows each person has sent today
  `
  -- Of one day at a time: the first row of the next one lets go of it.
  CREATE TABLE new_rows (
    day INTEGER NOT NULL,
    person TEXT NOT NULL,
    set_name TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, person, set_name)
  ) STRICT, WITHOUT ROWID;
  `,
]
