//! The questions that `claim_status` answers. Documents are passed on as they are stored.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use redress_domain::claim::ClaimStatus;
use redress_domain::fact::DisruptionKind;
use redress_domain::value::{AirportCode, CarrierCode, ClaimId, Currency};
use sqlx::postgres::PgRow;
use sqlx::{PgExecutor, Postgres, QueryBuilder, Row};
use uuid::Uuid;

/// A claim, as it is stored to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredClaim {
    /// Its id.
    pub claim_id: String,
    /// The version of its stream: the `ETag`.
    pub version: i64,
    /// The account that owns it: who may read it.
    pub claimant: String,
    /// The body of the answer without its sentences, as JSON text: a [`super::ClaimDocument`].
    pub document: String,
    /// What is told in words, as JSON text: codes and figures.
    pub told: String,
    /// The event that it has seen last.
    pub last_position: i64,
}

/// Which claims to list. Empty: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimFilter {
    /// Of this account.
    pub claimant: Option<String>,
    /// That stand so.
    pub status: Option<ClaimStatus>,
    /// Whose disrupted leg this carrier flew.
    pub carrier: Option<CarrierCode>,
    /// From this airport, by the itinerary.
    pub origin: Option<AirportCode>,
    /// To this airport, by the itinerary.
    pub destination: Option<AirportCode>,
    /// About this kind of disruption.
    pub kind: Option<DisruptionKind>,
    /// About a flight that was to leave on this day or later, by the clock of its airport.
    pub departs_from: Option<Date>,
    /// About a flight that was to leave on this day or earlier.
    pub departs_to: Option<Date>,
    /// To which so much is owed.
    pub owed: Option<OwedFilter>,
    /// That a reference leads to.
    pub reference: Option<ReferenceFilter>,
}

/// A range of what is owed in one currency; claims that owe nothing in it are outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwedFilter {
    /// Which currency.
    pub currency: Currency,
    /// At least this, in minor units.
    pub min_minor: Option<u64>,
    /// At most this, in minor units.
    pub max_minor: Option<u64>,
}

/// What a person wrote to find a claim by: a claim that fits in either way is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferenceFilter {
    /// The beginning of a claim's id: lower-case hexadecimal digits and hyphens.
    pub id_prefix: Option<String>,
    /// The claims that the vault found by a booking reference.
    pub claim_ids: Vec<String>,
}

/// Where a list goes on. Its text is opaque to whoever carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor(Uuid);

/// Not a cursor that a list gave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a cursor that a list gave out")]
pub struct NotACursor;

impl Cursor {
    /// The cursor behind a claim: a list that goes on there begins with the next older one.
    pub const fn after(claim_id: ClaimId) -> Self {
        Self(claim_id.as_uuid())
    }

    /// The claim that it stands behind.
    pub const fn claim_id(self) -> ClaimId {
        ClaimId::from_uuid(self.0)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(formatter)
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uuid = Uuid::parse_str(text).map_err(|_| NotACursor)?;
        if uuid.simple().to_string() == text { Ok(Self(uuid)) } else { Err(NotACursor) }
    }
}

const COLUMNS: &str = "SELECT claim_id, version, claimant, document, told, \
                         last_position FROM read_model.claim_status";

/// One claim. `None`: this read model has none of this id.
pub async fn get(executor: impl PgExecutor<'_>, claim_id: &str) -> sqlx::Result<Option<StoredClaim>> {
    let query = format!("{COLUMNS} WHERE claim_id = $1");
    let row = sqlx::query(&query).bind(claim_id).fetch_optional(executor).await?;
    row.as_ref().map(stored).transpose()
}

/// Many claims, in any order; those that this read model does not have are not among them.
pub async fn get_many(executor: impl PgExecutor<'_>, claim_ids: &[&str]) -> sqlx::Result<Vec<StoredClaim>> {
    let query = format!("{COLUMNS} WHERE claim_id = ANY($1)");
    let rows = sqlx::query(&query).bind(claim_ids).fetch_all(executor).await?;
    rows.iter().map(stored).collect()
}

