//! The registry of problem codes: one table, from which the replies, `GET /problems/{code}` and the documentation come.

use axum::http::StatusCode;

macro_rules! codes {
    ($($variant:ident = $code:literal, $status:ident, $title:literal, $advice:literal;)*) => {
        /// A kind of problem. Codes are stable: clients may branch on them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ProblemCode {
            $(#[doc = $title] $variant,)*
        }

        impl ProblemCode {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code in the reply and in the log.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The HTTP status that goes with it.
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)* }
            }

            /// What it means, the same for every occurrence.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }

            /// What the caller can do about it.
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$variant => $advice,)* }
            }
        }
    };
}

codes! {
    // The request as HTTP.
    BodyNotJson = "body_not_json", BAD_REQUEST, "The body is not JSON", "Send one JSON value in UTF-8.";
    BodyTooLarge = "body_too_large", PAYLOAD_TOO_LARGE, "The body is too large", "Send at most 64 KiB.";
    BodyUnreadable = "body_unreadable", BAD_REQUEST, "The body could not be read to its end", "Send the request again.";
    MediaTypeUnsupported = "media_type_unsupported", UNSUPPORTED_MEDIA_TYPE, "The body is not declared as JSON", "Send Content-Type: application/json.";
    RequestInvalid = "request_invalid", UNPROCESSABLE_ENTITY, "The request breaks at least one rule", "Mend every entry of errors and send the request again.";
    RouteUnknown = "route_unknown", NOT_FOUND, "Nothing is served at this address", "See docs/API.md for the addresses of the command API and of the query API.";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "The address does not take this method", "Use a method of the Allow header.";
    IdempotencyKeyMissing = "idempotency_key_missing", BAD_REQUEST, "The Idempotency-Key header is missing", "Draw a fresh key for each intent and repeat it with each retry of that intent.";
    IdempotencyKeyMalformed = "idempotency_key_malformed", BAD_REQUEST, "The Idempotency-Key header is malformed", "Send 1 to 255 visible ASCII characters, for example a UUID, once.";
    IdempotencyKeyReused = "idempotency_key_reused", UNPROCESSABLE_ENTITY, "The Idempotency-Key was used for another request", "Draw a fresh key for a new intent; repeat the same request to read the first answer.";
    IfMatchMissing = "if_match_missing", PRECONDITION_REQUIRED, "The If-Match header is missing", "Read the claim and send its ETag as If-Match.";
    IfMatchMalformed = "if_match_malformed", BAD_REQUEST, "The If-Match header is malformed", "Send one strong entity tag as the claim's ETag gave it, for example \"3\".";
    ClaimVersionConflict = "claim_version_conflict", PRECONDITION_FAILED, "The claim has moved on", "Read the claim again, decide anew and send its current ETag as If-Match.";
    MinPositionMalformed = "min_position_malformed", BAD_REQUEST, "The Redress-Min-Position header is malformed", "Send the number that a command answered as Redress-Position.";
    LastEventIdMalformed = "last_event_id_malformed", BAD_REQUEST, "The Last-Event-ID header is malformed", "Send the id of the last event that arrived, or none.";
    // Who asks, and whether they may.
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "The request does not say who sends it", "Authenticate as the WWW-Authenticate header says.";
    Forbidden = "forbidden", FORBIDDEN, "This principal may not do this", "Ask somebody whose role may.";
    // What the claim refuses: nothing was recorded.
    ClaimNotFound = "claim_not_found", NOT_FOUND, "No such claim", "Check the id; a claim that was submitted a moment ago can be awaited with Redress-Min-Position.";
    SubmissionNotKept = "submission_not_kept", GONE, "The submission is not kept any more", "Read the claim: whoever submitted it was erased, or it is older than the keeping of copies.";
    ClaimAlreadySubmitted = "claim_already_submitted", CONFLICT, "The claim was submitted before", "Read the claim.";
    FlightAlreadyVerified = "flight_already_verified", CONFLICT, "The flight is verified already", "Read the claim.";
    FlightNotVerified = "flight_not_verified", CONFLICT, "The flight is not verified", "Wait until the flight is verified.";
    CompensationAlreadyCalculated = "compensation_already_calculated", CONFLICT, "The compensation was calculated from these facts already", "Read the claim.";
    CompensationNotCalculated = "compensation_not_calculated", CONFLICT, "The compensation is not calculated", "Wait until the compensation is calculated; the work queue says what it waits for.";
    NothingOwed = "nothing_owed", CONFLICT, "The calculation found nothing owed", "Deny the claim, or have its facts mended.";
    ClaimAlreadyDecided = "claim_already_decided", CONFLICT, "The claim is decided already", "Read the decision in the claim.";
    ClaimNotApproved = "claim_not_approved", CONFLICT, "The claim is not approved", "Approve the claim first.";
    PassengerNotAwarded = "passenger_not_awarded", CONFLICT, "The passenger has no award on this claim", "Name passengers of the claim to whom something was awarded.";
    AmountExceedsEntitlement = "amount_exceeds_entitlement", CONFLICT, "More was asked for than is still owed", "Ask for at most what is still owed.";
    ClaimAlreadyPaid = "claim_already_paid", CONFLICT, "Everything owed to the passenger is paid or under way", "Read the payouts in the claim.";
    PayoutAccountMissing = "payout_account_missing", CONFLICT, "No account to pay to is known", "Send payout_account with the payout.";
    PayoutAlreadyAuthorized = "payout_already_authorized", CONFLICT, "The payout is authorized already", "Read the payouts in the claim.";
    PayoutUnknown = "payout_unknown", NOT_FOUND, "The claim has no such payout", "Read the payouts in the claim.";
    PayoutAlreadySent = "payout_already_sent", CONFLICT, "The payout was sent already", "Read the payouts in the claim.";
    PayoutNotSent = "payout_not_sent", CONFLICT, "The payout was not sent", "Wait until the payout is sent.";
    PayoutAlreadyStalled = "payout_already_stalled", CONFLICT, "The same doubt about the payout is recorded already", "Read the payouts in the claim.";
    PayoutAlreadySettled = "payout_already_settled", CONFLICT, "The payout is settled already", "Read the payouts in the claim.";
    PaidAmountDiffers = "paid_amount_differs", CONFLICT, "The bank paid another sum than was authorized", "Compare the bank's record with the payout.";
    PayoutNotFailed = "payout_not_failed", CONFLICT, "The payout neither failed nor came back", "Read the payouts in the claim.";
    PayoutNotPaid = "payout_not_paid", CONFLICT, "The payout is not paid", "Read the payouts in the claim.";
    ReturnedAmountImpossible = "returned_amount_impossible", CONFLICT, "More is said to have come back than was paid, or nothing", "Compare the bank's record with the payout.";
    MoneyPaidOrUnderWay = "money_paid_or_under_way", CONFLICT, "Money is paid or under way on the claim", "Wait for the bank; a claim that was paid is not withdrawn.";
    PayoutUnderWay = "payout_under_way", CONFLICT, "A payout is under way", "Wait until the bank has answered.";
    ClaimWithdrawn = "claim_withdrawn", CONFLICT, "The claim is withdrawn", "Have it reopened first.";
    ClaimNotClosed = "claim_not_closed", CONFLICT, "The claim is neither decided nor withdrawn", "Read the claim.";
    NothingAmended = "nothing_amended", CONFLICT, "The claim stands as it is to be amended already", "Read the claim.";
    PassengerHoldsPayout = "passenger_holds_payout", CONFLICT, "A payout to the passenger is paid or under way", "Leave the passenger on the claim.";
    JourneyAmendedSince = "journey_amended_since", CONFLICT, "The journey was amended since the sources were asked", "Wait until the flight is verified anew.";
    ObservationSettlesNothing = "observation_settles_nothing", CONFLICT, "The flight is not settled with what is stated", "State what is missing too, or attach better evidence.";
    EvidenceUnknown = "evidence_unknown", CONFLICT, "The claim has no such evidence", "Attach the evidence first and name it by the id that was answered.";
    EvidenceAlreadyAttached = "evidence_already_attached", CONFLICT, "The same bytes are attached already", "Read the evidence in the claim.";
    TooManyEntries = "too_many_entries", CONFLICT, "The claim takes no more of these", "Put what is left to say into what is there.";
    // Evidence.
    EvidenceTooLarge = "evidence_too_large", PAYLOAD_TOO_LARGE, "The evidence is too large", "Send at most 10 MiB.";
    EvidenceTypeRefused = "evidence_type_refused", UNSUPPORTED_MEDIA_TYPE, "The evidence is not what it is declared as, or nothing that is taken", "Send a PDF, PNG, JPEG, HEIC, WebP, a text in UTF-8 or an e-mail, with its own Content-Type.";
    EvidenceNotFound = "evidence_not_found", NOT_FOUND, "No such evidence", "Read the evidence in the claim.";
    EvidenceStoreUnavailable = "evidence_store_unavailable", SERVICE_UNAVAILABLE, "The store of evidence cannot be used", "Send the same request with the same Idempotency-Key after Retry-After; if it stays, whoever runs the server has named no place for evidence.";
    VaultUnavailable = "vault_unavailable", SERVICE_UNAVAILABLE, "The vault cannot be opened here", "Ask again after Retry-After; if it stays, whoever runs the server has named no master key, or another one.";
    // The program itself.
    ViewNotCaughtUp = "view_not_caught_up", SERVICE_UNAVAILABLE, "The view has not reached the asked position", "Ask again after Retry-After.";
    LiveStreamsTaken = "live_streams_taken", SERVICE_UNAVAILABLE, "As many live streams are open as may be", "Close a stream that is not looked at, or ask again after Retry-After.";
    Overloaded = "overloaded", SERVICE_UNAVAILABLE, "The server has more to do than it takes on at once", "Send the same request with the same Idempotency-Key after Retry-After.";
    StoreUnavailable = "store_unavailable", SERVICE_UNAVAILABLE, "The store cannot be reached", "Send the same request with the same Idempotency-Key after Retry-After.";
    RequestTimedOut = "request_timed_out", SERVICE_UNAVAILABLE, "The request took too long", "Send the same request with the same Idempotency-Key after Retry-After: if it was recorded, the answer is replayed.";
    NotReady = "not_ready", SERVICE_UNAVAILABLE, "The server does not take requests now", "Use another replica, or ask again after Retry-After.";
    Internal = "internal", INTERNAL_SERVER_ERROR, "The server failed", "Send the same request with the same Idempotency-Key later; report the instance if it stays.";
}

impl ProblemCode {
    /// The code with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name)
    }

    /// Seconds after which a repeat makes sense; `None` where waiting alone mends nothing.
    pub fn retry_after_seconds(self) -> Option<u64> {
        match self {
            // Streams stay open for long.
            Self::LiveStreamsTaken => Some(10),
            _ => (self.status() == StatusCode::SERVICE_UNAVAILABLE).then_some(1),
        }
    }
}
