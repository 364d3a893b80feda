-- As before, with one look at the new rows instead of two: every append pays for this.
CREATE OR REPLACE FUNCTION refuse_untrue_recorded_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first    bigint;
    earliest timestamptz;
    latest   timestamptz;
    previous timestamptz;
BEGIN
    SELECT min(position), min(recorded_at), max(recorded_at) INTO first, earliest, latest FROM appended;
    SELECT recorded_at INTO previous FROM events WHERE position < first ORDER BY position DESC LIMIT 1;
    IF earliest < previous OR latest > greatest(clock_timestamp(), previous) THEN
        RAISE EXCEPTION 'recorded_at is behind the event before or ahead of the clock'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'events_recorded_at_monotone';
    END IF;
    RETURN NULL;
END
$$;

-- An answer that could be deleted would let its request be carried out twice.
DROP TRIGGER idempotency_keys_append_only ON idempotency_keys;
CREATE TRIGGER idempotency_keys_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON idempotency_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- Whoever seals asks first whether the vault knows the master key: under a wrong one, nobody could open what it seals. The
-- answer is another key's id, if nothing was sealed under ours. A function of the owner's, because who seals may not read.
CREATE FUNCTION foreign_master_key(ours text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT master_key_id FROM subject_keys
     WHERE NOT EXISTS (SELECT FROM subject_keys WHERE master_key_id = ours) LIMIT 1
$$;
REVOKE EXECUTE ON FUNCTION foreign_master_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION foreign_master_key TO redress_command, redress_automation;
