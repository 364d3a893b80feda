-- One row holds what one command told of one person, and beside it the key to that, still sealed under the master key (which may
-- change without the values being sealed anew): an append pays for each row. Erasing a person deletes their rows.
-- An older process that appends meanwhile takes them in this order too.
LOCK TABLE subject_keys, vault_entries IN ACCESS EXCLUSIVE MODE;

ALTER TABLE vault_entries ADD COLUMN master_key_id text, ADD COLUMN wrapped_key bytea;

-- A value whose key is gone was erased.
UPDATE vault_entries AS entry SET master_key_id = subject_key.master_key_id, wrapped_key = subject_key.wrapped_key
  FROM subject_keys AS subject_key WHERE (subject_key.subject_id, subject_key.key_id) = (entry.subject_id, entry.key_id);
DELETE FROM vault_entries WHERE wrapped_key IS NULL;
DROP TABLE subject_keys;

-- The rows of before hold one value each: its field, and the id of the key that it shares with others.
ALTER TABLE vault_entries
    ALTER master_key_id SET NOT NULL, ALTER wrapped_key SET NOT NULL, ALTER field DROP NOT NULL, ALTER key_id DROP NOT NULL,
    ADD CONSTRAINT vault_entries_one_value CHECK ((field IS NULL) = (key_id IS NULL));

CREATE OR REPLACE FUNCTION foreign_master_key(ours text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT master_key_id FROM vault_entries
     WHERE NOT EXISTS (SELECT FROM vault_entries WHERE master_key_id = ours) LIMIT 1
$$;
