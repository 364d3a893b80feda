-- Who it was. A value is sealed (XChaCha20-Poly1305) under a data key of its person, and the data key is sealed under the
-- master key that the database never sees. Erasing a person deletes both rows; the log stays whole. One index serves the
-- opening of a value (an event knows both ids) and the erasing of a person: an append pays for each.
CREATE TABLE subject_keys (
    subject_id    uuid        NOT NULL,
    key_id        uuid        NOT NULL,
    master_key_id text        NOT NULL,
    wrapped_key   bytea       NOT NULL,
    PRIMARY KEY (subject_id, key_id)
);

CREATE TABLE vault_entries (
    subject_id uuid  NOT NULL,
    vault_ref  uuid  NOT NULL,
    claim_id   uuid  NOT NULL,
    field      text  NOT NULL,
    key_id     uuid  NOT NULL,
    -- nonce, then the sealed salt and value
    sealed     bytea NOT NULL,
    PRIMARY KEY (subject_id, vault_ref)
);

GRANT INSERT ON subject_keys, vault_entries TO redress_command;
GRANT SELECT ON subject_keys, vault_entries TO redress_automation, redress_query;
