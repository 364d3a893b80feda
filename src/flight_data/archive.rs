//! The flight archive: flights that were imported, asked by number, day and airports.

use async_trait::async_trait;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx;
use redress_domain::fact::{Leg, Observation};
use redress_domain::reference;
use redress_domain::value::{CarrierCode, FlightNumber};
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row};

use super::matching::{self, Candidate};
use super::record::{Direction, FlightStatus};
use super::{FlightDataError, FlightDataProvider};

/// Over the table `flights`; the pool's role is `redress_automation`.
#[derive(Debug, Clone)]
pub struct FlightArchive {
    pool: PgPool,
}

impl FlightArchive {
    /// An archive behind `pool`.
    pub const fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    async fn candidates(&self, leg: &Leg, flight: FlightNumber) -> Result<Vec<Candidate>, sqlx::Error> {
        // A number is its own carrier's; another's flight of the same number is another flight. Archives have a regional
        // operator's flights under its own code too.
        let operates = |operator: &CarrierCode| reference::flies_for(*operator, flight.carrier());
        let operator = leg.operating_carrier.filter(operates);
        let carriers: Vec<String> =
            [Some(flight.carrier()), operator].into_iter().flatten().map(String::from).collect();
        // The number as it is sold, without the suffix: an archive may have either.
        let sold_as = format!("{}{}", flight.carrier(), flight.number());
        let (first, last) = days(leg);
        let rows = sqlx::query(CANDIDATES)
            .bind(carriers)
            .bind(i32::from(flight.number()))
            .bind(vec![sold_as])
            .bind(first.to_sqlx())
            .bind(last.to_sqlx())
            .bind(leg.origin.as_str())
            .bind(leg.destination.as_str())
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(candidate).collect()
    }
}

#[async_trait]
impl FlightDataProvider for FlightArchive {
    fn name(&self) -> &'static str {
        "flight-archive"
    }

    async fn observe(&self, leg: &Leg) -> Result<Vec<Observation>, FlightDataError> {
        let Some(flight) = leg.flight_number else {
            return Ok(Vec::new());
        };
        let candidates = self
            .candidates(leg, flight)
            .await
            .map_err(|cause| FlightDataError::Unavailable { name: self.name(), cause: cause.into() })?;
        Ok(matching::observations(leg, &candidates))
    }
}

/// Every record that may speak of the leg: schedule of its first revision, the rest of its newest.
const CANDIDATES: &str = "
    WITH matching AS (
        SELECT DISTINCT source, provider_key
          FROM flights
         WHERE ((carrier = ANY($1) AND flight_number = $2) OR codeshares && $3)
           AND local_date BETWEEN $4 AND $5
           AND (origin = $6 OR (direction = 'arr' AND $6 = ANY(via)))
           AND (destination = $7 OR (direction = 'dep' AND $7 = ANY(via)))
    ), newest AS (
        SELECT DISTINCT ON (source, provider_key) *
          FROM flights JOIN matching USING (source, provider_key)
         ORDER BY source, provider_key, retrieved_at DESC, imported_at DESC
    ), first_seen AS (
        SELECT DISTINCT ON (source, provider_key) source, provider_key, local_date, scheduled_at
          FROM flights JOIN matching USING (source, provider_key)
         ORDER BY source, provider_key, retrieved_at, imported_at
    )
    SELECT source, provider_key, newest.retrieved_at, direction, suffix, first_seen.local_date,
           first_seen.scheduled_at, latest_at, is_final, time_semantics, status, cancelled, diverted
      FROM newest JOIN first_seen USING (source, provider_key)
     ORDER BY source, provider_key";

/// The days that can matter: from the day before the departure to the day after the latest arrival.
fn days(leg: &Leg) -> (Date, Date) {
    let departure = leg.scheduled_departure.date();
    let arrival = leg.scheduled_arrival.map_or(departure, redress_domain::value::LocalTime::date);
    let (first, last) = (departure.min(arrival), departure.max(arrival));
    (first.saturating_sub(1.day()), last.saturating_add(1.day()))
}

fn candidate(row: &PgRow) -> Result<Candidate, sqlx::Error> {
    let word = |column: &str| row.try_get::<String, _>(column);
    let unreadable = |column: &str| sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: "a word that this version of the program does not know".into(),
    };
    Ok(Candidate {
        source: word("source")?,
        provider_key: word("provider_key")?,
        retrieved_at: instant(row, "retrieved_at")?.ok_or_else(|| unreadable("retrieved_at"))?,
        direction: Direction::from_word(&word("direction")?).ok_or_else(|| unreadable("direction"))?,
        suffix: word("suffix")?.chars().next(),
        local_date: row.try_get::<jiff_sqlx::Date, _>("local_date")?.to_jiff(),
        scheduled_at: instant(row, "scheduled_at")?.ok_or_else(|| unreadable("scheduled_at"))?,
        latest_at: instant(row, "latest_at")?,
        is_final: row.try_get("is_final")?,
        time_semantics: word("time_semantics")?,
        status: FlightStatus::from_word(&word("status")?).ok_or_else(|| unreadable("status"))?,
        cancelled: row.try_get("cancelled")?,
        diverted: row.try_get("diverted")?,
    })
}

fn instant(row: &PgRow, column: &str) -> Result<Option<jiff::Timestamp>, sqlx::Error> {
    Ok(row.try_get::<Option<jiff_sqlx::Timestamp>, _>(column)?.map(jiff_sqlx::Timestamp::to_jiff))
}
