//! The rows of a batch: read together, written together.

use std::collections::{BTreeMap, HashMap};

use jiff_sqlx::ToSqlx;
use redress_domain::claim::ClaimEvent;
use redress_domain::value::{AirportCode, CarrierCode};
use sqlx::{PgConnection, Row};

use super::fold::{ClaimStatusRow, fold};
use super::told::Told;
use crate::copy::NewRows;
use crate::words::code;
use crate::{Amount, FoldError, Projection, SettledEvent, Trust};

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
        _: Trust,
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        if claim_ids.is_empty() {
            return Ok(HashMap::new());
        }
        let query = format!("SELECT claim_id, claimant, document, last_position FROM {table} WHERE claim_id = ANY($1)");
        let rows = sqlx::query(&query).bind(claim_ids).fetch_all(connection).await?;
        let read = rows.iter().map(|row| {
            let document = serde_json::from_str(row.try_get("document")?);
            let document = document.map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
            let (claimant, last_position) = (row.try_get("claimant")?, row.try_get("last_position")?);
            let stored_position = Some(last_position);
            Ok((row.try_get("claim_id")?, Some(ClaimStatusRow { claimant, document, last_position, stored_position })))
        });
        read.collect()
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        *rows = Some(fold(rows.take(), event, recorded)?);
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let changed: Vec<&ClaimStatusRow> = rows.iter().flatten().filter(|row| row.has_changed()).collect();
        let mut new = NewRows::of(COLUMNS, changed.len());
        for row in &changed {
            write(row, &mut new)?;
        }
        // Its status, which indexes hold, changes with nearly every event: PostgreSQL would write the row anew either way.
        let stored = changed.iter().filter(|row| row.stored_position.is_some());
        let replaced: Vec<&str> = stored.map(|row| row.document.claim_id.as_str()).collect();
        if !replaced.is_empty() {
            let delete = format!("DELETE FROM {table} WHERE claim_id = ANY($1)");
            sqlx::query(&delete).bind(replaced).execute(&mut *connection).await?;
        }
        new.copy_into(table, connection).await
    }
}

const COLUMNS: &[&str] = &[
    "claim_id",
    "version",
    "status",
    "claimant",
    "disruption_kind",
    "carrier",
    "origin",
    "destination",
    "departure_date",
    "outcome",
    "document",
    "told",
    "owed",
    "submitted_at",
    "updated_at",
    "last_position",
];

fn write(row: &ClaimStatusRow, rows: &mut NewRows) -> sqlx::Result<()> {
    let document = &row.document;
    let place = |airport: Option<AirportCode>| airport.map(|code| code.to_string()).unwrap_or_default();
    // The day of the flight that the claim is about, whose carrier owes.
    let legs = &document.itinerary.legs;
    let flight = legs.get(document.disruption.leg).or(legs.first());
    let departure = flight.map(|leg| leg.scheduled_departure.date()).unwrap_or_default();
    rows.row()?
        .field(&document.claim_id)?
        .field(document.version)?
        .field(document.status.as_str())?
        .field(&row.claimant)?
        .field(document.disruption.kind.as_str())?
        .field(document.owed_by.as_ref().map(CarrierCode::to_string))?
        .field(place(document.itinerary.origin()))?
        .field(place(document.itinerary.destination()))?
        .field(departure.to_sqlx())?
        .field(document.compensation.as_ref().map(|compensation| code(compensation.outcome)))?
        .json(document)?
        .json(&Told::of(document))?
        .jsonb(&owed_minor(&document.owed))?
        .field(document.submitted_at.to_sqlx())?
        .field(document.updated_at.to_sqlx())?
        .field(row.last_position)?;
    Ok(())
}

/// `{"CAD":100000}`: what the amounts are searched by.
fn owed_minor(owed: &[Amount]) -> BTreeMap<&'static str, u64> {
    owed.iter().map(|Amount(sum)| (sum.currency.code(), sum.amount_minor)).collect()
}