/// Up to `limit` claims, the newest first, and where the list goes on; no cursor: it is at its end.
pub async fn list(
    executor: impl PgExecutor<'_>,
    filter: &ClaimFilter,
    after: Option<Cursor>,
    limit: u16,
) -> sqlx::Result<(Vec<StoredClaim>, Option<Cursor>)> {
    let mut query = QueryBuilder::new(COLUMNS);
    query.push(" WHERE true");
    let conditions = [
        (" AND claimant = ", filter.claimant.clone()),
        (" AND status = ", filter.status.map(|status| status.as_str().to_owned())),
        (" AND carrier = ", filter.carrier.map(|carrier| carrier.to_string())),
        (" AND origin = ", filter.origin.map(|airport| airport.to_string())),
        (" AND destination = ", filter.destination.map(|airport| airport.to_string())),
        (" AND disruption_kind = ", filter.kind.map(|kind| kind.as_str().to_owned())),
        (" AND claim_id < ", after.map(|cursor| cursor.0.to_string())),
    ];
    for (condition, value) in conditions {
        if let Some(value) = value {
            query.push(condition).push_bind(value);
        }
    }
    push_flight_and_sum(&mut query, filter);
    push_reference(&mut query, filter.reference.as_ref());
    // One more than asked for tells whether the list goes on.
    query.push(" ORDER BY claim_id DESC LIMIT ").push_bind(i64::from(limit) + 1);
    let rows = query.build().fetch_all(executor).await?;
    let mut claims = rows.iter().map(stored).collect::<sqlx::Result<Vec<_>>>()?;
    let goes_on = claims.len() > usize::from(limit);
    claims.truncate(usize::from(limit));
    let last = claims.last().filter(|_| goes_on);
    let next = last.and_then(|claim| Uuid::parse_str(&claim.claim_id).ok()).map(Cursor);
    Ok((claims, next))
}

fn push_flight_and_sum(query: &mut QueryBuilder<'_, Postgres>, filter: &ClaimFilter) {
    if let Some(day) = filter.departs_from {
        query.push(" AND departure_date >= ").push_bind(day.to_sqlx());
    }
    if let Some(day) = filter.departs_to {
        query.push(" AND departure_date <= ").push_bind(day.to_sqlx());
    }
    if let Some(owed) = filter.owed {
        // The code of a currency stands in the text, because each has an index of its own.
        let sum = format!("(owed ->> '{}')::bigint", owed.currency.code());
        let bound = |minor: u64| i64::try_from(minor).unwrap_or(i64::MAX);
        query.push(format!(" AND {sum} >= ")).push_bind(owed.min_minor.map_or(0, bound));
        query.push(format!(" AND {sum} <= ")).push_bind(owed.max_minor.map_or(i64::MAX, bound));
    }
}

fn push_reference(query: &mut QueryBuilder<'_, Postgres>, reference: Option<&ReferenceFilter>) {
    let Some(reference) = reference else { return };
    query.push(" AND (claim_id = ANY(").push_bind(reference.claim_ids.clone()).push(")");
    if let Some(prefix) = &reference.id_prefix {
        // Behind every digit of an id, and a range that any plan can take from the index.
        query.push(" OR (claim_id >= ").push_bind(prefix.clone());
        query.push(" AND claim_id < ").push_bind(format!("{prefix}g")).push(")");
    }
    query.push(")");
}

fn stored(row: &PgRow) -> sqlx::Result<StoredClaim> {
    Ok(StoredClaim {
        claim_id: row.try_get("claim_id")?,
        version: row.try_get("version")?,
        claimant: row.try_get("claimant")?,
        document: row.try_get("document")?,
        told: row.try_get("told")?,
        last_position: row.try_get("last_position")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nothing_else_does() {
        let id: ClaimId = "0197f3a0-0000-7000-8000-000000000001".parse().expect("a UUID");
        let cursor = Cursor::after(id);
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for text in ["", "x", "0197f3a0-0000-7000-8000-000000000001", "0197F3A0000070008000000000000001", "' OR 1=1"] {
            assert_eq!(text.parse::<Cursor>(), Err(NotACursor), "{text}");
        }
    }
}
