-- An append that goes in one statement has read nothing under the order lock before. This takes the lock and says whether what the
-- appender assumed holds: its time lies between the last event's and the clock's and is not long past, none of its keys was
-- answered, and each stream that it goes on with ends with the event of that version and hash.
-- VOLATILE and READ COMMITTED (which every connection of the program sets): the second query sees what was committed until the lock was
-- given, and the statement around it does not.
CREATE FUNCTION may_append(
    stated timestamptz, principals text[], keys text[], stream_type text, streams text[], versions bigint[], hashes bytea[]
) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    previous timestamptz;
BEGIN
    PERFORM pg_advisory_xact_lock(5283744171296);
    previous := (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1);
    RETURN stated BETWEEN greatest(previous, clock_timestamp() - interval '100 milliseconds') AND greatest(previous, clock_timestamp())
       AND NOT EXISTS (
           SELECT FROM UNNEST(principals, keys) AS new (principal, key),
                       LATERAL (SELECT FROM idempotency_keys AS old
                                 WHERE old.principal = new.principal AND old.key = new.key LIMIT 1) AS answered)
       AND NOT EXISTS (
           SELECT FROM UNNEST(streams, versions, hashes) AS assumed (stream, version, hash)
             LEFT JOIN LATERAL (SELECT sequence, hash FROM events
                                 WHERE aggregate_type = stream_type AND aggregate_id = assumed.stream
                                 ORDER BY sequence DESC LIMIT 1) AS last ON true
            WHERE last.sequence IS DISTINCT FROM assumed.version OR last.hash IS DISTINCT FROM assumed.hash);
END
$$;
REVOKE EXECUTE ON FUNCTION may_append FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_append TO redress_command, redress_automation;

-- As before, and with the hash, behind which the next event's is made.
CREATE OR REPLACE VIEW event_streams AS
    SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
           json_build_object('event_id', event_id, 'position', position::text, 'command_id', command_id,
                             'hash', encode(hash, 'hex')) AS metadata
      FROM events;
