-- As before, and within one statement too: a row is never recorded before the row whose position comes before its own. The
-- appender states one time for its whole batch, so what it appends is not sorted for this.
CREATE OR REPLACE FUNCTION refuse_untrue_recorded_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    first    bigint;
    earliest timestamptz;
    latest   timestamptz;
    previous timestamptz;
    untrue   boolean;
BEGIN
    SELECT min(position), min(recorded_at), max(recorded_at) INTO first, earliest, latest FROM appended;
    SELECT recorded_at INTO previous FROM events WHERE position < first ORDER BY position DESC LIMIT 1;
    untrue := earliest < previous OR latest > greatest(clock_timestamp(), previous);
    IF untrue IS NOT TRUE AND earliest < latest THEN
        untrue := EXISTS (
            SELECT FROM (SELECT recorded_at < lag(recorded_at) OVER (ORDER BY position) AS is_behind FROM appended) AS steps
             WHERE is_behind);
    END IF;
    IF untrue THEN
        RAISE EXCEPTION 'recorded_at is behind the event before or ahead of the clock'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'events_recorded_at_monotone';
    END IF;
    RETURN NULL;
END
$$;

-- A writer states neither the position nor the transaction: one that could would put an event where readers have been, or far
-- ahead of all others, and be passed over or have them passed over.
REVOKE INSERT ON events FROM redress_command, redress_automation;
GRANT INSERT (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, recorded_at, event_id,
              command_id, causation_id, correlation_id, actor, hash) ON events TO redress_command, redress_automation;
