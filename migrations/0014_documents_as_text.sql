-- What is sent as it is stored need not be JSON to PostgreSQL: it would look through every byte of each document that a projection
-- writes, which was a tenth of all work when views are filled. Who looks into one by SQL casts it: `document::json`. And a
-- document is compressed once its row would be longer than half a page, and not put elsewhere if that is enough.
SET LOCAL ROLE redress_projector;

-- No rebuild serves another generation meanwhile.
LOCK TABLE read_model.serving_generations IN SHARE ROW EXCLUSIVE MODE;

DO $$
DECLARE
    claims      text := 'claim_status_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'claim_status');
    timelines   text := 'claim_timeline_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'claim_timeline');
    tasks       text := 'work_queue_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'work_queue');
    compression text := CASE WHEN 'lz4' = ANY((SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression')::text[])
                             THEN 'lz4' ELSE 'default' END;
BEGIN
    DROP VIEW read_model.claim_status, read_model.claim_timeline, read_model.work_queue;
    -- In one statement: the rows that are there are written anew as later ones will be.
    EXECUTE format('ALTER TABLE read_model.%I ALTER document TYPE text USING document::text, ALTER told TYPE text USING told::text,
                           SET (toast_tuple_target = 4080), ALTER document SET COMPRESSION %s', claims, compression);
    EXECUTE format('ALTER TABLE read_model.%I ALTER entry TYPE text USING entry::text, ALTER message TYPE text USING message::text', timelines);
    EXECUTE format('ALTER TABLE read_model.%I ALTER details TYPE text USING details::text', tasks);
    EXECUTE format('CREATE VIEW read_model.claim_status AS SELECT * FROM read_model.%I', claims);
    EXECUTE format('CREATE VIEW read_model.claim_timeline AS SELECT * FROM read_model.%I', timelines);
    EXECUTE format('CREATE VIEW read_model.work_queue AS SELECT * FROM read_model.%I', tasks);
    GRANT SELECT ON read_model.claim_status, read_model.claim_timeline, read_model.work_queue TO redress_query, redress_automation;
END
$$;

-- As every migration begins.
SET LOCAL ROLE redress_migrator;
