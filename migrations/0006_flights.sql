-- The flight archive: what sources said about flights, as it was imported. Nothing here is overwritten: where a source
-- says something else later, that is one more revision of the same record, told apart by when the source was asked. The
-- first revision keeps the schedule as it was first seen; the newest tells how the flight went.
CREATE TABLE flights (
    source         text        NOT NULL,
    -- the record's own key at the source
    provider_key   text        NOT NULL,
    -- when the source was asked
    retrieved_at   timestamptz NOT NULL,
    -- SHA-256 of what this revision says: every column below but imported_at
    facts_sha256   bytea       NOT NULL CHECK (octet_length(facts_sha256) = 32),
    -- 'dep' or 'arr': which end of the flight the times speak of
    direction      text        NOT NULL CHECK (direction IN ('dep', 'arr')),
    -- IATA designator, number without leading zeros, operational suffix (empty: none)
    carrier        text        NOT NULL,
    flight_number  integer     NOT NULL CHECK (flight_number BETWEEN 1 AND 9999),
    suffix         text        NOT NULL,
    origin         text        NOT NULL,
    destination    text        NOT NULL,
    -- stops between origin and destination
    via            text[]      NOT NULL,
    -- the calendar day of the scheduled time at that end's airport
    local_date     date        NOT NULL,
    scheduled_at   timestamptz NOT NULL,
    latest_at      timestamptz,
    -- whether latest_at happened; otherwise it was expected
    is_final       boolean     NOT NULL,
    -- the source's own word for what its times mean
    time_semantics text        NOT NULL,
    status         text        NOT NULL,
    cancelled      boolean     NOT NULL,
    diverted       boolean     NOT NULL,
    -- the flight numbers under which the same flight was sold
    codeshares     text[]      NOT NULL,
    imported_at    timestamptz NOT NULL,
    CONSTRAINT flights_revision_key PRIMARY KEY (source, provider_key, retrieved_at, facts_sha256)
);
CREATE INDEX flights_number_and_day ON flights (carrier, flight_number, local_date);
CREATE INDEX flights_codeshares ON flights USING gin (codeshares);

-- A claim may rest on any of it.
CREATE TRIGGER flights_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON flights
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON flights TO redress_automation;
