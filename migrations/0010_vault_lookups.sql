-- Finding a claim by a value that only the vault knows: a keyed hash of the value, which nobody without the master key can
-- guess at, and which leads to claims whose value is exactly this. Written with the value; whoever erases the value opens it
-- first and deletes the row that its hash names.
CREATE TABLE vault_lookups (
    keyed_hash bytea NOT NULL CHECK (octet_length(keyed_hash) = 32),
    claim_id   uuid  NOT NULL,
    PRIMARY KEY (keyed_hash, claim_id)
);

GRANT INSERT ON vault_lookups TO redress_command;
GRANT SELECT ON vault_lookups TO redress_query;

-- The query role opens the vault too, and must know its key before it does.
GRANT EXECUTE ON FUNCTION foreign_master_key TO redress_query;
