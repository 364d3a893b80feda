//! From records to rows, without a repetition.

use jiff_sqlx::ToSqlx;
use sha2::{Digest, Sha256};
use sqlx::{Connection as _, PgConnection};

use super::fault::ImportError;
use crate::clock;
use crate::flight_data::record::FlightRecord;

const BATCH: usize = 2_000;

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Records in the file.
    pub records: u64,
    /// Of these, new ones and new revisions of known ones. The rest said nothing new.
    pub stored: u64,
}

/// Stores records in one transaction. A record that says what the newest revision before it said is left out, so the
/// same file can be imported again and again.
pub async fn store(connection: &mut PgConnection, records: &[FlightRecord]) -> Result<ImportReport, ImportError> {
    let mut transaction = connection.begin().await?;
    let mut report = ImportReport { records: records.len() as u64, stored: 0 };
    for batch in records.chunks(BATCH) {
        report.stored += store_batch(&mut transaction, batch).await?;
    }
    transaction.commit().await?;
    Ok(report)
}

/// Lists travel as text with `|` between their items, because an array of arrays must be rectangular.
const STORE: &str = "
    INSERT INTO flights
    SELECT source, provider_key, retrieved_at, facts_sha256, direction, carrier, flight_number, suffix, origin,
           destination, string_to_array(via, '|'), local_date, scheduled_at, latest_at, is_final, time_semantics,
           status, cancelled, diverted, string_to_array(codeshares, '|'), $20
      FROM UNNEST($1::text[], $2::text[], $3::timestamptz[], $4::bytea[], $5::text[], $6::text[], $7::int[],
                  $8::text[], $9::text[], $10::text[], $11::text[], $12::date[], $13::timestamptz[],
                  $14::timestamptz[], $15::bool[], $16::text[], $17::text[], $18::bool[], $19::bool[], $21::text[])
           AS said (source, provider_key, retrieved_at, facts_sha256, direction, carrier, flight_number, suffix,
                    origin, destination, via, local_date, scheduled_at, latest_at, is_final, time_semantics, status,
                    cancelled, diverted, codeshares)
     WHERE said.facts_sha256 IS DISTINCT FROM (
               SELECT known.facts_sha256
                 FROM flights AS known
                WHERE known.source = said.source AND known.provider_key = said.provider_key
                  AND known.retrieved_at <= said.retrieved_at
                ORDER BY known.retrieved_at DESC, known.imported_at DESC
                LIMIT 1)
    ON CONFLICT ON CONSTRAINT flights_revision_key DO NOTHING";

async fn store_batch(connection: &mut PgConnection, batch: &[FlightRecord]) -> Result<u64, sqlx::Error> {
    let text = |read: fn(&FlightRecord) -> String| batch.iter().map(read).collect::<Vec<_>>();
    let flag = |read: fn(&FlightRecord) -> bool| batch.iter().map(read).collect::<Vec<_>>();
    let digests = batch.iter().map(facts_sha256).collect::<Result<Vec<_>, _>>()?;
    let done = sqlx::query(STORE)
        .bind(text(|record| record.source.clone()))
        .bind(text(|record| record.provider_key.clone()))
        .bind(batch.iter().map(|record| record.retrieved_at.to_sqlx()).collect::<Vec<_>>())
        .bind(digests)
        .bind(text(|record| record.direction.as_str().to_owned()))
        .bind(text(|record| record.carrier.to_string()))
        .bind(batch.iter().map(|record| i32::from(record.flight_number)).collect::<Vec<_>>())
        .bind(text(|record| record.suffix.map(String::from).unwrap_or_default()))
        .bind(text(|record| record.origin.to_string()))
        .bind(text(|record| record.destination.to_string()))
        .bind(text(|record| joined(&record.via)))
        .bind(batch.iter().map(|record| record.local_date.to_sqlx()).collect::<Vec<_>>())
        .bind(batch.iter().map(|record| record.scheduled_at.to_sqlx()).collect::<Vec<_>>())
        .bind(batch.iter().map(|record| record.latest_at.map(ToSqlx::to_sqlx)).collect::<Vec<_>>())
        .bind(flag(|record| record.is_final))
        .bind(text(|record| record.time_semantics.clone()))
        .bind(text(|record| record.status.as_str().to_owned()))
        .bind(flag(|record| record.cancelled))
        .bind(flag(|record| record.diverted))
        .bind(clock::now().to_sqlx())
        .bind(text(|record| joined(&record.codeshares)))
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

fn joined<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

fn facts_sha256(record: &FlightRecord) -> Result<Vec<u8>, sqlx::Error> {
    let facts = serde_json::to_vec(record).map_err(|error| sqlx::Error::Encode(error.into()))?;
    Ok(Sha256::digest(facts).to_vec())
}
