-- Read models belong to the projector: a rebuild makes new tables beside these and swaps the views, which are all that a
-- reader may see. The number behind a table's name is its generation. Every row says with `last_position` which event it
-- has seen last, and is written over by a later one only. Ids sort as bytes: a UUIDv7 then sorts by its time.
CREATE SCHEMA read_model;

CREATE TABLE read_model.claim_status_1 (
    claim_id           text COLLATE "C" PRIMARY KEY,
    version            bigint      NOT NULL,
    status             text        NOT NULL,
    claimant           text        NOT NULL,
    disruption_kind    text        NOT NULL,
    -- who flew the disrupted leg, as far as it is known
    carrier            text,
    origin             text        NOT NULL,
    destination        text        NOT NULL,
    departure_date     date        NOT NULL,
    -- of the newest calculation
    outcome            text,
    -- The whole answer to "get a claim", ready to be sent as it is. Amounts are in here alone: a claim may have several
    -- currencies.
    document           json        NOT NULL,
    submitted_at       timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    last_position      bigint      NOT NULL
);
CREATE INDEX claim_status_1_claimant ON read_model.claim_status_1 (claimant, claim_id);
CREATE INDEX claim_status_1_status ON read_model.claim_status_1 (status, claim_id);
CREATE INDEX claim_status_1_carrier ON read_model.claim_status_1 (carrier, claim_id);

CREATE TABLE read_model.claim_timeline_1 (
    claim_id      text COLLATE "C" NOT NULL,
    version       bigint      NOT NULL,
    -- What happened, in a code, a sentence and figures, ready to be sent as it is.
    entry         json        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    last_position bigint      NOT NULL,
    PRIMARY KEY (claim_id, version)
);

-- A closed task stays: it tells who waited for what and how long, and that its events are not applied again.
CREATE TABLE read_model.work_queue_1 (
    claim_id      text COLLATE "C" NOT NULL,
    task          text        NOT NULL,
    -- what the task is about within the claim: a payout; empty for the claim itself
    subject       text        NOT NULL,
    -- why it is there, as a code
    reason        text        NOT NULL,
    -- the figures that whoever takes it on will want
    details       json        NOT NULL,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    last_position bigint      NOT NULL,
    PRIMARY KEY (claim_id, task, subject)
);
CREATE INDEX work_queue_1_open ON read_model.work_queue_1 (opened_at, claim_id, task, subject) WHERE closed_at IS NULL;

CREATE VIEW read_model.claim_status AS SELECT * FROM read_model.claim_status_1;
CREATE VIEW read_model.claim_timeline AS SELECT * FROM read_model.claim_timeline_1;
CREATE VIEW read_model.work_queue AS SELECT * FROM read_model.work_queue_1;

-- Which generation of a projection the views show.
CREATE TABLE read_model.serving_generations (
    name       text    PRIMARY KEY,
    generation integer NOT NULL
);
INSERT INTO read_model.serving_generations VALUES ('claim_status', 1), ('claim_timeline', 1), ('work_queue', 1);
-- A projection finds its checkpoint and never makes it: whoever came late to a swap would begin the old one again.
INSERT INTO subscriptions (name, generation, position, updated_at)
     SELECT name, generation, 0, clock_timestamp() FROM read_model.serving_generations;

GRANT USAGE ON SCHEMA read_model TO redress_query, redress_automation;
GRANT USAGE, CREATE ON SCHEMA read_model TO redress_projector;
GRANT SELECT ON read_model.claim_status, read_model.claim_timeline, read_model.work_queue TO redress_query, redress_automation;
GRANT SELECT ON read_model.serving_generations TO redress_query, redress_automation;

ALTER TABLE read_model.claim_status_1 OWNER TO redress_projector;
ALTER TABLE read_model.claim_timeline_1 OWNER TO redress_projector;
ALTER TABLE read_model.work_queue_1 OWNER TO redress_projector;
ALTER TABLE read_model.serving_generations OWNER TO redress_projector;
ALTER VIEW read_model.claim_status OWNER TO redress_projector;
ALTER VIEW read_model.claim_timeline OWNER TO redress_projector;
ALTER VIEW read_model.work_queue OWNER TO redress_projector;
