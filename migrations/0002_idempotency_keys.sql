-- What was answered to a request that carried an Idempotency-Key: written in the transaction of its events, under the
-- order lock, so a key is either unknown or answered. The fingerprint is a keyed hash of the request; neither it nor the
-- answer holds personal data.
CREATE TABLE idempotency_keys (
    principal   text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (octet_length(fingerprint) = 32),
    command_id  uuid        NOT NULL,
    claim_id    text        NOT NULL,
    -- Version of the claim after the command: leads to its last event and so to the position of the answer.
    version     bigint      NOT NULL,
    answer      json        NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (principal, key)
);
CREATE TRIGGER idempotency_keys_append_only BEFORE UPDATE OR TRUNCATE ON idempotency_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT, INSERT ON idempotency_keys TO redress_command, redress_automation;
