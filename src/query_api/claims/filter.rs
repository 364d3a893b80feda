//! The filters of `GET /v1/claims`.

use jiff::civil::Date;
use redress_domain::claim::ClaimStatus;
use redress_domain::fact::DisruptionKind;
use redress_domain::intake::form_of_type;
use redress_domain::value::{AirportCode, CarrierCode, ClaimId, Currency, DecimalMoney, Money};
use redress_projections::claim_status::{ClaimFilter, OwedFilter, ReferenceFilter};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use sqlx::PgPool;

use crate::http::QueryString;
use crate::openapi::{Operation, words};
use crate::problem::Problem;
use crate::query_api::page::Parameters;
use crate::vault::{BOOKING_REFERENCE, Vault};

/// A claim's id as text: 32 digits in five groups.
const ID_CHARACTERS: usize = 36;
const ID_HYPHENS: [usize; 4] = [8, 13, 18, 23];
/// A shorter beginning of an id is that of every claim.
const ID_PREFIX_MIN: usize = 4;

/// The filters as they were asked for.
#[derive(Debug)]
pub(super) struct Filters {
    pub(super) claims: ClaimFilter,
    reference: Option<Reference>,
    parameters: Parameters,
}

/// What a person wrote to find a claim by. It may be both: `01a206` begins an id, and is a booking reference.
#[derive(Debug)]
struct Reference {
    id_prefix: Option<String>,
    booking_reference: Option<SecretString>,
}

impl Filters {
    /// Takes every filter of a query string. `claimant`: whose claims alone are meant.
    pub(super) fn take(query: &mut QueryString, claimant: Option<String>) -> Self {
        let status = |text: &str| ClaimStatus::OF_SUBMITTED.into_iter().find(|status| status.as_str() == text);
        let kind = |text: &str| DisruptionKind::ALL.into_iter().find(|kind| kind.as_str() == text);
        let airport = |text: &str| -> Option<AirportCode> { text.parse().ok() };
        let (departs_from, departs_to) = days(query);
        let claims = ClaimFilter {
            claimant,
            status: query.take("status", "a status of a claim, as calculated", status),
            carrier: query.take("carrier", "an IATA carrier code, as AC", |text| text.parse().ok()),
            origin: query.take("origin", "an IATA airport code, as YYZ", airport),
            destination: query.take("destination", "an IATA airport code, as YYZ", airport),
            kind: query.take("kind", "a kind of disruption, as delay", kind),
            departs_from,
            departs_to,
            owed: owed(query),
            reference: None,
        };
        let expected =
            "the beginning of a claim's id (4 characters or more), or a booking reference of 5 to 8 letters and digits";
        let reference = query.take("reference", expected, Reference::read);
        Self { parameters: parameters(&claims), claims, reference }
    }

    /// All of them, for the address of the next page and for the fingerprint of the list.
    pub(super) fn parameters(&self) -> Parameters {
        let reference = self.reference.as_ref().map(|reference| {
            let booking_reference = reference.booking_reference.as_ref().map(ExposeSecret::expose_secret);
            booking_reference.map(str::to_owned).or(reference.id_prefix.clone()).unwrap_or_default()
        });
        let mut parameters = self.parameters.clone();
        parameters.push(("reference", reference));
        parameters
    }

    /// Whether the next page may be linked to: the address of a search by reference would hold it, and no reply does.
    pub(super) const fn may_be_linked(&self) -> bool {
        self.reference.is_none()
    }

    /// The filter of the read model, once the vault was asked which claims have the booking reference. `before`: those that
    /// earlier pages had are not wanted again.
    pub(super) async fn resolve(
        self,
        vault: &Vault,
        pool: &PgPool,
        before: Option<ClaimId>,
    ) -> Result<ClaimFilter, Problem> {
        let Some(Reference { id_prefix, booking_reference }) = self.reference else { return Ok(self.claims) };
        let claim_ids = match booking_reference {
            Some(text) => vault.claims_with(pool, BOOKING_REFERENCE, text.expose_secret(), before).await?,
            None => Vec::new(),
        };
        let claim_ids = claim_ids.iter().map(ClaimId::to_string).collect();
        Ok(ClaimFilter { reference: Some(ReferenceFilter { id_prefix, claim_ids }), ..self.claims })
    }
}

impl Reference {
    fn read(text: &str) -> Option<Self> {
        let id_prefix = is_id_prefix(text).then(|| text.to_owned());
        let is_booking_reference =
            (5..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
        // As the vault keeps it.
        let booking_reference = is_booking_reference.then(|| SecretString::from(text.to_ascii_uppercase()));
        (id_prefix.is_some() || booking_reference.is_some()).then_some(Self { id_prefix, booking_reference })
    }
}

fn is_id_prefix(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let in_form = |(place, byte)| if ID_HYPHENS.contains(&place) { byte == b'-' } else { is_digit(byte) };
    (ID_PREFIX_MIN..=ID_CHARACTERS).contains(&text.len()) && text.bytes().enumerate().all(in_form)
}

fn days(query: &mut QueryString) -> (Option<Date>, Option<Date>) {
    let day = |text: &str| text.parse::<Date>().ok().filter(|day| day.year() >= 0 && day.to_string() == text);
    let from = query.take("departs_from", "a day, as 2026-05-01", day);
    let to = query.take("departs_to", "a day, as 2026-05-31", day);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        query.fault("departs_to", "range_reversed", "the last day lies before the first");
    }
    (from, to)
}

