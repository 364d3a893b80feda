//! A seat in a lower class, art.10(2): a part of the price of that flight.

use super::parameters::{Band, BandName};
use super::{Rules, distance};
use crate::explanation::Sentence;
use crate::reference::{self, Airport, Area};
use crate::regime::Journey;
use crate::regime::trail::{Award, Trail};
use crate::value::Money;

const TEST: &str = "downgraded";

/// The part of the price that is owed back. It goes by the price of the flight alone, so that on a ticket of several the price
/// is asked for. Flights between the Union's other territory and the French overseas departments are in the longest band here,
/// whatever art.7 says of them.
pub(super) fn reimbursement(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Option<Award> {
    let band = band(rules, journey, trail)?;
    let citation = band.downgrade_citation.citation();
    let percent = i64::try_from(band.downgrade_percent).unwrap_or(i64::MAX);
    trail.taken(TEST, Sentence::Reg261Downgraded { percent }, citation.clone());
    trail.cite(citation);
    let Some(fare) = journey.facts.one_way_fare.filter(|_| journey.legs.len() == 1) else {
        trail.ask(Sentence::Reg261AskFare { percent });
        return None;
    };
    let part = u128::from(fare.amount_minor) * u128::from(band.downgrade_percent) / 100;
    let amount = Money::from_minor(u64::try_from(part).unwrap_or(u64::MAX), fare.currency);
    Some(Award::whole(amount))
}

/// By the flight in the lower class alone (C-255/15), not by the journey that it is on.
fn band(rules: &'static Rules, journey: &Journey<'_>, trail: &mut Trail) -> Option<&'static Band> {
    let leg = journey.disrupted;
    let ends = reference::airport(leg.origin).zip(reference::airport(leg.destination));
    let by_sum = distance::band_of_flight(rules, journey, ends, trail)?;
    let (from, to) = ends?;
    let lies_in = |airport: &Airport, area| airport.lies_in(area, journey.first_day());
    let is_within = lies_in(from, Area::EuropeanCommunity) && lies_in(to, Area::EuropeanCommunity);
    let lies_overseas = |airport: &Airport| lies_in(airport, Area::FrenchOverseasDepartments);
    // Only where the sums know flights within the territory does art.10 except the overseas departments from them.
    let is_exempt = rules.own.community.is_some() && by_sum.name == BandName::Middle && is_within;
    let is_overseas = is_exempt && lies_overseas(from) != lies_overseas(to);
    let longest = || rules.shared.bands.iter().find(|band| band.name == BandName::Long);
    if is_overseas { longest() } else { Some(by_sum) }
}
