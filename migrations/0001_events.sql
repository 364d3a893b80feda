-- The log. The first seven columns are those of postgres-es; `metadata` holds only what has no column of its own.
CREATE SEQUENCE events_position_seq AS bigint CACHE 1;

-- The time of recording: read after the order lock is held, and never behind the event before, whatever the clock did.
CREATE FUNCTION next_recorded_at() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN greatest(clock_timestamp(), (SELECT recorded_at FROM events ORDER BY position DESC LIMIT 1));
END
$$;

CREATE TABLE events (
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    sequence       bigint      NOT NULL CHECK (sequence >= 1),
    event_type     text        NOT NULL,
    event_version  text        NOT NULL,
    payload        json        NOT NULL,
    metadata       json        NOT NULL,
    position       bigint      NOT NULL DEFAULT nextval('events_position_seq'),
    recorded_at    timestamptz NOT NULL DEFAULT next_recorded_at(),
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    event_id       uuid        NOT NULL,
    command_id     uuid        NOT NULL,
    causation_id   uuid,
    correlation_id uuid        NOT NULL,
    actor          text        NOT NULL,
    hash           bytea       NOT NULL CHECK (octet_length(hash) = 32),
    CONSTRAINT events_stream_version_key PRIMARY KEY (aggregate_type, aggregate_id, sequence),
    CONSTRAINT events_position_key UNIQUE (position)
);
ALTER SEQUENCE events_position_seq OWNED BY events.position;

-- Order by construction: whoever inserts holds this lock to the end of the transaction, and draws positions only under
-- it. Position order is therefore commit order, and no reader that goes by position can ever pass over an event.
-- 5283744171296 is the number of this lock and of nothing else.
CREATE FUNCTION take_order_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(5283744171296);
    RETURN NULL;
END
$$;
CREATE TRIGGER events_order_lock BEFORE INSERT ON events
    FOR EACH STATEMENT EXECUTE FUNCTION take_order_lock();

-- A writer may state `recorded_at` (the appender does, because the hash covers it), but not one that is behind the event
-- before or ahead of the clock.
CREATE FUNCTION refuse_untrue_recorded_at() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    previous timestamptz;
BEGIN
    SELECT recorded_at INTO previous FROM events
     WHERE position < (SELECT min(position) FROM appended) ORDER BY position DESC LIMIT 1;
    IF EXISTS (SELECT FROM appended
                WHERE recorded_at < previous OR recorded_at > greatest(clock_timestamp(), previous)) THEN
        RAISE EXCEPTION 'recorded_at is behind the event before or ahead of the clock'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'events_recorded_at_monotone';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER events_recorded_at AFTER INSERT ON events
    REFERENCING NEW TABLE AS appended
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_untrue_recorded_at();

-- Append-only: privileges say so first, this says so to the owner too.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the log is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- What a reader may see: everything that is committed, in an order that can no longer change. Should the way of
-- ordering ever change, this view changes and its readers do not.
CREATE VIEW settled_events AS
    SELECT position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
           recorded_at, transaction_id, event_id, command_id, causation_id, correlation_id, actor, hash
      FROM events;

-- A claim's stream in the form that postgres-es reads: the columns of ours come back inside `metadata`, as strings.
CREATE VIEW event_streams AS
    SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
           json_build_object('event_id', event_id, 'position', position::text, 'command_id', command_id) AS metadata
      FROM events;

GRANT SELECT, INSERT ON events TO redress_command, redress_automation;
GRANT SELECT ON event_streams TO redress_command, redress_automation;
GRANT USAGE ON SEQUENCE events_position_seq TO redress_command, redress_automation;
GRANT SELECT ON settled_events TO redress_command, redress_automation, redress_projector, redress_query;
