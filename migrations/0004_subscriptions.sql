-- How far each projection and automation has come. A projection moves its row in the transaction of its effects; an
-- automation, whose effects lie outside, holds a lease with a fencing token instead of a row lock.
CREATE TABLE subscriptions (
    name         text        NOT NULL,
    -- 1, and one more with each rebuild: two generations of one projection may run side by side.
    generation   integer     NOT NULL,
    position     bigint      NOT NULL,
    -- Grows by one with each taking of the lease: whoever held it before can move nothing any more, however late it wakes.
    lease_token  bigint      NOT NULL DEFAULT 0,
    leased_until timestamptz,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (name, generation)
) WITH (fillfactor = 50);

-- Claims whose next event a subscription could not apply. Their later events wait behind it; other claims move on.
CREATE TABLE parked_claims (
    name            text        NOT NULL,
    generation      integer     NOT NULL,
    claim_id        text        NOT NULL,
    position        bigint      NOT NULL,
    -- Why, without personal data.
    reason          text        NOT NULL,
    attempts        integer     NOT NULL,
    parked_at       timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    PRIMARY KEY (name, generation, claim_id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON subscriptions, parked_claims TO redress_projector, redress_automation;
GRANT SELECT ON subscriptions, parked_claims TO redress_query;
