-- Who it was. A value is sealed (XChaCha20-Poly1305) under a data key of its person, and the data key is sealed under the
-- master key that the database never sees. Erasing a person deletes both rows; the log stays whole.
CREATE TABLE subject_keys (
    key_id        uuid        PRIMARY KEY,
    subject_id    uuid        NOT NULL,
    master_key_id text        NOT NULL,
    wrapped_key   bytea       NOT NULL
);
CREATE INDEX subject_keys_subject_id ON subject_keys (subject_id);

CREATE TABLE vault_entries (
    vault_ref  uuid  PRIMARY KEY,
    subject_id uuid  NOT NULL,
    claim_id   uuid  NOT NULL,
    field      text  NOT NULL,
    key_id     uuid  NOT NULL,
    -- nonce, then the sealed salt and value
    sealed     bytea NOT NULL
);
CREATE INDEX vault_entries_subject_id ON vault_entries (subject_id);

GRANT INSERT ON subject_keys, vault_entries TO redress_command;
GRANT SELECT ON subject_keys, vault_entries TO redress_automation, redress_query;
