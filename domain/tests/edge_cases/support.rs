//! A flight, what went wrong with it, and what each regime must say of it.

use redress_domain::estimate::{EstimateRequest, estimate};
use redress_domain::regime::{Assessment, CaseFacts, Eligibility};
use serde_json::{Value, json};

pub(crate) const EU: &str = "EU-261";
pub(crate) const UK: &str = "UK-261";
pub(crate) const CANADA: &str = "CA-APPR";
pub(crate) const US: &str = "US-DOT";

/// A request of the estimate contract, told step by step.
#[derive(Debug, Clone)]
pub(crate) struct Flight(Value);

/// One booking on 1 May 2026 whose first leg was disrupted for want of crew by a carrier that is large under the APPR,
/// with a passenger who paid and was there in time. A leg is written `AF CDG-YUL`, and `LH/AC YYZ-FRA` where one carrier
/// sold it and another flew it.
pub(crate) fn flight(legs: &[&str]) -> Flight {
    let legs: Vec<Value> = legs.iter().map(|leg| leg_of(leg)).collect();
    Flight(json!({
        "itinerary": { "single_booking": true, "legs": legs },
        "disruption": {
            "kind": "delay", "leg": 0, "notice_days": 0, "cause": "CREW_SHORTAGE", "refunded": false, "volunteered": false
        },
        "passenger": {
            "confirmed_reservation": true, "under_two_without_seat": false, "free_ticket": false,
            "presented_for_check_in": true
        },
        "carrier_size": "large"
    }))
}

fn leg_of(text: &str) -> Value {
    let (carriers, airports) = text.split_once(' ').unwrap();
    let (sold_by, flown_by) = carriers.split_once('/').unwrap_or((carriers, carriers));
    let (origin, destination) = airports.split_once('-').unwrap();
    json!({
        "marketing_carrier": sold_by, "operating_carrier": flown_by, "origin": origin, "destination": destination,
        "scheduled_departure": "2026-05-01"
    })
}

impl Flight {
    /// With a field set by its dotted name; null takes it away.
    pub(crate) fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        let place = field.split('.').fold(&mut self.0, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.into();
        self
    }

    /// Late by so many minutes at the final destination.
    pub(crate) fn late(self, minutes: i64) -> Self {
        self.with("disruption.arrival_delay_minutes", minutes)
    }

    /// Another of the legs was the disrupted one.
    pub(crate) fn on_leg(self, leg: usize) -> Self {
        self.with("disruption.leg", leg)
    }

    pub(crate) fn because(self, cause: &str) -> Self {
        self.with("disruption.cause", cause)
    }

    /// Every leg on another day.
    pub(crate) fn on(mut self, day: &str) -> Self {
        for leg in self.0["itinerary"]["legs"].as_array_mut().unwrap() {
            leg["scheduled_departure"] = json!(day);
        }
        self
    }

    /// Scheduled to leave and to arrive, and arrived: local times of the last leg. No delay is stated.
    pub(crate) fn at(mut self, departure: &str, arrival: &str, arrived: &str) -> Self {
        let leg = self.0["itinerary"]["legs"].as_array_mut().unwrap().last_mut().unwrap();
        leg["scheduled_departure"] = json!(departure);
        leg["scheduled_arrival"] = json!(arrival);
        leg["actual_arrival"] = json!(arrived);
        self
    }

    /// Cancelled, and the passenger was told so many days before.
    pub(crate) fn cancelled(self, notice_days: i64) -> Self {
        self.with("disruption.kind", "cancellation").with("disruption.notice_days", notice_days)
    }

    /// Moved to an earlier time, and the passenger was told so many days before.
    pub(crate) fn brought_forward(self, minutes: i64, notice_days: i64) -> Self {
        self.with("disruption.kind", "earlier_departure")
            .with("disruption.departure_moved_earlier_minutes", minutes)
            .with("disruption.notice_days", notice_days)
    }

    /// Refused at the gate, for more reservations than seats.
    pub(crate) fn bumped(self) -> Self {
        self.with("disruption.kind", "denied_boarding").because("OVERBOOKING")
    }

    /// Refused at the gate on such a ground.
    pub(crate) fn refused(self, ground: &str) -> Self {
        let refused = self.with("disruption.kind", "denied_boarding").with("disruption.denial_ground", ground);
        refused.with("disruption.cause", Value::Null)
    }

    /// Taken to the final destination another way, which left so much earlier and arrived so much later.
    pub(crate) fn rerouted(self, earlier: i64, later: i64) -> Self {
        let taken = json!({
            "offered": true, "accepted": true, "departs_earlier_minutes": earlier, "arrival_delay_minutes": later
        });
        self.with("disruption.rerouting", taken).late(later)
    }

    /// Offered another way, and not taken it.
    pub(crate) fn declined(self, earlier: i64, later: i64) -> Self {
        let declined = json!({
            "offered": true, "accepted": false, "departs_earlier_minutes": earlier, "arrival_delay_minutes": later
        });
        self.with("disruption.rerouting", declined)
    }

    /// Offered no other way.
    pub(crate) fn left_alone(self) -> Self {
        self.with("disruption.rerouting", json!({ "offered": false, "accepted": false }))
    }

    pub(crate) fn refunded(self) -> Self {
        self.with("disruption.refunded", true)
    }

