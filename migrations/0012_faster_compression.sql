-- PostgreSQL's own compression was a quarter of its work when views are filled, and LZ4 is a fraction of that. Not every server is
-- built with it; one that is not goes on as before. Rows that are there stay as they are.
SET LOCAL ROLE redress_migrator;

DO $$
BEGIN
    IF 'lz4' = ANY((SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression')::text[]) THEN
        ALTER TABLE events ALTER payload SET COMPRESSION lz4;
    END IF;
END
$$;

SET LOCAL ROLE redress_projector;

DO $$
DECLARE
    claims text := 'claim_status_' || (SELECT generation FROM read_model.serving_generations WHERE name = 'claim_status');
BEGIN
    IF 'lz4' = ANY((SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression')::text[]) THEN
        EXECUTE format('ALTER TABLE read_model.%I ALTER document SET COMPRESSION lz4', claims);
    END IF;
END
$$;

-- As every migration begins.
SET LOCAL ROLE redress_migrator;
