//! Searching a full read model: what a filter lists, and how little is read for it.

use jiff::civil::date;
use redress_domain::value::Currency;
use redress_projections::claim_status::{self, ClaimFilter, OwedFilter, ReferenceFilter};
use sqlx::PgConnection;

use crate::fixture::World;

const CLAIMS: i64 = 20_000;
/// A fortieth of the claims: whoever reads more has read past an index.
const READ_MAX: i64 = CLAIMS / 40;

/// So many claims whose ids begin with their numbers: one flight a day, one route in a hundred, one sum in five hundred.
const FILL: &str = "
INSERT INTO read_model.claim_status_1
SELECT lpad(to_hex(n), 8, '0') || '-0000-7000-8000-000000000000', 1, 'submitted', 'client:' || n % 500, 'delay', 'AC',
       'A' || lpad((n % 100)::text, 2, '0'), 'B' || lpad((n % 200)::text, 2, '0'), date '1970-01-01' + n, NULL, '{}',
       now(), now(), n, '{\"summary\":{\"message\":\"stands-submitted\"},\"next_step\":null}',
       json_build_object('CAD', n % 500 * 100, 'EUR', n)::jsonb
  FROM generate_series(1, 20000) AS n";

async fn full_world() -> World {
    let world = World::new().await;
    world.sql(FILL).await;
    world.sql("VACUUM ANALYZE read_model.claim_status_1").await;
    world
}

/// Rows that the sessions so far have read of the table, by whatever plan.
async fn rows_read(connection: &mut PgConnection) -> i64 {
    sqlx::query("SELECT pg_stat_force_next_flush()").execute(&mut *connection).await.expect("statistics");
    let read = "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables \
                 WHERE relname = 'claim_status_1'";
    sqlx::query_scalar(read).fetch_one(connection).await.expect("the table is counted")
}

/// The ids that a filter lists, as numbers.
async fn numbers(connection: &mut PgConnection, filter: &ClaimFilter) -> Vec<i64> {
    let (claims, _) = claim_status::list(connection, filter, None, 100).await.expect("it can be listed");
    claims.iter().map(|claim| i64::from_str_radix(&claim.claim_id[..8], 16).expect("a number")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_reads_little_more_than_what_it_lists() {
    let world = full_world().await;
    let mut connection = world.owner.acquire().await.expect("a connection").detach();
    let all = ClaimFilter::default;
    let owed = |currency, min_minor, max_minor| Some(OwedFilter { currency, min_minor, max_minor });
    let day = date(2000, 1, 1);
    let reference = |id_prefix: Option<&str>, claim_ids: &[&str]| {
        let claim_ids = claim_ids.iter().map(ToString::to_string).collect();
        Some(ReferenceFilter { id_prefix: id_prefix.map(str::to_owned), claim_ids })
    };
    let code = |text: &str| Some(text.parse().expect("a code"));
    let seven = "00000007-0000-7000-8000-000000000000";
    let cases: [(ClaimFilter, usize); 9] = [
        (all(), 100),
        (ClaimFilter { departs_from: Some(day), departs_to: Some(day), ..all() }, 1),
        (ClaimFilter { departs_from: Some(day), departs_to: Some(date(2000, 1, 31)), ..all() }, 31),
        (ClaimFilter { owed: owed(Currency::Cad, Some(777), Some(800)), ..all() }, 40),
        (ClaimFilter { owed: owed(Currency::Eur, None, Some(5)), ..all() }, 5),
        (ClaimFilter { owed: owed(Currency::Usd, None, None), ..all() }, 0),
        (ClaimFilter { reference: reference(Some("0000000"), &[]), ..all() }, 15),
        (ClaimFilter { reference: reference(Some("00004e20"), &[seven]), ..all() }, 2),
        (ClaimFilter { claimant: Some("client:7".to_owned()), ..all() }, 40),
    ];
    for (filter, count) in cases {
        let before = rows_read(&mut connection).await;
        let numbers = numbers(&mut connection, &filter).await;
        let read = rows_read(&mut connection).await - before;
        assert_eq!(numbers.len(), count, "{filter:?}");
        assert!(numbers.is_sorted_by(|newer, older| newer > older), "{filter:?}");
        assert!(read <= READ_MAX, "{read} rows read for {count}: {filter:?}");
    }
    let route = ClaimFilter { origin: code("ABC"), destination: code("DEF"), ..all() };
    let before = rows_read(&mut connection).await;
    assert_eq!(numbers(&mut connection, &route).await, Vec::<i64>::new());
    assert!(rows_read(&mut connection).await - before <= READ_MAX, "a route that nobody flew reads everything");
}
