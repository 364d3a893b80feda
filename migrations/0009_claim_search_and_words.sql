-- The read models keep of their sentences which and with what figures, beside a document without them; a reader makes the
-- words. And a claim is found by the day of its flight, by its route and by what is owed. Both tables are emptied here, and
-- their projector fills them again from the first event.
SET LOCAL ROLE redress_projector;

DO $$
DECLARE
    claims    text := 'claim_status_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'claim_status');
    timelines text := 'claim_timeline_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'claim_timeline');
    currency  text;
BEGIN
    EXECUTE format('TRUNCATE read_model.%I, read_model.%I', claims, timelines);
    DELETE FROM parked_claims WHERE name IN ('claim_status', 'claim_timeline');
    UPDATE subscriptions SET position = 0, updated_at = clock_timestamp() WHERE name IN ('claim_status', 'claim_timeline');

    -- `told`: the summary and the next step as codes and figures. `owed`: minor units by currency, {"CAD": 100000}.
    EXECUTE format('ALTER TABLE read_model.%I ADD COLUMN told json NOT NULL, ADD COLUMN owed jsonb NOT NULL', claims);
    EXECUTE format('ALTER TABLE read_model.%I ADD COLUMN message json NOT NULL', timelines);
    EXECUTE format('CREATE OR REPLACE VIEW read_model.claim_status AS SELECT * FROM read_model.%I', claims);
    EXECUTE format('CREATE OR REPLACE VIEW read_model.claim_timeline AS SELECT * FROM read_model.%I', timelines);

    EXECUTE format('CREATE INDEX ON read_model.%I (departure_date, claim_id)', claims);
    EXECUTE format('CREATE INDEX ON read_model.%I (origin, destination, claim_id)', claims);
    EXECUTE format('CREATE INDEX ON read_model.%I (destination, claim_id)', claims);
    -- One a currency: what owes nothing in it is not in its index.
    FOREACH currency IN ARRAY ARRAY['CAD', 'EUR', 'GBP', 'USD'] LOOP
        EXECUTE format('CREATE INDEX ON read_model.%I (((owed ->> %L)::bigint), claim_id) WHERE (owed ->> %L)::bigint IS NOT NULL',
                       claims, currency, currency);
    END LOOP;
END
$$;

-- As every migration begins.
SET LOCAL ROLE redress_migrator;