/// A range needs its currency: sums of two currencies cannot be compared.
fn owed(query: &mut QueryString) -> Option<OwedFilter> {
    let currency: Option<Currency> = query.take("currency", "a currency, as CAD", |text| text.parse().ok());
    let mut bound = |name| {
        let sum = |text: &str| {
            Some(text)
                .filter(|text| text.len() <= DecimalMoney::CHARACTERS_MAX)
                .and_then(|text| Money::from_decimal(text, currency.unwrap_or(Currency::Cad)).ok())
        };
        query.take(name, "an amount, as 400.00", sum).map(|sum| sum.amount_minor)
    };
    let (min_minor, max_minor) = (bound("owed_min"), bound("owed_max"));
    if min_minor.zip(max_minor).is_some_and(|(min, max)| min > max) {
        query.fault("owed_max", "range_reversed", "the highest sum lies below the lowest");
    }
    if currency.is_none() && (min_minor.is_some() || max_minor.is_some()) && query.is_faultless() {
        query.fault("currency", "missing_parameter", "expected: the currency of the amounts, as CAD");
    }
    currency.map(|currency| OwedFilter { currency, min_minor, max_minor })
}

/// Documents them.
pub(super) fn describe_filters(operation: Operation) -> Operation {
    let statuses = words(ClaimStatus::OF_SUBMITTED.iter().map(|status| status.as_str()));
    let kinds = words(DisruptionKind::ALL.iter().map(|kind| kind.as_str()));
    let sum = json!({ "type": "string", "pattern": DecimalMoney::PATTERN });
    let day = json!({ "type": "string", "format": "date" });
    operation
        .query("status", "Those that stand so.", statuses, "paid")
        .query("carrier", "Those whose disrupted leg this carrier flew.", form_of_type::<CarrierCode>(), "AC")
        .query("kind", "Those about this kind of disruption.", kinds, "delay")
        .query("origin", "Those from this airport.", form_of_type::<AirportCode>(), "YYZ")
        .query("destination", "Those to this airport.", form_of_type::<AirportCode>(), "FCO")
        .query(
            "departs_from",
            "Those whose disrupted flight was to leave on this day or later, by the clock of its airport.",
            day.clone(),
            "2026-05-01",
        )
        .query("departs_to", "Those whose disrupted flight was to leave on this day or earlier.", day, "2026-05-31")
        .query("currency", "Those to which something is owed in this currency.", form_of_type::<Currency>(), "CAD")
        .query("owed_min", "Those to which at least this is owed in `currency`.", sum.clone(), "400.00")
        .query("owed_max", "Those to which at most this is owed in `currency`.", sum, "2000.00")
        .query(
            "reference",
            "Those whose id begins so (4 characters or more), or whose booking reference is this, exactly but for capitals.",
            json!({ "type": "string", "minLength": ID_PREFIX_MIN, "maxLength": ID_CHARACTERS }),
            "X7K9QZ",
        )
}

fn parameters(filter: &ClaimFilter) -> Parameters {
    let sum = |minor: Option<u64>| {
        let owed = filter.owed?;
        minor.map(|minor| Money::from_minor(minor, owed.currency).decimal())
    };
    vec![
        ("status", filter.status.map(|status| status.as_str().to_owned())),
        ("carrier", filter.carrier.map(|carrier| carrier.to_string())),
        ("origin", filter.origin.map(|airport| airport.to_string())),
        ("destination", filter.destination.map(|airport| airport.to_string())),
        ("kind", filter.kind.map(|kind| kind.as_str().to_owned())),
        ("departs_from", filter.departs_from.map(|day| day.to_string())),
        ("departs_to", filter.departs_to.map(|day| day.to_string())),
        ("currency", filter.owed.map(|owed| owed.currency.to_string())),
        ("owed_min", sum(filter.owed.and_then(|owed| owed.min_minor))),
        ("owed_max", sum(filter.owed.and_then(|owed| owed.max_minor))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_the_beginning_of_an_id_or_a_booking_reference_or_both() {
        let read = |text| {
            Reference::read(text)
                .map(|reference| (reference.id_prefix.is_some(), reference.booking_reference.is_some()))
        };
        assert_eq!(read("01a2"), Some((true, false)));
        assert_eq!(read("01a20669-1d2f-733b-b746-95157064d043"), Some((true, false)));
        assert_eq!(read("01a206"), Some((true, true)));
        assert_eq!(read("x7k9qz"), Some((false, true)));
        for text in ["", "01a", "X7K-9QZ", "01a20669x", "01A20669-1D", "01a206691d2f", "ABCDEFGHI", "a%", "_____"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
