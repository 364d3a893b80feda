//! The rows of a batch: read together, written together.

use std::collections::{BTreeMap, HashMap};

use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp, ToSqlx};
use redress_domain::claim::ClaimEvent;
use redress_domain::value::{AirportCode, CarrierCode};
use serde::Serialize;
use sqlx::{PgConnection, Row};

use super::fold::{ClaimStatusRow, fold};
use super::told::Told;
use crate::words::code;
use crate::{Amount, FoldError, Projection, SettledEvent};

/// Keeps `claim_status`.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClaimStatusProjection;

impl Projection for ClaimStatusProjection {
    const NAME: &'static str = super::NAME;

    type Rows = Option<ClaimStatusRow>;

    async fn load(
        connection: &mut PgConnection,
        table: &str,
        claim_ids: &[&str],
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        if claim_ids.is_empty() {
            return Ok(HashMap::new());
        }
        let query = format!(
            "SELECT claim_id, claimant, document::text AS document, last_position FROM {table} WHERE claim_id = ANY($1)"
        );
        let rows = sqlx::query(&query).bind(claim_ids).fetch_all(connection).await?;
        let read = rows.iter().map(|row| {
            let document = serde_json::from_str(row.try_get("document")?);
            let document = document.map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            let (claimant, last_position) = (row.try_get("claimant")?, row.try_get("last_position")?);
            Ok((row.try_get("claim_id")?, Some(ClaimStatusRow { claimant, document, last_position })))
        });
        read.collect()
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        *rows = Some(fold(rows.take(), event, recorded)?);
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let mut columns = Columns::default();
        for row in rows.iter().flatten() {
            columns.push(row)?;
        }
        let upsert = upsert(table);
        let query = sqlx::query(&upsert)
            .bind(columns.claim_ids)
            .bind(columns.versions)
            .bind(columns.statuses)
            .bind(columns.claimants)
            .bind(columns.disruption_kinds)
            .bind(columns.carriers)
            .bind(columns.origins)
            .bind(columns.destinations)
            .bind(columns.departure_dates)
            .bind(columns.outcomes)
            .bind(columns.documents)
            .bind(columns.told)
            .bind(columns.owed)
            .bind(columns.submitted_at)
            .bind(columns.updated_at)
            .bind(columns.last_positions);
        query.execute(connection).await?;
        Ok(())
    }
}

fn upsert(table: &str) -> String {
    format!(
        "INSERT INTO {table} AS old (claim_id, version, status, claimant, disruption_kind, carrier, origin, \
                destination, departure_date, outcome, document, told, owed, submitted_at, updated_at, last_position) \
         SELECT claim_id, version, status, claimant, disruption_kind, carrier, origin, destination, departure_date, \
                outcome, document::json, told::json, owed::jsonb, submitted_at, updated_at, last_position \
           FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], \
                $8::text[], $9::date[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], \
                $15::timestamptz[], $16::bigint[]) \
             AS new (claim_id, version, status, claimant, disruption_kind, carrier, origin, destination, \
                departure_date, outcome, document, told, owed, submitted_at, updated_at, last_position) \
             ON CONFLICT (claim_id) DO UPDATE SET version = excluded.version, status = excluded.status, \
                disruption_kind = excluded.disruption_kind, carrier = excluded.carrier, origin = excluded.origin, \
                destination = excluded.destination, departure_date = excluded.departure_date, \
                outcome = excluded.outcome, document = excluded.document, told = excluded.told, \
                owed = excluded.owed, updated_at = excluded.updated_at, last_position = excluded.last_position \
          WHERE old.last_position < excluded.last_position"
    )
}

/// The columns of many rows. Who claims and when never changes and is written once; the journey may be amended.
#[derive(Default)]
struct Columns<'a> {
    claim_ids: Vec<&'a str>,
    versions: Vec<i64>,
    statuses: Vec<&'static str>,
    claimants: Vec<&'a str>,
    disruption_kinds: Vec<&'static str>,
    carriers: Vec<Option<String>>,
    origins: Vec<String>,
    destinations: Vec<String>,
    departure_dates: Vec<SqlDate>,
    outcomes: Vec<Option<String>>,
    documents: Vec<String>,
    told: Vec<String>,
    owed: Vec<String>,
    submitted_at: Vec<SqlTimestamp>,
    updated_at: Vec<SqlTimestamp>,
    last_positions: Vec<i64>,
}

impl<'a> Columns<'a> {
    fn push(&mut self, row: &'a ClaimStatusRow) -> sqlx::Result<()> {
        let document = &row.document;
        let place = |airport: Option<AirportCode>| airport.map(|code| code.to_string()).unwrap_or_default();
        // The day of the flight that the claim is about, whose carrier owes.
        let legs = &document.itinerary.legs;
        let flight = legs.get(document.disruption.leg).or(legs.first());
        let departure = flight.map(|leg| leg.scheduled_departure.date()).unwrap_or_default();
        self.claim_ids.push(&document.claim_id);
        self.versions.push(document.version);
        self.statuses.push(document.status.as_str());
        self.claimants.push(&row.claimant);
        self.disruption_kinds.push(document.disruption.kind.as_str());
        self.carriers.push(document.owed_by.as_ref().map(CarrierCode::to_string));
        self.origins.push(place(document.itinerary.origin()));
        self.destinations.push(place(document.itinerary.destination()));
        self.departure_dates.push(departure.to_sqlx());
        self.outcomes.push(document.compensation.as_ref().map(|compensation| code(compensation.outcome)));
        self.documents.push(json(document)?);
        self.told.push(json(&Told::of(document))?);
        self.owed.push(json(&owed_minor(&document.owed))?);
        self.submitted_at.push(document.submitted_at.to_sqlx());
        self.updated_at.push(document.updated_at.to_sqlx());
        self.last_positions.push(row.last_position);
        Ok(())
    }
}

fn json(value: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

/// `{"CAD":100000}`: what the amounts are searched by.
fn owed_minor(owed: &[Amount]) -> BTreeMap<&'static str, u64> {
    owed.iter().map(|Amount(sum)| (sum.currency.code(), sum.amount_minor)).collect()
}
