-- The flight archive: observations as they were imported, one row a record of a source. A row is never deleted while a
-- claim may rest on it.
CREATE TABLE flights (
    source         text        NOT NULL,
    provider_key   text        NOT NULL,
    -- 'dep' or 'arr': which end of the flight the times speak of
    direction      text        NOT NULL CHECK (direction IN ('dep', 'arr')),
    carrier        text        NOT NULL,
    flight_number  integer     NOT NULL,
    suffix         text        NOT NULL,
    origin         text        NOT NULL,
    destination    text        NOT NULL,
    -- the calendar day of the scheduled time at that end's airport
    local_date     date        NOT NULL,
    scheduled_at   timestamptz,
    latest_at      timestamptz,
    time_semantics text        NOT NULL,
    status         text        NOT NULL,
    cancelled      boolean     NOT NULL,
    diverted       boolean     NOT NULL,
    -- the flight numbers under which the same flight was sold, as 'AA8933|LA6094'
    codeshares     text        NOT NULL,
    retrieved_at   timestamptz NOT NULL,
    PRIMARY KEY (source, provider_key)
);
CREATE INDEX flights_number_and_day ON flights (carrier, flight_number, local_date);
CREATE INDEX flights_codeshares ON flights USING gin (string_to_array(codeshares, '|'));

GRANT SELECT ON flights TO redress_automation;