    /// Never came to check in.
    pub(crate) fn stayed_away(self) -> Self {
        self.with("passenger.presented_for_check_in", false)
    }

    pub(crate) fn facts(&self) -> CaseFacts {
        EstimateRequest::parse(&self.0).unwrap()
    }

    /// What a regime says, if it says anything.
    #[track_caller]
    pub(crate) fn under(&self, regime: &str) -> Option<Assessment> {
        let reply = estimate(&self.0, None).unwrap_or_else(|faults| panic!("{faults:#?}\n{:#}", self.0));
        reply.assessments.into_iter().find(|assessment| assessment.regime == regime)
    }

    /// What a regime says, which must say something.
    #[track_caller]
    pub(crate) fn answer(&self, regime: &str) -> Assessment {
        self.under(regime).unwrap_or_else(|| panic!("{regime} says nothing of {:#}", self.0))
    }

    /// The whole of a sum is owed: `600.00 EUR`.
    #[track_caller]
    pub(crate) fn pays(&self, regime: &str, sum: &str) -> &Self {
        let found = self.answer(regime);
        assert!(is_owed(&found, sum), "{regime} owes {sum}\n{:#}\n{found:#?}", self.0);
        self
    }

    /// The carrier may halve a sum, and the half is owed at least.
    #[track_caller]
    pub(crate) fn pays_half(&self, regime: &str, half: &str, whole: &str) -> &Self {
        let found = self.answer(regime);
        let sums = (sum_of(found.amount), sum_of(found.unreduced_amount));
        let halved = sums == (Some(half.to_owned()), Some(whole.to_owned()));
        assert!(
            halved && found.eligible == Eligibility::Yes,
            "{regime} owes {half} of {whole}\n{:#}\n{found:#?}",
            self.0
        );
        self
    }

    /// Nothing is owed, for whatever reason.
    #[track_caller]
    pub(crate) fn owes_nothing(&self, regime: &str) -> &Self {
        let found = self.under(regime);
        assert!(found.as_ref().is_none_or(is_nothing), "{regime} owes nothing\n{:#}\n{found:#?}", self.0);
        self
    }

    /// The journey is none of the regime's.
    #[track_caller]
    pub(crate) fn is_out_of(&self, regime: &str) -> &Self {
        let found = self.under(regime);
        let out = found.as_ref().is_none_or(|found| !found.in_scope && found.amount.is_none());
        assert!(out, "{regime} does not apply\n{:#}\n{found:#?}", self.0);
        self
    }

    /// A fact is missing, and asked for.
    #[track_caller]
    pub(crate) fn asks(&self, regime: &str) -> &Self {
        let found = self.answer(regime);
        let asks = found.eligible == Eligibility::NeedsFacts && !found.questions.is_empty() && found.amount.is_none();
        assert!(asks, "{regime} asks\n{:#}\n{found:#?}", self.0);
        self
    }

    /// The law is not settled: a sum with a warning, or a lawyer must look.
    #[track_caller]
    pub(crate) fn likely_pays(&self, regime: &str, sum: &str) -> &Self {
        let found = self.answer(regime);
        let warned = is_owed(&found, sum) && !found.warnings.is_empty();
        assert!(warned || is_for_a_lawyer(&found), "{regime} likely owes {sum}\n{:#}\n{found:#?}", self.0);
        self
    }

    /// The law is not settled: nothing with a warning, or a lawyer must look.
    #[track_caller]
    pub(crate) fn likely_owes_nothing(&self, regime: &str) -> &Self {
        let found = self.answer(regime);
        let warned = is_nothing(&found) && !found.warnings.is_empty();
        assert!(warned || is_for_a_lawyer(&found), "{regime} likely owes nothing\n{:#}\n{found:#?}", self.0);
        self
    }

    /// Something beside a sum is owed.
    #[track_caller]
    pub(crate) fn gives_rights(&self, regime: &str) -> &Self {
        let found = self.answer(regime);
        assert!(!found.rights.is_empty(), "{regime} gives rights\n{:#}\n{found:#?}", self.0);
        self
    }
}

fn is_owed(found: &Assessment, sum: &str) -> bool {
    let amount = sum_of(found.amount);
    let reduced = found.unreduced_amount.is_some() && found.unreduced_amount != found.amount;
    found.eligible == Eligibility::Yes && amount.as_deref() == Some(sum) && !reduced
}

fn is_nothing(found: &Assessment) -> bool {
    (found.eligible == Eligibility::No || !found.in_scope) && found.amount.is_none()
}

fn is_for_a_lawyer(found: &Assessment) -> bool {
    found.eligible == Eligibility::NeedsLegalReview && found.amount.is_none()
}

fn sum_of(amount: Option<redress_domain::value::Money>) -> Option<String> {
    amount.map(|amount| format!("{} {}", amount.decimal(), amount.currency.code()))
}

/// Whether a place is named in an answer: by its ground, on its way or by a right.
pub(crate) fn names(found: &Assessment, place: &str) -> bool {
    let grounds = found.citations.iter();
    let way = found.branches.iter().map(|branch| &branch.citation);
    let rights = found.rights.iter().map(|right| &right.citation);
    grounds.chain(way).chain(rights).any(|citation| citation.as_str().starts_with(place))
}
