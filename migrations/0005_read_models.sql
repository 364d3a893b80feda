-- Read models belong to the projector: a rebuild makes new tables beside these and swaps the views, which are all that a
-- reader may see. The number behind a table's name is its generation.
CREATE SCHEMA read_model;

CREATE TABLE read_model.claim_status_1 (
    claim_id           text        PRIMARY KEY,
    version            bigint      NOT NULL,
    status             text        NOT NULL,
    claimant           text        NOT NULL,
    disruption_kind    text        NOT NULL,
    carrier            text,
    origin             text        NOT NULL,
    destination        text        NOT NULL,
    departure_date     date        NOT NULL,
    passenger_count    integer     NOT NULL,
    filed_on           date        NOT NULL,
    outcome            text,
    rule_version       text,
    currency           text,
    owed_minor         bigint      NOT NULL,
    paid_minor         bigint      NOT NULL,
    -- The whole answer to "get a claim", ready to be sent as it is.
    document           json        NOT NULL,
    submitted_at       timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    last_position      bigint      NOT NULL
);
CREATE INDEX claim_status_1_claimant ON read_model.claim_status_1 (claimant, claim_id);
CREATE INDEX claim_status_1_status ON read_model.claim_status_1 (status, claim_id);

CREATE TABLE read_model.claim_timeline_1 (
    claim_id      text        NOT NULL,
    version       bigint      NOT NULL,
    event_type    text        NOT NULL,
    event_id      uuid        NOT NULL,
    -- claimant, support or the program itself
    actor         text        NOT NULL,
    entry         json        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    last_position bigint      NOT NULL,
    PRIMARY KEY (claim_id, version)
);

CREATE TABLE read_model.work_queue_1 (
    claim_id      text        NOT NULL,
    task          text        NOT NULL,
    -- what the task is about within the claim: a payout, a leg; empty for the claim itself
    subject       text        NOT NULL,
    reason        text        NOT NULL,
    opened_at     timestamptz NOT NULL,
    last_position bigint      NOT NULL,
    PRIMARY KEY (claim_id, task, subject)
);
CREATE INDEX work_queue_1_opened_at ON read_model.work_queue_1 (opened_at, claim_id);

CREATE VIEW read_model.claim_status AS SELECT * FROM read_model.claim_status_1;
CREATE VIEW read_model.claim_timeline AS SELECT * FROM read_model.claim_timeline_1;
CREATE VIEW read_model.work_queue AS SELECT * FROM read_model.work_queue_1;

-- Which generation of a projection the views show.
CREATE TABLE read_model.serving_generations (
    name       text    PRIMARY KEY,
    generation integer NOT NULL
);
INSERT INTO read_model.serving_generations VALUES ('claim_status', 1), ('claim_timeline', 1), ('work_queue', 1);

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
